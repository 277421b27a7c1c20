"""Reads the blogs of a Docusaurus site as a whole."""

from collections import Counter
from collections.abc import Iterator

from blogsite.diagnostics import Problems
from blogsite.importing.archive import Archive, Listed, OldList, Person, SourceText, Term
from blogsite.importing.ledger import Entry, Part, Place, lost
from blogsite.importing.options import ImportOptions
from blogsite.importing.sources.commits import with_days_of_git
from blogsite.importing.sources.docusaurus.addresses import permalink
from blogsite.importing.sources.docusaurus.files import DocusaurusFiles
from blogsite.importing.sources.docusaurus.layout import Blog, find_blogs
from blogsite.importing.sources.docusaurus.people import read_people, read_terms
from blogsite.importing.sources.docusaurus.texts import Post, Reading
from blogsite.importing.sources.folders import Folder, NoFiles, read_folder
from blogsite.importing.spool import Spool
from blogsite.importing.urls import hosts_of
from blogsite.model.languages import canonical_tag

_TEXTS = (".md", ".mdx")


def read_docusaurus(options: ImportOptions, spool: Spool, problems: Problems) -> Archive:
    """Read all blogs of the sites below a folder, or a folder that is a blog itself."""
    folder = read_folder(options.source, problems)
    if folder is None:
        return Archive(options.language or "en", (), NoFiles())
    blogs = find_blogs(folder)
    if not blogs:
        problems.error(
            "bad-source",
            f"no blog of Docusaurus was found below `{options.source}`",
            hint="give the site's folder, which has `blog/` in it, or that one itself",
        )
        return Archive(options.language or "en", (), NoFiles())
    return _archive(options, folder, blogs, spool, problems)


def _archive(
    options: ImportOptions,
    folder: Folder,
    blogs: tuple[Blog, ...],
    spool: Spool,
    problems: Problems,
) -> Archive:
    settings = blogs[0].settings
    entries = list(_unread(blogs))
    people: dict[str, Person] = {}
    terms: dict[str, Term] = {}
    for blog in blogs:
        for person in read_people(folder, blog, entries):
            people.setdefault(person.account, person)
        for term in read_terms(folder, blog, entries):
            terms.setdefault(term.key, term)
    language = options.language or canonical_tag(settings.language or "en")
    hosts = hosts_of(options.base_url, settings.url)
    files = DocusaurusFiles(folder, blogs, hosts)
    reading = Reading(files, language, people.keys(), options.now, spool, problems)
    texts = tuple(with_days_of_git(folder, _texts(folder, blogs, reading, entries)))
    entries += _others(folder, {text.place.path for text in texts} | reading.included, blogs)
    return Archive(
        language,
        texts,
        files,
        title=settings.title,
        description=settings.tagline,
        base_url=options.base_url or settings.whole_url,
        base=settings.path,
        hosts=hosts,
        people=tuple(people.values()),
        terms=tuple(terms.values()),
        lists=tuple(each for blog in blogs for each in listings(blog, language)),
        entries=tuple(entries),
    )


def _unread(blogs: tuple[Blog, ...]) -> Iterator[Entry]:
    """Yield the settings that stand there, but not as plain texts."""
    for settings in dict.fromkeys(blog.settings for blog in blogs):
        for key, line in settings.unread:
            why = "isn't written as a plain text" if line else "isn't said plainly"
            hint = ", so give `--base-url`" if key in {"url", "baseUrl"} else ""
            yield lost(Part.FIELD, key, Place(settings.file, line), why + hint)


def _texts(
    folder: Folder, blogs: tuple[Blog, ...], reading: Reading, entries: list[Entry]
) -> Iterator[SourceText]:
    taken: set[tuple[str, str]] = set()
    for blog in blogs:
        for language, of in blog.folders.items():
            for path in blog.posts(folder, of):
                try:
                    text = reading.read(Post(blog, path, of, language))
                except OSError as fault:
                    entries.append(
                        lost(Part.POST, path, Place(path), fault.strerror or "can't be read")
                    )
                    continue
                if (text.key, text.language) in taken:
                    why = "another file is the same post in the same language"
                    entries.append(lost(Part.POST, path, Place(path), why))
                    continue
                taken.add((text.key, text.language))
                yield text


def listings(blog: Blog, original: str) -> Iterator[OldList]:
    """Yield where lists and feeds of a blog were, in each language."""
    for language in blog.folders:
        start = permalink(blog.settings.base, language, blog.config.route, "").rstrip("/")
        of, place = (language or original), Place(blog.folder)
        yield OldList(f"{start}/", Listed.POSTS, place, of)
        yield OldList(f"{start}/archive", Listed.POSTS, place, of)
        for name in ("rss.xml", "atom.xml", "feed.json"):
            yield OldList(f"{start}/{name}", Listed.POSTS, place, of, is_feed=True)
        yield OldList(f"{start}/tags", Listed.TAGS, place, of)
        yield OldList(f"{start}/tags/:name", Listed.TAG, place, of)
        yield OldList(f"{start}/authors", Listed.AUTHORS, place, of)
        yield OldList(f"{start}/authors/:name", Listed.AUTHOR, place, of)


def _others(folder: Folder, posts: set[str], blogs: tuple[Blog, ...]) -> Iterator[Entry]:
    """Yield what the source has besides: other texts of blogs one by one, the rest by folder."""
    counted: Counter[str] = Counter()
    inside = tuple(f"{of}/" if of else "" for blog in blogs for of in blog.folders.values())
    for path in folder.paths:
        if path in posts or not path.endswith(_TEXTS):
            continue
        if path.startswith(inside):
            yield lost(
                Part.FILE, path, Place(path), "its name begins with `_`: a part of other texts"
            )
        else:
            counted[path.partition("/")[0]] += 1
    for name, count in counted.items():
        yield lost(Part.FILE, name, Place(name), "is no part of a blog", count=count)
    for path, why in folder.skipped.items():
        yield lost(Part.FILE, path, Place(path), why)
