"""The ledger of an import: for programs, for people, and for the next import."""

from blogsite.importing.record.document import LEDGER
from blogsite.importing.record.model import Count, Outcome, Record, make_record
from blogsite.importing.record.page import PAGE
from blogsite.importing.record.reading import ids_before, read_before
from blogsite.importing.record.writing import update_record, write_record

__all__ = [
    "LEDGER",
    "PAGE",
    "Count",
    "Outcome",
    "Record",
    "ids_before",
    "make_record",
    "read_before",
    "update_record",
    "write_record",
]
