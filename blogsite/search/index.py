"""The index of an output folder's pages, made anew where their texts have changed."""

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

from blogsite import codec
from blogsite.cache import Cache
from blogsite.diagnostics import Diagnostic
from blogsite.publish.output import Output
from blogsite.render.indexed import indexed_part
from blogsite.search.program import failed_program, find_program, program_version
from blogsite.tree import Signature
from blogsite.workers import Progress

# What is remembered: the texts that the index is of with its own content, and how its files looked.
_MADE_OF, _SEAL = "search", "search-seal"
_STAGE_NAME = "Indexing"
# Seconds between two looks at whether an index is still wanted.
_PAUSE = 0.05
_ENTRY = "pagefind-entry.json"
# Pagefind brings user interfaces too; the theme has its own.
_NEEDED = ("pagefind.js", "pagefind-worker.js")
_NEEDED_ENDINGS = (".pf_meta", ".pf_fragment", ".pf_index", ".pf_filter", ".pagefind")
_LONGEST_REASON = 300


@dataclass(frozen=True, slots=True)
class Indexed:
    """What came of it: how many pages a new index has, 0 where there is none, or what went wrong."""

    pages: int = 0
    fault: Diagnostic | None = None


def update_index(
    output: Output, cache: Cache, is_unwanted: Callable[[], bool], progress: Progress
) -> Indexed:
    """Make the index anew if it isn't that of the published pages; give up once it is unwanted."""
    texts = {path: each.indexed for path, each in cache.written().items() if each.indexed}
    wanted = codec.digest(
        program_version(), *(part for each in sorted(texts.items()) for part in each)
    )
    if _is_current(wanted, output, cache):
        return Indexed()
    program = find_program()
    if program is None:  # it was there when the site was planned
        return Indexed(fault=failed_program("its program is gone"))
    progress(_STAGE_NAME, 0, 1)
    with output.workplace() as work:
        pages, index = work / "pages", work / "index"
        if not _copy_texts(texts, output.folder, pages, is_unwanted):
            return Indexed()
        why = _run([str(program), "--site", str(pages), "--output-path", str(index)], is_unwanted)
        if why is not None:
            return Indexed(fault=failed_program(why) if why else None)
        output.replace_apart(_files(index))
    _remember(wanted, output, cache)
    progress(_STAGE_NAME, 1, 1)
    return Indexed(len(texts))


def remove_index(output: Output) -> None:
    """Remove what a search read, where there is one no more."""
    if output.apart():
        output.replace_apart({})


def _is_current(wanted: str, output: Output, cache: Cache) -> bool:
    """Compare by content where the file system's word isn't enough, as after a restore."""
    made_of, _, content = cache.fact(_MADE_OF).partition(" ")
    if made_of != wanted:
        return False
    found = output.apart()
    if _seal(found) == cache.fact(_SEAL):
        return True
    if _content(found, output) != content:
        return False
    cache.remember(_SEAL, _seal(found))
    return True


def _remember(wanted: str, output: Output, cache: Cache) -> None:
    found = output.apart()
    cache.remember(_MADE_OF, f"{wanted} {_content(found, output)}")
    cache.remember(_SEAL, _seal(found))


def _seal(found: Mapping[str, Signature]) -> str:
    # All but the time of change, which moving a file sets.
    return codec.digest(*(f"{path} {tuple(sign[:-1])}" for path, sign in sorted(found.items())))


def _content(found: Mapping[str, Signature], output: Output) -> str:
    files = (path for path in sorted(found) if not path.endswith("/"))
    return codec.digest(
        *(part for path in files for part in (path, (output.folder / path).read_bytes()))
    )


def _copy_texts(
    texts: Mapping[str, str], published: Path, pages: Path, is_unwanted: Callable[[], bool]
) -> bool:
    """Write what is indexed of each page; false where nobody waits for it any more.

    So the program sees neither the rest of the pages nor what the next build does to them.
    """
    pages.mkdir()
    for path in texts:
        if is_unwanted():
            return False
        target = pages / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(indexed_part((published / path).read_text("utf-8")), "utf-8")
    return True


def _run(command: list[str], is_unwanted: Callable[[], bool]) -> str | None:
    """Run a program to its end; else return why it failed, nothing where it was ended."""
    # Imported here because an index that is current needs no program.
    import subprocess  # noqa: PLC0415

    try:
        process = subprocess.Popen(  # noqa: S603  (a program of a package that was installed)
            [*command, "--quiet"],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
        )
    except OSError as fault:
        return fault.strerror or "it can't be run"
    with process:
        try:
            while not is_unwanted():
                try:
                    _, said = process.communicate(timeout=_PAUSE)
                except subprocess.TimeoutExpired:
                    continue
                return _last_line(said) if process.returncode else None
        finally:
            process.kill()
    return ""


def _last_line(said: bytes) -> str:
    lines = said.decode("utf-8", "replace").split("\n")
    return next((line.strip() for line in reversed(lines) if line.strip()), "it failed")[
        :_LONGEST_REASON
    ]


def _files(index: Path) -> dict[str, Path]:
    """Return the files that a search reads, by name; first of all those that the entry names."""
    _sort_entry(index / _ENTRY)
    found = {path.relative_to(index).as_posix(): path for path in sorted(index.rglob("*"))}
    needed = {
        name: path
        for name, path in found.items()
        if name in _NEEDED or name.endswith(_NEEDED_ENDINGS)
    }
    return {**needed, _ENTRY: index / _ENTRY}


def _sort_entry(path: Path) -> None:
    """Name the languages in a certain order: the program has them in any."""
    entry = json.loads(path.read_text("utf-8"))
    text = json.dumps(entry, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    path.write_text(text, "utf-8")
