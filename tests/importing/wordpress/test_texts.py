"""What an export says of its posts, pages and people."""

from pathlib import Path

import pytest

from blogsite.importing.archive import Original, Status
from blogsite.importing.ledger import Fate, Part

from .conftest import Reader
from .exports import attachment, author, comment, export, item, label, meta


def test_a_post_keeps_what_readers_and_feeds_know_it_by(read: Reader) -> None:
    """Title, date with its zone, addresses and the id in feeds are those of the site."""
    found = read(export(author("writer", "Writer One"), item(7, "Words", title="A &amp; B")))
    text = found.text("name-7")
    assert text.title.value == "A & B"
    assert text.date.value == "2019-06-20T09:00:00+02:00"
    assert text.addresses[0] == "https://blog.example/2019/06/20/name-7/"
    assert "/?p=7" in text.addresses
    assert text.feed_id == "https://blog.example/?p=7"
    assert [(each.text, each.account) for each in text.authors] == [("Writer One", "writer")]
    assert text.status is Status.PUBLISHED


def test_places_are_lines_of_the_export(read: Reader) -> None:
    """What an entry of the ledger is about can be found in the file."""
    source = export(item(1, "One\n\nTwo [unknown a='b'] three"))
    found = read(source)
    lines = source.split("\n")
    assert "<item>" in lines[found.text("name-1").place.line - 1]
    assert "Title 1" in lines[found.text("name-1").title.line - 1]
    entry = next(each for each in found.entries() if each.part is Part.SHORTCODE)
    assert "[unknown" in lines[entry.place.line - 1]


@pytest.mark.parametrize(
    ("fields", "status"),
    [
        ({"status": "publish"}, Status.PUBLISHED),
        ({"status": "draft", "date_gmt": "0000-00-00 00:00:00"}, Status.DRAFT),
        ({"status": "pending"}, Status.DRAFT),
        ({"status": "a-plugin's-own"}, Status.DRAFT),
        ({"status": "inherit"}, Status.DRAFT),
        ({"status": "auto-draft"}, Status.DRAFT),
        ({"status": "future"}, Status.SCHEDULED),
        ({"status": "publish", "date": "2030-01-01 00:00:00", "date_gmt": ""}, Status.SCHEDULED),
        ({"status": "private"}, Status.PRIVATE),
        ({"status": "publish", "password": "x"}, Status.PROTECTED),
        ({"status": "publish", "password": " "}, Status.PROTECTED),
        (
            {"type": "lf_event", "link": "https://blog.example/?post_type=lf_event&p=1"},
            Status.DRAFT,
        ),
    ],
)
def test_nothing_is_published_that_was_not(
    read: Reader, fields: dict[str, str], status: Status
) -> None:
    """Whatever readers could not see becomes a draft of some kind."""
    assert read(export(item(1, "Words", **fields))).archive.texts[0].status is status


def test_a_text_without_a_status_is_a_draft(read: Reader) -> None:
    """Where an export doesn't say that readers could see a text, none does, and people are told."""
    text = read(export(item(1, "Words", status=""))).archive.texts[0]
    assert text.status is Status.DRAFT
    assert text.status_said.value == "status: missing"


def test_trash_and_what_was_never_written_stay_behind(read: Reader) -> None:
    """Trash, older versions, menus and parts of the look are entries, not texts."""
    found = read(
        export(
            item(1, "Words"),
            item(2, "Words", status="trash", title="Gone"),
            item(3, "", status="auto-draft", title="Auto Draft"),
            item(4, "Old words", type="revision", status="inherit", title="Older"),
            item(5, "", type="nav_menu_item", title="Menu"),
            item(6, "x", type="wp_global_styles", title="Styles"),
        )
    )
    assert [text.name for text in found.archive.texts] == ["name-1"]
    lost = {entry.name for entry in found.archive.entries if entry.fate is Fate.LOST}
    assert lost == {"Gone", "Auto Draft", "Older", "Menu", "Styles"}


def test_former_addresses_lead_on(read: Reader) -> None:
    """Old slugs and old dates give the addresses of that time."""
    source = item(
        1, "", meta("_wp_old_slug", "older"), meta("_wp_old_date", "2018-01-02"),
        meta("_wp_old_slug", "%E4%B8%AD"), meta("_wp_old_slug", "a/../b"),
    )  # fmt: skip
    addresses = read(export(source)).text("name-1").addresses
    assert "/2019/06/20/older/" in addresses
    assert "/2018/01/02/name-1/" in addresses
    assert "/2019/06/20/%E4%B8%AD/" in addresses
    assert not any(".." in each for each in addresses)


def test_a_page_is_one(read: Reader) -> None:
    """Pages have no authors, and their own kind of short address."""
    text = read(export(item(9, "Words", type="page"))).text("name-9")
    assert text.is_page
    assert text.authors == ()
    assert "/?page_id=9" in text.addresses


@pytest.mark.parametrize(
    ("type_", "kind"),
    [
        ("lf_case_study", "case-study"),
        ("case-studies", "case-study"),
        ("cncf_case_study", "case-study"),
        ("lf_webinar", "webinar"),
        ("press_release", "press-release"),
        ("post", ""),
    ],
)
def test_types_of_a_site_are_kinds(read: Reader, type_: str, kind: str) -> None:
    """Case studies are known as such, other types give their own name."""
    assert read(export(item(1, "Words", type=type_))).text("name-1").kind.value == kind


def test_fields_of_the_cncf_name_guests_and_first_places(read: Reader) -> None:
    """A guest's field counts before the account, and an external address is where a text is from."""
    source = item(
        1, "Words", meta("lf_post_guest_author", "Name (Company)"),
        meta("lf_post_external_url", "https://elsewhere.example/post"), meta("left", "over"),
    )  # fmt: skip
    text = read(export(author("writer", "Writer One"), source)).text("name-1")
    assert [each.text for each in text.authors] == ["Name (Company)"]
    assert text.original == Original("https://elsewhere.example/post", "elsewhere.example")
    assert [(key, said.value) for key, said in text.fields] == [("left", "over")]


def test_fields_for_search_engines(read: Reader) -> None:
    """A description stands in for an excerpt; an address of the site itself is no other place."""
    own = item(
        1, "Words", meta("_yoast_wpseo_metadesc", "In short"),
        meta("_yoast_wpseo_canonical", "https://www.blog.example/2019/06/20/name-1/"),
    )  # fmt: skip
    other = item(2, "Words", meta("rank_math_canonical_url", "https://first.example/x"),
                 meta("rank_math_description", "unused"), excerpt="<b>Excerpt</b>")  # fmt: skip
    found = read(export(own, other))
    assert found.text("name-1").summary.value == "In short"
    assert found.text("name-1").original is None
    assert found.text("name-2").summary.value == "Excerpt"
    assert found.text("name-2").original == Original("https://first.example/x", "first.example")


def test_several_authors_keep_their_order(read: Reader) -> None:
    """Terms of co-authors lead to accounts and to guests that are items."""
    guest = item(
        50, "", meta("cap-user_login", "guest-one"), meta("cap-display_name", "Guest One"),
        meta("cap-website", "https://guest.example/"), type="guest-author", name="cap-guest-one",
    )  # fmt: skip
    post = item(
        1, "Words", label("author", "cap-guest-one", "guest-one"), label("author", "cap-writer", "writer"),
        label("author", "cap-nobody", "Somebody Else"),
    )  # fmt: skip
    found = read(export(author("writer", "Writer One"), guest, post))
    authors = found.text("name-1").authors
    assert [each.text for each in authors] == ["Guest One", "Writer One", "Somebody Else"]
    assert [each.account for each in authors] == ["guest-one", "writer", ""]
    people = {person.account: person for person in found.archive.people}
    assert people["guest-one"].url == "https://guest.example/"
    assert len(found.archive.texts) == 1


def test_no_address_of_a_person_is_taken_along(read: Reader) -> None:
    """Mail addresses of an export are nobody's business."""
    found = read(export(author("writer", "Writer One"), item(1, "Words", comment("1"))))
    assert "@" not in repr(found.archive.people) + repr(found.entries())


def test_terms_have_names_and_categories_are_tags(read: Reader) -> None:
    """Categories and tags are listed once, whether the export lists them or only an item does."""
    listed = (
        "<wp:category><wp:category_nicename>cloud</wp:category_nicename>"
        "<wp:cat_name><![CDATA[Cloud &amp; more]]></wp:cat_name>"
        "<wp:category_description><![CDATA[All of it]]></wp:category_description></wp:category>"
    )
    post = item(
        1, "Words", label("category", "cloud", "Cloud &amp; more"), label("post_tag", "k8s", "K8s"),
        label("category", "uncategorized", "Uncategorized"), label("post_format", "post-format-link", "Link"),
    )  # fmt: skip
    found = read(export(listed, post))
    assert [tag.value for tag in found.text("name-1").tags] == ["cloud", "k8s"]
    terms = {term.key: term for term in found.archive.terms}
    assert terms["cloud"].name == "Cloud & more"
    assert terms["cloud"].description == "All of it"
    assert terms["k8s"].name == "K8s"
    assert [(key, said.value) for key, said in found.text("name-1").fields] == [
        ("post_format", "Link")
    ]


def test_versions_of_a_post_share_a_key(read: Reader) -> None:
    """Languages and groups are those of Polylang, or of WPML's fields."""
    english = item(
        1, "a", label("language", "en", "English"), label("post_translations", "pll_1", "pll_1")
    )
    chinese = item(
        2, "b", label("language", "zh-cn", "中文"), label("post_translations", "pll_1", "pll_1")
    )
    german = item(3, "c", meta("_wpml_import_language_code", "de"))
    found = read(export(english, chinese, german))
    assert found.text("name-1").key == found.text("name-2").key != found.text("name-3").key
    languages = [text.language for text in found.archive.texts]
    assert languages == ["en-US", "zh-CN", "de"]


def test_the_picture_of_a_post_has_its_words(read: Reader) -> None:
    """A featured picture comes with the alternative text and the caption of the library."""
    found = read(
        export(
            item(1, "Words", meta("_thumbnail_id", "9")),
            attachment(9, "2019/06/a.png", alt="Two nodes", caption="A <b>caption</b>"),
            attachment(10, "2019/06/unused.png"),
        )
    )
    image = found.text("name-1").image
    assert image is not None
    assert (image.src, image.alt, image.caption) == (
        "https://blog.example/wp-content/uploads/2019/06/a.png",
        "Two nodes",
        "A caption",
    )
    unused = [entry for entry in found.archive.entries if entry.part is Part.FILE]
    assert [entry.name.rpartition("/")[2] for entry in unused] == ["unused.png"]


def test_comments_are_counted(read: Reader) -> None:
    """Each kind of comments is one entry with its number."""
    found = read(
        export(
            item(
                1,
                "Words",
                comment("1"),
                comment("1"),
                comment("spam"),
                comment("0"),
                comment("1", "pingback"),
            )
        )
    )
    counts = {entry.name: entry.count for entry in found.entries() if entry.part is Part.COMMENT}
    assert counts == {
        "approved comment": 2,
        "approved pingback": 1,
        "pending comment": 1,
        "spam comment": 1,
    }


def test_a_change_long_after_is_an_update(read: Reader) -> None:
    """What was saved again within a day is none."""
    found = read(
        export(
            item(1, "a", modified="2020-01-01 10:00:00", modified_gmt="2020-01-01 09:00:00"),
            item(2, "b", modified="2019-06-20 12:00:00", modified_gmt="2019-06-20 10:00:00"),
        )
    )
    assert found.text("name-1").updated.value == "2020-01-01T10:00:00+01:00"
    assert found.text("name-2").updated.value == ""


def test_a_site_is_what_the_channel_says(read: Reader) -> None:
    """Title, address, language and the time zone that all dates agree with."""
    winter = item(
        2, "b", date="2019-12-20 09:00:00", date_gmt="2019-12-20 08:00:00",
        modified="2019-12-20 09:00:00", modified_gmt="2019-12-20 08:00:00",
    )  # fmt: skip
    archive = read(export(item(1, "a"), winter)).archive
    assert (archive.title, archive.base_url, archive.language, archive.timezone) == (
        "Site of Names",
        "https://blog.example",
        "en-US",
        "Europe/Berlin",
    )
    assert "blog.example" in archive.hosts
    assert read(export(item(1, "a")), language="de").archive.language == "de"


def test_uploads_are_found_in_their_original_size(read: Reader, tmp_path: Path) -> None:
    """An address of any size leads to the original; none leads out of the folder."""
    uploads = tmp_path / "uploads"
    (uploads / "2019/06").mkdir(parents=True)
    (uploads / "2019/06/a.png").write_bytes(b"a")
    (tmp_path / "secret.png").write_bytes(b"s")
    (uploads / "out.png").symlink_to(tmp_path / "secret.png")
    found = read(export(item(1, "a")), uploads)
    text = found.text("name-1")

    def find(address: str) -> Path | None:
        return found.archive.files.find(address, text)

    base = "https://blog.example/wp-content/uploads/"
    assert find(f"{base}2019/06/a-300x200.png") == (uploads / "2019/06/a.png").resolve()
    assert find("/wp-content/uploads/2019/06/a.png?ver=1") is not None
    for address in (
        "../secret.png",
        "2019/../../secret.png",
        "%2e%2e/secret.png",
        "out.png",
        "",
        "2019",
    ):
        assert find(base + address) is None
    assert read(export(item(1, "a"))).archive.files.find(f"{base}2019/06/a.png", text) is None
