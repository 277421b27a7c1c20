"""A review as a page of its own, without scripts, for any content security policy."""

from urllib.parse import quote, urlsplit

from markupsafe import Markup

from blogsite.align import Budget
from blogsite.render.reports import report_template
from blogsite.review.differ import compare_words
from blogsite.review.model import Review, Status, Text
from blogsite.site.urls import Urls

# Lists beyond this are counted, not shown; the JSON has them all.
_MOST_LISTED = 60
_LONGEST_VALUE = 2000
_OPEN = 3
_SIGNS = {Status.ADDED: "+", Status.CHANGED: "~", Status.MOVED: "\u2192", Status.GONE: "\u2212"}


def render_page(review: Review) -> str:
    """Return the page; what posts say is escaped, or sanitised HTML."""
    counts = {status: sum(each.status is status for each in review.texts) for status in Status}
    base_url, budget = review.base_url, Budget()
    template = report_template(
        "blogsite.review",
        "review.html",
        local=Urls(base_url).local,
        picture=lambda url: _picture(url, base_url),
        sign=lambda status: _SIGNS[status],
        safe_html=_safe_html,
        id=_anchor,
        words=lambda field: compare_words(_cut(field.before), _cut(field.after), budget),
    )
    return template.render(
        review=review,
        counts=counts,
        stale=sum(len(each.translations.stale) for each in review.texts),
        most=_MOST_LISTED,
        open_texts=_OPEN,
    )


def _cut(value: str) -> str:
    return value[:_LONGEST_VALUE] + ("…" if len(value) > _LONGEST_VALUE else "")


def _safe_html(html: str) -> Markup:
    return Markup(html)  # noqa: S704  (sanitised when it was put together)


def _picture(url: str, base_url: str) -> str:
    """Return a picture's path on this site, empty for one of another site: the page loads none."""
    path = url.removeprefix(base_url)
    # Two slashes would begin the name of another host.
    return "" if path == url or path[:1] in {"/", "\\"} else urlsplit(base_url).path + path


def _anchor(text: Text) -> str:
    """Return the id of a text's section."""
    return "text-" + quote(text.version.url.strip("/"), safe="").replace("%", ".")
