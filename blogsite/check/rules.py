"""All rules that a site can turn off or up: documents, reports and settings take them from here."""

from dataclasses import dataclass

from blogsite.model.checks import Level

_OFF, _WARNING, _ERROR = Level.OFF, Level.WARNING, Level.ERROR


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule: its stable name, its level where a site says nothing, what is wrong, what to do."""

    name: str
    level: Level
    says: str
    advice: str


OWN = (
    Rule(
        "absolute-link",
        _WARNING,
        "a link to this very site is written with its host",
        "write a path, or the post's file: then it is checked, and works in previews",
    ),
    Rule(
        "bare-url",
        _OFF,
        "the words of a link are its address",
        "say what is there; screen readers spell addresses out",
    ),
    Rule(
        "dead-link",
        _ERROR,
        "another site says that the page is gone",
        "correct the address, or take the link out",
    ),
    Rule(
        "duplicate-summary",
        _WARNING,
        "two texts in one language have the same summary",
        "give each its own `summary`",
    ),
    Rule(
        "duplicate-title",
        _WARNING,
        "two texts in one language have the same title",
        "say in the title what sets the text apart",
    ),
    Rule("empty-link", _WARNING, "a link has no words", "write words, or take the link out"),
    Rule(
        "event-without-posts",
        _WARNING,
        "an event is over and no post names it",
        "name it under `events` in the posts about it, or delete its file",
    ),
    Rule(
        "front-matter-order",
        _WARNING,
        "the keys of front matter are in another order than `blogsite fmt` gives them",
        "run `blogsite fmt` on the file",
    ),
    Rule(
        "image-without-alt",
        _WARNING,
        "a picture has no alternative text, or its file's name for one",
        'say what it shows; for mere decoration write `<img src="..." alt="">`',
    ),
    Rule(
        "invisible-character",
        _WARNING,
        "a character that nobody sees, where the script doesn't need it",
        "delete it, or type a plain space",
    ),
    Rule(
        "look-alike-character",
        _WARNING,
        "a word mixes Latin letters with Cyrillic or Greek ones that look the same",
        "type the word anew",
    ),
    Rule(
        "missing-fragment",
        _WARNING,
        "a path with `#` leads to a page without such a heading",
        "name a heading that is there, in the language of that page",
    ),
    Rule(
        "moved-link",
        _WARNING,
        "another site says that the page has moved for good",
        "write the new address",
    ),
    Rule(
        "no-summary", _WARNING, "a post has no `summary`", "add one or two sentences about the post"
    ),
    Rule("no-tags", _WARNING, "a post has no tags", "add `tags`, so that readers find it"),
    Rule(
        "promotional-link",
        _WARNING,
        "a member's post links to the member's own site too often, or not at its end",
        "keep one link, in the last paragraph",
    ),
    Rule(
        "sales-talk",
        _WARNING,
        "a post has words that the site calls advertising",
        "say what was done, and leave praise to readers",
    ),
    Rule(
        "similar-tags",
        _WARNING,
        "two tags differ by a capital, a plural or a hyphen only",
        "use the one that more posts have",
    ),
    Rule(
        "skipped-heading",
        _WARNING,
        "a heading is more than one level below the one before it",
        "use the next level; the looks are the theme's business",
    ),
    Rule(
        "too-many-posts",
        _WARNING,
        "an organization has more posts in a year than members of its level may have",
        "wait until next year",
    ),
    Rule(
        "unknown-rule",
        _WARNING,
        "a rule is turned off or on that isn't there",
        "see `blogsite check --rules`",
    ),
    Rule(
        "unreachable-link",
        _WARNING,
        "another site could not be asked, or had no good answer",
        "try again; if it stays so, look for another source",
    ),
    Rule(
        "unrecorded-url",
        _WARNING,
        "`content/urls.lock` doesn't have the URL of a published text",
        "run `blogsite urls accept`, and commit the file",
    ),
    Rule(
        "unused-author",
        _WARNING,
        "nobody's post names the author",
        "delete the file, or name the author",
    ),
    Rule("unused-file", _WARNING, "no text shows or links the file", "delete it, or link it"),
    Rule("unused-tag", _WARNING, "no post has the tag", "delete the file, or use the tag"),
    Rule(
        "useless-switch",
        _WARNING,
        "a comment turns a rule off that finds nothing there",
        "take the comment out",
    ),
    Rule(
        "vague-link-text",
        _WARNING,
        "the words of a link say nothing about where it leads",
        "link the words that name the thing",
    ),
)
# What the build itself warns of. Its errors are not here: they stop publication in any case.
OF_BUILD = (
    Rule("attribute-not-allowed", _WARNING, "an attribute that posts may not set", "take it out"),
    Rule("bad-formula", _WARNING, "a formula that can't be set, shown as its source", "correct it"),
    Rule("bad-id", _WARNING, "an id is taken, or begins with `_`", "choose another"),
    Rule(
        "bad-source-digest",
        _WARNING,
        "nobody can tell what a translation was made from",
        "run `blogsite translations mark`",
    ),
    Rule("bad-url", _WARNING, "an address in raw HTML is none", "correct it"),
    Rule("expired-link", _WARNING, "a link to a post whose time is over", "take the link out"),
    Rule(
        "hidden-translation",
        _WARNING,
        "a translation is ready, and its original a draft",
        "publish the original, or make both drafts",
    ),
    Rule(
        "low-contrast",
        _WARNING,
        "text in a colour that `site.yaml` sets can't be read well",
        "make it, or its ground, lighter or darker",
    ),
    Rule(
        "misnamed-picture",
        _WARNING,
        "a picture has another format than its name says",
        "let its name end as the format does",
    ),
    Rule(
        "missing-anchor", _WARNING, "a link to a heading that isn't there", "name one that is there"
    ),
    Rule(
        "missing-page", _WARNING, "a path leads to no page of this site", "link to the post's file"
    ),
    Rule(
        "missing-words",
        _OFF,
        "a language lacks words of the interface",
        "translate them, see `blogsite i18n`",
    ),
    Rule(
        "no-original",
        _WARNING,
        "an original says what it was made from",
        "bring its original back, or take the line out",
    ),
    Rule("removed-html", _WARNING, "an HTML element that posts may not use", "take it out"),
    Rule("unexpected-file", _WARNING, "nothing reads a file in `content/`", "move or rename it"),
    Rule("unknown-language", _WARNING, "code in a language without colours", "see the hint"),
    Rule("unknown-option", _WARNING, "an option of code that means nothing", "take it out"),
    Rule("unsafe-url", _WARNING, "an address in raw HTML is not allowed", "take it out"),
    Rule(
        "untranslated-text",
        _WARNING,
        "a translation is empty, or a copy of its original",
        "translate it, or make it a draft",
    ),
)
RULES = {rule.name: rule for rule in (*OWN, *OF_BUILD)}

# Those that find nothing unless other sites are asked.
EXTERNAL = frozenset({"dead-link", "moved-link", "unreachable-link"})

# Those that find something only when its time has come: turning them off before is no mistake.
TIMED = frozenset({"event-without-posts"})
