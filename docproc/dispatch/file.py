"""The file that was read, and what was printed on it afterwards."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from docproc.dispatch.evidence import Evidence, Model, TextFrom

__all__ = ["Part", "Source", "Stamp"]


class Stamp(Evidence):
    """What was printed on the finished page and is no part of the dispatch, for the register.

    ``signing``: a plug-in's block (Người ký, Email, Cơ quan, Thời gian ký) with signer, email, organisation and time;
    ``incoming``: the receiver's dấu ĐẾN with number, date, hour and to whom it was passed; ``portal``: addresses and
    times in the margin. What a stamp does not say is ``None``; times are ISO 8601, or as printed.
    """

    kind: Literal["signing", "incoming", "portal"]
    text: str
    page: int
    signer: str | None = None
    email: str | None = None
    organisation: str | None = None
    time: str | None = None
    number: str | None = None
    date: str | None = None
    transfer: str | None = None


class Part(Model):
    """Which of the documents in one file a result is of, where each is a result of its own."""

    number: int = Field(ge=1, description="from 1, in the order of the file")
    of: int = Field(ge=1)


class Source(Model):
    """The file that was read; ``text_from`` is its first page's, ``text_from_pages`` page by page.

    ``part`` and ``page_range`` are given only where each document in the file is a result of its own.
    """

    file_name: str | None = None
    sha256: str
    media_type: str
    pages: int | None = None
    text_from: TextFrom
    text_from_pages: tuple[TextFrom, ...] = ()
    stamps: tuple[Stamp, ...] = ()
    part: Part | None = None
    page_range: tuple[int, int] | None = Field(default=None, description="its first and last page, from 1")
