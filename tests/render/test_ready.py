"""Processes are made ready for rendering ahead of it."""

from dataclasses import replace

from blogsite.render.job import open_environment
from blogsite.render.ready import make_ready, readiness
from blogsite.render.setup import Template


def test_all_templates_are_compiled(make_site, plan) -> None:
    """Each template is compiled, and one with a fault is passed over."""
    found, _ = plan(make_site({}))
    broken = Template("broken.html", "themes/default/broken.html", "{% if %}")
    setup = replace(found.setup, templates=(broken, *found.setup.templates))
    wanted = readiness(setup, found.site.config)
    make_ready(wanted)
    cache = open_environment(setup, wanted.language, wanted.locale).cache
    assert cache is not None
    assert {key[1] for key in cache} == {each.name for each in found.setup.templates}
