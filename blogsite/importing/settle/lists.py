"""Where old lists of posts and their feeds are now: those of the new site stand in for them."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from urllib.parse import quote

from blogsite.importing.archive import Archive, Listed, OldList, Redirect
from blogsite.importing.settle.addresses import OldSite
from blogsite.importing.settle.languages import Tongues
from blogsite.importing.settle.people.stage import People
from blogsite.importing.settle.places import Places
from blogsite.importing.settle.terms import Terms

NAME = ":name"
_FOLDERS = {
    Listed.TAGS: "/tags/",
    Listed.TAG: f"/tags/{NAME}/",
    Listed.AUTHORS: "/authors/",
    Listed.AUTHOR: f"/authors/{NAME}/",
    Listed.SERIES: f"/series/{NAME}/",
}
# Lists that have no feed of their own: that of the site has the same posts.
_WITHOUT_FEED = {Listed.SITE, Listed.TAGS, Listed.AUTHORS, Listed.SERIES}


def heads_of_lists(archive: Archive, site: OldSite) -> frozenset[str]:
    """Return the paths at which the source listed posts, without slashes at their ends."""
    found = (site.old(each.address) for each in archive.lists if _is_head(each))
    return frozenset(old.plain for old in found if old)


def list_paths(archive: Archive, site: OldSite, tongues: Tongues) -> Sequence[str]:
    """Return the paths of lists of posts in the default language, with slashes."""
    heads = (each for each in archive.lists if _is_head(each))
    listed = (each for each in heads if tongues.of(each.language) == tongues.default)
    found = (site.old(each.address) for each in listed)
    return tuple(f"{old.plain}/" for old in found if old and old.plain != "/")


def _is_head(each: OldList) -> bool:
    return each.of is Listed.POSTS and not each.is_feed


@dataclass(frozen=True, slots=True)
class Lists:
    """What tells where an old list is now."""

    tongues: Tongues
    places: Places
    people: People
    terms: Terms
    site: OldSite

    def redirects(self, lists: Iterable[OldList]) -> Iterator[Redirect]:
        """Yield what makes lists and feeds lead on, those of single names before all others'."""
        names = {Listed.TAG: dict(self._tags()), Listed.AUTHOR: dict(self._authors())}
        for each in lists:
            target = self._target(each)
            for name, now in names.get(each.of, {}).items():
                source = each.address.replace(NAME, quote(name))
                yield Redirect(source, target.replace(NAME, quote(now)), each.place)
            yield Redirect(each.address, target, each.place)

    def _target(self, each: OldList) -> str:
        """Return the address of a list now, as the old site would have written it."""
        prefix = self.site.base + self.tongues.prefix(self.tongues.of(each.language))
        folder = _FOLDERS.get(each.of) or (self._kind(each) if each.of is Listed.POSTS else "/")
        if not each.is_feed:
            return f"{prefix}{folder}"
        name = "feed.json" if each.address.endswith(".json") else "feed.xml"
        return f"{prefix}{'/' if each.of in _WITHOUT_FEED else folder}{name}"

    def _kind(self, each: OldList) -> str:
        """Return the list of the kind whose posts were below an old list."""
        old = self.site.old(each.address)
        path = old.path if old else "/"
        start = path.rpartition("/")[0] + "/" if each.is_feed else f"{path.rstrip('/')}/"
        prefix = self.tongues.prefix(self.tongues.of(each.language))
        start = start[len(prefix) :] if start.lower().startswith(f"{prefix}/") else start
        kinds = list(self.places.kinds.values())
        if start in {"/", "/blog/"} and start not in {of.path for of in kinds}:
            # There the build lists all posts, whose feed is the site's.
            return "/" if each.is_feed else start
        near = (of.path for of in kinds if of.path == start or of.permalink.startswith(start))
        return next(near, kinds[0].path)

    def _tags(self) -> Iterator[tuple[str, str]]:
        """Yield the tags whose ids are not what an address makes of their names."""
        ids = {tag.id for tag in self.terms.tags.values()}
        for tag in self.terms.tags.values():
            slug = _slug(tag.term.key if tag.term else tag.name)
            if slug and slug not in ids:
                yield slug, tag.id

    def _authors(self) -> Iterator[tuple[str, str]]:
        ids = {author.id for author in self.people.authors.values()}
        for author in self.people.authors.values():
            slug = _slug(author.person.account if author.person else author.name)
            if slug and slug not in ids:
                yield slug, author.id


def _slug(name: str) -> str:
    """Return what programs commonly make of a name in an address."""
    return "-".join(name.lower().replace("/", " ").split())
