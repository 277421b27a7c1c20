"""The tables of the guide to importing hold what the command takes and writes."""

import importlib
import json

from blogsite.importing.record import make_record
from blogsite.importing.record.document import ledger_lines
from blogsite.importing.sources import READERS
from blogsite.importing.target import Hand, Placed

from .documents import words_of_column

GUIDE = "docs/importing.md"
TITLE = "Importing a blog"


def test_options() -> None:
    """The table has each option of `blogsite import`, and no other."""
    command = importlib.import_module("blogsite.cli.import_").command
    options = {option for each in command.params for option in each.opts if option[0] == "-"}
    assert set(words_of_column(GUIDE, TITLE, "option")) == options


def test_kinds() -> None:
    """The table has each kind that can be read."""
    assert set(words_of_column(GUIDE, TITLE, "kind")) >= set(READERS)


def test_keys() -> None:
    """The table has the keys of the ledger, in their order."""
    record = make_record("hugo", [], Placed(0, 0, 0, (), {}))
    ledger = json.loads("".join(ledger_lines(record)))
    assert words_of_column(GUIDE, "The ledger", "key") == list(ledger)


def test_what_people_do() -> None:
    """The table has all that people can do to an imported file."""
    assert words_of_column(GUIDE, "Importing again", "hand") == [str(each) for each in Hand]
