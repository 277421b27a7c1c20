"""What the host does with a published site: Netlify's ``_redirects`` and ``_headers``."""

from blogsite.hosting.faults import FaultKind, RuleFault, find_faults, leads_nowhere
from blogsite.hosting.headers import HeaderRule, headers_for, parse_headers
from blogsite.hosting.policy import allow
from blogsite.hosting.redirects import (
    Answer,
    Conditions,
    Redirects,
    Request,
    Rule,
    canonical_path,
    compile_redirects,
    find_answer,
    parse_redirects,
)
from blogsite.hosting.writing import write_headers, write_redirects

__all__ = [
    "Answer",
    "Conditions",
    "FaultKind",
    "HeaderRule",
    "Redirects",
    "Request",
    "Rule",
    "RuleFault",
    "allow",
    "canonical_path",
    "compile_redirects",
    "find_answer",
    "find_faults",
    "headers_for",
    "leads_nowhere",
    "parse_headers",
    "parse_redirects",
    "write_headers",
    "write_redirects",
]
