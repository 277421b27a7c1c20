"""The addresses that WordPress gives to feeds, terms and pages of lists."""

from collections.abc import Iterator

from blogsite.hosting import Rule
from blogsite.model.config import Config
from blogsite.plan.routes import list_url
from blogsite.site.model import Edition
from blogsite.site.urls import Urls

_TAXONOMIES = (("category", "tags"), ("tag", "tags"), ("author", "authors"))


def wordpress_rules(config: Config, edition: Edition, urls: Urls) -> Iterator[Rule]:
    """Yield the rules of an edition (WordPress handbook, "Permalinks" and "Feeds").

    A category that is named like a kind of post leads to the kind's list, others to tags.
    """

    def rule(source: str, target: str) -> Rule:
        start = urls.local(list_url("/", edition.language))
        return Rule(start + source, start + target, 301)

    yield rule("feed/*", "feed.xml")
    for kind in (each for each in config.kinds if each.id in edition.own.kinds):
        folder = kind.path.removeprefix("/")
        for name in dict.fromkeys((kind.id, folder.rstrip("/").rpartition("/")[2])):
            yield rule(f"category/{name}/feed/*", f"{folder}feed.xml")
            yield rule(f"category/{name}/*", f"{folder}:splat")
    for taxonomy, now in _TAXONOMIES:
        yield rule(f"{taxonomy}/:term/feed/*", f"{now}/:term/feed.xml")
        yield rule(f"{taxonomy}/*", f"{now}/:splat")
    yield rule("page/*", "blog/page/:splat")
