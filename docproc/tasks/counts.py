"""Announced counts against the items that follow: ``thực hiện 05 nội dung sau:`` over a list of four.

A check for a person, never a correction: an item may have been missed, or the writer miscounted.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import takewhile

from docproc.dispatch import DispatchWarning
from docproc.regions.layout import Layout
from docproc.tasks.units import ItemTree, Unit

__all__ = ["count_warnings"]

_WORDS = {word: n for n, word in enumerate(["hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín", "mười"], 2)}
_THINGS = (
    "nội dung|nhiệm vụ|giải pháp|biện pháp|công việc|phần việc|việc|yêu cầu|vấn đề|bước|tiêu chí|nguyên tắc|mục tiêu"
    "|chỉ tiêu|điều kiện|hình thức|hoạt động|lĩnh vực|trường hợp|đề xuất|kiến nghị|nguyên nhân|tồn tại|hạn chế|bài học"
    "|đột phá|phương án|điểm|khâu|nhóm"
)
_ANNOUNCED = re.compile(
    rf"(?<![\w/.,:-])(?P<phrase>(?P<n>\d{{1,2}}|{'|'.join(_WORDS)})(?:\s\([^()]{{1,12}}\))?\s(?:nhóm\s)?(?:{_THINGS}))"
    r"(?!\w)(?P<rest>[^.;:]{0,80})"
)
# "giai đoạn 2", "Điều 3" bear a number of their own; "02 nội dung nêu trên" are counted elsewhere
_NUMBERED = re.compile(
    r"(?:giai đoạn|đợt|quý|số|bước|điều|khoản|điểm|phần|mục|chương|kỳ|lần|thứ|tháng|ngày|trong số|một trong)\s$"
)
_ABOVE = re.compile(r"(?<!\w)(?:trên|đã nêu|nói trên|trước đó)(?!\w)")


def count_warnings(layout: Layout, tree: ItemTree) -> list[DispatchWarning]:
    """One warning (``count_differs``) for each list that has not as many items as its opening announces.

    Args:
        layout: the dispatch's text.
        tree: its items.
    """
    found: list[DispatchWarning] = []
    for index, unit in enumerate(tree.units):
        announced = _announced(layout, unit)
        items = len(list(_list_behind(tree.units, index))) if announced else 0
        if announced and items and items != _number(announced["n"]):
            span = announced.span("phrase")
            message = f"the text announces {layout.text[slice(*span)]}, but the list below it has {items}"
            found.append(DispatchWarning(code="count_differs", message=message, **layout.evidence(*span)))
    return found


def _number(printed: str) -> int:
    return _WORDS.get(printed) or int(printed)


def _announced(layout: Layout, unit: Unit) -> re.Match[str] | None:
    """The one count that the opening of a list names."""
    if not unit.spans or not layout.text[: unit.end].rstrip().endswith(":"):
        return None
    start, end = unit.spans[-1]
    end = start + len(layout.text[start:end].rstrip()) - 1
    low = max(layout.key.rfind(mark, start, end) for mark in ".;") + 1
    counts = list(_ANNOUNCED.finditer(layout.key, max(low, start), end))
    if len(counts) != 1 or counts[0].end() != end:
        return None
    if _NUMBERED.search(layout.key[start : counts[0].start()]) or _ABOVE.search(counts[0]["rest"]):
        return None
    return counts[0]


def _list_behind(units: Sequence[Unit], index: int) -> Iterator[Unit]:
    """The items of the list that a unit opens: its children, or what stands behind a paragraph at its level."""
    unit = units[index]
    if unit.label:
        items: Sequence[Unit] = unit.children
    else:
        behind = list(takewhile(lambda other: other.label, units[index + 1 :]))
        items = [other for other in behind if other.parent is (behind[0].parent if behind else None)]
    for place, item in enumerate(items):
        if item.kind != items[0].kind or item.style != items[0].style or (place and item.value == 1):
            return
        yield item
