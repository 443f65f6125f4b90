"""The lines of a header with the keys that the forms match on."""

from __future__ import annotations

import re
from dataclasses import dataclass

from docproc.regions.forms import ADDRESSEE_BARE, NUMBER_BARE, date_in, is_emblem
from docproc.regions.layout import Layout, Zone
from docproc.vocabulary import words

__all__ = ["Row", "rows_of"]

_NUMBERED_NAME = re.compile(r"SỐ \d{1,2} [^\W\d_]{2,}(?: [^\W\d_]+)*")


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the header.

    Attributes:
        text: the line.
        start: its offset into ``Layout.text``.
        column: 0 left, 1 right, ``None`` where no columns stand side by side.
        bare: ``bare_key`` of the text.
        key: ``match_key`` of the text.
    """

    text: str
    start: int
    column: int | None
    bare: str
    key: str

    @property
    def end(self) -> int:
        """Offset of the line's end."""
        return self.start + len(self.text)

    @property
    def is_emblem(self) -> bool:
        """Whether it is quốc hiệu, tiêu ngữ or the Party's title."""
        return is_emblem(self.bare)

    @property
    def is_number(self) -> bool:
        """Whether it is the number line.

        A subject may wrap before ``số 12/…`` of a document that it names, a school's name before ``SỐ 1 AN HẢI``.
        """
        if self.text.startswith("số ") or NUMBER_BARE.match(self.bare) is None:
            return False
        return _NUMBERED_NAME.fullmatch(self.text) is None

    @property
    def is_addressee(self) -> bool:
        """Whether Kính gửi begins here."""
        return ADDRESSEE_BARE.match(self.bare) is not None

    @property
    def is_date(self) -> bool:
        """Whether it is a short line that holds a date."""
        return len(self.text) < 70 and date_in(self.bare) is not None

    @property
    def is_stamp(self) -> bool:
        """Whether only the incoming stamp (dấu ĐẾN) or a draft mark bears these words."""
        return self.is_incoming or self.key.strip(" .:()") in words("draft_marks")

    @property
    def is_incoming(self) -> bool:
        """Whether only the incoming stamp bears these words."""
        return self.key.strip(" .:()") in words("incoming_stamp")


def rows_of(layout: Layout) -> list[Row]:
    """The rows of header and addressee list, in order."""
    return [
        Row(text, block.start, block.line.column, layout.bare_of(block), layout.key[block.start : block.end])
        for block in layout.zone(Zone.HEADER, Zone.ADDRESSEES)
        for text in [layout.text_of(block)]
    ]
