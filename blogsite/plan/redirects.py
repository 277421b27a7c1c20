"""Plans ``_redirects``: every old URL's way to where its text is now. The first match wins."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from blogsite.diagnostics import Problems
from blogsite.hosting import (
    Conditions,
    FaultKind,
    Rule,
    RuleFault,
    canonical_path,
    compile_redirects,
    find_faults,
    leads_nowhere,
)
from blogsite.model.config import CONFIG_PATH, Fallback
from blogsite.model.text import Ref
from blogsite.model.urls import split_query
from blogsite.plan.context import Context
from blogsite.plan.folding import fold
from blogsite.plan.permalinks import old_fallbacks, old_permalinks
from blogsite.plan.routes import list_url
from blogsite.plan.wordpress import wordpress_rules
from blogsite.recall import Recall
from blogsite.site.model import Page, Post
from blogsite.site.urls import Urls, output_path

_MOVED, _FOUND, _MISSING = 301, 302, 404


@dataclass(frozen=True, slots=True)
class _Wish:
    """A rule, and who asked for it."""

    rule: Rule
    path: str
    ref: Ref


def plan_redirects(
    contexts: Sequence[Context], taken: frozenset[str], recall: Recall, problems: Problems
) -> tuple[Rule, ...]:
    """Return all redirects; a rule that never applies, or leads in a circle, is an error.

    ``taken`` are the files of the site: the host asks a rule only where there is none.
    """
    wishes = (*_aliases(contexts, taken, problems), *_settings(contexts[0]))
    # What asks for a query is asked first: the front page has rules for everybody.
    wishes = tuple(sorted(wishes, key=lambda wish: not wish.rule.query))
    written = tuple(wish.rule for wish in wishes)
    count = sum(1 for rule in written if rule.query)
    first, others = written[:count], written[count:]
    made = (*first, *_to_languages(contexts), *others, *_made(contexts, written))
    base = contexts[0].ground.urls.local("/")
    own = frozenset(written)
    rules, faults, dead = recall("redirects", _finish, made, own, taken, base)
    for fault in faults:
        _report(fault, made, wishes, problems)
    _report_dead([wish for wish in wishes if wish.rule in dead], problems)
    return rules


def _finish(
    rules: tuple[Rule, ...], own: frozenset[Rule], taken: frozenset[str], base: str
) -> tuple[tuple[Rule, ...], tuple[RuleFault, ...], frozenset[Rule]]:
    """Return the rules as they are published, all faults, and the wishes that lead nowhere.

    A made rule that never applies, because somebody has written otherwise, is left out.
    """
    exists = _exists(taken, base)
    compiled = compile_redirects(rules)
    faults = tuple(find_faults(compiled, exists))
    hidden = {fault.rule for fault in faults}
    kept = [rule for at, rule in enumerate(rules) if at not in hidden or rule in own]
    dead = frozenset(rule for rule in own if leads_nowhere(compiled, rule, exists))
    return fold(tuple(kept), exists), faults, dead


def _report_dead(wishes: Sequence[_Wish], problems: Problems) -> None:
    for wish in wishes:
        message = f"`{wish.ref.id}` leads to `{wish.rule.target}`, where nothing is"
        place = (wish.path, wish.ref.line, wish.ref.column)
        problems.warning("missing-page", message, *place, "correct where it leads")


def _exists(taken: frozenset[str], base: str) -> Callable[[str], bool]:
    """Return what tells whether the host has a file for a path, with or without its slash."""

    def exists(path: str) -> bool:
        if not path.startswith(base):
            return False
        inner = path[len(base) :].rstrip("/")
        return output_path(inner) in taken or output_path(inner + "/") in taken

    return exists


def _to_languages(contexts: Sequence[Context]) -> Iterator[Rule]:
    """Yield the rules that lead from the front page to that in the reader's language.

    The host compares with the first language that a browser asks for: each tag as it is, then
    what is left of it without its region, where no other language of the site claims that.
    """
    first, *others = contexts
    if not first.site.config.hosting.redirects_home:
        return
    tags = {context.language.tag.lower() for context in contexts}
    tags.add(first.language.tag.partition("-")[0].lower())
    wishes = [(context.language.tag.lower(), context) for context in others]
    for context in others:
        short = context.language.tag.partition("-")[0].lower()
        if short not in tags:
            tags.add(short)
            wishes.append((short, context))
    home = first.ground.urls.local("/")
    for tag, context in wishes:
        target = context.ground.urls.local(list_url("/", context.language))
        yield Rule(home, target, _FOUND, forced=True, conditions=Conditions(languages=(tag,)))


def _made(contexts: Sequence[Context], written: Sequence[Rule]) -> Iterator[Rule]:
    """Yield the rules that nobody wrote, but for those that people have written otherwise."""
    config, urls = contexts[0].site.config, contexts[0].ground.urls
    own = {(rule.source.rstrip("/"), rule.query) for rule in written}
    rules: list[Rule] = []
    for context in contexts:
        rules.extend(old_permalinks(config, context.edition, urls))
        if config.hosting.has_wordpress_urls:
            rules.extend(wordpress_rules(config, context.edition, urls))
    if config.fallback is Fallback.PAGE:
        rules.extend(old_fallbacks([context.edition for context in contexts], urls))
    for context in contexts[1:]:
        start = urls.local(list_url("/", context.language))
        rules.append(Rule(f"{start}*", f"{start}404.html", _MISSING))
    for rule in rules:
        asked = (rule.source.rstrip("/"), rule.query)
        if asked not in own:
            own.add(asked)
            yield rule


def _settings(context: Context) -> Iterator[_Wish]:
    """Yield the redirects of the site's settings, in their order."""
    urls = context.ground.urls
    for old in context.site.config.hosting.redirects:
        path, query = split_query(old.source.id)
        source, target = urls.local(canonical_path(path)), urls.local(old.target)
        rule = Rule(source, target, old.status, forced=bool(query), query=query)
        yield _Wish(rule, CONFIG_PATH, old.source)


def _aliases(
    contexts: Sequence[Context], taken: frozenset[str], problems: Problems
) -> Iterable[_Wish]:
    """Return a rule for each alias, sorted; one that can't redirect is an error."""
    urls = contexts[0].ground.urls
    exists = _exists(taken, urls.local("/"))
    owners: dict[tuple[str, object], str] = {}
    wishes = []
    seen = set()
    for item in (item for context in contexts for item in context.edition.items):
        for alias in item.aliases:
            rule, path = _alias_rule(alias, item, urls), item.document.place.path
            owner = owners.setdefault((rule.source.rstrip("/"), rule.query), path)
            if not rule.query and exists(rule.source):
                fault, hint = "is a file of this site, so it can't redirect", "remove it"
            elif owner == path and (rule.source.rstrip("/"), rule.query) in seen:
                # With and without its slash: to the host it is one.
                continue
            elif owner != path:
                fault, hint = "already redirects elsewhere", f"to `{owner}`; keep one"
            else:
                wishes.append(_Wish(rule, path, alias))
                seen.add((rule.source.rstrip("/"), rule.query))
                continue
            message = f"`{alias.id}` {fault}"
            problems.error("bad-alias", message, path, alias.line, alias.column, hint)
    return sorted(wishes, key=lambda wish: (wish.rule.source, wish.rule.query))


def _alias_rule(alias: Ref, item: Post | Page, urls: Urls) -> Rule:
    """Return an alias as a rule; one with a query goes before the file that its path may have."""
    path, query = split_query(alias.id)
    source, target = urls.local(canonical_path(path)), urls.local(item.url)
    return Rule(source, target, _MOVED, forced=bool(query), query=query)


_FAULTS = {
    FaultKind.DUPLICATE: "already redirects elsewhere",
    FaultKind.SHADOWED: "never redirects",
    FaultKind.LOOP: "redirects in a circle",
}


def _report(
    fault: RuleFault, rules: Sequence[Rule], wishes: Sequence[_Wish], problems: Problems
) -> None:
    """Report a fault where a rule was asked for; those of made rules harm nobody."""
    rule, other = rules[fault.rule], rules[fault.other]
    wish = next((each for each in wishes if each.rule is rule), None)
    if wish is None:
        return
    meets = next((each for each in wishes if each.rule is other), None)
    where = f" in `{meets.path}`, line {meets.ref.line}" if meets else ""
    if fault.rule == fault.other:
        hint = (
            "it leads to itself" if fault.kind is FaultKind.LOOP else "there is a file of that URL"
        )
    else:
        hint = f"see `{other.source}` to `{other.target}`{where}"
    message = f"`{wish.ref.id}` {_FAULTS[fault.kind]}"
    place = (wish.path, wish.ref.line, wish.ref.column)
    if fault.kind is FaultKind.LOOP:
        problems.error("redirect-loop", message, *place, hint)
    elif fault.kind is FaultKind.DUPLICATE:
        problems.error("duplicate-redirect", message, *place, hint)
    else:
        problems.error("shadowed-redirect", message, *place, hint)
