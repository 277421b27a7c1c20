"""Holds an edited site to what the site is and has promised now."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace

from blogsite.build import Plan
from blogsite.diagnostics import Diagnostic, Problems, Severity
from blogsite.hosting import Rule
from blogsite.model.config import CONFIG_PATH
from blogsite.model.contract import LOCK_PATH, Promise
from blogsite.parse.lock import write_lock
from blogsite.plan.entries import make_entries
from blogsite.plan.losses import Loss, find_losses
from blogsite.plan.promises import promises_of
from blogsite.recall import Recall
from blogsite.terms.addresses import Addresses
from blogsite.terms.model import Change, FileEdit
from blogsite.views.machine import RedirectsView

_SITE = "site"


def new_faults(
    before: Iterable[Diagnostic], after: Iterable[Diagnostic], plans: tuple[Plan, Plan]
) -> tuple[Diagnostic, ...]:
    """Return the errors that a site has after an edit and hasn't now, and what it would lose."""
    known = Counter(_key(each) for each in before)
    found = []
    for each in after:
        if each.severity is Severity.ERROR:
            known[_key(each)] -= 1
            if known[_key(each)] < 0:
                found.append(each)
    problems = Problems()
    now = {loss.name for loss in _losses(plans[0])}
    for loss in _losses(plans[1]):
        if loss.name not in now:
            message = f"`{loss.name}` was published, and would lead nowhere"
            hint = f"add a rule for it to `redirects` in `{CONFIG_PATH}` first"
            problems.error("lost-url", message, LOCK_PATH, loss.promise.line, 1, hint)
    return (*found, *problems)


def _key(each: Diagnostic) -> tuple[str, ...]:
    # Lines move with the edits.
    return each.path, each.rule, each.message


def _losses(plan: Plan) -> tuple[Loss, ...]:
    entries = make_entries(plan.site.config.base_url, plan.site.contract)
    return find_losses(plan.site, plan.jobs, _rules(plan), entries, Recall())


def _rules(plan: Plan) -> tuple[Rule, ...]:
    views = (job.view for job in plan.jobs)
    return next((view.rules for view in views if isinstance(view, RedirectsView)), ())


def with_promises(change: Change, before: Plan, after: Plan) -> Change:
    """Return a change that records, for each promised page that moves, the page where it is then."""
    tree = before.trees[_SITE]
    added = _added(change, before, after)
    if not added or LOCK_PATH not in tree:
        return change
    text = write_lock((*before.site.contract, *added))
    edit = FileEdit(LOCK_PATH, tree.read(LOCK_PATH), text.encode())
    kept = [each for each in change.edits if each.after is not None]
    deleted = [each for each in change.edits if each.after is None]
    return replace(change, edits=(*kept, edit, *deleted))


def _added(change: Change, before: Plan, after: Plan) -> Sequence[Promise]:
    config = before.site.config
    promised = {promise.url for promise in before.site.contract}
    addresses = Addresses(change.swap, config.languages, before.site.base_url)
    moved = set(addresses.promised(promised).values()) - promised
    entries = make_entries(config.base_url, after.site.contract)
    made = promises_of(after.site, after.jobs, entries, Recall()) if moved else ()
    return [promise for promise in made if promise.url in moved]
