"""The stage that reads a theme's templates before they are rendered."""

from __future__ import annotations

from typing import TYPE_CHECKING

from blogsite import codec
from blogsite.diagnostics import Problems
from blogsite.model.parsed import Parsed

if TYPE_CHECKING:
    from blogsite.parse.memo import Memo
    from blogsite.theme import Theme

_LABEL = "the theme's templates"


def check_templates(theme: Theme, memo: Memo, problems: Problems) -> None:
    """Report all that templates name and that isn't there, as far as it can be known before."""
    if not theme.is_whole:
        return
    templates = sorted(theme.templates.items())
    names = [part for name, (file, _) in templates for part in (name, file.path, file.digest)]
    assets = sorted(theme.assets_with_sheet)
    declared = [each.name for each in theme.properties]
    facts = (codec.digest(*names, "", *assets, "", *declared),)
    parsed = memo.find(_LABEL, facts)
    if parsed is None:
        # Imported here because a build of unchanged templates gets by without Jinja.
        from blogsite.templates.check import read_theme  # noqa: PLC0415

        made = Parsed(tuple(dict.fromkeys(read_theme(theme, assets))))
        parsed = memo.remember(_LABEL, facts, codec.encode(made))
    problems.extend(parsed.diagnostics)
