"""What is wrong with a site, said so that an editor can mend it."""

from blogsite.diagnostics.collect import Problems
from blogsite.diagnostics.excerpts import with_excerpts
from blogsite.diagnostics.model import Diagnostic, Severity
from blogsite.diagnostics.records import as_record
from blogsite.diagnostics.suggest import did_you_mean

__all__ = ["Diagnostic", "Problems", "Severity", "as_record", "did_you_mean", "with_excerpts"]
