"""Rules are written so that they read as the same rules."""

from hypothesis import given
from hypothesis import strategies as st

from blogsite import hosting

_WORD = st.from_regex(r"[a-z0-9%~-]{1,8}", fullmatch=True).filter(lambda word: word != "%")
_PATH = st.lists(_WORD, max_size=4).map(lambda words: "/" + "/".join(words))
_SOURCE = st.builds(str.__add__, _PATH, st.sampled_from(["", "/", "/*", "/:any", "/:any/*"])).map(
    lambda path: path.replace("//", "/")
)
_LIST = st.lists(_WORD, max_size=2, unique=True).map(tuple)
_CONDITIONS = st.builds(
    hosting.Conditions, languages=_LIST, countries=_LIST, roles=_LIST, cookies=_LIST
)
_RULES = st.builds(
    hosting.Rule,
    source=_SOURCE,
    target=st.builds(str.__add__, st.sampled_from(["", "https://example.org"]), _PATH),
    status=st.sampled_from([200, 301, 302, 404, 410]),
    forced=st.booleans(),
    query=st.dictionaries(_WORD, _WORD, max_size=2).map(lambda pairs: tuple(pairs.items())),
    conditions=_CONDITIONS,
    site=st.sampled_from(["", "https://old.example.org"]),
)
_VALUE = st.from_regex(r"[a-z0-9'=; /-]{0,20}[a-z0-9]", fullmatch=True).map(str.strip)
_HEADERS = st.dictionaries(
    st.sampled_from(["X-A", "X-B", "Cache-Control", "Content-Security-Policy"]), _VALUE, min_size=1
).map(lambda pairs: tuple(pairs.items()))
_HEADER_RULES = st.builds(hosting.HeaderRule, _SOURCE, _HEADERS)


@given(st.lists(_RULES, max_size=5))
def test_redirects_read_as_they_were_written(rules: list[hosting.Rule]) -> None:
    """What is written as `_redirects` has the same rules when it is read."""
    assert hosting.parse_redirects(hosting.write_redirects(rules)) == tuple(rules)


@given(st.lists(_HEADER_RULES, max_size=5, unique=True))
def test_headers_read_as_they_were_written(rules: list[hosting.HeaderRule]) -> None:
    """What is written as `_headers` has the same rules when it is read."""
    assert hosting.parse_headers(hosting.write_headers(rules)) == tuple(rules)
