"""Reads the blocks of a file with their texts, as the build sees them."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from blogsite import codec
from blogsite.diagnostics import Diagnostic, Severity
