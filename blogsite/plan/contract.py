"""Holds the site to ``content/urls.lock``: what was published stays, or redirects."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from posixpath import basename

from blogsite.diagnostics import Problems, Severity
from blogsite.hosting import Rule
from blogsite.model.config import CONFIG_PATH
from blogsite.model.contract import LOCK_PATH
from blogsite.plan.job import Job
from blogsite.plan.losses import Loss, find_losses
from blogsite.plan.promises import item_entry
from blogsite.recall import Recall
from blogsite.site.model import Page, Post, Site

_NOW = {"draft": "a draft", "scheduled": "of a day to come"}


def check_contract(
    site: Site, jobs: Sequence[Job], rules: tuple[Rule, ...], recall: Recall, problems: Problems
) -> None:
    """Report each promise that the site would break."""
    if not site.contract:
        return
    losses = find_losses(site, jobs, rules, recall)
    if not losses:
        return
    found = Problems()
    _report(site, list(losses), found)
    severity = Severity.ERROR if site.keeps_urls else Severity.WARNING
    problems.extend(replace(each, severity=severity) for each in found)


def _report(site: Site, losses: list[Loss], problems: Problems) -> None:
    texts = _Texts(site)
    entries = [loss for loss in losses if _is_entry(loss)]
    if len(entries) > 1 and not any(each.entry in texts.by_entry for each in site.contract):
        losses = [loss for loss in losses if not _is_entry(loss)]
        _report_all_entries(len(entries), problems)
    for loss in losses:
        if loss.anchor:
            _report_anchor(loss, texts, problems)
        elif loss.now:
            _report_entry(loss, texts, problems)
        else:
            _report_url(loss, texts, problems)


def _is_entry(loss: Loss) -> bool:
    return loss.now is not None and not loss.anchor


class _Texts:
    """The site's texts, found by what a promise says of them."""

    def __init__(self, site: Site) -> None:
        items = [item for edition in site.editions for item in edition.items]
        base = site.config.base_url
        self.by_url: Mapping[str, Post | Page] = {item.url: item for item in items}
        self.by_entry = {item_entry(base, item): item for item in items if isinstance(item, Post)}
        self.by_name = {basename(item.url.rstrip("/")): item for item in reversed(items)}
        self.withheld = {post.url: post for post in site.withheld}


def _accept(loss: Loss) -> str:
    return f"let it go: `blogsite urls accept {loss.name}`"


def _report_url(loss: Loss, texts: _Texts, problems: Problems) -> None:
    """Say which text had the URL, as far as that can be known, and what would keep it."""
    url = loss.promise.url
    moved = texts.by_entry.get(loss.promise.entry)
    if moved is not None:
        message = f"the post was published at `{url}`, and is now at `{moved.url}`"
        hint = f"add `aliases: [{url}]`, or {_accept(loss)}"
        problems.error("lost-url", message, moved.document.place.path, hint=hint)
        return
    withheld = texts.withheld.get(url)
    if withheld is not None:
        message = f"the post was published at `{url}`, and is now {_NOW[withheld.status]}"
        hint = f"publish it, or {_accept(loss)}"
        problems.error("lost-url", message, withheld.document.place.path, hint=hint)
        return
    near = texts.by_name.get(basename(url.rstrip("/")))
    alias = f"add `aliases: [{url}]` to `{near.document.place.path}`" if near else ""
    hint = alias or "redirect it: `redirects` in `content/site.yaml`"
    message = f"`{url}` was published, and nothing is there now"
    problems.error(
        "lost-url", message, LOCK_PATH, loss.promise.line, 1, f"{hint}, or {_accept(loss)}"
    )


def _report_anchor(loss: Loss, texts: _Texts, problems: Problems) -> None:
    assert loss.now is not None  # noqa: S101  (an anchor is lost from something)
    path = texts.by_url[loss.now.url].document.place.path
    added = [each for each in loss.now.anchors if each not in loss.promise.anchors]
    where = f" `#{added[0]}`" if len(added) == 1 else ""
    message = f"`{loss.name}` was published, and no heading has that id now"
    hint = f"write `{{#{loss.anchor}}}` behind its heading{where}, or {_accept(loss)}"
    problems.error("lost-anchor", message, path, hint=hint)


def _report_entry(loss: Loss, texts: _Texts, problems: Problems) -> None:
    assert loss.now is not None  # noqa: S101  (an id is lost by something)
    item = texts.by_url[loss.now.url]
    message = f"the post's id in feeds was `{loss.promise.entry}`: it would show up as new"
    hint = f"give the file its old name or language, or {_accept(loss)}"
    problems.error("lost-feed-id", message, item.document.place.path, hint=hint)


def _report_all_entries(count: int, problems: Problems) -> None:
    message = f"all {count} posts would show up as new in feed readers"
    hint = "their ids are made of `base_url`: keep it, or `blogsite urls accept --lost`"
    problems.error("lost-feed-id", message, CONFIG_PATH, hint=hint)
