"""Cursors: where a list goes on, as an opaque word that holds the sort key of the last row shown."""

from __future__ import annotations

import base64
import binascii
import json

from service.problems import ProblemError

__all__ = ["MOST_ROWS", "read_cursor", "write_cursor"]

MOST_ROWS = 200
"""Most rows of one answer."""

_LARGEST = 2**63 - 1


def write_cursor(listing: str, *key: int | str) -> str:
    """The cursor after a row.

    Args:
        listing: what is listed in which order; a cursor is good for the same listing only.
        key: the row's values by which the list is sorted.
    """
    return base64.urlsafe_b64encode(json.dumps([listing, *key]).encode()).rstrip(b"=").decode()


def read_cursor(cursor: str, listing: str, *kinds: type[int] | type[str]) -> list[int | str]:
    """The sort key that a cursor holds.

    Args:
        cursor: as a client sent it.
        listing: as given to ``write_cursor``.
        kinds: the types of the key's values.

    Raises:
        ProblemError: 422 ``cursor_invalid``, it was not made by this list.
    """
    refused = ProblemError(422, "cursor_invalid", "the cursor is none of this list in this order")
    try:
        found = json.loads(base64.urlsafe_b64decode(cursor + "=" * (-len(cursor) % 4)))
    except (binascii.Error, ValueError, RecursionError):
        raise refused from None
    if not isinstance(found, list) or found[:1] != [listing] or len(found) != 1 + len(kinds):
        raise refused
    key = found[1:]
    if not all(map(_is_sound, key, kinds)):
        raise refused
    return key


def _is_sound(value: object, kind: type[int] | type[str]) -> bool:
    """Of the type, and such that either database takes it as a parameter."""
    if type(value) is not kind:
        return False
    return abs(value) <= _LARGEST if isinstance(value, int) else "\0" not in str(value)
