"""The program's commands, loaded when they are asked for."""

import atexit
import gc
import importlib
import keyword
import sys

import click

from blogsite import __version__

_UNPUBLISHED = "Nothing was published; the last good output is as it was."
_COMMANDS = {
    "build": "Turn the posts into a static site.",
    "serve": "Show the site while it is written.",
    "new": "Write a post that builds, ready to be filled.",
    "check": "Look for what a build lets pass: vague links, missing texts, doubles.",
    "fmt": "Bring posts and pages into one manner.",
    "list": "Show posts, drafts, authors, tags, events or translations.",
    "translations": "Find out what is to be translated, and keep account of it.",
    "authors": "Make one author of two, in all posts.",
    "tags": "Merge and rename tags, in all posts.",
    "review": "Show what a change does to the site, for those who review it.",
    "schedule": "Say what gets published or expires next, and when.",
    "urls": "Keep the URLs that others point at.",
    "i18n": "Keep the words of the interface in the readers' languages.",
    "import": "Bring a blog of another kind here, with account of each part.",
    "card": "Draw the picture that others show of a post.",
    "explain": "Say what a page is made of, and why it was rendered.",
}


class _LazyGroup(click.Group):
    """Imports a command's module only when it runs, so that ``--help`` is quick."""

    def list_commands(self, _context: click.Context) -> list[str]:
        return list(_COMMANDS)

    def get_command(self, _context: click.Context, name: str) -> click.Command | None:
        if name not in _COMMANDS:
            return None
        # A module can't have the name of a keyword.
        ending = "_" if keyword.iskeyword(name) else ""
        module = importlib.import_module(f"blogsite.cli.{name}{ending}")
        command: click.Command = module.command
        return command

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Find a command, or guess which one was meant."""
        if args and not args[0].startswith("-") and args[0] not in _COMMANDS:
            from blogsite.diagnostics import did_you_mean  # noqa: PLC0415  (for mistakes only)

            hint = did_you_mean(args[0], _COMMANDS) or "see `blogsite --help`"
            raise click.UsageError(f"there is no command `{args[0]}`; {hint}", ctx)
        return super().resolve_command(ctx, args)

    def format_commands(self, _context: click.Context, formatter: click.HelpFormatter) -> None:
        with formatter.section("Commands"):
            formatter.write_dl(list(_COMMANDS.items()))


@click.command(
    cls=_LazyGroup,
    context_settings={"help_option_names": ["-h", "--help"]},
    epilog='Start with `blogsite new guest-post "A title"`, then `blogsite build`; '
    "the site is then in the folder `public`.",
)
@click.version_option(__version__, prog_name="blogsite", message="%(prog)s %(version)s")
def group() -> None:
    """Turn a folder of posts in Markdown into a static site.

    A site is a folder with `content/`, in which posts, pages, authors, events and tags are
    files. Commands work on the current folder; `--root` names another one.
    """


def main() -> None:
    """Run the command line; no traceback ever reaches a user."""
    # A command makes values that live until it ends, so collecting garbage costs time for nothing.
    gc.disable()
    # Nor is it worth while to look through all of them at the very end, as Python does.
    atexit.register(gc.freeze)
    try:
        group(prog_name="blogsite")
    except Exception as fault:  # noqa: BLE001  (the last resort)
        from blogsite.cli.fault import report_fault  # noqa: PLC0415

        is_build = sys.argv[1:2] == ["build"]
        report_fault(fault, _UNPUBLISHED if is_build else "")
        sys.exit(70)
