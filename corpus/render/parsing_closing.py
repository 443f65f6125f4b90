"""The closing of an authored text: Nơi nhận, the signatures before or after it, and what is annexed."""

from __future__ import annotations

import re
from collections.abc import Sequence

from corpus.render.layout import Layout, is_heading
from corpus.render.parsing_head import TYPE
from corpus.render.tables import is_row

__all__ = ["read_closing", "unfolded"]

_RECIPIENTS = re.compile(r"N[ơƠ][iI] (?:[Nn]hận|NHẬN)\b")
_SIGNED = re.compile(r"[(\[]?(?:[Đđ]ã (?:ký|kí)|[Kk]ý tên|[Kk]ý)\b.{0,30}")
_CAPACITY = re.compile(r"(?:TM|T/M|KT|K/T|TL|T/L|TUQ|Q|TH)[./]\s?[A-ZĐÁÀẢÃẠĂÂÊÔƠƯỦỦỨ]")
_NAME = re.compile(
    r"(?:(?:[A-ZĐ][\w.]{0,9}\.\s?)|(?:(?:Đại|Trung|Thượng|Thiếu) (?:tướng|tá|úy|uỷ|ủy) ))*"
    r"[^\W\d_a-zđ][\w'’]*(?: (?:-|[^\W\d_][\w'’]*)){1,5}"
)
_NOBODY = re.compile(r"(?:Ông|Bà|Đồng chí|Điều|Các|Căn cứ)\b")
_ANNEXED = re.compile(r"(?:PHỤ LỤC|BIỂU|MẪU|DANH SÁCH|DANH MỤC|BẢNG|TỔNG HỢP|PHIẾU|LỊCH|QUY CHẾ|NỘI QUY)\b")
_GAP = re.compile(r" {4,}")
_MOST_BLANK = 6
_LONGEST_CODES = 20
_MOST_LINES = 16


def unfolded(lines: Sequence[str]) -> list[str]:
    """Two signatures that are typed beside each other with blanks, one after the other.

    Args:
        lines: of the text as written.

    Returns:
        The left one's lines before the right one's.
    """
    # in the first half they are the two columns of a letterhead, which is run together
    start = next((index for index in range(len(lines) // 2, len(lines)) if _two_heads(lines[index])), None)
    if start is None:
        return list(lines)
    gap = _GAP.search(lines[start])
    middle = gap.end() if gap else 0
    left: list[str] = []
    right: list[str] = []
    end = start
    while end < len(lines) and (lines[end].strip() or end - start < _MOST_BLANK) and not _RECIPIENTS.match(lines[end]):
        line = lines[end]
        parts = _GAP.split(line.strip(), maxsplit=1)
        if len(parts) == 2:
            left.append(parts[0])
            right.append(parts[1])
        elif len(line) - len(line.lstrip()) > middle / 2:
            right.append(line)
        else:
            left.append(line)
        end += 1
    return [*lines[:start], *left, *right, *lines[end:]]


def _two_heads(line: str) -> bool:
    parts = [part for part in _GAP.split(line.strip()) if part]
    return len(parts) == 2 and all(_begins_signature(part) and not TYPE.fullmatch(part) for part in parts)


def read_closing(lines: Sequence[str], layout: Layout) -> tuple[int, int]:
    """Fill Nơi nhận and the signatures of a layout.

    Args:
        lines: what follows the head.
        layout: to be filled.

    Returns:
        Where the body ends, and where what is annexed begins.
    """
    start = next((index for index, line in enumerate(lines) if _RECIPIENTS.match(line)), None)
    if start is None:
        return _signed_only(lines, layout)
    sign = next((i for i in range(start + 1, len(lines)) if _begins_signature(lines[i])), len(lines))
    for first in range(max(0, start - _MOST_LINES), start):  # the signature was written before Nơi nhận
        blocks, end = _blocks(lines, first)
        if blocks and end == start:
            layout.signatures = blocks
            sign = next((i for i in range(start + 1, sign) if not _received(lines[i], lines[i - 1])), sign)
            layout.recipients = list(lines[start:sign])
            return first, sign
    layout.recipients = list(lines[start:sign])
    layout.signatures, end = _blocks(lines, sign)
    return start, end


def _signed_only(lines: Sequence[str], layout: Layout) -> tuple[int, int]:
    """A closing without Nơi nhận: the first block of capitals that ends in a name."""
    for first in range(len(lines)):
        blocks, end = _blocks(lines, first)
        if blocks and not is_heading(blocks[0][-1]) and not _SIGNED.fullmatch(blocks[0][-1]):
            layout.signatures = blocks
            return first, end
    return len(lines), len(lines)


def _received(line: str, before: str) -> bool:
    """Whether a line of Nơi nhận follows another: a dash, a purpose, or the rest of a broken line."""
    return line[0] in "-–+•*(}" or line[0].islower() or before[-1] in ",-–" or line.startswith("Lưu")


def _begins_signature(line: str) -> bool:
    """Whether a line is a capacity or a title in capitals, not the codes of a Lưu line."""
    codes = "," in line and len(line) <= _LONGEST_CODES
    return _CAPACITY.match(line) is not None or (is_heading(line) and not codes and len(line) > 4)


def _blocks(lines: Sequence[str], start: int) -> tuple[list[list[str]], int]:
    """The signatures that begin at a line, and the index after them."""
    blocks: list[list[str]] = []
    at = start
    while True:
        block, end = _block(lines, at)
        if not block or (blocks and is_heading(block[-1])):
            return blocks, at
        blocks.append(block)
        at = end


def _block(lines: Sequence[str], start: int) -> tuple[list[str], int]:
    """One signature: lines in capitals, perhaps (đã ký), the name, which a draft leaves out."""
    at = start
    while at < len(lines) and _in_signature(lines[at], first=at == start):
        at += 1
    if at == start:
        return [], start
    if at < len(lines) and _NAME.fullmatch(lines[at]) and not _NOBODY.match(lines[at]) and not is_row(lines[at]):
        at += 1
    return list(lines[start:at]), at


def _in_signature(line: str, *, first: bool) -> bool:
    if _SIGNED.fullmatch(line):
        return not first
    if TYPE.fullmatch(line) or _ANNEXED.match(line) or is_row(line):
        return False
    return _begins_signature(line)
