"""Where the closing (Nơi nhận and signature) begins, and where what lies behind it begins."""

from __future__ import annotations

import re
from collections.abc import Sequence

from docproc.regions.forms import (
    APPENDIX_BARE,
    BULLET,
    ISSUED_WITH_BARE,
    PARTY_BARE,
    RECIPIENTS_BARE,
    STATE_BARE,
    archive_mark,
    capacity_of,
    is_caps,
    is_lone_capacity,
    is_name,
)
from docproc.regions.layout import Piece
from docproc.regions.letterheads import further_letterheads
from docproc.regions.titles import title_of
from docproc.tasks.labels import parse_label
from docproc.vocabulary import begins_bare, directive_verbs, starts_with_word

__all__ = ["closing_of"]

_LONG = 160  # characters; longer paragraphs are never a line of the closing
_SIGNATURE_REACH = 40
_NAME_REACH = 6
_OFFICE_LENGTH = 90
_ARCHIVE_LENGTH = 60
_ENTRY_LENGTH = 90
_LABEL_LENGTH = 14
_SHORTEST_LIST = 3  # lines, with the archive line
_DAY = re.compile(r"\b\d{1,2}[/.-]\d{1,2}\b|\b(?:ngay|thang|quy|nam)\s+\d")


def closing_of(pieces: Sequence[Piece], body: int) -> tuple[int, int]:
    """Find the closing.

    Args:
        pieces: the running text's pieces in reading order.
        body: index of the body's first piece.

    Returns:
        Indices of its first piece and of the first behind it; both ``len(pieces)`` where there is no closing.
    """
    start = next((i for i in range(body, len(pieces)) if RECIPIENTS_BARE.match(pieces[i].bare)), None)
    if start is None:
        found = (_bare_signature(pieces, body), _bare_list(pieces, body))
        start = min((index for index in found if index is not None), default=None)
    else:
        label = pieces[start]
        while start > body and (_stands_before(pieces[start - 1]) or _lies_below(pieces[start - 1], label)):
            start -= 1
    return (len(pieces), len(pieces)) if start is None else (start, _end(pieces, start))


def _stands_before(piece: Piece) -> bool:
    """Whether the line above Nơi nhận already belongs to the signature: recognition may give the right column first."""
    return _is_signature_line(piece) and title_of(piece.text) is None and parse_label(piece.text) is None


def _lies_below(piece: Piece, label: Piece) -> bool:
    """Whether a line that comes before Nơi nhận stands under it on the page."""
    if piece.box is None or label.box is None or piece.line.page != label.line.page:
        return False
    return (piece.box[1] + piece.box[3]) / 2 > label.box[3]


def _is_signature_line(piece: Piece) -> bool:
    """Whether a line can stand in a signature block: a capacity, an office in capitals, a name, ``(đã ký)``."""
    text, bare = piece.text, piece.bare
    if capacity_of(text) or is_lone_capacity(text) or is_name(text) or "da ky" in bare[:12]:
        return True
    short = len(text) < _OFFICE_LENGTH and is_caps(text)
    return short and not STATE_BARE.search(bare) and not APPENDIX_BARE.match(bare)


def _bare_signature(pieces: Sequence[Piece], body: int) -> int | None:
    """The signature block of a dispatch without Nơi nhận: a capacity or office with a name soon below."""
    for index in range(max(body, len(pieces) - _SIGNATURE_REACH), len(pieces)):
        if _is_office(pieces[index]) and any(is_name(piece.text) for piece in pieces[index + 1 : index + _NAME_REACH]):
            return index
    archives = (
        index
        for index in range(body, len(pieces))
        if len(pieces[index].text) < _ARCHIVE_LENGTH and archive_mark(pieces[index].text, pieces[index].bare)
    )
    return next(archives, None)


def _bare_list(pieces: Sequence[Piece], body: int) -> int | None:
    """Where a list of recipients begins whose label recognition has ruined: dashed lines down to ``Lưu``."""
    last = next((i for i in range(len(pieces) - 1, body, -1) if _archives(pieces[i])), None)
    if last is None:
        return None
    start = _list_start(pieces, body, last)
    run = pieces[start : last + 1]
    if len(run) < _SHORTEST_LIST:
        return None
    ended = any(piece.text.endswith("./.") for piece in pieces[max(body, start - 2) : start])
    signed = any(_is_office(piece) for piece in pieces[last + 1 : last + _NAME_REACH])
    listed = 2 * sum(piece.text.endswith(";") for piece in run) >= len(run)
    if not (ended or signed or listed):
        return None
    return start - 1 if start - 1 > body and _is_ruined_label(pieces[start - 1]) else start


def _list_start(pieces: Sequence[Piece], body: int, last: int) -> int:
    """Where the dashed lines above an archive line begin.

    Under the ruined label, or under the dispatch's last words, all of them name recipients (``- Thanh tra tỉnh;``);
    elsewhere a line that orders something ends the list.
    """
    start = last
    while start > body and _is_short_dash(pieces[start - 1]):
        start -= 1
    if start > body and (_is_ruined_label(pieces[start - 1]) or pieces[start - 1].text.endswith("./.")):
        return start
    start = last
    while start > body and _may_receive(pieces[start - 1]):
        start -= 1
    return start


def _is_ruined_label(piece: Piece) -> bool:
    """Whether a short line in its own right may be what recognition made of Nơi nhận."""
    return (
        len(piece.text) <= _LABEL_LENGTH
        and not piece.text.endswith(("./.", ";"))
        and BULLET.match(piece.text) is None
        and parse_label(piece.text) is None
    )


def _archives(piece: Piece) -> bool:
    short = len(piece.text) < _ARCHIVE_LENGTH and BULLET.match(piece.text) is not None
    return short and archive_mark(piece.text, piece.bare) is not None


def _may_receive(piece: Piece) -> bool:
    """Whether a dashed line can name a recipient: short, no order, date, head of a list or last sentence."""
    bullet = BULLET.match(piece.text)
    if bullet is None or not _is_short_dash(piece):
        return False
    key = piece.key[bullet.end() :]
    return not any(starts_with_word(key, verb) for verb in directive_verbs() if " " in verb) and not _DAY.search(
        piece.bare
    )


def _is_short_dash(piece: Piece) -> bool:
    bulleted = BULLET.match(piece.text) is not None
    return bulleted and len(piece.text) <= _ENTRY_LENGTH and not piece.text.endswith((":", "./."))


def _is_office(piece: Piece) -> bool:
    if title_of(piece.text):
        return False
    if capacity_of(piece.text):
        return True
    return len(piece.text) < _OFFICE_LENGTH and is_caps(piece.text) and begins_bare(piece.bare, "offices") is not None


def _end(pieces: Sequence[Piece], start: int) -> int:
    page = pieces[start].line.page
    archived = False
    limit = min(further_letterheads(pieces, start + 1), default=len(pieces))
    for index in range(start, limit):
        piece = pieces[index]
        if index > start and _opens_annex(piece, archived):
            return index
        archived = archived or archive_mark(piece.text, piece.bare) is not None
        if not archived or BULLET.match(piece.text):
            continue
        if len(piece.text) > _LONG or (piece.line.page > page and not _is_signature_line(piece)):
            return index
    return limit


def _opens_annex(piece: Piece, archived: bool) -> bool:
    text, bare = piece.text, piece.bare
    if APPENDIX_BARE.match(bare) and (is_caps(text.split("(")[0]) or len(text) < 40):
        return True
    if PARTY_BARE.search(bare) or ISSUED_WITH_BARE.match(bare):
        return True
    return archived and (title_of(text) is not None or bare.startswith(("danh sach", "bieu mau", "mau so")))
