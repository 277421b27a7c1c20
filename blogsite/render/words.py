"""Words of the interface for templates."""

import functools
from collections.abc import Callable

from markupsafe import Markup, escape

from blogsite.i18n import Translations


class Words:
    """Gettext as Jinja's newer style has it: a message is markup, its variables are escaped.

    A message is a format string even without variables, so a percent sign in it is doubled. One
    without HTML may stand in an attribute, which no quote of a translator may end. Names are
    looked up without the marks that others may have, see `foreign`: they are editors' own, too.
    """

    def __init__(self, translations: Translations, names: Translations) -> None:
        self._translations = translations
        self._names = names
        self._plain = functools.cache(self._look_up)
        self._plain_in = functools.cache(self._look_up_in)
        self.name = functools.lru_cache(maxsize=1024)(self._name)

    def functions(self) -> dict[str, Callable[..., Markup]]:
        """Return the functions that templates call, by name."""
        return {
            "_": self.gettext,
            "gettext": self.gettext,
            "ngettext": self.ngettext,
            "pgettext": self.pgettext,
            "npgettext": self.npgettext,
        }

    def _name(self, name: str) -> Markup:
        """Translate a name that may be a word of the interface, or an editor's own."""
        return escape(self._names.gettext(name)) if name else Markup()

    def gettext(self, message: str, /, **variables: object) -> Markup:
        """Translate a message."""
        if not variables:
            return self._plain(message)
        return _markup(message, self._translations.gettext(message)) % variables

    def ngettext(self, one: str, many: str, number: int, /, **variables: object) -> Markup:
        """Translate a message that counts."""
        variables.setdefault("num", number)
        return _markup(one, self._translations.ngettext(one, many, number)) % variables

    def pgettext(self, context: str, message: str, /, **variables: object) -> Markup:
        """Translate a message whose meaning depends on a context."""
        if not variables:
            return self._plain_in(context, message)
        variables.setdefault("context", context)
        return _markup(message, self._translations.pgettext(context, message)) % variables

    def npgettext(
        self, context: str, one: str, many: str, number: int, /, **variables: object
    ) -> Markup:
        """Translate a message that counts, and whose meaning depends on a context."""
        variables.setdefault("context", context)
        variables.setdefault("num", number)
        found = self._translations.npgettext(context, one, many, number)
        return _markup(one, found) % variables

    def _look_up(self, message: str) -> Markup:
        return _markup(message, self._translations.gettext(message)) % {}

    def _look_up_in(self, context: str, message: str) -> Markup:
        found = self._translations.pgettext(context, message)
        return _markup(message, found) % {"context": context}


def _markup(message: str, found: str) -> Markup:
    """Return a translation as markup; its HTML has been held to that of the message."""
    return Markup(found if "<" in message else found.replace('"', "&#34;"))  # noqa: S704
