"""The places of figures on the number line and the date line, told by the printed words around them.

Printed words place the gap: ``Số:`` and the symbol, ``ngày``, ``tháng``, ``năm``. Where recognition took figures and
print for one word, the print's width tells where it ends: both lines are set in a Times at 13 points, or near it
(Nghị định 30/2020/NĐ-CP, Phụ lục I).
"""

from __future__ import annotations

import re
import statistics
import tomllib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources

from docproc.reading.tesseract import Word
from docproc.text.alphabet import UPPER
from docproc.text.keys import bare_key

__all__ = ["HEADER_SHARE", "Gap", "Row", "find_gaps"]

HEADER_SHARE = 0.4
"""The number and the date stand in the upper part of the first page."""
_EM = 13 / 72
"""Inches."""
_FIGURE = 0.676
"""Height of a Times figure in ems."""
_USUAL_WIDTH = 500
"""Of figures and most small letters, in thousandths of an em."""
_LEAST_SURE = 70.0
_FARTHEST = 14.0
"""Widest gap between Số and its symbol, in figure heights."""
_HEAD = re.compile(r"\W{0,2}s[o0]\s?[:.;,]{0,2}(?![a-z])")
_TAIL = re.compile(rf"[/⁄-]\s?(?:(?:19|20)\d\d\s?[/⁄-]\s?)?[{UPPER}][{UPPER}\w]*\S*")
_DATE = re.compile(
    r"(?P<ngay>\bnga(?:[yvw]|(?=[^\w\s])))(?P<day>(?:(?!nga).){0,14}?)(?P<thang>thang)(?P<month>.{0,12}?)(?P<nam>nam)"
    r"(?=\s{0,2}\S{0,2}\d)"
)


@dataclass(frozen=True, slots=True)
class Gap:
    """A place where figures stand, or should.

    Attributes:
        kind: ``number``, ``day`` or ``month``.
        left: column behind the print before it, in pixels.
        right: column of the print behind it.
        base: row on which the print stands.
        usual: height of printed figures on the line, in pixels.
        slash: whether a slash closes it.
        exact_right: whether the print behind it is a word of its own, so that ``right`` is its edge.
        seen: what Tesseract read there, without blanks.
        sure: Tesseract's least confidence in that, 0 to 100.
        start: offset of its figures into the row's text.
        end: offset of their end.
    """

    kind: str
    left: float
    right: float
    base: float
    usual: float
    slash: bool
    exact_right: bool
    seen: str
    sure: float
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Row:
    """Words of one printed line from left to right.

    Attributes:
        words: the words.
        text: theirs, joined by single blanks.
        starts: offset of each word into ``text``.
        em: size of the print in pixels.
    """

    words: tuple[Word, ...]
    text: str
    starts: tuple[int, ...]
    em: float

    def word_at(self, offset: int) -> int:
        """Index of the word that holds this offset, or that stands before the blank there."""
        return max(index for index, start in enumerate(self.starts) if start <= offset)


def find_gaps(words: Sequence[Word], height: int, dpi: int) -> list[tuple[Row, list[Gap]]]:
    """Find the gaps of the number line and the date line.

    Args:
        words: of a first page, in Tesseract's order.
        height: page height in pixels.
        dpi: of the page.

    Returns:
        The rows that have gaps, at most two, each with its gaps from left to right.
    """
    rows = [_row(line, dpi) for line in _lines(words, height)]
    number = next(((row, gap) for row in rows if (gap := _number(row)) is not None), None)
    dated = next(((row, gaps) for row in rows if (gaps := list(_date(row)))), None)
    if number is None:
        return [dated] if dated is not None else []
    if dated is None:
        return [(number[0], [number[1]])]
    if number[0] is dated[0]:
        return [(number[0], sorted([number[1], *dated[1]], key=lambda gap: gap.start))]
    return [(number[0], [number[1]]), dated]


def _lines(words: Sequence[Word], height: int) -> Iterator[list[Word]]:
    """Printed lines of the upper part, top to bottom, cut in two where letterhead columns part."""
    upper = [word for word in words if word.top < HEADER_SHARE * height]
    lines: list[list[Word]] = []
    for word in sorted(upper, key=lambda one: one.left):
        middle = (word.top + word.bottom) / 2
        for line in lines:
            last = line[-1]
            high = max(last.bottom - last.top, 1)
            near = word.left - last.right < _FARTHEST * high
            if near and word.line == last.line:
                line.append(word)
                break
            if (
                near
                and min(word.bottom, last.bottom) - max(word.top, last.top) > 0.5 * high
                and (last.top < middle < last.bottom)
            ):
                line.append(word)
                break
        else:
            lines.append([word])
    yield from sorted(lines, key=lambda line: line[0].top)


def _row(line: list[Word], dpi: int) -> Row:
    starts, text = [], ""
    for word in line:
        text += " " if text else ""
        starts.append(len(text))
        text += word.text
    usual = _EM * dpi
    sizes = [
        (word.right - word.left) / width
        for word in line
        if word.confidence >= _LEAST_SURE
        and len(word.text) >= 3
        and word.text.strip(".,:;").isalpha()
        and (width := width_of(word.text))
    ]
    sizes = [size for size in sizes if 0.7 * usual < size < 1.4 * usual]
    return Row(tuple(line), text, tuple(starts), statistics.median(sizes) if sizes else usual)


def width_of(text: str) -> float:
    """Width of printed text in ems of Times.

    Args:
        text: letters, figures and marks.
    """
    widths = _widths()
    bare = (bare_key(char).upper() if char.isupper() else bare_key(char) for char in text)
    return sum(widths.get(char, _USUAL_WIDTH) for char in bare) / 1000


@cache
def _widths() -> dict[str, int]:
    data = tomllib.loads(resources.files(__package__).joinpath("times.toml").read_text(encoding="utf-8"))
    return {char: int(width) for char, width in data["widths"].items()}


def _number(row: Row) -> Gap | None:
    """The gap between ``Số:`` and its symbol; ``số`` within a sentence begins small."""
    for index, word in enumerate(row.words):
        start = row.starts[index]
        if word.text.lstrip("*|.,'“_- ")[:1] not in {"S", "$"}:
            continue
        head = _HEAD.match(bare_key(row.text), start)
        if head is None:
            continue
        tail = next(
            (one for one in _TAIL.finditer(row.text, head.end()) if sum(map(str.isupper, one.group())) >= 2), None
        )
        if tail is None:
            continue
        gap = _gap(row, "number", head.end(), tail.start(), slash=row.text[tail.start()] != "-")
        if gap is not None:
            return gap
    return None


def _date(row: Row) -> Iterator[Gap]:
    match = _DATE.search(bare_key(row.text))
    if match is None:
        return
    for kind, before, after in (("day", "ngay", "thang"), ("month", "thang", "nam")):
        gap = _gap(row, kind, match.end(before), match.start(after), slash=False)
        if gap is not None:
            yield gap


def _gap(row: Row, kind: str, start: int, end: int, *, slash: bool) -> Gap | None:
    """The gap that holds ``row.text[start:end]``; ``None`` where its edges cannot be told."""
    text = row.text
    behind = end
    while start < end and text[end - 1] == " ":
        end -= 1
    while start < end and text[start] == " ":
        start += 1
    first, last = row.word_at(len(text[:start].rstrip()) - 1), row.word_at(behind)
    before, after = row.words[first], row.words[last]
    head = text[row.starts[first] : start].rstrip()
    tail = text[behind : row.starts[last] + len(after.text)]
    left = before.right if head == before.text else before.left + row.em * width_of(_printed(head, kind))
    exact = behind == row.starts[last]
    if not exact and kind != "number" and any(map(str.isdigit, tail)):
        return None
    right = after.left if exact else after.right - row.em * width_of(tail)
    usual = _FIGURE * row.em
    if not 0.2 * usual < right - left < _FARTHEST * usual:
        return None
    inside = [
        word
        for at, word in enumerate(row.words[first : last + 1], first)
        if text[max(start, row.starts[at]) : min(end, row.starts[at] + len(word.text))].strip()
    ]
    standing = [word.bottom for word in _standing(row, first, last, inside)]
    base = statistics.median(standing) if standing else max(before.bottom, after.bottom) - 0.25 * usual
    seen = "".join(text[start:end].split()).strip(":.;,…_")
    sure = min((word.confidence for word in inside), default=0.0)
    return Gap(kind, float(left), float(right), float(base), usual, slash, exact, seen, sure, start, end)


def _printed(head: str, kind: str) -> str:
    """The printed word before the gap, where recognition made something else of its end."""
    return {"number": head, "day": "ngày", "month": "tháng"}[kind]


def _standing(row: Row, first: int, last: int, inside: list[Word]) -> list[Word]:
    """Words beside the gap that stand on the line: nothing hand-written in them, and nothing that hangs below it."""
    near = row.words[max(0, first - 1) : last + 3]
    return [
        word
        for word in near
        if word not in inside
        and any(map(str.isalnum, word.text))
        and not set(bare_key(word.text)) & set("gpqyj,;Q()")
        and word.bottom - word.top < 3 * _FIGURE * row.em
    ]
