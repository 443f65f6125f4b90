"""What a client calls its file."""

from __future__ import annotations

import unicodedata

__all__ = ["base_name"]

_LONGEST = 255


def base_name(name: str) -> str | None:
    """The last part of a name, whichever slash the client's system uses; ``None`` where nothing is left.

    Characters that cannot be seen go: line ends and NUL, which headers and PostgreSQL do not take, and those that turn
    the direction of writing, by which ``cv\u202efdp.exe`` looks like a PDF.
    """
    last = name.replace("\\", "/").rpartition("/")[2]
    return "".join(char for char in last if unicodedata.category(char)[0] != "C")[:_LONGEST] or None
