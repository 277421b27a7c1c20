"""Makes exports of WordPress as its own program writes them."""

from xml.sax.saxutils import escape, quoteattr

HEAD = """<?xml version="1.0" encoding="UTF-8" ?>
<!-- generator="WordPress/6.5" created="2024-05-01 08:00" -->
<rss version="2.0"
	xmlns:excerpt="http://wordpress.org/export/1.2/excerpt/"
	xmlns:content="http://purl.org/rss/1.0/modules/content/"
	xmlns:wfw="http://wellformedweb.org/CommentAPI/"
	xmlns:dc="http://purl.org/dc/elements/1.1/"
	xmlns:wp="http://wordpress.org/export/1.2/"
>
<channel>
	<title>Site of Names</title>
	<link>https://blog.example</link>
	<description>A blog for tests</description>
	<pubDate>Wed, 01 May 2024 08:00:00 +0000</pubDate>
	<language>en-US</language>
	<wp:wxr_version>1.2</wp:wxr_version>
	<wp:base_site_url>https://blog.example</wp:base_site_url>
	<wp:base_blog_url>https://blog.example</wp:base_blog_url>
"""
FOOT = "</channel>\n</rss>\n"


def cdata(text: str) -> str:
    """Write a text as WordPress does, whatever is in it."""
    return "<![CDATA[" + text.replace("]]>", "]]]]><![CDATA[>") + "]]>"


def export(*parts: str) -> str:
    """Return a whole export."""
    return HEAD + "".join(parts) + FOOT


def author(login: str, name: str) -> str:
    """Return an account."""
    return (
        f"<wp:author><wp:author_id>1</wp:author_id><wp:author_login>{cdata(login)}</wp:author_login>"
        f"<wp:author_email>{cdata(login + '@blog.example')}</wp:author_email>"
        f"<wp:author_display_name>{cdata(name)}</wp:author_display_name></wp:author>\n"
    )


def label(taxonomy: str, slug: str, name: str) -> str:
    """Return a term of an item."""
    return f"<category domain={quoteattr(taxonomy)} nicename={quoteattr(slug)}>{cdata(name)}</category>\n"


def meta(key: str, value: str) -> str:
    """Return a custom field of an item."""
    return (
        f"<wp:postmeta><wp:meta_key>{cdata(key)}</wp:meta_key>"
        f"<wp:meta_value>{cdata(value)}</wp:meta_value></wp:postmeta>\n"
    )


def comment(approved: str, kind: str = "comment") -> str:
    """Return a comment of an item."""
    return (
        f"<wp:comment><wp:comment_id>1</wp:comment_id><wp:comment_author>{cdata('Someone')}"
        f"</wp:comment_author><wp:comment_content>{cdata('Words <b>of</b> a comment')}"
        f"</wp:comment_content><wp:comment_approved>{cdata(approved)}</wp:comment_approved>"
        f"<wp:comment_type>{cdata(kind)}</wp:comment_type></wp:comment>\n"
    )


def item(number: int, content: str = "", *more: str, **fields: str) -> str:
    """Return an item; fields are named as in WordPress's own table of posts."""
    values = {
        "title": f"Title {number}",
        "link": f"https://blog.example/2019/06/20/name-{number}/",
        "guid": f"https://blog.example/?p={number}",
        "creator": "writer",
        "excerpt": "",
        "date": "2019-06-20 09:00:00",
        "date_gmt": "2019-06-20 07:00:00",
        "modified": "2019-06-20 09:00:00",
        "modified_gmt": "2019-06-20 07:00:00",
        "name": f"name-{number}",
        "status": "publish",
        "parent": "0",
        "type": "post",
        "password": "",
        "sticky": "0",
        "attachment_url": "",
    } | fields
    attachment = values["attachment_url"]
    return f"""	<item>
		<title>{cdata(values["title"])}</title>
		<link>{escape(values["link"])}</link>
		<pubDate>Thu, 20 Jun 2019 07:00:00 +0000</pubDate>
		<dc:creator>{cdata(values["creator"])}</dc:creator>
		<guid isPermaLink="false">{escape(values["guid"])}</guid>
		<description></description>
		<content:encoded>{cdata(content)}</content:encoded>
		<excerpt:encoded>{cdata(values["excerpt"])}</excerpt:encoded>
		<wp:post_id>{number}</wp:post_id>
		<wp:post_date>{cdata(values["date"])}</wp:post_date>
		<wp:post_date_gmt>{cdata(values["date_gmt"])}</wp:post_date_gmt>
		<wp:post_modified>{cdata(values["modified"])}</wp:post_modified>
		<wp:post_modified_gmt>{cdata(values["modified_gmt"])}</wp:post_modified_gmt>
		<wp:comment_status>{cdata("open")}</wp:comment_status>
		<wp:post_name>{cdata(values["name"])}</wp:post_name>
		<wp:status>{cdata(values["status"])}</wp:status>
		<wp:post_parent>{values["parent"]}</wp:post_parent>
		<wp:post_type>{cdata(values["type"])}</wp:post_type>
		<wp:post_password>{cdata(values["password"])}</wp:post_password>
		<wp:is_sticky>{values["sticky"]}</wp:is_sticky>
		{f"<wp:attachment_url>{cdata(attachment)}</wp:attachment_url>" if attachment else ""}
		{"".join(more)}	</item>
"""


def attachment(number: int, name: str, *, alt: str = "", caption: str = "", parent: int = 0) -> str:
    """Return a file of the library."""
    return item(
        number, "", meta("_wp_attachment_image_alt", alt), type="attachment", status="inherit",
        parent=str(parent), excerpt=caption, title=name.rpartition("/")[2], name=f"file-{number}",
        attachment_url=f"https://blog.example/wp-content/uploads/{name}",
    )  # fmt: skip
