"""Deadlines that bind several obligations: of a heading, of a line among dashes, of a sentence that closes a list.

``1. Các việc hoàn thành trong tháng 8/2023:``, ``- Thời gian hoàn thành: trước ngày 15/9/2023`` behind other dashes,
``Các nội dung trên hoàn thành trước ngày 30/9/2023.`` A duty with a deadline of its own keeps that
(``docproc.tasks.limits``).
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import islice, takewhile

from docproc.deadlines import FoundDeadline, find_deadlines
from docproc.regions.layout import Layout
from docproc.tasks.clauses import Span, sentences
from docproc.tasks.duty import Duty
from docproc.tasks.items import ItemTree, Unit
from docproc.tasks.labels import MARK_KINDS
from docproc.tasks.side_lines import is_detail
from docproc.tasks.spans import starting_in

__all__ = ["share_deadlines"]

_LABEL = (
    r"(?:thời gian|thời hạn|tiến độ|hạn)"
    r"(?: (?:thực hiện|hoàn thành|nộp|gửi|triển khai|dự kiến|tổ chức|tiến hành|báo cáo)){0,2}"
)
_TIME_LINE = re.compile(rf"{_LABEL}\s*:\s*")
# "nêu tại mục 1", "tại các điểm a, b": only those of the items above
_NAMED = (
    r"(?:tại|ở) (?:các )?(?:mục|điểm|khoản|phần) (?P<labels>[0-9ivxa-eđg](?:[0-9ivxa-eđg., ]|và )*?)"
    r"(?= ?[:,;]| (?:hoàn|phải|trước|xong|chậm)(?!\w))"
)
_ABOVE = rf"(?:(?:(?:được )?(?:nêu|nói|ghi|giao) )?(?:ở )?(?:trên|này|tại mục này|tại các mục trên|{_NAMED}))"
# "các nội dung (nêu) trên phải hoàn thành …", "thời hạn hoàn thành các nhiệm vụ trên: …"
_CLOSING = re.compile(
    rf"(?:yêu cầu |đề nghị )?(?:{_LABEL} (?:của )?)?(?:các |những |toàn bộ |tất cả )*(?:các |những )?"
    rf"(?:nội dung|nhiệm vụ|công việc|việc|phần việc|hoạt động)(?: [^.;:]{{0,30}}?)? {_ABOVE}"
    r"(?P<rest>[^.;]{0,80})"
    r"|(?:yêu cầu )?(?:tất cả|toàn bộ) (?:phải |đều )?(?=hoàn thành|xong|thực hiện xong)(?P<all>[^.;:]{0,80})"
)
_COMPLETES = re.compile(r"(?:hoàn thành|thực hiện|xong|kết thúc|thời hạn|thời gian|tiến độ|chậm nhất|trước)(?!\w)")
_DASHES = MARK_KINDS | {"letter"}
_HEAD_DATED = re.compile(
    r"(?:^|[^.;]{0,200}(?<!\w))(?:hoàn thành|thực hiện|xong|kết thúc|thời gian|thời hạn|tiến độ)(?!\w)[^.;]{0,20}\Z"
    r"|[^.;]{0,160}\(\s*\Z|\s*\Z"
)


def share_deadlines(
    layout: Layout,
    tree: ItemTree,
    duties: Sequence[Duty],
    deadlines: Sequence[FoundDeadline],
    issued: datetime.date | None,
) -> None:
    """Give duties the deadlines of headings, lines and sentences that bind them; each is marked inherited.

    Args:
        layout: the dispatch's text.
        tree: its units.
        duties: what was found; ``extra_deadlines`` are added to.
        deadlines: the deadlines found in the running text, in order.
        issued: the dispatch's date, for days without a year.
    """
    _Sharer(layout, tree, duties, deadlines, issued).run()


class _Sharer:
    def __init__(
        self,
        layout: Layout,
        tree: ItemTree,
        duties: Sequence[Duty],
        deadlines: Sequence[FoundDeadline],
        issued: datetime.date | None,
    ) -> None:
        self._layout, self._units, self._deadlines, self._issued = layout, tree.units, deadlines, issued
        self._duties: dict[int, list[Duty]] = {}
        for duty in duties:
            self._duties.setdefault(id(duty.unit), []).append(duty)

    def run(self) -> None:
        roots: dict[bool, list[Unit]] = {}
        for unit in self._units:
            if unit.parent is None:
                roots.setdefault(unit.annexed, []).append(unit)
        for family in [*roots.values(), *(unit.children for unit in self._units if unit.children)]:
            self._lines(family)
            self._closings(family)
        for place, unit in enumerate(self._units):
            if unit.children:
                self._head(unit, unit.children)
            elif not unit.label and self._layout.text[unit.start : unit.end].rstrip().endswith(":"):
                self._head(unit, self._led_in(place))

    def _lines(self, family: Sequence[Unit]) -> None:
        """``- Thời gian hoàn thành: …`` behind other dashes; below an activity it dates that (``side_lines``)."""
        above: list[Unit] = []
        for unit in family:
            label = _TIME_LINE.match(self._layout.key, unit.start, unit.end)
            if label is None:
                above.append(unit)
                continue
            under_duty = unit.parent is not None and id(unit.parent) in self._duties
            listed = unit.kind in _DASHES or "hoàn thành" in label.group()
            if listed and id(unit) not in self._duties and not under_duty:
                bound = [one for one in above if not is_detail(self._layout.key, one.start)]
                self._give(bound, self._labelled(label.end(), unit.end))
            above = []

    def _closings(self, family: Sequence[Unit]) -> None:
        """``Các nội dung trên hoàn thành trước ngày …``: what stands above since the last such sentence."""
        above: list[Unit] = []
        for unit in family:
            closed = False
            for place, paragraph in enumerate(unit.spans):
                for sentence in sentences(self._layout.text, *paragraph):
                    found = self._closes(sentence)
                    if not found and place > 0 and unit is family[-1] and sentence[0] == paragraph[0]:
                        found = self._dates_the_list(sentence)
                    if found and sentence[0] > paragraph[0]:
                        self._give_duties(self._duties.get(id(unit), ()), found, until=sentence[0])
                    elif found:
                        closed_units = self._meant(sentence, [*above, *([unit] if place else [])])
                        self._give(closed_units, found, until=sentence[0])
                        above, closed = [], True
            if not closed:
                above.append(unit)

    def _meant(self, sentence: Span, above: list[Unit]) -> list[Unit]:
        """Those of the units that a closing sentence names ("tại mục 1"), else all."""
        told = _CLOSING.match(self._layout.key, *sentence)
        named = told["labels"] if told else None
        if named is None:
            return above
        labels = set(re.findall(r"[^\s,.]+", named)) - {"và"}
        return [unit for unit in above if unit.label.rsplit(".", 1)[-1].lower() in labels]

    def _closes(self, sentence: Span) -> list[FoundDeadline]:
        told = _CLOSING.match(self._layout.key, *sentence)
        inside = starting_in(self._deadlines, *sentence)
        if told is None or _COMPLETES.search(self._layout.key, *sentence) is None:
            return []
        return inside[:1] or (self._labelled(told.start("rest"), sentence[1]) if ":" in (told["rest"] or "") else [])

    def _led_in(self, place: int) -> list[Unit]:
        """The items of the list that a paragraph leads in to: those up to the next paragraph between items."""
        following = islice(self._units, place + 1, None)
        return [one for one in takewhile(lambda one: bool(one.label), following) if one.parent is None]

    def _dates_the_list(self, sentence: Span) -> list[FoundDeadline]:
        """``Thời gian hoàn thành: quý IV/2023.`` as a paragraph behind the last item of a list."""
        label = _TIME_LINE.match(self._layout.key, *sentence)
        if label is None or not re.search("hoàn thành|thời hạn", label.group()):
            return []
        return self._labelled(label.end(), sentence[1])

    def _head(self, unit: Unit, below: Iterable[Unit]) -> None:
        """``1. Các việc hoàn thành trong tháng 8/2023:`` over items, unless it is a duty with a deadline itself."""
        inside = [one for start, end in unit.spans for one in starting_in(self._deadlines, start, end)]
        if id(unit) in self._duties or not inside:
            return
        last = inside[-1]
        behind = self._layout.text[last.end : unit.end].strip(" \n:.)(;")
        before = self._layout.key[unit.start : last.start]
        if not behind and _HEAD_DATED.match(before):
            self._give(below, [last])

    def _labelled(self, start: int, end: int) -> list[FoundDeadline]:
        found = find_deadlines(self._layout.text[start:end], issue_date=self._issued, labelled=True)
        return [replace(last, start=last.start + start, end=last.end + start) for last in found[-1:]]

    def _give(self, units: Iterable[Unit], found: list[FoundDeadline], until: int | None = None) -> None:
        """To all duties of the units and of what stands below them."""
        for unit in units:
            self._give_duties(self._duties.get(id(unit), ()), found, until)
            self._give(unit.children, found, until)

    @staticmethod
    def _give_duties(duties: Iterable[Duty], found: list[FoundDeadline], until: int | None = None) -> None:
        for duty in duties:
            if until is None or duty.extent[1] <= until:
                known = {one.start for one in duty.extra_deadlines}
                duty.extra_deadlines += [replace(one, inherited=True) for one in found if one.start not in known]
