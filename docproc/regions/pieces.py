"""From source lines to folded pieces; lines fused by copying are cut at the fixed words of the form."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from docproc.document_types import all_types
from docproc.reading.page import Line
from docproc.regions.forms import ADDRESSEE_BARE, ARCHIVE_BARE, CAPACITY, STATE_BARE
from docproc.regions.layout import Piece
from docproc.text import bare_key, fold, match_key
from docproc.text.alphabet import LOWER, UPPER
from docproc.vocabulary import begins_with

__all__ = ["closing_cuts", "cut", "header_cuts", "pieces_of"]

# places where a fused header line is cut, on bare_key; each must stand after white space
_HEADER_CUT = re.compile(
    r"(?<=\s)(?:cong h\w{1,2} xa hoi chu nghia|dang cong san viet nam|doc lap\s*-\s*tu do|so\s*:\s*(?=[\d/]|$)|v/v\s|kinh gui\s*:|noi nhan\s*:"
    r"|quyet dinh\s*:\s*$)"
)
# Hà Nội, ngày 05 tháng 4 năm 2019: cut before the place and after the year
_PLACE_DATE = re.compile(
    rf"(?:(?<=\s)|^)(?:(?:TP\.?|Thành phố|Tỉnh|Thị xã|Huyện|Quận|Phường|Xã) ?)?[{UPPER}][^\W\d_]*(?:[ -]+[{UPPER}][^\W\d_]*){{0,5}} ?, ?ngày ?\d{{0,2}}"
    r"\s*tháng ?\d{0,2}\s*năm ?\d{4}"
)
_DASH_RUN = re.compile(r"\s*[-_]{4,}\s*")
_CAPACITY_RUN = re.compile(rf"(?<=\s)(?:T[./]?[ML]\.|K[./]?T\.|TUQ\.)\s?[{UPPER}]")
_CAPS_RUN = re.compile(rf"(?:(?<=[.\s])|^)[{UPPER}]{{2,}}(?:[ ,-]+[{UPPER}]{{2,}})+(?!\w)")
_RECIPIENTS_RUN = re.compile(r"noi nhan\s*:\s*")
_ENTRY_RUN = re.compile(r"(?<=[;.,:])\s*-\s+(?=\S)|(?<=\s)-\s(?=Lưu)")
_ARCHIVE_RUN = re.compile(r"(?<=\s)luu\s*:?\s*(?=v[tp])")
_CLOSING_REACH = 40  # lines; what stands further down is an appendix
# a second office on the line: KT. BỘ TRƯỞNG | THỨ TRƯỞNG
_OFFICE_RUN = re.compile(rf"(?<=[{UPPER}] )(?:PHÓ|THỨ|CHÁNH)(?= [{UPPER}])")
_NAME_RUN = re.compile(rf"(?<=\s)[{UPPER}][{LOWER}]+(?: [{UPPER}][{LOWER}]+){{1,4}}(?=\s|$)")


def pieces_of(lines: Iterable[Line], *, emphasis: bool) -> list[Piece]:
    """Fold lines into pieces, dropping blank ones.

    Args:
        lines: lines of one kind in reading order.
        emphasis: remove Markdown emphasis (plain-text sources).

    Returns:
        One piece a line, trimmed.
    """
    pieces: list[Piece] = []
    for line in lines:
        folded = fold(line.text, emphasis=emphasis)
        stripped = folded.text.strip()
        if stripped:
            start = folded.text.index(stripped[0])
            pieces.append(Piece(stripped, line, folded, start, start + len(stripped)))
    return pieces


def cut(piece: Piece, offsets: Iterable[int]) -> list[Piece]:
    """Cut a piece at the given offsets into its text; blank parts vanish."""
    points = sorted({0, len(piece.text), *offsets})
    parts: list[Piece] = []
    for low, high in zip(points, points[1:], strict=False):
        raw = piece.text[low:high]
        text = raw.strip()
        if text:
            start = piece.start + low + (len(raw) - len(raw.lstrip()))
            parts.append(Piece(text, piece.line, piece.folded, start, start + len(text)))
    return parts


def header_cuts(pieces: list[Piece]) -> list[Piece]:
    """Cut the fused lines of a header up to and including the Kính gửi line."""
    out: list[Piece] = []
    for index, piece in enumerate(pieces):
        parts = cut(piece, _header_points(piece.text))
        out.extend(parts)
        if index > 60 or any(ADDRESSEE_BARE.match(bare_key(part.text)) for part in parts):
            out.extend(pieces[index + 1 :])
            break
    return out


def _header_points(text: str) -> Iterator[int]:
    bare = bare_key(text)
    if len(text) > 600 and not STATE_BARE.search(bare):
        return
    for match in _HEADER_CUT.finditer(bare):
        yield match.start()
    for match in _PLACE_DATE.finditer(text):
        # a sentence of the body may hold a place and a date too: only a line of the form is cut
        if match.start() == 0 or text[: match.start()].isupper() or re.search(r"^s[ốo]\b|v/v", text, re.IGNORECASE):
            yield match.start()
            if text[match.end() : match.end() + 1] == " ":
                yield match.end()
                yield from _title_points(text, match.end())
    for match in _DASH_RUN.finditer(text):
        yield match.start()
        yield match.end()


def _title_points(text: str, start: int) -> Iterator[int]:
    """After the date of a fused line: the type's name in capitals, then its subject."""
    rest = text[start:].lstrip()
    for name in sorted((kind.name.upper() for kind in all_types()), key=len, reverse=True):
        if rest.startswith(name + " "):
            yield len(text) - len(rest) + len(name)
            return


def closing_cuts(pieces: list[Piece]) -> list[Piece]:
    """Cut the fused lines of a closing, from the first Nơi nhận on.

    ``… thực hiện./. Nơi nhận: - Như trên; - Lưu: VT. KT. BỘ TRƯỞNG THỨ TRƯỞNG Nguyễn Văn A`` becomes its lines.
    Lines with a place of their own on the page stay whole.
    """
    first = next((i for i, piece in enumerate(pieces) if "noi nhan" in bare_key(piece.text)), None)
    if first is None or pieces[first].line.box is not None:
        return pieces
    out = pieces[:first]
    for piece in pieces[first : first + _CLOSING_REACH]:
        out += cut(piece, _closing_points(piece)) if piece.line.column is None else [piece]
    return out + pieces[first + _CLOSING_REACH :]


def _closing_points(piece: Piece) -> Iterator[int]:
    text, bare = piece.text, bare_key(piece.text)
    label = _RECIPIENTS_RUN.search(bare)
    if label:
        yield label.start()
        yield label.end()
        yield from (match.start() for match in _ENTRY_RUN.finditer(text, label.end()))
    signs = CAPACITY.match(text) is not None or (text[:6].isupper() and begins_with(match_key(text), "offices") is not None)
    archive = ARCHIVE_BARE.match(bare) or _ARCHIVE_RUN.search(bare)
    offices = (run for run in _CAPS_RUN.finditer(text, archive.end() if archive else len(text)) if begins_with(match_key(run.group()), "offices"))
    first = _CAPACITY_RUN.search(text) or next(offices, None)
    if not signs and first is None:
        return
    start = 0 if signs or first is None else first.start()
    yield start
    yield from (match.start() for match in _CAPACITY_RUN.finditer(text, start + 1))
    name = next((match for match in _NAME_RUN.finditer(text, start) if not match.group().isupper()), None)
    if name:
        yield name.start()
        yield name.end()
    yield from (match.start() for match in _OFFICE_RUN.finditer(text, start + 1, name.start() if name else len(text)))
