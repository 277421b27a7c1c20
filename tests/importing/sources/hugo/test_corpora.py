"""Real Hugo sites are read as a whole."""

from pathlib import Path

import pytest

from blogsite.diagnostics import Problems
from blogsite.importing.archive import Converted
from blogsite.importing.options import ImportOptions
from blogsite.importing.proof import compare
from blogsite.importing.sources import READERS
from blogsite.importing.spool import open_spool
from blogsite.importing.visible import visible_of_html
from blogsite.markdown import parse_markdown

from .site import NOW

CORPUS = Path(__file__).resolve().parents[5] / "shared" / "corpus"
SITES = ("etcd", "grpc", "k8s-contributors", "opentelemetry", "glossary")
