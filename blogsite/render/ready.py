"""Makes a process ready to render, while there is nothing to render yet."""

from dataclasses import dataclass

from blogsite.model.config import Config
from blogsite.render.setup import Setup


@dataclass(frozen=True, slots=True)
class Readiness:
    """What a process will render with, and a language that it will meet."""

    setup: Setup
    language: str
    locale: str


def readiness(setup: Setup, config: Config) -> Readiness:
    """Return what the processes of a site's build are made ready with."""
    return Readiness(setup, config.default_language.tag, config.default_language.locale)


def make_ready(wanted: Readiness) -> None:
    """Compile the templates; those with faults are told of when they are rendered."""
    # Imported here because only the processes that render need it.
    from jinja2 import TemplateError  # noqa: PLC0415

    from blogsite.render.job import open_environment  # noqa: PLC0415

    environment = open_environment(wanted.setup, wanted.language, wanted.locale)
    for template in wanted.setup.templates:
        try:
            environment.get_template(template.name)
        except TemplateError:
            continue
