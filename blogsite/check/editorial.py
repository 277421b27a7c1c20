"""A site's own rules for its authors, as far as `site.yaml` gives any."""

from collections import Counter
from collections.abc import Iterator, Mapping
from urllib.parse import urlsplit

from blogsite.check.model import Finding, WebLink
from blogsite.check.view import SiteView
from blogsite.model.checks import Editorial, Member
from blogsite.site.model import Post


def too_many_posts(view: SiteView) -> Iterator[Finding]:
    """Find the posts of a year, oldest first, that are more than a member may have."""
    editorial = view.site.config.check.editorial
    quotas = {quota.level: quota.posts for quota in editorial.quotas}
    members = {member.organization: member for member in editorial.members}
    counts: Counter[tuple[str, int]] = Counter()
    for post in sorted(view.originals, key=lambda post: (post.published, post.url)):
        if not _holds_for(post, editorial):
            continue
        for name in sorted({each.organization for each in post.authors} & members.keys()):
            counts[name, post.day.year] += 1
            count, quota = counts[name, post.day.year], quotas.get(members[name].level)
            if quota is not None and count > quota:
                yield _excess(view, post, members[name], count, quota)


def _excess(view: SiteView, post: Post, member: Member, count: int, quota: int) -> Finding:
    allowed = "1 post" if quota == 1 else f"{quota} posts"
    message = (
        f"post {count} of `{member.organization}` in {post.day.year}; "
        f"members of level `{member.level}` may have {allowed} a year"
    )
    path = post.document.place.path
    names = ("date", "authors", "title")
    return view.finding("too-many-posts", path, names, message, "wait until next year")


def promotional_links(view: SiteView) -> Iterator[Finding]:
    """Find links of members to their own sites: more than may be, or not in the last paragraph."""
    editorial = view.site.config.check.editorial
    most = editorial.own_links
    if most is None:
        return
    sites = {member.organization: member.sites for member in editorial.members}
    for post in view.posts:
        if not _holds_for(post, editorial):
            continue
        path = post.document.place.path
        own = [link for link in view.checked[path].links if _is_own(link, post, sites)]
        for number, link in enumerate(own, 1):
            fault = _link_fault(number, len(own), most, is_last=link.is_last)
            if fault:
                message = f"`{link.url}` is the author's own site; {fault}"
                hint = "keep one such link, in the last paragraph" if most else "take it out"
                yield Finding(path, "promotional-link", link.line, link.column, message, hint)


def _link_fault(number: int, count: int, most: int, *, is_last: bool) -> str:
    # The last ones are those that may stay.
    if number <= count - most:
        return f"a post may have {most} such links" if most != 1 else "a post may have 1 such link"
    return "" if is_last else "such a link may stand in the last paragraph only"


def _is_own(link: WebLink, post: Post, sites: Mapping[str, tuple[str, ...]]) -> bool:
    # Front matter says where a post appeared first: that is no advertising.
    if link.url == (post.origin.url if post.origin else None):
        return False
    host = urlsplit(link.url).hostname or ""
    own = (site for each in post.authors for site in sites.get(each.organization, ()))
    return any(host == site or host.endswith("." + site) for site in own)


def is_exempt(finding: Finding, posts: Mapping[str, Post], editorial: Editorial) -> bool:
    """Tell whether a file's finding is about a rule that doesn't hold for the file's kind."""
    if finding.rule != "sales-talk":
        return False
    post = posts.get(finding.path)
    return post is None or not _holds_for(post, editorial)


def _holds_for(post: Post, editorial: Editorial) -> bool:
    return not editorial.kinds or post.kind.id in editorial.kinds


EDITORIAL_RULES = (too_many_posts, promotional_links)
