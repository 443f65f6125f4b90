"""What a client calls its file."""

from __future__ import annotations

__all__ = ["base_name"]

_LONGEST = 255


def base_name(name: str) -> str | None:
    """The last part of a name, whichever slash the client's system uses; ``None`` where nothing is left."""
    return name.replace("\\", "/").rpartition("/")[2][:_LONGEST] or None
