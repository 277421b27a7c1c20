"""Looks up the ids that posts name, and reports those that nobody has."""

from collections.abc import Iterable, Mapping
from typing import TypeVar

from blogsite.diagnostics import Problems, did_you_mean
from blogsite.model.config import Config, Kind, Language
from blogsite.model.document import CreditRef, Place
from blogsite.model.registry import Event, Registry, Tag
from blogsite.model.text import LocalText, Ref
from blogsite.parse.places import slug_fault
from blogsite.site.model import Contributor

Item = TypeVar("Item")


class Lookup:
    """The site's registries, asked by id.

    ``used_tags`` are the ids that posts name, in their order: of those that differ by case only,
    the first one counts.
    """

    def __init__(self, registry: Registry, config: Config, used_tags: tuple[str, ...]) -> None:
        self._registry = registry
        self._config = config
        self._languages = {language.tag: language for language in config.languages}
        self._kinds = {kind.id: kind for kind in config.kinds}
        self._loose_tags = {
            tag_id: _loose(tag_id) for tag_id in used_tags if not slug_fault(tag_id)
        }
        self._tag_cases: dict[str, str] = {}
        for tag_id in (*registry.tags, *self._loose_tags):
            self._tag_cases.setdefault(tag_id.casefold(), tag_id)

    def language(self, tag: str) -> Language:
        """Return one of the site's languages; raises KeyError."""
        return self._languages[tag]

    def kind(self, ref: Ref | None, path: str, problems: Problems) -> Kind:
        """Return a kind; the first one stands in for one that isn't known."""
        if ref is None:
            return self._config.kinds[0]
        return self._find(self._kinds, ref, "kind", path, problems) or self._config.kinds[0]

    def contributors(
        self, refs: Iterable[CreditRef], place: Place, problems: Problems
    ) -> tuple[Contributor, ...]:
        """Return authors with the role and organization they had for a post, as a file says."""
        found = []
        for ref in refs:
            author = self._find(self._registry.authors, ref.author, "author", place.path, problems)
            if author is not None:
                role, language = (
                    (author.role, "") if ref.role is None else (ref.role, place.language)
                )
                organization = author.organization if ref.organization is None else ref.organization
                found.append(Contributor(author, role, organization, language))
        return tuple(found)

    def events(self, refs: Iterable[Ref], path: str, problems: Problems) -> tuple[Event, ...]:
        """Return events."""
        found = (self._find(self._registry.events, ref, "event", path, problems) for ref in refs)
        return tuple(event for event in found if event is not None)

    def tags(self, refs: Iterable[Ref], path: str, problems: Problems) -> tuple[Tag, ...]:
        """Return tags; one without a file has its id as its name, unless that is forbidden."""
        found = (self._tag(ref, path, problems) for ref in refs)
        return tuple(tag for tag in found if tag is not None)

    def _tag(self, ref: Ref, path: str, problems: Problems) -> Tag | None:
        known = self._registry.tags.get(ref.id)
        if known is not None:
            return known
        if self._config.strict_tags:
            return self._find(self._registry.tags, ref, "tag", path, problems)
        fault = slug_fault(ref.id)
        if fault:
            problems.error(
                "bad-tag",
                f"`{ref.id}` can't be a tag: {fault}",
                path,
                ref.line,
                ref.column,
                hint="write the id, such as `service-mesh`; the name is in `content/tags/<id>.yaml`",
            )
            return None
        rival = self._tag_cases[ref.id.casefold()]
        if rival != ref.id:
            problems.error(
                "tag-case",
                f"tag `{ref.id}` differs from `{rival}` only by case",
                path,
                ref.line,
                ref.column,
                hint=f"write `{rival}` everywhere",
            )
            return None
        return self._loose_tags[ref.id]

    def _find(
        self, items: Mapping[str, Item], ref: Ref, what: str, path: str, problems: Problems
    ) -> Item | None:
        item = items.get(ref.id)
        if item is None:
            hint = did_you_mean(ref.id, items) or self._where(what, ref.id)
            problems.error(
                f"unknown-{what}", f"unknown {what} `{ref.id}`", path, ref.line, ref.column, hint
            )
        return item

    def _where(self, what: str, name: str) -> str:
        if what == "kind":
            return "known: " + ", ".join(f"`{kind}`" for kind in self._kinds)
        file = name if not slug_fault(name) else "<id>"
        return f"add `content/{what}s/{file}.yaml`"


def _loose(tag_id: str) -> Tag:
    return Tag(tag_id, LocalText((("", tag_id),)), LocalText(), "")
