"""Where the opening of a clause ends and its main clause begins: behind a basis, a condition, a time.

``Căn cứ Kế hoạch số 12, Sở X …``, ``Nếu có dịch thì …``, ``Trong quá trình thực hiện Sở X chủ động …``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from docproc.tasks.clauses import Span
from docproc.tasks.lists import Lists
from docproc.tasks.predicates import Predicates
from docproc.tasks.subjects import Subjects

__all__ = ["Openings"]

_OPENING_REACH = 70  # characters of an opening that ends without a comma (Trong quá trình thực hiện Sở X chủ động …)
_COMMA = re.compile(r",\s*(?:thì\s+)?")
_THEN = re.compile(r"(?<!,)\sthì\s+")
_PROMPTLY = re.compile(
    r"(?<!\w)(?:kịp thời\s+|(?<=một lần )|(?<=1 lần )|(?<=01 lần ))(?:báo cáo|phản ánh|thông báo|liên hệ|gửi)(?!\w)"
)
_GOVERNED = re.compile(r"(?:^|\s)(?:do|của|với|cho|về|tại|từ|đến|theo|thuộc|bởi|ở|gửi|và)\s+$")
# "trường hợp đã nộp không cần nộp lại …": what need not be done is no order, whatever follows
_NEED_NOT = re.compile(r"\s+không\s+(?:cần|phải|bắt buộc)\s")


class Openings:
    """Looks at the openings of clauses in one dispatch."""

    def __init__(self, text: str, key: str, subjects: Subjects, lists: Lists, looks: Predicates) -> None:
        """Prepare.

        Args:
            text: the dispatch's text.
            key: its match key.
            subjects: finds the bodies in it.
            lists: tells a list that goes on behind a comma.
            looks: tells where a verb phrase begins.
        """
        self._text, self._key = text, key
        self._subjects, self._lists, self._looks = subjects, lists, looks

    def ends(self, head: int, end: int, *, condition: bool) -> Iterator[Span]:
        """Where an opening may stop and the main clause begin: behind a comma or ``thì``, at a body, at ``kịp thời``.

        Args:
            head: where the opening begins.
            end: where the clause ends.
            condition: it sets a condition or a time; else it is a basis, which ends at a comma only.

        Yields:
            The end of the opening and the beginning of what follows, in order.
        """
        need_not = _NEED_NOT.search(self._key, head, end)
        end = need_not.start() if need_not else end
        then = _THEN.search(self._key, head, end) if condition else None
        commas = _COMMA.finditer(self._key, head, then.start() if then else end)
        places = [(comma.start(), comma.end()) for comma in commas if not self._inside_list(comma, end)]
        places += [then.span()] if then else []
        if condition:
            places += [(at.start(), at.start()) for at in _PROMPTLY.finditer(self._key, head, end)]
            bodies = self._subjects.between(head + 8, min(end, head + _OPENING_REACH))
            places += [(body.start, body.start) for body in bodies if not _GOVERNED.search(self._key, head, body.start)]
        yield from sorted(places)

    def _inside_list(self, comma: re.Match[str], end: int) -> bool:
        return self._lists.goes_on(*comma.span()) and not self._looks.imperative(comma.end(), end)
