"""What is remembered of links from one check to the next."""

from __future__ import annotations

import datetime as dt
import sqlite3

import pytest

from blogsite.cache import CacheError
from blogsite.external import State, open_memory
from blogsite.external.memory import Known

from .servers import OK, redirect, status

DAY = dt.timedelta(days=1)
TODAY = dt.date(2019, 7, 1)
KNOWN = Known(State.MOVED, "moved for good", "http://b.example/", TODAY, TODAY, private=False)


def test_what_was_good_lately_is_not_asked_again(serve, ask_one):
    """For so many days a good link stands as it is; from then on it is asked for again."""
    server = serve(lambda _: OK)
    link = server.url()
    for days, asked in ((0, True), (0, False), (6, False), (7, True), (13, False)):
        verdict = ask_one(link, today=TODAY + days * DAY)
        assert (verdict.state, verdict.asked) == (State.GOOD, asked)
    assert str(verdict.last_good) == "2019-07-08"
    assert len(server.requests) == 2


def test_a_memory_of_no_days_asks_always(serve, ask_one):
    """With no days for which a link is fresh, each check asks for it."""
    server = serve(lambda _: OK)
    assert [ask_one(server.url(), fresh_days=0).asked for _ in range(2)] == [True, True]


def test_a_date_in_the_future_is_not_believed(serve, ask_one):
    """A clock that was wrong doesn't keep a link from being asked for."""
    server = serve(lambda _: OK)
    ask_one(server.url(), today=TODAY + 400 * DAY)
    assert ask_one(server.url()).asked


def test_moved_links_are_remembered_with_their_target(serve, ask_one):
    """A link that has moved is told of each time, asked for or not."""
    pages = {"/a": redirect(301, "/b"), "/b": OK}
    server = serve(lambda request: pages[request.path])
    first, second = ask_one(server.url("/a")), ask_one(server.url("/a"))
    assert (first.asked, second.asked) == (True, False)
    assert (second.state, second.detail, second.target) == (
        State.MOVED,
        "moved for good",
        server.url("/b"),
    )


def test_faults_are_asked_for_again_and_keep_the_last_good_day(serve, ask_one):
    """A link that fails is asked for by each check, and known to have worked on an earlier day."""
    answers = iter([OK, status(500), status(500), status(404), status(404)])
    server = serve(lambda _: next(answers))
    ask_one(server.url())
    for days, state in ((10, State.UNREACHABLE), (11, State.GONE)):
        verdict = ask_one(server.url(), today=TODAY + days * DAY)
        assert (verdict.state, verdict.asked) == (state, True)
        assert verdict.last_good == TODAY


def test_a_fault_after_a_good_day_is_not_fresh(serve, ask_one):
    """The last state counts: a link that failed since its last good day is asked for."""
    answers = iter([OK, status(404), status(404), OK])
    server = serve(lambda _: next(answers))
    states = [
        ask_one(server.url(), today=TODAY + days * DAY, fresh_days=9 if days != 1 else 0)
        for days in range(3)
    ]
    assert [(each.state, each.asked) for each in states] == [
        (State.GOOD, True),
        (State.GONE, True),
        (State.GOOD, True),
    ]


def test_what_was_not_asked_is_not_remembered(serve, ask, memory):
    """Links of a host that was given up, and those that are refused, leave no trace."""
    server = serve(behave=lambda *_: None)
    links = [server.url(f"/{number}") for number in range(9)]
    verdicts = ask([*links, "ftp://a.example/"], attempts=1)
    for link in links:
        assert (memory.known(link) is not None) == verdicts[link].asked
    assert memory.known("ftp://a.example/") is None


def test_private_answers_are_for_those_who_may_ask(serve, ask_one):
    """A page of the own network isn't good for a check that mustn't ask there."""
    server = serve(lambda _: OK)
    assert ask_one(server.url()).state == State.GOOD
    assert ask_one(server.url(), private=False).state == State.REFUSED
    assert not ask_one(server.url()).asked


def test_each_answer_is_saved_at_once(serve, ask, tmp_path):
    """Another process sees an answer as soon as progress tells of it."""
    server = serve(lambda _: OK)
    seen = []

    def look(_stage, _done, _total):
        with sqlite3.connect(tmp_path / "cache" / "links.sqlite") as other:
            seen.append(other.execute("SELECT count(*) FROM link").fetchone()[0])
        other.close()

    ask([server.url(f"/{number}") for number in range(3)], progress=look)
    assert seen == [1, 2, 3]


@pytest.mark.parametrize(
    "damage", ["garbage", "another format", "another table", "cut off", "a page lost"]
)
def test_damage_costs_time_only(tmp_path, damage):
    """A file that is damaged or of another format is thrown away, and a new one works."""
    path = tmp_path / "links.sqlite"
    with open_memory(tmp_path) as memory:
        for number in range(500):
            memory.save(f"http://{number}.example/", KNOWN)
    _damage(path, damage)
    with open_memory(tmp_path) as memory:
        assert memory.known("http://499.example/") is None
        memory.save("http://a.example/", KNOWN)
        assert memory.fault == ""
    with open_memory(tmp_path) as memory:
        assert memory.known("http://a.example/") == KNOWN


def _damage(path, damage):
    if damage == "garbage":
        path.write_bytes(b"no database" * 1000)
    elif damage == "cut off":
        path.write_bytes(path.read_bytes()[:9_000])
    elif damage == "a page lost":
        data = bytearray(path.read_bytes())
        data[-4096:] = bytes(4096)
        path.write_bytes(data)
    else:
        other = sqlite3.connect(path)
        if damage == "another format":
            other.execute("PRAGMA user_version = 999")
        else:
            other.executescript("DROP TABLE link; CREATE TABLE link (url TEXT)")
        other.close()


def test_rows_that_make_no_sense_are_forgotten(tmp_path):
    """A state or a date that isn't one is as good as nothing."""
    with open_memory(tmp_path) as memory:
        for number in range(3):
            memory.save(f"http://{number}.example/", KNOWN)
        for column, url in (("state", 0), ("last_good", 1), ("asked", 2)):
            memory._db.execute(
                f"UPDATE link SET {column} = 'x' WHERE url = ?", (f"http://{url}.example/",)
            )
            assert memory.known(f"http://{url}.example/") is None


def test_what_cannot_be_saved_is_said(tmp_path):
    """A memory that can't be written keeps its answers for this check, and says so."""
    with open_memory(tmp_path) as memory:
        memory._db.execute("PRAGMA query_only = ON")
        memory.save("http://a.example/", KNOWN)
        assert "readonly" in memory.fault
        assert memory.known("http://a.example/") == KNOWN
        memory._db.execute("PRAGMA query_only = OFF")
    assert memory.fault == ""
    with open_memory(tmp_path) as memory:
        assert memory.known("http://a.example/") == KNOWN


def test_a_folder_that_cannot_be_written(tmp_path):
    """Where there can be no memory, it is said which folder, and what to do."""
    (tmp_path / "file").write_text("")
    with pytest.raises(CacheError, match="BLOGSITE_CACHE_DIR"), open_memory(tmp_path / "file"):
        pass
