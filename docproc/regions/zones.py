"""Where the header ends, the body runs, the closing stands, and what lies behind it.

Decided from the fixed words of the form and, where the source has geometry, from position; a text whose form is not
recognised is all body.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from docproc.document_types import all_types
from docproc.regions.forms import (
    ADDRESSEE_BARE,
    APPENDIX_BARE,
    ARCHIVE_BARE,
    BULLET,
    CAPACITY,
    DATE_BARE,
    ISSUED_WITH_BARE,
    MOTTO_BARE,
    NUMBER_BARE,
    PARTY_BARE,
    RECIPIENTS_BARE,
    STATE_BARE,
    SUBJECT_BARE,
    TELEGRAM_BARE,
    is_caps,
    is_name,
)
from docproc.regions.layout import Piece
from docproc.regions.paragraphs import Frame
from docproc.tasks.labels import parse_label
from docproc.text import bare_key, match_key
from docproc.vocabulary import begins_with

__all__ = ["Cuts", "cuts_of", "is_signature_line", "title_names", "title_of"]

_HEADER_REACH = 80  # pieces; a letterhead with a long addressee list is well within
_SUBJECT_LINES = 7
_LONG = 160  # characters; longer paragraphs are body, never a line of the form


@dataclass(frozen=True, slots=True)
class Cuts:
    """Indices into the pieces: header ``[0, addressees)``, addressees, body, closing, then what lies behind."""

    addressees: int
    body: int
    closing: int
    behind: int


@cache
def title_names() -> dict[str, str]:
    """Names under which a type is printed as a title (``bare_key``) with the type's own name."""
    return {bare_key(name): kind.name for kind in all_types() for name in (kind.name, *kind.aliases) if kind.name != "công văn"}


def title_of(text: str) -> str | None:
    """The type named by a title line in capitals (``QUYẾT ĐỊNH``), in lower case, or ``None``.

    Old forms go on with the issuer: ``QUYẾT ĐỊNH CỦA UỶ BAN NHÂN DÂN TỈNH``.
    """
    if len(text) > 120 or not is_caps(text):
        return None
    bare = bare_key(text).strip(" .:*-")
    return title_names().get(bare) or title_names().get(bare.split(" cua ", 1)[0])


def cuts_of(pieces: Sequence[Piece], frames: dict[int, Frame | None]) -> Cuts:
    """Find the cuts.

    Args:
        pieces: the running text's pieces in reading order (no furniture, no footnotes).
        frames: the frame of each page.
    """
    bares = [bare_key(piece.text) for piece in pieces]
    addressees, body = _head(pieces, bares, frames)
    closing, behind = _closing(pieces, bares, body)
    return Cuts(addressees, body, closing, behind)


def _head(pieces: Sequence[Piece], bares: list[str], frames: dict[int, Frame | None]) -> tuple[int, int]:
    reach = min(len(pieces), _HEADER_REACH)
    for index in range(reach):
        if ADDRESSEE_BARE.match(bares[index]):
            return index, _addressees_end(pieces, index, frames)
        if TELEGRAM_BARE.search(bares[index]) and is_caps(pieces[index].text.split(":")[0]):
            return index, _addressees_end(pieces, index, frames)
    for index in range(reach):
        if title_of(pieces[index].text) and index + 1 < len(pieces):
            end = _subject_end(pieces, bares, index + 1, frames)
            return end, end
    last = max(
        (i for i in range(min(reach, 25)) if any(form.search(bares[i]) for form in (STATE_BARE, MOTTO_BARE, PARTY_BARE)) or _is_form(bares[i])),
        default=-1,
    )
    if last < 0:
        return 0, 0
    end = last + 1
    if end < len(pieces) and SUBJECT_BARE.match(bares[end - 1]):
        end = _subject_end(pieces, bares, end, frames)
    return end, end


def _is_form(bare: str) -> bool:
    return len(bare) < _LONG and bool(NUMBER_BARE.match(bare) or SUBJECT_BARE.match(bare) or (DATE_BARE.search(bare) and len(bare) < 70))


def _addressees_end(pieces: Sequence[Piece], start: int, frames: dict[int, Frame | None]) -> int:
    """The first piece after the Kính gửi list that begins the body."""
    head = pieces[start]
    bulleted = BULLET.match(_after_colon(head.text)) is not None
    index = start + 1
    while index < min(len(pieces), start + 60):
        text, before = pieces[index].text, pieces[index - 1].text
        if parse_label(text) is not None and not BULLET.match(text):
            break
        if BULLET.match(text):
            bulleted = True
        elif not _entry_goes_on(pieces, index, start, frames, open_list=before.rstrip().endswith((":", ";", ",")), bulleted=bulleted):
            break
        index += 1
    return index


def _after_colon(text: str) -> str:
    return text.split(":", 1)[1].strip() if ":" in text else text


def _entry_goes_on(
    pieces: Sequence[Piece], index: int, start: int, frames: dict[int, Frame | None], *, open_list: bool, bulleted: bool
) -> bool:
    piece, before = pieces[index], pieces[index - 1]
    key = match_key(piece.text)
    if before.text.endswith(".") and index - 1 > start - 1 and _after_colon(before.text):
        return False
    if piece.line.column is not None and piece.line.column == pieces[start].line.column:
        return True
    if bulleted and not before.text.endswith((".", ";", ",")) and len(piece.text) < 60 and not begins_with(key, "body_starts"):
        return True
    if open_list:
        return len(piece.text) < _LONG and not (bulleted and begins_with(key, "body_starts") and len(piece.text) > 60)
    frame = frames.get(piece.line.page)
    if frame is not None and frame.geometric and piece.box is not None and before.box is not None:
        # a centred or hanging continuation stands well right of the body's edge; a paragraph reaches the right edge
        hanging = piece.box[0] > frame.left + 60
        return hanging and not (begins_with(key, "body_starts") and piece.box[2] > frame.right - 12)
    return piece.text[:1].islower() or piece.text.startswith("(")


def _subject_end(pieces: Sequence[Piece], bares: list[str], start: int, frames: dict[int, Frame | None]) -> int:
    """The end of the subject lines under a type's name, including an authority line (``BỘ TRƯỞNG BỘ …``)."""
    index = start
    while index < min(len(pieces), start + _SUBJECT_LINES):
        if _is_authority(pieces[index], index > start):
            return index + 1
        if _begins_body(pieces, bares, index, frames, first=start):
            break
        index += 1
    if index < len(pieces) and _is_authority(pieces[index], after_subject=True):
        return index + 1
    return index


def _is_authority(piece: Piece, after_subject: bool) -> bool:
    return after_subject and is_caps(piece.text) and len(piece.text) < _LONG and begins_with(match_key(piece.text), "offices") is not None


def _begins_body(pieces: Sequence[Piece], bares: list[str], index: int, frames: dict[int, Frame | None], *, first: int) -> bool:
    """Whether a line under the type's name is body and no longer subject; ``first`` is the subject's first line."""
    piece, bare = pieces[index], bares[index]
    if parse_label(piece.text) is not None or bare.startswith("can cu ") or ADDRESSEE_BARE.match(bare):
        return True
    if ISSUED_WITH_BARE.match(bare):
        return False
    if pieces[first].line.bold:
        return not piece.line.bold
    frame = frames.get(piece.line.page)
    if frame is not None and frame.geometric and piece.box is not None:
        left, right = piece.box[0] - frame.left, frame.right - piece.box[2]
        centred = abs(left - right) <= max(14.0, 0.12 * (left + right))
        return not centred
    later = index > first
    if len(piece.text) > 220 or (later and piece.text.endswith((".", ";", ":")) and len(piece.text) > 90):
        return True
    starts = begins_with(match_key(piece.text), "body_starts")
    if later and starts and not (pieces[index - 1].text[-1:] in ",-" or starts == "về việc"):
        return True
    return later and pieces[index - 1].text.endswith(".")


def is_signature_line(text: str) -> bool:
    """Whether a line can stand in a signature block: a capacity, an office in capitals, a name, ``(đã ký)``."""
    bare = bare_key(text)
    if CAPACITY.match(text) or is_name(text) or "da ky" in bare[:12]:
        return True
    return is_caps(text) and len(text) < 90 and not STATE_BARE.search(bare) and not APPENDIX_BARE.match(bare)


def _closing(pieces: Sequence[Piece], bares: list[str], body: int) -> tuple[int, int]:
    start = next((i for i in range(body, len(pieces)) if RECIPIENTS_BARE.match(bares[i])), None)
    if start is None:
        start = _bare_signature(pieces, bares, body)
        if start is None:
            return len(pieces), len(pieces)
    else:
        while start - 1 >= body and _stands_before(pieces, start - 1):
            start -= 1
    return start, _closing_end(pieces, bares, start)


def _stands_before(pieces: Sequence[Piece], index: int) -> bool:
    """Whether the line above Nơi nhận already belongs to the signature (recognition may give the right column first)."""
    text = pieces[index].text
    return is_signature_line(text) and title_of(text) is None and parse_label(text) is None


def _bare_signature(pieces: Sequence[Piece], bares: list[str], body: int) -> int | None:
    """The signature block of a dispatch without Nơi nhận: a capacity or office in capitals with a name soon below."""
    for index in range(max(body, len(pieces) - 40), len(pieces)):
        text = pieces[index].text
        office = is_caps(text) and begins_with(match_key(text), "offices") is not None and len(text) < 80
        if not (CAPACITY.match(text) or office) or title_of(text):
            continue
        if any(is_name(piece.text) for piece in pieces[index + 1 : index + 6]):
            return index
    archive = next((i for i in range(body, len(pieces)) if ARCHIVE_BARE.match(bares[i]) and len(bares[i]) < 60), None)
    return archive


def _closing_end(pieces: Sequence[Piece], bares: list[str], start: int) -> int:
    page = pieces[start].line.page
    archived = False
    for index in range(start, len(pieces)):
        text, bare = pieces[index].text, bares[index]
        if index > start and _opens_annex(pieces, bares, index, archived):
            return index
        archived = archived or ARCHIVE_BARE.match(bare) is not None
        if pieces[index].line.page > page and archived and not (is_signature_line(text) or BULLET.match(text)):
            return index
        if len(text) > _LONG and archived and not BULLET.match(text):
            return index
    return len(pieces)


def _opens_annex(pieces: Sequence[Piece], bares: list[str], index: int, archived: bool) -> bool:
    text, bare = pieces[index].text, bares[index]
    if APPENDIX_BARE.match(bare) and (is_caps(text.split("(")[0]) or len(text) < 40):
        return True
    if STATE_BARE.search(bare) or PARTY_BARE.search(bare) or ISSUED_WITH_BARE.match(bare):
        return True
    return archived and (title_of(text) is not None or bare.startswith(("danh sach", "bieu mau", "mau so")))
