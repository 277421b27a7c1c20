"""Holds the site to ``content/urls.lock``: what was published stays, or redirects."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from blogsite.diagnostics import Problems, Severity
from blogsite.hosting import Rule
from blogsite.model.config import CONFIG_PATH
from blogsite.model.contract import LOCK_PATH, Promise
from blogsite.plan.entries import Entries, entry_id
from blogsite.plan.job import Job
from blogsite.plan.losses import Loss, find_losses
from blogsite.plan.successors import Successors
from blogsite.recall import Recall
from blogsite.site.model import Page, Post, Site

_NOW = {"draft": "a draft", "scheduled": "of a day to come"}


def check_contract(
    site: Site,
    jobs: Sequence[Job],
    rules: tuple[Rule, ...],
    entries: Entries,
    recall: Recall,
    problems: Problems,
) -> None:
    """Report each promise that the site would break."""
    if not site.contract:
        return
    losses = find_losses(site, jobs, rules, entries, recall)
    if not losses:
        return
    found = Problems()
    texts = _Texts(site, entries, jobs)
    for loss in losses:
        if loss.anchor:
            _report_anchor(loss, texts, found)
        elif loss.now:
            _report_entry(loss, texts, found)
        else:
            _report_url(loss, texts, found)
    severity = Severity.ERROR if site.keeps_urls else Severity.WARNING
    problems.extend(replace(each, severity=severity) for each in found)


class _Texts:
    """The site's texts, found by what a promise says of them."""

    def __init__(self, site: Site, entries: Entries, jobs: Sequence[Job]) -> None:
        items = [item for edition in site.editions for item in edition.items]
        posts = [item for item in items if isinstance(item, Post)]
        self.by_url: Mapping[str, Post | Page] = {item.url: item for item in items}
        self.by_entry = {entry_id(entries, post): post for post in posts}
        unsettled = [post for post in (*site.withheld, *posts) if post.status in _NOW]
        self.unsettled = {post.url: post for post in unsettled}
        self.successors = Successors(site, items, jobs)


def _accept(loss: Loss) -> str:
    return f"let it go: `blogsite urls accept {loss.name}`"


def _report_url(loss: Loss, texts: _Texts, problems: Problems) -> None:
    """Say which text had the URL, as far as that can be known, and what would keep it."""
    url = loss.promise.url
    unsettled = texts.unsettled.get(url)
    if unsettled is not None:
        message = f"the post was published at `{url}`, and is now {_NOW[unsettled.status]}"
        hint = f"publish it, or {_accept(loss)}"
        problems.error("lost-url", message, unsettled.document.place.path, hint=hint)
        return
    moved = texts.by_entry.get(loss.promise.entry)
    if moved is not None:
        message = f"the post was published at `{url}`, and is now at `{moved.url}`"
        hint = f"add `aliases: [{url}]`, or {_accept(loss)}"
        problems.error("lost-url", message, moved.document.place.path, hint=hint)
        return
    near = texts.successors.text(loss.promise)
    if near is not None:
        message = f"`{url}` was published, and `{near.url}` seems to be what was there"
        hint = f"if it is, add `aliases: [{url}]`; if not, {_accept(loss)}"
        problems.error("lost-url", message, near.document.place.path, hint=hint)
        return
    _report_list(loss, texts, problems)


def _report_list(loss: Loss, texts: _Texts, problems: Problems) -> None:
    promise = loss.promise
    target = texts.successors.list(promise.url)
    rule = f"`- {{from: {promise.url}, to: {target}}}`"
    message = f"`{promise.url}` was published, and nothing is there now"
    hint = f"add {rule} to `redirects` in `{CONFIG_PATH}`, or {_accept(loss)}"
    problems.error("lost-url", message, LOCK_PATH, promise.line, 1, hint)


def _report_anchor(loss: Loss, texts: _Texts, problems: Problems) -> None:
    path = texts.by_url[_now(loss).url].document.place.path
    added = [each for each in _now(loss).anchors if each not in loss.promise.anchors]
    where = f" `#{added[0]}`" if len(added) == 1 else ""
    message = f"`{loss.name}` was published, and no heading has that id now"
    hint = f"write `{{#{loss.anchor}}}` behind its heading{where}, or {_accept(loss)}"
    problems.error("lost-anchor", message, path, hint=hint)


def _report_entry(loss: Loss, texts: _Texts, problems: Problems) -> None:
    item = texts.by_url[_now(loss).url]
    url = loss.promise.url
    message = f"the post has another id in feeds than at `{url}`: it would show up as new"
    hint = f"add `aliases: [{url}]`, which keeps the id, or {_accept(loss)}"
    problems.error("lost-feed-id", message, item.document.place.path, hint=hint)


def _now(loss: Loss) -> Promise:
    assert loss.now is not None  # noqa: S101  (only of a lost URL nothing is left)
    return loss.now
