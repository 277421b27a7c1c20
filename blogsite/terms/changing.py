"""Plans all that a merge or a new id does to the files of a site, without writing any."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from blogsite.build import Plan
from blogsite.diagnostics import Diagnostic, Problems, Severity, with_excerpts
from blogsite.hosting import canonical_path
from blogsite.model.config import CONFIG_PATH
from blogsite.parse.places import slug_fault
from blogsite.site.urls import output_path
from blogsite.terms.addresses import Addresses
from blogsite.terms.model import AUTHORS, Change, FileEdit, Gone, Swap
from blogsite.terms.records import Merged, Record, merge_records
from blogsite.terms.requests import Request, check_request, names
from blogsite.terms.settings import edit_settings
from blogsite.terms.texts import edit_text
from blogsite.tree import Tree

_SITE = "site"
_AFFILIATION = ("role", "organization")


class FaultyFilesError(Exception):
    """Files that would have to be edited are broken, or have no safe place for it."""

    def __init__(self, diagnostics: tuple[Diagnostic, ...]) -> None:
        super().__init__("faulty files")
        self.diagnostics = diagnostics


@dataclass(frozen=True, slots=True)
class _Files:
    """What becomes of the files of the two terms."""

    staying: tuple[FileEdit, ...] = ()
    leaving: tuple[FileEdit, ...] = ()
    merged: Merged | None = None


def plan_change(plan: Plan, diagnostics: Iterable[Diagnostic], request: Request) -> Change:
    """Return all the edits of a request, for a site with these faults.

    Raises TermError, and FaultyFilesError where a file can't be edited.
    """
    config, tree = plan.site.config, plan.trees[_SITE]
    needs_file = request.taxonomy is AUTHORS or config.strict_tags
    check_request(request, plan.content, needs_file=needs_file)
    faults = [each for each in diagnostics if each.severity is Severity.ERROR]
    _refuse_faulty(request, faults)
    problems = Problems()
    files = _files(request, tree, problems)
    swap = _swap(request, plan, files.merged)
    texts, gone = _texts(plan, swap, {each.path for each in faults}, problems)
    addresses = Addresses(swap, config.languages, plan.site.base_url)
    redirects = tuple(_redirects(plan, addresses))
    settings = _settings(tree, addresses, redirects, problems)
    if len(problems):
        raise FaultyFilesError(tuple(with_excerpts(problems, lambda path: _read(tree, path))))
    # In this order a command that is broken off can be run again.
    edits = (*settings, *files.staying, *texts, *files.leaving)
    merged = files.merged or Merged(b"", (), ())
    return Change(swap, edits, len(texts), merged.taken, (*merged.gone, *gone), redirects)


def _read(tree: Tree, path: str) -> bytes:
    return tree.read(path) if path in tree else b""


def _refuse_faulty(request: Request, faults: Iterable[Diagnostic]) -> None:
    """Refuse to work on settings and files of terms that can't be read for certain."""
    taxonomy = request.taxonomy
    paths = {CONFIG_PATH, taxonomy.path(request.old), taxonomy.path(request.new)}
    # Two files whose names differ by case only are at fault until they are merged.
    found = [each for each in faults if each.path in paths and each.rule != "url-collision"]
    if found:
        raise FaultyFilesError(tuple(found))


def _files(request: Request, tree: Tree, problems: Problems) -> _Files:
    old, new = (request.taxonomy.path(term) for term in (request.old, request.new))
    if old not in tree:
        return _Files()
    leaving = (FileEdit(old, tree.read(old), None),)
    if new not in tree:
        return _Files((FileEdit(new, None, tree.read(old)),), leaving)
    record = Record(new, tree.read(new))
    merged = merge_records(Record(old, tree.read(old)), record, problems)
    if merged is None or merged.data == record.data:
        return _Files((), leaving, merged)
    return _Files((FileEdit(new, record.data, merged.data),), leaving, merged)


def _swap(request: Request, plan: Plan, merged: Merged | None) -> Swap:
    """Return the swap, with what posts of a leaving author have to say themselves from now on."""
    swap = Swap(request.taxonomy, request.old, request.new)
    authors = plan.content.registry.authors
    if request.taxonomy is not AUTHORS or merged is None:
        return swap
    old, new = authors[request.old], authors[request.new]
    said = {key: getattr(old, key) for key in _AFFILIATION}
    now = {key: said[key] if key in merged.taken else getattr(new, key) for key in _AFFILIATION}
    if not any(said.values()):
        return swap
    return replace(swap, affiliation=tuple((k, v) for k, v in said.items() if v != now[k]))


def _texts(
    plan: Plan, swap: Swap, faulty: set[str], problems: Problems
) -> tuple[tuple[FileEdit, ...], tuple[Gone, ...]]:
    """Return the edits of all posts, in every language, drafts and all."""
    tree = plan.trees[_SITE]
    edits: list[FileEdit] = []
    gone: list[Gone] = []
    for path in _candidates(plan, swap, faulty):
        before = tree.read(path)
        found = edit_text(before, path, swap, problems)
        if found is not None:
            edits.append(FileEdit(path, before, found.data))
            gone.extend(found.gone)
    return tuple(edits), tuple(gone)


def _candidates(plan: Plan, swap: Swap, faulty: set[str]) -> Iterator[str]:
    """Yield the posts that name the leaving term, and those that can't be known not to."""
    known = {post.place.path: post for post in plan.content.posts}
    for path in plan.trees[_SITE].below("content/posts"):
        post = known.get(path)
        is_sure = post is not None and path not in faulty
        if path.endswith(".md") and not (
            is_sure and post and swap.old not in names(post.front, swap.taxonomy)
        ):
            yield path


def _redirects(plan: Plan, addresses: Addresses) -> Iterator[tuple[str, str]]:
    """Yield a redirect for each language in which the leaving term has, or had, a page.

    One that the settings have already is left alone.
    """
    swap = addresses.swap
    if slug_fault(swap.old) or swap.old.casefold() == swap.new.casefold():
        return
    known = {canonical_path(each.source.id) for each in plan.site.config.hosting.redirects}
    files = {job.path for job in plan.jobs}
    for language in addresses.languages:
        old = addresses.url_of(swap.old, language)
        source = f"{addresses.of(swap.old, language)}*"
        is_promised = any(each.url.startswith(old) for each in plan.site.contract)
        if (is_promised or output_path(old) in files) and canonical_path(source) not in known:
            yield source, f"{addresses.of(swap.new, language)}:splat"


def _settings(
    tree: Tree, addresses: Addresses, redirects: tuple[tuple[str, str], ...], problems: Problems
) -> tuple[FileEdit, ...]:
    is_there = CONFIG_PATH in tree
    before = _read(tree, CONFIG_PATH)
    after = edit_settings(before, addresses, redirects, problems)
    if after is None or after == before:
        return ()
    return (FileEdit(CONFIG_PATH, before if is_there else None, after),)
