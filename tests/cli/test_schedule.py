"""`blogsite schedule`: when time alone changes the site."""

import datetime as dt
import json
from pathlib import Path

import pytest


@pytest.fixture
def ask(make_site, post, run):
    """Ask for the schedule of a site with a bit of everything that has a date."""
    root: Path = make_site(
        {
            "content/site.yaml": "timezone: Europe/Berlin\n",
            "content/events/kubecon.yaml": "name: KubeCon\nstart: 2019-05-20\nend: 2019-07-02\n",
            "content/posts/past.md": post(title="Past", expires="2019-08-01T10:00:30Z"),
            "content/posts/later.md": post(title="Later", date="2019-07-05T09:30:00+02:00"),
            "content/posts/later.fr.md": "---\ntitle: Plus tard\n---\n",
            "content/posts/day.md": post(title="Day", date="2019-12-24"),
            "content/posts/draft.md": post(title="Draft", date="2019-07-04", draft="true"),
        }
    )

    def invoke(*arguments: str, now: str = "2019-07-01"):
        return run("schedule", "--root", root, "--now", now, *arguments)

    return invoke


def _changes(found) -> list[tuple[str, str, str]]:
    return [(each["at"], each["what"], each["title"]) for each in json.loads(found.stdout)]


def test_what_comes_next(ask) -> None:
    """Posts to come, posts that expire, and events that end are listed in their order, in UTC."""
    found = ask("--format", "json")
    assert found.exit_code == 0
    assert _changes(found) == [
        ("2019-07-02T22:00:00Z", "over", "KubeCon"),
        ("2019-07-05T07:30:00Z", "published", "Later"),
        ("2019-07-05T07:30:00Z", "published", "Plus tard"),
        ("2019-08-01T10:00:30Z", "expires", "Past"),
        ("2019-12-23T23:00:00Z", "published", "Day"),
    ]


def test_each_change_changes_a_build(make_site, plan, post) -> None:
    """A second before an instant a post isn't published, and from the instant on it is."""
    root = make_site(
        {"content/posts/a.md": post(date="2019-07-05T09:30:00+02:00"), "content/site.yaml": ""},
        "other",
    )
    for second, count in ((29 * 60 + 59, 0), (30 * 60, 1)):
        now = dt.datetime(2019, 7, 5, 7, second // 60, second % 60, tzinfo=dt.UTC)
        made, _ = plan(root, now=now)
        assert len(made.site.editions[0].posts) == count


def test_the_next_instant(ask) -> None:
    """The next instant alone is what a script wants; with nothing to come there is none."""
    assert ask("--format", "next").stdout == "2019-07-02T22:00:00Z\n"
    assert ask("--format", "next", now="2020-01-01").stdout == ""


def test_lines_of_a_crontab(ask) -> None:
    """Each instant is one time in a crontab, never before it has come."""
    lines = ask("--format", "cron").stdout.splitlines()
    assert lines == ["0 22 2 7 *", "30 7 5 7 *", "1 10 1 8 *", "0 23 23 12 *"]


@pytest.mark.parametrize(
    ("since", "now", "code", "titles"),
    [
        ("2019-07-05T07:00:00Z", "2019-07-05T08:00:00Z", 0, ["Later", "Plus tard"]),
        ("2019-07-05T07:30:00Z", "2019-07-05T08:00:00Z", 1, []),
        ("2019-07-05T07:00:00Z", "2019-07-05T07:30:00Z", 0, ["Later", "Plus tard"]),
        ("2019-07-01", "2019-07-02", 1, []),
    ],
)
def test_whether_a_build_is_due(ask, since, now, code, titles) -> None:
    """Of two runs in a row exactly one sees a change, and its exit code says so."""
    found = ask("--since", since, "--format", "json", now=now)
    assert found.exit_code == code
    assert [title for _, _, title in _changes(found)] == titles


def test_the_table(ask) -> None:
    """People get a table with the file of each post, or a word where there is nothing."""
    said = ask().stdout
    assert "2019-07-05T07:30:00Z" in said
    assert "content/posts/later.fr.md" in said
    assert ask(now="2020-01-01").stdout == "Nothing to come.\n"
    assert ask("--since", "2019-06-30").stdout == "Nothing has changed.\n"


def test_a_limit(ask) -> None:
    """A limit shows the first ones only."""
    assert len(_changes(ask("--format", "json", "--limit", "2"))) == 2


def test_since_the_future(ask) -> None:
    """What has changed since a day to come is no question."""
    found = ask("--since", "2019-07-02")
    assert (found.exit_code, "in the past" in found.stderr) == (2, True)
