"""The catalogues of a folder, and the words that each of them needs."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from babel.messages.catalog import Message

from blogsite.diagnostics import Problems
from blogsite.engine import bundled_root
from blogsite.i18n.check import check_catalogue, compare
from blogsite.i18n.nearest import nearest
from blogsite.i18n.places import (
    FOLDER,
    TEMPLATE_PATH,
    catalogue_path,
    language_of,
    report_strays,
)
from blogsite.i18n.po import Key, PoCatalogue, is_shown, key_of, read_catalogue, words_of
from blogsite.tree import list_files

Words = dict[Key, Message]


@dataclass(slots=True)
class Project:
    """A site's folder, or the program's own, with the words of its template.

    ``program`` are the words that the program brings along; none, where the folder is its own.
    ``template`` is the text of its template.
    """

    root: Path
    own: Words = field(default_factory=dict)
    program: Words = field(default_factory=dict)
    template: str = ""

    @property
    def known(self) -> Words:
        """All words that a catalogue can have."""
        return {**self.program, **self.own}

    def languages(self, problems: Problems) -> tuple[str, ...]:
        """Return the languages that have a catalogue, sorted; report those that no one finds."""
        paths = sorted(list_files(self.root, FOLDER, problems))
        report_strays(paths, problems)
        return tuple(tag for tag in map(language_of, paths) if tag)

    def needed(self, tag: str) -> Words:
        """Return the words that readers of a language don't get from the program's catalogue."""
        if not self.program:
            return self.own
        program = Project(bundled_root())
        its_own = nearest(tag, program.languages(Problems()))
        given: set[Key] = set()
        if its_own:
            path = program.root / catalogue_path(its_own)
            given = set(_shown(read_catalogue(path.name, path.read_bytes(), its_own, Problems())))
        return {key: each for key, each in self.known.items() if key not in given}


def open_project(root: Path, problems: Problems) -> Project:
    """Return a site's folder with the words of its template, as far as it has one."""
    program = bundled_root()
    is_program = program.resolve() == root.resolve()
    brought = {} if is_program else _template(program, Problems())
    if not (root / TEMPLATE_PATH).is_file():
        return Project(root, {}, brought)
    text = (root / TEMPLATE_PATH).read_bytes().decode("utf-8", "replace")
    return Project(root, _template(root, problems), brought, text)


def check_project(project: Project, wanted: tuple[str, ...], problems: Problems) -> int:
    """Check the catalogues of some languages, or of all; return how many there are."""
    found = project.languages(problems)
    served = {tag: nearest(tag, found) for tag in wanted}
    for tag, catalogue_tag in served.items():
        if not catalogue_tag and project.needed(tag):
            hint = f"run `blogsite i18n update {tag}`"
            problems.error("untranslated-word", f"`{tag}` has no catalogue", hint=hint)
    tags = [tag for tag in found if not wanted or tag in served.values()]
    for tag in tags:
        path = catalogue_path(tag)
        catalogue = check_catalogue(path, (project.root / path).read_bytes(), tag, problems)
        if catalogue is not None:
            compare(catalogue, path, project.needed(tag), project.known, problems)
    return len(tags)


def wanted_words(project: Project, tag: str, catalogue: PoCatalogue) -> list[Message]:
    """Return the words that a language needs, with those of the program that it says otherwise."""
    needed = project.needed(tag)
    kept = {key_of(message) for message in words_of(catalogue)}
    return [each for key, each in project.known.items() if key in needed or key in kept]


def _template(root: Path, problems: Problems) -> Words:
    data = (root / TEMPLATE_PATH).read_bytes()
    found = read_catalogue(TEMPLATE_PATH, data, "", problems)
    return {key_of(message): message for message in words_of(found)} if found is not None else {}


def _shown(catalogue: PoCatalogue | None) -> Iterator[Key]:
    for message in words_of(catalogue) if catalogue is not None else ():
        if is_shown(message):
            yield key_of(message)
