"""Checks that a catalogue can be read."""

import io

from babel.messages.pofile import PoFileError, read_po

from blogsite.diagnostics import Problems

_RULE = "bad-catalogue"


def check_catalogue(path: str, data: bytes, problems: Problems) -> None:
    """Report what keeps a ``.po`` file from being read."""
    try:
        data.decode("utf-8")
        read_po(io.BytesIO(data), abort_invalid=True)
    except UnicodeDecodeError as fault:
        line = data.count(b"\n", 0, fault.start) + 1
        byte = data[fault.start]
        problems.error(
            _RULE, f"byte 0x{byte:02x} is not valid UTF-8", path, line, hint="save it as UTF-8"
        )
    except PoFileError as fault:
        message = str(fault).lower().rstrip(".")
        problems.error(_RULE, message, path, (fault.lineno or 0) + 1)
    except (ValueError, LookupError) as fault:
        problems.error(_RULE, f"the catalogue can't be read: {fault}", path)
