"""Cursors: where a list goes on, as an opaque word that holds the sort key of the last row shown."""

from __future__ import annotations

import base64
import binascii
import datetime as dt
import json
from collections.abc import Callable, Mapping
from typing import Any

from service.problems import ProblemError

__all__ = ["MOST_ROWS", "read_cursor", "write_cursor"]

MOST_ROWS = 200
"""Most rows of one answer."""

_LARGEST = 2**63 - 1

Key = int | str | dt.date | dt.datetime


def write_cursor(listing: str, *key: Key) -> str:
    """The cursor after a row.

    Args:
        listing: what is listed in which order; a cursor is good for the same listing only.
        key: the row's values by which the list is sorted.
    """
    values = [value.isoformat() if isinstance(value, dt.date) else value for value in key]
    return base64.urlsafe_b64encode(json.dumps([listing, *values]).encode()).rstrip(b"=").decode()


def read_cursor(cursor: str, listing: str, *kinds: type[Key]) -> list[Any]:
    """The sort key that a cursor holds.

    Args:
        cursor: as a client sent it.
        listing: as given to ``write_cursor``.
        kinds: the types of the key's values: ``int``, ``str``, ``date`` or ``datetime``.

    Raises:
        ProblemError: 422 ``cursor_invalid``, it was not made by this list.
    """
    try:
        found = json.loads(base64.urlsafe_b64decode(cursor + "=" * (-len(cursor) % 4)))
        if not isinstance(found, list) or found[:1] != [listing]:
            raise ValueError("of another list")
        return [_READERS[kind](value) for kind, value in zip(kinds, found[1:], strict=True)]
    except (binascii.Error, ValueError, TypeError, OverflowError, RecursionError):
        raise ProblemError(422, "cursor_invalid", "the cursor is none of this list in this order") from None


def _whole(value: object) -> int:
    if type(value) is not int or abs(value) > _LARGEST:
        raise ValueError("no number of a database")
    return value


def _text(value: object) -> str:
    if not isinstance(value, str) or "\0" in value:
        raise ValueError("no text of a database")
    return value


def _moment(value: object) -> dt.datetime:
    moment = dt.datetime.fromisoformat(_text(value))
    if moment.tzinfo is None:
        raise ValueError("a moment without a zone")
    return moment.astimezone(dt.UTC)


def _day(value: object) -> dt.date:
    return dt.date.fromisoformat(_text(value))


_READERS: Mapping[type[Key], Callable[[object], Key]] = {
    int: _whole,
    str: _text,
    dt.date: _day,
    dt.datetime: _moment,
}
