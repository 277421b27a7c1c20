"""Markdown in, body out."""

from collections.abc import Mapping, Sequence
from typing import Any

from markdown_it.token import Token

from blogsite.diagnostics import Problems
from blogsite.markdown import text as texts
from blogsite.markdown.blocks import read_blocks
from blogsite.markdown.context import Context
from blogsite.markdown.embeds import card_of
from blogsite.markdown.engine import MAX_NESTING, parse_tokens
from blogsite.markdown.footnotes import cut_off
from blogsite.markdown.gaps import CHECKED, TRUSTED, UNCHECKED, put_in
from blogsite.markdown.inline import plain_text
from blogsite.markdown.limits import (
    MAX_CPU,
    TooSlowError,
    cpu_limit,
    within_limits,
    without_bad_characters,
)
from blogsite.markdown.render import Renderer
from blogsite.model.blocks import Block
from blogsite.model.body import Body


def parse_markdown(
    text: str, *, path: str, language: str, first_line: int, problems: Problems
) -> Body:
    """Parse the body of a post, written by a stranger; all that is wrong goes to ``problems``.

    ``text`` has LF line ends and no front matter, ``first_line`` is its first line's number in
    the file, ``language`` a BCP 47 tag.
    """
    return _parse(Context(text, path, language, first_line, problems), has_blocks=False)[0]


def parse_with_blocks(
    text: str, *, path: str, language: str, first_line: int, problems: Problems
) -> tuple[Body, tuple[Block, ...]]:
    """Parse a body as `parse_markdown` does; return the blocks that are translated as one, too."""
    return _parse(Context(text, path, language, first_line, problems), has_blocks=True)


def _parse(context: Context, *, has_blocks: bool) -> tuple[Body, tuple[Block, ...]]:
    path, first_line, problems = context.path, context.first_line, context.problems
    if not within_limits(context.text, path, first_line, problems):
        return Body(""), ()
    context.text = without_bad_characters(context.text, path, first_line, problems)
    try:
        with cpu_limit(MAX_CPU):
            return _body(context, has_blocks=has_blocks)
    except RecursionError:
        _too_deep(context, None)
    except TooSlowError:
        problems.error(
            "too-slow",
            f"the text takes more than {MAX_CPU:.0f} seconds to parse",
            path,
            hint="look for long runs of brackets, quotes or emphasis, or for a huge block of code",
        )
    return Body(""), ()


def _body(context: Context, *, has_blocks: bool) -> tuple[Body, tuple[Block, ...]]:
    tokens, env = parse_tokens(context.text)
    footnotes = env.get("footnotes", {})
    if deep := footnotes.get("cut_off") or cut_off(tokens, MAX_NESTING):
        _too_deep(context, deep.map[0] if deep.map else None)
    blocks: tuple[Block, ...] = ()
    if has_blocks:  # before the tokens are rendered, which changes some
        blocks = read_blocks(tokens, env, context.text, context.language, context.first_line)
    return _rendered(context, tokens, env), blocks


def _rendered(context: Context, tokens: list[Token], env: Mapping[str, Any]) -> Body:
    for number, note in env.get("footnotes", {}).get("list", {}).items():
        _claim_footnote(context, number + 1, note.get("count", 1))
    renderer = Renderer(context, tokens)
    html = renderer.render()
    if renderer.raw.found:
        sanitised = renderer.raw.sanitise(html)
        if sanitised is None:
            return Body("")
        html = sanitised
        context.gaps.forget_lost(html)
    words, characters = texts.count("".join(renderer.inline.words))
    return Body(
        put_in(_finished(html), renderer.fences.apart),
        tuple(context.gaps.targets),
        tuple(renderer.headings),
        tuple(context.ids),
        _summary(tokens, context.language),
        words,
        characters,
    )


def _finished(html: str) -> str:
    """Put the checkboxes in and take the renderer's marks out."""
    html = html.replace(TRUSTED, "")
    if UNCHECKED in html or CHECKED in html:
        html = html.replace(UNCHECKED, '<input type="checkbox" disabled>')
        html = html.replace(CHECKED, '<input type="checkbox" disabled checked>')
    return html


def _claim_footnote(context: Context, number: int, references: int) -> None:
    context.ids.claim(f"fn-{number}")
    context.ids.claim(f"fnref-{number}")
    for again in range(2, references + 1):
        context.ids.claim(f"fnref-{number}-{again}")


def _too_deep(context: Context, line: int | None) -> None:
    context.problems.error(
        "nested-too-deeply",
        "quotes, lists or brackets are nested too deeply",
        context.path,
        0 if line is None else context.line(line),
        hint=f"nest fewer than {MAX_NESTING // 2} of them",
    )


def _summary(tokens: Sequence[Token], language: str) -> str:
    """Return the first paragraph of prose."""
    for index, token in enumerate(tokens):
        if token.type == "paragraph_open" and not token.level:
            if card_of(token, tokens[index + 1]):
                continue
            children = tokens[index + 1].children or ()
            prose = [child for child in children if child.type != "image"]
            if summary := texts.summarise(plain_text(prose, language)):
                return summary
    return ""
