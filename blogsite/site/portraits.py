"""Finds the pictures of authors and the logos of organizations."""

import posixpath
from collections.abc import Iterable, Mapping
from dataclasses import replace

from blogsite.model.body import Target, TargetKind
from blogsite.model.document import Place
from blogsite.model.registry import Author
from blogsite.model.text import Ref
from blogsite.recall import Recall
from blogsite.site.links import Resolver
from blogsite.site.model import Post


def with_logo(post: Post, resolver: Resolver, recall: Recall) -> Post:
    """Return a post with the logo of the organization that it is about, if it has one."""
    about = post.subject.organization
    if about is None or about.logo is None:
        return post
    owner = post.document if post.document.front.organization else post.original
    logo = resolver.resolve_picture(_target(about.logo), owner.place, owner.place.language)
    return recall(post.document.place.path, _show, post, logo)


def _show(post: Post, logo: str) -> Post:
    return replace(post, subject=replace(post.subject, logo=logo))


def find_portraits(authors: Iterable[Author], resolver: Resolver) -> Mapping[str, str]:
    """Return the pictures of those authors who have one, by id."""
    return {
        author.id: resolver.resolve_picture(_target(author.picture), _place(author), "")
        for author in authors
        if author.picture
    }


def _target(src: Ref) -> Target:
    return Target(TargetKind.IMAGE, src.id, src.line, src.column)


def _place(author: Author) -> Place:
    """Return the author's file as one that may point at others."""
    folder = posixpath.dirname(author.path)
    return Place(author.path, author.path, author.id, "", folder, is_bundle=False)
