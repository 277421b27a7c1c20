"""Pages that commands write about a site, which are no part of it."""

from collections.abc import Callable
from importlib import resources

from jinja2 import Environment, StrictUndefined, Template


def report_template(package: str, name: str, **filters: Callable[..., object]) -> Template:
    """Return a template that lies in a package; what it is given is escaped."""
    environment = Environment(
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    environment.filters.update(filters)
    return environment.from_string(resources.files(package).joinpath(name).read_text("utf-8"))
