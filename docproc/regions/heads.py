"""Where the header ends and the body begins: behind Kính gửi, or behind the subject under the type's name."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from docproc.regions.forms import (
    ADDRESSEE_BARE,
    BULLET,
    ISSUED_WITH_BARE,
    NUMBER_BARE,
    SUBJECT,
    TELEGRAM_BARE,
    date_in,
    is_caps,
    is_emblem,
)
from docproc.regions.layout import Piece
from docproc.regions.paragraphs import Frame
from docproc.regions.titles import title_of
from docproc.tasks.labels import parse_label
from docproc.vocabulary import begins_bare, begins_with

__all__ = ["Head"]

_REACH = 80  # pieces; a letterhead with a long addressee list is well within
_LETTERHEAD = 25
_FULL = 20  # points short of the right edge at which a line is full
_ALIGNED = 4  # points between lines of one block
_PARAGRAPH = 35  # points right of the edge; paragraphs of the body begin before
_INDENT = 12  # points; a paragraph begins further in
_LIST_REACH = 60
_SUBJECT_LINES = 7
_INVITATION = "kinh moi"
_TERM_BARE = re.compile(r"^\W*(?:khoa|ky hop|nhiem ky)\b.{0,60}$")
_LONG = 160  # characters; longer paragraphs are body, never a line of the form


@dataclass(frozen=True, slots=True)
class Head:
    """The beginning of a dispatch.

    Attributes:
        pieces: the running text's pieces in reading order.
        frames: the frame of each page.
    """

    pieces: Sequence[Piece]
    frames: dict[int, Frame | None]

    def ends(self) -> tuple[int, int]:
        """Indices of the first piece of the addressees and of the body (equal where there are no addressees)."""
        reach = range(min(len(self.pieces), _REACH))
        addressees = next((index for index in reach if self._addresses(index)), None)
        if addressees is not None:
            return addressees, self._addressees_end(addressees)
        title = next((index for index in reach if title_of(self.pieces[index].text)), None)
        if title is not None and title + 1 < len(self.pieces):
            end = self._subject_end(title + 1, first=title + 1)
            return end, end
        end = 1 + max((index for index in reach[:_LETTERHEAD] if _is_form(self.pieces[index])), default=-1)
        if 0 < end < len(self.pieces) and SUBJECT.match(self.pieces[end - 1].key):
            end = self._subject_end(end, first=end - 1)
        return end, end

    def _addresses(self, index: int) -> bool:
        piece = self.pieces[index]
        if ADDRESSEE_BARE.match(piece.bare):
            return True
        telegram = TELEGRAM_BARE.search(piece.bare)
        body = piece.text[: telegram.start()] if telegram else ""
        return telegram is not None and (is_caps(body) or (not body.strip() and is_caps(piece.text)))

    def _addressees_end(self, start: int) -> int:
        bulleted = BULLET.match(_after_colon(self.pieces[start].text)) is not None
        index = start + 1
        while index < min(len(self.pieces), start + _LIST_REACH):
            text = self.pieces[index].text
            bullet = BULLET.match(text) is not None
            if not bullet and (parse_label(text) is not None or not self._entry_goes_on(index, start, bulleted)):
                break
            bulleted = bulleted or bullet
            index += 1
        return index

    def _entry_goes_on(self, index: int, start: int, bulleted: bool) -> bool:
        """Whether a line without a dash still belongs to the list of addressees."""
        piece, before = self.pieces[index], self.pieces[index - 1]
        opens_body = begins_with(piece.key, "body_starts") is not None
        if before.text.endswith(".") and _after_colon(before.text):
            return False
        if piece.line.column is not None and piece.line.column == self.pieces[start].line.column:
            return True
        if bulleted and not before.text.endswith((".", ";", ",")) and len(piece.text) < 60 and not opens_body:
            return True
        if before.text.endswith((":", ",")) or (before.text.endswith(";") and not bulleted):
            return len(piece.text) < _LONG and not (bulleted and opens_body and len(piece.text) > 60)
        return self._hangs(piece, before, opens_body=opens_body)

    def _hangs(self, piece: Piece, before: Piece, *, opens_body: bool) -> bool:
        """Whether a line stands like the rest of an addressee: centred or hanging, well right of the body's edge."""
        frame = self.frames.get(piece.line.page)
        if frame is None or not frame.geometric or piece.box is None or before.box is None:
            return piece.text[:1].islower() or piece.text.startswith("(")
        if self._wraps(before, piece):
            return True
        hanging = piece.box[0] > frame.left + 60
        return hanging and not (opens_body and piece.box[2] > frame.right - 12)

    def _wraps(self, before: Piece, piece: Piece) -> bool:
        """Whether a line without a final mark goes on where no paragraph begins: below itself, or full at the edge."""
        frame = self.frames.get(piece.line.page)
        if frame is None or piece.box is None or before.box is None or before.text.endswith((".", ";", ":")):
            return False
        if abs(piece.box[0] - before.box[0]) < _ALIGNED and before.box[0] > frame.left + _PARAGRAPH:
            return True
        return before.box[2] > frame.right - _FULL and piece.box[0] < frame.left + _INDENT

    def _subject_end(self, start: int, *, first: int) -> int:
        """The end of the subject's lines, with the authority line (``BỘ TRƯỞNG BỘ …``) that may follow them.

        Args:
            start: the first piece to judge.
            first: the first piece of the subject.
        """
        index = start
        while index < min(len(self.pieces), start + _SUBJECT_LINES):
            if index > start and _is_authority(self.pieces[index]):
                return self._authority_end(index)
            if self._begins_body(index, first=first):
                return index
            index += 1
        authority = index < len(self.pieces) and _is_authority(self.pieces[index])
        return self._authority_end(index) if authority else index

    def _authority_end(self, index: int) -> int:
        """Behind an authority line and the term of an elected body under it (``KHÓA X, KỲ HỌP THỨ 9``)."""
        below = index + 1
        return below + 1 if below < len(self.pieces) and _TERM_BARE.match(self.pieces[below].bare) else below

    def _begins_body(self, index: int, *, first: int) -> bool:
        """Whether a line under the type's name is body and no longer subject."""
        piece = self.pieces[index]
        if parse_label(piece.text) is not None or piece.bare.startswith("can cu ") or ADDRESSEE_BARE.match(piece.bare):
            return True
        if ISSUED_WITH_BARE.match(piece.bare) or _INVITATION in piece.bare:
            return _INVITATION in piece.bare
        if self.pieces[first].line.bold:
            return not piece.line.bold
        frame = self.frames.get(piece.line.page)
        if frame is not None and frame.geometric and piece.box is not None:
            return not _centred(piece.box, frame)
        return self._reads_like_body(index, later=index > first)

    def _reads_like_body(self, index: int, *, later: bool) -> bool:
        """The same by the words, where neither weight nor place tells."""
        text = self.pieces[index].text
        if not later and text.endswith((".", ",", ":", ";")) and _opens_text(self.pieces[index].key):
            return True
        if len(text) > 220 or not later or text[:1].islower():
            return len(text) > 220
        if text.endswith((".", ";", ":")) and len(text) > 90:
            return True
        before = self.pieces[index - 1].text
        starts = begins_with(self.pieces[index].key, "body_starts")
        return before.endswith(".") or bool(starts and starts != "về việc" and before[-1:] not in ",-")


def _centred(box: tuple[float, float, float, float], frame: Frame) -> bool:
    left, right = box[0] - frame.left, frame.right - box[2]
    return abs(left - right) <= max(14.0, 0.12 * (left + right))


def _opens_text(key: str) -> bool:
    """Whether a form without a subject begins: ``Xét đơn đề nghị …,``, ``Sở Nội vụ gửi kèm theo …``."""
    return begins_with(key, "form_starts") is not None or begins_with(key, "body_heads") is not None


def _is_authority(piece: Piece) -> bool:
    return is_caps(piece.text) and len(piece.text) < _LONG and begins_bare(piece.bare, "offices") is not None


def _is_form(piece: Piece) -> bool:
    """Whether a line is one of the letterhead's: emblem, number, date or V/v."""
    bare = piece.bare
    if is_emblem(bare):
        return True
    if len(bare) >= _LONG:
        return False
    return bool(NUMBER_BARE.match(bare) or SUBJECT.match(piece.key) or (len(bare) < 70 and date_in(bare)))


def _after_colon(text: str) -> str:
    return text.partition(":")[2].strip() if ":" in text else text
