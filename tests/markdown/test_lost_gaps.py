"""What the sanitiser takes out."""

from blogsite.diagnostics import Problems
from blogsite.markdown import parse_markdown
from blogsite.model.body import TargetKind


def test_pictures_in_dropped_elements_are_not_sought() -> None:
    """A picture inside raw HTML that the sanitiser drops leads to no file that has to be there."""
    text = '<textarea><img src="lost.png" alt=""></textarea>\n\n![kept](kept.png)\n'
    body = parse_markdown(text, path="a.md", language="en", first_line=1, problems=Problems())
    sought = [target.value for target in body.targets if target.kind is TargetKind.IMAGE]
    assert sought == ["kept.png"]
