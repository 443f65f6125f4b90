"""Lines that copying has fused, cut apart at the fixed words of the form.

A text copied from a web page may hold a whole letterhead, or a whole closing, in one line; its words still tell where
each line of the form began.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from docproc.document_types import all_types
from docproc.regions.forms import ADDRESSEE_BARE, STATE_BARE, archive_mark, capacity_of
from docproc.regions.layout import Piece
from docproc.regions.pieces import cut
from docproc.text.alphabet import LOWER, UPPER
from docproc.vocabulary import begins_bare, begins_with

__all__ = ["closing_cuts", "header_cuts", "header_parts"]

# where a fused header line is cut, on bare_key; each must stand after white space
_HEADER_CUT = re.compile(
    r"""
    (?<=\s)(?:
      cong[ ]h\w{1,2}[ ]xa[ ]hoi[ ]chu[ ]nghia | dang[ ]cong[ ]san[ ]viet[ ]nam | doc[ ]lap\s*-\s*tu[ ]do
    | so\s*:\s*(?=[\d/]|$) | v/v\s | kinh[ ]gui\s*: | noi[ ]nhan\s*: | quyet[ ]dinh\s*:\s*$
    )
    """,
    re.VERBOSE,
)
# Hà Nội, ngày 05 tháng 4 năm 2019: cut before the place and after the year
_PLACE_DATE = re.compile(
    rf"""
    (?:(?<=\s)|^)
    (?:(?:TP\.?|Thành[ ]phố|Tỉnh|Thị[ ]xã|Huyện|Quận|Phường|Xã)[ ]?)?
    [{UPPER}][^\W\d_]* (?:[ -]+[{UPPER}][^\W\d_]*){{0,5}} [ ]?,[ ]?
    ngày[ ]?\d{{0,2}} \s*tháng[ ]?\d{{0,2}} \s*năm[ ]?\d{{4}}
    """,
    re.VERBOSE,
)
_FORM_BEFORE_DATE = re.compile(r"^so\b|v/v")
_DASH_RUN = re.compile(r"\s*[-_]{4,}\s*")
_CAPACITY_RUN = re.compile(rf"(?<=\s)(?:T[./]?[ML]\.|K[./]?T\.|TUQ\.)\s?[{UPPER}]")
_CAPS_RUN = re.compile(rf"(?:(?<=[.\s])|^)[{UPPER}]{{2,}}(?:[ ,-]+[{UPPER}]{{2,}})+(?!\w)")
_RECIPIENTS_RUN = re.compile(r"noi nhan\s*:\s*")
_ENTRY_RUN = re.compile(r"(?<=[;.,:])\s*-\s+(?=\S)|(?<=\s)-\s(?=Lưu)")
_ARCHIVE_RUN = re.compile(r"(?<=\s)luu\s*:?\s*(?=v[tp])")
# a second office on the line: KT. BỘ TRƯỞNG | THỨ TRƯỞNG
_OFFICE_RUN = re.compile(rf"(?<=[{UPPER}] )(?<!PHÓ )(?:PHÓ|THỨ|CHÁNH)(?= [{UPPER}])")
_NAME_RUN = re.compile(rf"(?<=\s)[{UPPER}][{LOWER}]+(?: [{UPPER}][{LOWER}]+){{1,4}}(?=\s|$)")
_HEADER_REACH = 60  # pieces
_FUSED_AT_MOST = 600  # characters; a longer line without quốc hiệu is a paragraph
_CLOSING_REACH = 40  # pieces; what stands further down is an appendix


def header_cuts(pieces: list[Piece]) -> list[Piece]:
    """Cut the fused lines of a header up to and including the Kính gửi line."""
    out: list[Piece] = []
    for index, piece in enumerate(pieces):
        parts = header_parts(piece)
        out.extend(parts)
        if index > _HEADER_REACH or any(ADDRESSEE_BARE.match(part.bare) for part in parts):
            out.extend(pieces[index + 1 :])
            break
    return out


def header_parts(piece: Piece) -> list[Piece]:
    """One line of a letterhead, cut where copying has fused it."""
    return cut(piece, _header_points(piece))


def _header_points(piece: Piece) -> Iterator[int]:
    text, bare = piece.text, piece.bare
    if len(text) > _FUSED_AT_MOST and not STATE_BARE.search(bare):
        return
    for match in _HEADER_CUT.finditer(bare):
        yield match.start()
    for match in _PLACE_DATE.finditer(text) if "ngày" in text else ():
        # a sentence of the body may hold a place and a date too: only a line of the form is cut
        before = match.start()
        rest = bare[match.end() :].lstrip()
        if text[match.end() :].lstrip()[:1].islower() and not rest.startswith("v/v"):
            continue
        if before == 0 or text[:before].isupper() or _FORM_BEFORE_DATE.search(bare):
            yield before
            if text[match.end() : match.end() + 1] == " ":
                yield match.end()
                yield from _title_end(text, match.end())
    for match in _DASH_RUN.finditer(text):
        yield match.start()
        yield match.end()


@cache
def _headings() -> tuple[str, ...]:
    return tuple(sorted((kind.name.upper() + " " for kind in all_types()), key=len, reverse=True))


def _title_end(text: str, start: int) -> Iterator[int]:
    """After the date of a fused line: the type's name in capitals, then its subject."""
    rest = text[start:].lstrip()
    name = next((name for name in _headings() if rest.startswith(name)), None)
    if name is not None:
        yield len(text) - len(rest) + len(name) - 1


def closing_cuts(pieces: list[Piece]) -> list[Piece]:
    """Cut the fused lines of a closing, from the first Nơi nhận on.

    ``… thực hiện./. Nơi nhận: - Như trên; - Lưu: VT. KT. BỘ TRƯỞNG THỨ TRƯỞNG Nguyễn Văn A`` becomes its lines.
    Lines with a place of their own on the page stay whole.
    """
    first = next((i for i, piece in enumerate(pieces) if "noi nhan" in piece.bare), None)
    if first is None or pieces[first].line.box is not None:
        return pieces
    out = pieces[:first]
    for piece in pieces[first : first + _CLOSING_REACH]:
        out += cut(piece, _closing_points(piece)) if piece.line.column is None else [piece]
    return out + pieces[first + _CLOSING_REACH :]


def _closing_points(piece: Piece) -> Iterator[int]:
    text, bare = piece.text, piece.bare
    label = _RECIPIENTS_RUN.search(bare)
    if label:
        yield label.start()
        yield label.end()
        yield from (match.start() for match in _ENTRY_RUN.finditer(text, label.end()))
    start = _signature_start(piece)
    if start is None:
        return
    yield start
    yield from (match.start() for match in _CAPACITY_RUN.finditer(text, start + 1))
    name = next((match for match in _NAME_RUN.finditer(text, start) if not match.group().isupper()), None)
    if name:
        yield name.start()
        yield name.end()
    yield from (match.start() for match in _OFFICE_RUN.finditer(text, start + 1, name.start() if name else len(text)))


def _signature_start(piece: Piece) -> int | None:
    """Where a signature begins in a line of the closing, if one does."""
    text, bare = piece.text, piece.bare
    if capacity_of(text) or (text[:6].isupper() and begins_with(piece.key, "offices") is not None):
        return 0
    archive = archive_mark(text, bare) or _ARCHIVE_RUN.search(bare)
    capacity = _CAPACITY_RUN.search(text)
    if capacity and (archive is None or _behind_capacity(bare[capacity.end() - 1 :])):
        return capacity.start()
    runs = _CAPS_RUN.finditer(text, archive.end() if archive else len(text))
    return next((run.start() for run in runs if begins_with(piece.key[run.start() :], "offices")), None)


def _behind_capacity(bare: str) -> bool:
    """Whether an office or body is named; behind ``Lưu: VT, `` the letters ``TM.`` may be a drafter's."""
    return begins_bare(bare, "offices") is not None or begins_bare(bare, "body_heads") is not None
