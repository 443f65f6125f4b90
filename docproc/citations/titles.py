"""The title of a cited document (trích yếu): ``về …``, ``ban hành …``, ``quy định …`` after issuer and date."""

from __future__ import annotations

import re
from typing import NamedTuple

from docproc.citations.issuers import read_body

__all__ = ["FoundTitle", "read_title"]

_REACH = 500
_LONGEST = 1000  # with the titles of what it cites
_LEAD = re.compile(
    r"""[\s,]*+ (?P<title> (?: về(?:\s+việc)? | v/v | ban\s+hành | quy\s+định | phê\s+duyệt | sửa\s+đổi | bổ\s+sung
                            | hướng\s+dẫn | công\s+bố | thành\s+lập | kiện\s+toàn | điều\s+chỉnh | bãi\s+bỏ
                            | triển\s+khai ) \s
                       | ["“] )""",
    re.VERBOSE,
)
_END = re.compile(
    r"""[;()] | \.(?:\s|\Z|/) | \n\s*\n | ,\s
      | \n(?=\s*(?:[-+•*]|\d{1,2}[.)]|[a-zđ]\)|[IVX]{1,5}\.)\s)
      | \s(?=(?:Căn\s+cứ|Xét|Theo)\s+(?:đề\s+nghị|Luật|Nghị)|Kính\s+gửi|QUYẾT\s+ĐỊNH)""",
    re.VERBOSE,
)
# Before a cited document these words show that it belongs to the title: "về thực hiện Nghị quyết số …".
_GOES_INTO = re.compile(
    r"""(?: thực\s+hiện | thi\s+hành | triển\s+khai | kèm\s+theo | hướng\s+dẫn | thay\s+thế | bãi\s+bỏ | điều\s+của
          | sơ\s+kết | tổng\s+kết | sửa\s+đổi | bổ\s+sung | quy\s+định | điều\s+chỉnh | thu\s+hồi | hủy(?:\s+bỏ)?
          | đính\s+chính | gia\s+hạn | đình\s+chỉ | tạm\s+dừng | chấm\s+dứt | ngưng\s+hiệu\s+lực
          | (?<!\w)(?:theo|tại|của|trong|với) )
        (?:\s+(?:các|một\s+số\s+(?:điều|nội\s+dung)\s+(?:của|tại)|một\s+phần|hiệu\s+lực(?:\s+của)?))?\s*\Z""",
    re.VERBOSE,
)
_LOOSE_END = re.compile(r"(?:\s+(?:và|của|tại|theo|các|hoặc|cùng|với|do))+\Z")
_TRIMMED = " ,;:\n"
_OPENERS = frozenset('vbqpshctkđ"“')  # what a title may begin with
_SHORTEST = 9


class FoundTitle(NamedTuple):
    """A title: its span with what it cites, and its words as printed, lines joined."""

    start: int
    end: int
    text: str


def read_title(text: str, key: str, start: int, nested: tuple[int, int, int]) -> FoundTitle | None:
    """The title that begins at ``start``.

    Args:
        text: folded text.
        key: its match key.
        start: end of number, date and issuer.
        nested: start of the next citation, its end without and with its own title; it is part of the title where the
            words before it lead into it, and the title then reaches to its end.

    Returns:
        The title from its first word on; ``None`` where none is printed.
    """
    if key[start : start + 6].lstrip(" ,\n")[:1] not in _OPENERS:  # spares most of the costly matches
        return None
    limit = min(nested[0], start + _REACH)
    lead = _LEAD.match(key, start, limit)
    if lead is None:
        return None
    begin, stop = lead.start("title"), limit
    for boundary in _END.finditer(text, lead.end(), limit):
        if boundary.group().startswith(",") and read_body(text, key, boundary.end(), limit) is None:
            continue  # a comma ends the title only where a body, the sentence's subject, follows
        stop = boundary.start()
        break
    if stop == nested[0] and _GOES_INTO.search(key, max(begin, stop - 36), stop):
        stop = nested[2] if nested[2] - begin < _LONGEST else nested[1]
    title = _LOOSE_END.sub("", " ".join(text[begin:stop].split()).strip(_TRIMMED))
    return FoundTitle(begin, stop, title) if len(title) >= _SHORTEST else None
