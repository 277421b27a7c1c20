"""Reads an export as a whole."""

import errno
import zipfile
import zlib
from collections.abc import Iterator

from blogsite.diagnostics import Problems
from blogsite.importing.archive import Archive, SourceText
from blogsite.importing.ledger import Entry, Part, Place, lost
from blogsite.importing.options import ImportOptions
from blogsite.importing.sources.wordpress import fields, labels
from blogsite.importing.sources.wordpress.bodies import Bodies
from blogsite.importing.sources.wordpress.dates import zone_of
from blogsite.importing.sources.wordpress.exports import Export, exports_of
from blogsite.importing.sources.wordpress.items import Item
from blogsite.importing.sources.wordpress.site import Site, site_of
from blogsite.importing.sources.wordpress.survey import Survey, read_export, upload_name
from blogsite.importing.sources.wordpress.texts import text_of
from blogsite.importing.sources.wordpress.uploads import Uploads
from blogsite.importing.sources.wordpress.wxr import BrokenExportError
from blogsite.importing.spool import Spool
from blogsite.workers import Workers, available_cores

Terms = dict[str, tuple[str, Place]]

# What decompressing raises; an encrypted member of a zip is a RuntimeError.
_DAMAGED = (zipfile.BadZipFile, EOFError, zlib.error, RuntimeError)
_SOURCE_FAULTS = {None, errno.EACCES, errno.EPERM, errno.ENOENT, errno.EIO, errno.EISDIR}
_RULE = "bad-source"
_MOST_NAMED = 3
_HINT = "give the file that WordPress's Tools, Export, All content makes, or a folder of such files"


def read_wordpress(options: ImportOptions, spool: Spool, problems: Problems) -> Archive:
    """Read exports of WordPress; one that can't be read as a whole is an error."""
    uploads = Uploads(options.uploads)
    found = _surveyed(options, spool, problems)
    if found is None or problems.has_errors:
        return Archive(options.language or "en", (), uploads)
    site = site_of(found, options)
    texts, named = _texts(found, site, options.jobs)
    if not texts:
        problems.error(_RULE, "the export holds no posts and no pages", str(options.source),
                       hint=_HINT)  # fmt: skip
    return Archive(
        language=site.language,
        texts=texts,
        files=uploads,
        title=site.title,
        description=site.description,
        base_url=site.base_url,
        timezone=zone_of(text.date.value for text in texts),
        hosts=site.hosts,
        people=site.people.all(),
        terms=labels.terms_of(found, named),
        entries=[*found.entries, *_unused(found)],
    )


def _surveyed(options: ImportOptions, spool: Spool, problems: Problems) -> Survey | None:
    source = options.source
    try:
        exports = exports_of(source)
    except (zipfile.BadZipFile, OSError) as fault:
        problems.error(_RULE, _unreadable(fault), str(source), hint=_HINT)
        return None
    if not exports:
        problems.error(_RULE, "there is no export of WordPress here", str(source), hint=_HINT)
        return None
    found = Survey(spool)
    for export in exports:
        _read_one(found, export, options, problems, is_alone=len(exports) == 1)
    if len(found.blogs) > 1:
        # Their posts, pictures and blocks have the same numbers, and would be taken for each other.
        named = " and ".join(f"`{blog}`" for blog in list(found.blogs.values())[:_MOST_NAMED])
        problems.error(_RULE, f"the exports are of several blogs: {named}", str(source),
                       hint="import the exports of each blog into a folder of its own")  # fmt: skip
    return found


def _read_one(
    found: Survey, export: Export, options: ImportOptions, problems: Problems, *, is_alone: bool
) -> None:
    path = str(options.source / export.name) if options.source.is_dir() else str(options.source)
    try:
        read_export(found, export)
    except BrokenExportError as fault:
        if fault.is_other and not is_alone:
            found.entries.append(
                lost(Part.FILE, export.name, Place(export.name, fault.line), str(fault))
            )
            return
        problems.error(_RULE, str(fault), path, fault.line, hint=fault.hint or _HINT)
    except (*_DAMAGED, OSError) as fault:
        # A full disk is no fault of the source's; the command itself says so.
        if isinstance(fault, OSError) and fault.errno not in _SOURCE_FAULTS:
            raise
        problems.error(_RULE, _unreadable(fault), path, hint=_HINT)


def _unreadable(fault: Exception) -> str:
    reason = fault.strerror if isinstance(fault, OSError) else None
    return f"it can't be read: {reason}" if reason else "the compressed file is damaged or cut off"


def _texts(found: Survey, site: Site, jobs: int) -> tuple[tuple[SourceText, ...], Terms]:
    named: Terms = {}
    texts = []
    with Workers(jobs or available_cores()) as workers:
        pairs = Bodies(found).converted(found.items(), workers)
        for number, (item, body) in enumerate(pairs, 1):
            named.update(_named(item, named))
            picture = found.attachments.get(item.field(*fields.THUMBNAIL).value)
            if picture is not None:
                found.uploads.add(upload_name(picture.url))
            texts.append(text_of(item, item.id or f"n{number}", body, site, picture))
    return tuple(texts), named


def _named(item: Item, known: Terms) -> Terms:
    """Return the terms that only items name, as exports of a part of a site have no others."""
    found = {labels.key_of(label): label for label in labels.subjects(item)}
    return {
        key: (label.name, Place(item.place.path, label.line))
        for key, label in found.items()
        if key not in known
    }


def _unused(found: Survey) -> Iterator[Entry]:
    """Yield the files of the library that no text shows or links to."""
    for each in found.attachments.values():
        name = upload_name(each.url)
        if name not in found.uploads:
            yield lost(Part.FILE, each.url or each.title or each.id, Place(each.path, each.line),
                       "no text shows it or links to it")  # fmt: skip
