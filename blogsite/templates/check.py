"""Reads all templates of a theme: each page's with its view, then those that no page reaches."""

from collections.abc import Iterable

from blogsite.diagnostics import Problems
from blogsite.i18n import Translations
from blogsite.model.body import Body
from blogsite.render.bodies import Bodies
from blogsite.render.setup import Setup
from blogsite.render.templates import make_environment
from blogsite.templates.library import open_library
from blogsite.templates.reading import Progress, Reading
from blogsite.templates.types import UNKNOWN, Macro, Record, Type
from blogsite.theme import Theme
from blogsite.views.pages import TEMPLATES


def read_theme(theme: Theme, assets: Iterable[str]) -> Problems:
    """Return what is wrong with a theme's templates."""
    problems, progress = Problems(), Progress()
    bodies = Bodies(lambda _digest: Body(""), str)
    environment = make_environment(Setup((), (), "", ()), "en", Translations(), bodies)
    library = open_library(theme, environment, assets, problems)
    known: dict[str, Type] = dict.fromkeys(library.functions, UNKNOWN)
    for name, view in TEMPLATES.items():
        if name in library.sources:
            around = {**known, "page": Record(view)}
            Reading(library, library.sources[name], around, progress).run()
    for name, source in library.sources.items():
        if name not in progress.templates and theme.is_nearest(name):
            Reading(library, source, known, progress, is_open=True).run()
    for module in list(progress.modules.values()):
        for each in list(module.names.values()):
            if isinstance(each, Macro) and id(each.node) not in progress.entered:
                source = library.sources[each.template]
                Reading(library, source, known, progress).enter(each, [], {})
    return problems
