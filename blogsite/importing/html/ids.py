"""The ids of a text's elements, which links may lead to."""

import re

from bs4 import BeautifulSoup

from blogsite.importing.html.kinds import names

ID = re.compile(r"[A-Za-z0-9][\w.-]*\Z", re.ASCII)
_WITHOUT_ID = names("p li div section article blockquote td th dt dd figure")


def settle_ids(soup: BeautifulSoup) -> None:
    """Leave each id once, and put one that a link of this text leads to where it can stay."""
    elements = soup.find_all()
    wanted = {str(each.get("href"))[1:] for each in elements if each.name == "a"}
    seen: set[str] = set()
    for element in elements:
        if "id" not in element.attrs:
            continue
        name = str(element["id"])
        if name in seen or not ID.match(name):
            del element["id"]
        elif element.name == "a" and element.get("href"):
            element.insert_before(soup.new_tag("span", id=name))
            del element["id"]
        elif name in wanted and element.name in _WITHOUT_ID:
            element.insert(0, soup.new_tag("span", id=name))
            del element["id"]
        seen.add(name)
