"""Where another document in the same file begins: a dispatch of its own, an annex with a header, or a form to fill in.

A dispatch has a letterhead with a number or a date that is filled in. What is issued with the dispatch in front of it
(``Kèm theo Quyết định số …``) belongs to that one, whatever header it bears; a form (mẫu) has blanks where a dispatch
has number, date and issuer, and binds nobody.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from rapidfuzz import fuzz

from docproc.regions.forms import (
    ADDRESSEE_BARE,
    APPENDIX_BARE,
    BULLET,
    DATE_BARE,
    ISSUED_WITH_BARE,
    MOTTO_BARE,
    NUMBER_BARE,
    PARTY_BARE,
    RECIPIENTS_BARE,
    STATE_BARE,
    SUBJECT,
    archive_mark,
    capacity_of,
    is_caps,
    is_name,
)
from docproc.regions.layout import Piece
from docproc.regions.titles import title_of
from docproc.text.alphabet import UPPER
from docproc.vocabulary import begins_bare

__all__ = [
    "Letterhead",
    "ends_a_dispatch",
    "further_letterheads",
    "is_annex",
    "letterheads_of_dispatches",
    "stands_behind_signature",
]

_REACH = 8  # pieces between the first line of a letterhead and its quốc hiệu or number
_HEAD = 16  # pieces of a letterhead with the lines of its subject
_OPENING = 26  # the same with a list of addressees
_EMBLEM = 3  # pieces between quốc hiệu and tiêu ngữ at most
_MOST_LOOKED_AT = 2_000  # lines that may open a letterhead; an archive of 500 pages has some hundred
_SHORT = 70  # characters; no line of a letterhead is longer, but for the subject's
_MOTTO = "cong hoa xa hoi chu nghia viet nam"
_LIKE_MOTTO = 75  # of 100; what recognition leaves of it still agrees so far
_COLLECTIVES = ("uy ban nhan dan", "hoi dong nhan dan", "ban chap hanh", "ban thuong vu", "thuong truc")

# Số: 12/UBND-VX · Số 36-HD/BTGTU · Số:      /KH-STTTT · Số: 31 TC/KHTC
_NUMBER = re.compile(
    rf"^\W{{0,3}}S\w\s*[:.;]?\s*(?P<ordinal>\d[\d.]{{0,7}}\s?[a-zđ]?)?\s*"
    rf"(?:[/-]\s*)+(?P<symbol>(?:\d{{4}}\s*/\s*)?[{UPPER}]{{2}}[^…]*)$|"
    rf"^\W{{0,3}}S\w\s*[:.;]?\s*(?P<old>\d{{1,6}}\s[{UPPER}]{{2,6}}\s?/.*)$"
)
_BLANKS = re.compile(r"…|\.{3}|_{3}")
_UNFILLED = re.compile(r"^\W*(?:ten (?:co quan|don vi|to chuc)|(?:bieu )?mau (?:so )?\W{0,2}\d|mau\s*:|bieu mau)")
_REMARK = re.compile(r"[^\W\d_][\s.:,]{0,3}\(\d{1,2}\)\W{0,2}$|[¹²³⁴⁵]\W{0,2}$")


@dataclass(frozen=True, slots=True)
class Letterhead:
    """The letterhead of a dispatch.

    Attributes:
        start: index of its first piece.
        number: ordinal and symbol without blanks, for telling a repeated number; ``None`` where the ordinal is blank.
        full: whether quốc hiệu, number and date are all there.
    """

    start: int
    number: str | None
    full: bool


def further_letterheads(pieces: Sequence[Piece], start: int) -> list[int]:
    """Find quốc hiệu behind the first one, of whatever document.

    Args:
        pieces: the running text's pieces in reading order.
        start: index from which to look.

    Returns:
        Indices of their first pieces: the quốc hiệu, or where that is a right column, the issuer in the left.
    """
    emblems = (index for index in range(start, len(pieces)) if STATE_BARE.search(pieces[index].bare))
    return [_left_of(pieces, index, start) for index in emblems]


def _left_of(pieces: Sequence[Piece], emblem: int, start: int) -> int:
    if pieces[emblem].line.column != 1:
        return emblem
    index = emblem
    while index > max(start, emblem - _REACH) and _is_left(pieces[index - 1], pieces[emblem]):
        index -= 1
    return index


def _is_left(piece: Piece, emblem: Piece) -> bool:
    """Whether a piece is a line of the letterhead's left column and none of the closing's."""
    left = piece.line.column == 0 and piece.line.page == emblem.line.page
    return left and not BULLET.match(piece.text) and not is_name(piece.text)


def letterheads_of_dispatches(pieces: Sequence[Piece]) -> list[Letterhead]:
    """Find the letterheads of all dispatches in a file, the first one's too.

    Args:
        pieces: the running text's pieces in reading order, without ruled lines.

    Returns:
        The letterheads in order; none for annexes, forms and repeated numbers.
    """
    found: list[Letterhead] = []
    emblem = floor = -_REACH
    looked = 0
    for index, piece in enumerate(pieces):
        is_emblem = _is_emblem(piece)
        goes_on = is_emblem and index - emblem <= _EMBLEM  # tiêu ngữ under quốc hiệu
        emblem = index if is_emblem else emblem
        if goes_on or index < floor + _REACH or not (is_emblem or _number_in(piece)):
            continue
        looked += 1
        if looked > _MOST_LOOKED_AT:
            break
        head = _head_at(pieces, _first_of(pieces, index, max(0, floor + 1)), index)
        if head is None or (found and head.number is not None and head.number == found[-1].number):
            continue
        found.append(head)
        floor = index
    return found


def _window(pieces: Sequence[Piece], start: int, anchor: int) -> list[Piece]:
    """The lines from ``start`` on as far as they can be a dispatch's opening: one page, one emblem."""
    window: list[Piece] = []
    emblem: int | None = None
    for index in range(start, min(len(pieces), anchor + _OPENING)):
        piece = pieces[index]
        if piece.line.page != pieces[anchor].line.page:
            break
        if _is_emblem(piece):
            if emblem is not None and index - emblem > _EMBLEM:
                break
            emblem = index
        window.append(piece)
    return window


def _head_at(pieces: Sequence[Piece], start: int, anchor: int) -> Letterhead | None:
    """The letterhead of a dispatch that begins at ``start``, by what stands in it."""
    window = _window(pieces, start, anchor)
    head = window[: anchor - start + _HEAD]
    if is_annex(pieces, start) or _is_form(pieces, start, head):
        return None
    number = next((found for piece in head if (found := _number_in(piece))), None)
    dates = [match for piece in head if len(piece.bare) < _SHORT and (match := DATE_BARE.search(piece.bare))]
    dated = any((date["year"] or date["year_only"] or date["y2"] or date["y3"] or "").isdigit() for date in dates)
    day = any((date["day"] or date["d2"] or date["d3"] or "").strip().isdigit() for date in dates)
    state = any(map(_is_emblem, head))
    ordinal = number is not None and bool(number["ordinal"] or number["old"])
    if number is not None and (ordinal or dated):
        accepted = state or (
            dated and _opens(window) and (_tops_its_page(pieces, start) or stands_behind_signature(pieces, start))
        )
    else:  # a number that recognition has lost altogether
        accepted = state and dated and day and _is_issued(head) and _opens(window)
    if not accepted:
        return None
    key = None
    if number is not None and ordinal:
        key = _squeezed(number.group()[number.start("ordinal" if number["ordinal"] else "old") :])
        if start and len(key) > len("1/AB") and key in _squeezed(pieces[start - 1].text[: 3 * _SHORT]):
            start -= 1  # the title of the web page that the text was copied from
    return Letterhead(start, key, full=state and dated and number is not None)


def _opens(window: Sequence[Piece]) -> bool:
    """Whether a title, a subject or addressees stand there."""
    return any(title_of(one.text) or SUBJECT.match(one.key) or ADDRESSEE_BARE.match(one.bare) for one in window)


def _is_issued(head: Sequence[Piece]) -> bool:
    """Whether a body stands there in capitals."""
    return any(is_caps(one.text) and begins_bare(one.bare, "body_heads") for one in head)


def _squeezed(text: str) -> str:
    return "".join(text.split()).casefold()


def is_annex(pieces: Sequence[Piece], start: int) -> bool:
    """Whether what begins at ``start`` says that it is issued with another document, or stands under PHỤ LỤC.

    Args:
        pieces: the running text's pieces in reading order.
        start: index of its first piece.
    """
    page = pieces[start].line.page
    for piece in pieces[start : start + _HEAD]:
        if piece.line.page != page or ADDRESSEE_BARE.match(piece.bare):
            break
        if ISSUED_WITH_BARE.match(piece.bare):
            return True
    above = [piece for piece in pieces[max(0, start - 4) : start + 2] if piece.line.page == page]
    return any(APPENDIX_BARE.match(piece.bare) and len(piece.text) < _SHORT for piece in above)


def _is_form(pieces: Sequence[Piece], start: int, head: Sequence[Piece]) -> bool:
    """Whether a letterhead is that of a form: named so, or with blanks and remarks where a dispatch has words."""
    above = [piece for piece in pieces[max(0, start - 3) : start] if piece.line.page == head[0].line.page]
    if any(_UNFILLED.match(piece.bare) for piece in (*above, *head)):
        return True
    if any(NUMBER_BARE.match(piece.bare) and _BLANKS.search(piece.text.partition("/")[2]) for piece in head):
        return True
    short = [piece.text for piece in head if len(piece.text) < _SHORT]
    return (
        sum(1 for text in short if _BLANKS.search(text)) >= 3 or sum(1 for text in short if _REMARK.search(text)) >= 2
    )


def _is_emblem(piece: Piece) -> bool:
    """Whether a line is quốc hiệu, tiêu ngữ or the Party's title, or what recognition has left of quốc hiệu."""
    bare = piece.bare
    if len(bare) > 2 * _SHORT:
        return False
    if STATE_BARE.search(bare) or MOTTO_BARE.search(bare) or (PARTY_BARE.search(bare) and is_caps(piece.text)):
        return True
    likely = 24 <= len(bare) <= 44 and is_caps(piece.text, 0.7)
    return likely and fuzz.ratio(bare.strip(), _MOTTO) >= _LIKE_MOTTO


def _number_in(piece: Piece) -> re.Match[str] | None:
    short = len(piece.text) < _SHORT and not piece.text.startswith("số")
    return _NUMBER.match(piece.text) if short and NUMBER_BARE.match(piece.bare) else None


def _first_of(pieces: Sequence[Piece], anchor: int, floor: int) -> int:
    """The first piece of the letterhead that holds ``anchor``: lines above it as far as they can belong to it."""
    start = _left_of(pieces, anchor, floor)
    page = pieces[anchor].line.page
    index = start  # runs up to the top of the page, ``start`` only as far as lines are like those of a letterhead
    while index > max(floor, anchor - _REACH) and pieces[index - 1].line.page == page:
        piece = pieces[index - 1]
        if ends_a_dispatch(piece) or not (len(piece.text) < _SHORT):
            break
        index -= 1
        dated = DATE_BARE.search(piece.bare) and not piece.text.endswith((".", ",", ":"))
        heads = is_caps(piece.text, 0.7) or dated or _number_in(piece) or piece.line.column == 0
        start = index if heads and index == start - 1 else start
    # marks of pens and stamps above the letterhead stand on its page, not on the one before
    return index if index == 0 or pieces[index - 1].line.page != page else start


def ends_a_dispatch(piece: Piece) -> bool:
    """Whether a line is one of a closing, or the end of a body.

    Args:
        piece: a line.
    """
    text, bare = piece.text, piece.bare
    if RECIPIENTS_BARE.match(bare) or archive_mark(text, bare) or capacity_of(text) or BULLET.match(text):
        return True
    if is_name(text) or text.endswith(("./.", ";")) or "da ky" in bare[:12]:
        return True
    office = begins_bare(bare, "offices")
    return office is not None and office not in _COLLECTIVES and is_caps(text)


def _tops_its_page(pieces: Sequence[Piece], start: int) -> bool:
    return start == 0 or pieces[start - 1].line.page != pieces[start].line.page


def stands_behind_signature(pieces: Sequence[Piece], start: int) -> bool:
    """Whether the lines right above ``start`` are those of a signature block or a list of recipients."""
    return any(ends_a_dispatch(piece) for piece in pieces[max(0, start - 2) : start])
