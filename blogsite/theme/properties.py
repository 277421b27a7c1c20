"""What a site sets of a theme: declared properties, with a value for light and one for dark pages."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from blogsite import codec
from blogsite.diagnostics import Problems, did_you_mean
from blogsite.model.config import CONFIG_PATH
from blogsite.model.parsed import Parsed
from blogsite.model.text import Ref
from blogsite.model.theme import Property, PropertyKind, PropertyValue, Setting, ThemeChoice
from blogsite.parse.memo import Memo
from blogsite.theme.chain import Place

_LABEL = "the theme's properties"
# Only a font may be none. A family that no machine has stands first in a list then.
_NO_FONT = '"none"'
# What readers need at least (WCAG 2.2, 1.4.3).
_LEAST_CONTRAST = 4.5


@dataclass(frozen=True, slots=True)
class _Declared:
    """A property as a chain of themes declares it, and which file gives its value."""

    about: Property
    path: str

    @property
    def kind(self) -> PropertyKind:
        return PropertyKind(self.about.kind)


def resolve_properties(
    chain: tuple[Place, ...], choice: ThemeChoice, memo: Memo, problems: Problems
) -> tuple[PropertyValue, ...]:
    """Return all properties of a chain of themes with the values that the site gives them."""
    said = [(place.manifest_path, codec.encode(place.manifest)) for place in chain]
    facts = (codec.digest(*(part for pair in said for part in pair), codec.encode(choice)),)
    parsed = memo.find(_LABEL, facts)
    if parsed is None:
        found = Problems()
        values = _resolve(chain, choice, found)
        made = Parsed(tuple(found), properties=values)
        parsed = memo.remember(_LABEL, facts, codec.encode(made))
    problems.extend(parsed.diagnostics)
    return parsed.properties


def _resolve(
    chain: tuple[Place, ...], choice: ThemeChoice, problems: Problems
) -> tuple[PropertyValue, ...]:
    declared = _declared(chain, problems)
    values = {name: _default(each, problems) for name, each in declared.items()}
    chosen = {}
    for setting in choice.properties:
        name = setting.name.id
        if name in declared:
            chosen[name] = setting
            values[name] = _set(setting, declared[name], values[name], problems)
        else:
            _report_unknown(setting.name, declared, choice, problems)
    if chosen and not problems.has_errors:
        _adapt(chosen, declared, values)
        _report_contrast(chosen, declared, values, problems)
    return tuple(values.values())


def properties_css(values: Iterable[PropertyValue]) -> str:
    """Return the rules that give the properties their values; empty where there are none."""
    every = tuple(values)
    if not every:
        return ""
    light = "\n".join(f"  --{each.name}: {each.light};" for each in every)
    dark = "\n".join(
        f"    --{each.name}: {each.dark};" for each in every if each.dark != each.light
    )
    rules = f":root {{\n{light}\n}}\n"
    if dark:
        rules += (
            f"\n@media screen and (prefers-color-scheme: dark) {{\n  :root {{\n{dark}\n  }}\n}}\n"
        )
    return rules


def _declared(chain: tuple[Place, ...], problems: Problems) -> Mapping[str, _Declared]:
    """Return the properties in the order of the farthest theme; a nearer one changes their values."""
    found: dict[str, _Declared] = {}
    for place in reversed(chain):
        for own in place.manifest.properties:
            known = found.get(own.name.id)
            each = own if known is None or own.kind else _inherit(own, known.about)
            fault, hint = _fault(each)
            if fault:
                at = (place.manifest_path, own.name.line, own.name.column)
                problems.error("bad-property", fault, *at, hint)
            else:
                found[own.name.id] = _Declared(each, place.manifest_path)
    _check_grounds(found, problems)
    return found


def _fault(each: Property) -> tuple[str, str]:
    """Say what a property lacks, and what to do."""
    if not each.kind:
        hint = "add `kind`, or extend a theme that has a property of that name"
        return f"the property `{each.name.id}` has no `kind`", hint
    if not each.default.id and each.kind != PropertyKind.FONT:
        return f"the property `{each.name.id}` has no `default`", "add a line `default: ...`"
    return "", ""


def _check_grounds(found: dict[str, _Declared], problems: Problems) -> None:
    """Take out what text can't stand on, and say so."""
    colors = [name for name, each in found.items() if each.kind is PropertyKind.COLOR]
    for name, each in found.items():
        unknown = [ground for ground in each.about.on if ground not in colors]
        if unknown:
            at = (each.path, each.about.name.line, each.about.name.column)
            message = f"`{name}` stands on `{unknown[0]}`, which is no property for a colour"
            problems.error("bad-property", message, *at, did_you_mean(unknown[0], colors))
            kept = tuple(ground for ground in each.about.on if ground in colors)
            found[name] = replace(each, about=replace(each.about, on=kept))


def _inherit(near: Property, far: Property) -> Property:
    """Return a property of a theme with a new value."""
    default = near.default if near.default.id else far.default
    dark = near.dark if near.default.id or near.dark else far.dark
    return replace(far, default=default, dark=dark, description=near.description or far.description)


def _default(each: _Declared, problems: Problems) -> PropertyValue:
    about = each.about
    light = _css(about.default, each, each.path, problems)
    dark = _css(about.dark, each, each.path, problems) if about.dark else light
    return PropertyValue(about.name.id, light, dark)


def _set(
    setting: Setting, each: _Declared, before: PropertyValue, problems: Problems
) -> PropertyValue:
    light = _css(setting.value, each, CONFIG_PATH, problems)
    if setting.dark is not None:
        return replace(before, light=light, dark=_css(setting.dark, each, CONFIG_PATH, problems))
    # A ground is given for light pages alone: on dark ones it would take the text away.
    keeps_dark = each.kind is PropertyKind.COLOR and not each.about.adapts
    return replace(before, light=light, dark=before.dark if keeps_dark else light)


def _css(given: Ref, each: _Declared, path: str, problems: Problems) -> str:
    if not given.id:
        return _NO_FONT
    # Imported here because a build of unchanged values gets by without a parser of CSS.
    from blogsite.theme.values import as_css, hint_for  # noqa: PLC0415

    css = as_css(each.kind, given.id)
    if not css:
        message = f"`{given.id}` is no value for `{each.about.name.id}`, which is a {each.kind}"
        hint = hint_for(each.kind)
        problems.error("bad-property", message, path, given.line, given.column, hint)
    return css


def _report_unknown(
    name: Ref, declared: Mapping[str, _Declared], choice: ThemeChoice, problems: Problems
) -> None:
    known = ", ".join(f"`{each}`" for each in declared)
    hint = did_you_mean(name.id, declared) or (f"known: {known}" if known else "it declares none")
    message = f"the theme `{choice.name.id}` has no property `{name.id}`"
    problems.error("unknown-property", message, CONFIG_PATH, name.line, name.column, hint)


def _adapt(
    chosen: Mapping[str, Setting],
    declared: Mapping[str, _Declared],
    values: dict[str, PropertyValue],
) -> None:
    """Make colours that were given once light enough for dark pages."""
    from blogsite.theme.values import readable  # noqa: PLC0415  (see `_css`)

    for name, setting in chosen.items():
        about = declared[name].about
        if about.adapts and setting.dark is None:
            for ground in about.on:
                dark = readable(values[name].dark, values[ground].dark, _LEAST_CONTRAST)
                values[name] = replace(values[name], dark=dark)


def _report_contrast(
    chosen: Mapping[str, Setting],
    declared: Mapping[str, _Declared],
    values: Mapping[str, PropertyValue],
    problems: Problems,
) -> None:
    for name, ground, ratio, scheme in _pairs(declared, values):
        setting = chosen.get(name) or chosen.get(ground)
        if setting is not None and ratio < _LEAST_CONTRAST:
            at = setting.dark if scheme == "dark" and setting.dark else setting.value
            message = f"`{name}` on `{ground}` has a contrast of {ratio:.1f} in {scheme} pages"
            hint = f"readers need {_LEAST_CONTRAST}: make one of the two colours lighter or darker"
            problems.warning("low-contrast", message, CONFIG_PATH, at.line, at.column, hint)


def _pairs(
    declared: Mapping[str, _Declared], values: Mapping[str, PropertyValue]
) -> Iterator[tuple[str, str, float, str]]:
    """Yield each colour of text with the ground it stands on, their contrast, and the scheme."""
    from blogsite.theme.values import contrast  # noqa: PLC0415  (see `_css`)

    for name, each in declared.items():
        for ground in each.about.on:
            text, below = values[name], values[ground]
            schemes = (("light", text.light, below.light), ("dark", text.dark, below.dark))
            for scheme, color, behind in schemes:
                ratio = contrast(color, behind)
                if ratio is not None:
                    yield name, ground, ratio, scheme
