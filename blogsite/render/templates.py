"""The Jinja environments: one for each language, and nothing in them that a key doesn't cover."""

import functools
from collections.abc import MutableMapping
from types import CodeType

from jinja2 import BytecodeCache, Environment, FunctionLoader, StrictUndefined, pass_context
from jinja2.bccache import Bucket
from markupsafe import Markup, escape

from blogsite.i18n import Translations
from blogsite.render.bidi import Bdi
from blogsite.render.bodies import Bodies
from blogsite.render.compiling import Compiler, Context, Macro, put_out
from blogsite.render.formats import Formats
from blogsite.render.joining import Named
from blogsite.render.once import Once
from blogsite.render.setup import Setup
from blogsite.render.structured_data import structured_data
from blogsite.render.words import Words


class _Environment(Environment):
    """An environment whose templates have no globals of their own.

    Jinja compares globals at each import: a plain mapping is much faster there than a chain.
    """

    code_generator_class = Compiler
    context_class = Context
    # Compiled templates look for these, see `Compiler`.
    macro = Macro
    put_out = staticmethod(put_out)

    def getitem(self, obj: object, argument: object) -> object:
        """Look up an item, or an attribute where there are none, as in a value of a view."""
        if type(argument) is str and not hasattr(obj, "__getitem__"):
            return self.getattr(obj, argument)
        return super().getitem(obj, argument)

    def make_globals(self, d: MutableMapping[str, object] | None) -> MutableMapping[str, object]:
        assert not d  # noqa: S101  (no template is loaded with globals)
        return self.globals


class _CompiledOnce(BytecodeCache):
    """Keeps compiled templates while the process runs: all languages share them."""

    def __init__(self) -> None:
        self._code: dict[tuple[str, str], CodeType] = {}

    def load_bytecode(self, bucket: Bucket) -> None:
        """Take the code of the same name and text, if there is any."""
        bucket.code = self._code.get((bucket.key, bucket.checksum))

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep the code."""
        if bucket.code is not None:
            self._code[bucket.key, bucket.checksum] = bucket.code


@functools.lru_cache(maxsize=4)
def _compiled(setup: Setup) -> _CompiledOnce:  # noqa: ARG001  (one for each setup)
    return _CompiledOnce()


@functools.lru_cache(maxsize=4)
def _loader(setup: Setup) -> FunctionLoader:
    """Find templates by name, and give them their path, which tracebacks then speak of."""
    found = {template.name: (template.text, template.path, None) for template in setup.templates}
    return FunctionLoader(found.get)


def make_environment(
    setup: Setup,
    locale: str,
    translations: Translations,
    bodies: Bodies,
    marked: Translations | None = None,
) -> Environment:
    """Return the environment in which the pages of a language are rendered.

    ``marked`` are the same words with marks for those of other directions, see `foreign`.
    """
    environment = _Environment(
        loader=_loader(setup),
        autoescape=True,
        undefined=StrictUndefined,
        extensions=["jinja2.ext.i18n"],
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        auto_reload=False,
        bytecode_cache=_compiled(setup),
        cache_size=-1,
    )
    environment.extend(newstyle_gettext=True)
    # Chance is no part of a key.
    del environment.filters["random"], environment.globals["lipsum"]
    words = Words(marked or translations, translations)
    formats = Formats(locale)
    environment.filters.update(formats.filters())
    environment.filters["word"] = words.name
    environment.filters["label"] = functools.partial(_label, words, environment.filters["bdi"])
    environment.filters["content"] = bodies.content
    environment.filters["headings"] = bodies.headings
    environment.filters["has_players"] = bodies.has_players
    environment.filters["structured_data"] = functools.partial(
        _structured_data, translations, bodies
    )
    environment.globals = {
        **environment.globals,
        **words.functions(),
        "asset": _asset,
        "property": _property,
        "once": Once(),
        "date_range": formats.date_range,
    }
    return environment


def _label(words: Words, bdi: Bdi, part: Named) -> Markup:
    """Return a name that may be a word of the interface; its language is then the page's."""
    shown = words.name(part.name)
    return bdi(shown, part.name_language if shown == escape(part.name) else "")


def _structured_data(translations: Translations, bodies: Bodies, page: object) -> Markup:
    return structured_data(page, bodies, translations.gettext)  # type: ignore[arg-type]


@pass_context
def _asset(context: Context, name: str) -> str:
    """Return the published URL of a file of the theme; raises LookupError."""
    for asset in context["page"].frame.assets:
        if asset.name == name:
            url: str = asset.url
            return url
    raise LookupError(f"the theme has no asset `{name}`")


@pass_context
def _property(context: Context, name: str, scheme: str = "light") -> str:
    """Return the value of a property of the theme; raises LookupError."""
    for each in context["page"].frame.properties:
        if each.name == name:
            value: str = each.dark if scheme == "dark" else each.light
            return value
    raise LookupError(f"the theme has no property `{name}`")
