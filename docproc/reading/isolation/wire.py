"""What goes through the pipes between the caller and the child.

The child may have been taken over by the file that it reads. What it says is therefore JSON, validated against the
types of ``docproc.reading.page``, never pickle or marshal, and its length is bounded before a byte of it is kept.
"""

from __future__ import annotations

import json
import struct
from functools import cache
from typing import TYPE_CHECKING, Literal

from docproc import errors
from docproc.errors import DocprocError, ReaderCrashedError
from docproc.reading.page import Reading

if TYPE_CHECKING:
    from pydantic import TypeAdapter

__all__ = [
    "ANSWER",
    "MAX_ANSWER",
    "REQUEST",
    "Kind",
    "decode_error",
    "decode_reading",
    "encode_error",
    "encode_reading",
    "warm_up",
]

REQUEST = struct.Struct("<IQ")
"""Lengths in bytes of the file name (UTF-8) and of the file, which follow."""

ANSWER = struct.Struct("<cBQ")
"""Kind of the frame, 1 where the child asks to be replaced, length in bytes of what follows."""

Kind = Literal[b"H", b"P", b"R", b"E", b"M", b"F"]
"""Hello (which limits hold), a page was recognised, reading, error, out of memory, fault in the reader."""

MAX_ANSWER = 128 * 1024 * 1024
"""Most bytes of one answer. The largest reading within the budgets, 2 million characters of three bytes, each with
the place of its edge, and 50,000 lines, takes some 40 MB."""

_LONGEST_MESSAGE = 2_000


@cache
def _readings() -> TypeAdapter[tuple[Reading]]:
    from pydantic import ConfigDict, TypeAdapter

    # a place on a damaged page may be no number; alone, a dataclass takes no settings
    return TypeAdapter(tuple[Reading], config=ConfigDict(ser_json_inf_nan="constants"))


def warm_up() -> None:
    """Build what the first answer would have to wait for."""
    _readings()


def encode_reading(reading: Reading) -> bytes:
    """A reading as JSON."""
    return _readings().dump_json((reading,))


def decode_reading(payload: bytes) -> Reading | ReaderCrashedError:
    """The reading that a child sent; anything else makes a crash of it."""
    try:
        return _readings().validate_json(payload)[0]
    except (ValueError, RecursionError):
        return ReaderCrashedError.after("an answer that is none")


def encode_error(error: DocprocError) -> bytes:
    """An error as JSON: its code and its message."""
    return json.dumps([error.code, error.message[:_LONGEST_MESSAGE]]).encode()


def decode_error(payload: bytes) -> DocprocError:
    """The error that a child sent; one that it cannot know makes a crash of it."""
    try:
        code, message = json.loads(payload)
        return _by_code()[code](str(message)[:_LONGEST_MESSAGE])
    except (ValueError, TypeError, KeyError, RecursionError):
        return ReaderCrashedError.after("an answer that is none")


@cache
def _by_code() -> dict[str, type[DocprocError]]:
    classes = [getattr(errors, name) for name in errors.__all__]
    return {one.code: one for one in classes if issubclass(one, DocprocError)}
