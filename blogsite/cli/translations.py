"""`blogsite translations`: the work of translators, and the files they write."""

import click

from blogsite.cli.translations_diff import diff
from blogsite.cli.translations_mark import mark
from blogsite.cli.translations_new import new
from blogsite.cli.translations_report import report
from blogsite.cli.translations_status import status


@click.group(epilog="Example: blogsite translations status zh-CN")
def command() -> None:
    """Find out what is to be translated, what changed since, and keep account of it.

    A translation's front matter records which text of the original it was made from, so it gets
    stale where the original says something else, and not where it is only written otherwise.
    """


for each in (status, diff, mark, new, report):
    command.add_command(each)
