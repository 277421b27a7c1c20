"""What the host does with a published site: Netlify's ``_redirects`` and ``_headers``."""

from blogsite.hosting.headers import HeaderRule, headers_for, parse_headers
from blogsite.hosting.policy import allow
from blogsite.hosting.redirects import (
    Answer,
    Conditions,
    Redirects,
    Request,
    Rule,
    compile_redirects,
    find_answer,
    parse_redirects,
)

__all__ = [
    "Answer",
    "Conditions",
    "HeaderRule",
    "Redirects",
    "Request",
    "Rule",
    "allow",
    "compile_redirects",
    "find_answer",
    "headers_for",
    "parse_headers",
    "parse_redirects",
]
