"""What the catalogues must hold."""

import re
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract_from_dir
from babel.messages.frontend import parse_mapping_cfg
from babel.messages.pofile import read_po

from blogsite.markdown import MESSAGES
from blogsite.parse import parse_config
from blogsite.diagnostics import Problems

from .conftest import ROOT

I18N = ROOT / "i18n"
CATALOGUES = sorted(I18N.glob("*/LC_MESSAGES/blogsite.po"))
