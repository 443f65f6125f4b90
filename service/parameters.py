"""Kinds of values that requests bring."""

from __future__ import annotations

import datetime as dt
import unicodedata
from typing import Annotated

from pydantic import AwareDatetime, BeforeValidator, StringConstraints
from starlette.convertors import StringConvertor, register_url_convertor

__all__ = ["BINARY", "SEGMENT", "Composed", "Day", "Moment", "Printed"]

BINARY = {"type": "string", "format": "binary"}
"""How the description says "bytes" so that makers of clients understand it."""

SEGMENT = "segment"
"""The kind of a part of a path that ends before a colon: what follows one is another address (``…:reread``)."""


class _Segment(StringConvertor):
    regex = "[^/:]+"


register_url_convertor(SEGMENT, _Segment())


def _refuse_numbers(value: object) -> object:
    """Pydantic would take a number, which the description does not allow, for seconds since 1970."""
    if isinstance(value, dt.date) or (isinstance(value, str) and "-" in value[1:]):
        return value
    raise ValueError("a day is written as 2026-09-07")


Day = Annotated[dt.date, BeforeValidator(_refuse_numbers)]
"""A day by ISO 8601."""

Moment = Annotated[AwareDatetime, BeforeValidator(_refuse_numbers)]
"""A moment with its zone by RFC 3339."""


def _composed(value: object) -> object:
    return unicodedata.normalize("NFC", value) if isinstance(value, str) else value


Composed = BeforeValidator(_composed)
"""Letters with their marks in one character, as the store has them; some keyboards and file systems send them apart."""

Printed = Annotated[str, StringConstraints(min_length=1, max_length=300, pattern=r"^[^\x00]+$"), Composed]
"""A line of text to look for; PostgreSQL has no text with a NUL in it."""
