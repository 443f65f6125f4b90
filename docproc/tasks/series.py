"""Which beginnings of paragraphs are labels, told by the list in which they stand.

``A. Tình hình``, ``Nội dung 2:``, ``b. lập kế hoạch`` are labels where the list has its first and second item and the
one before; ``i)`` is a letter behind ``h)``, a Roman figure beside ``ii)``.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace

from docproc.tasks.labels import Label, parse_label

__all__ = ["labels_of"]

_LOW = {"i": 1, "v": 5, "x": 10}
_BEFORE = {"i": "h", "v": "u", "x": "v"}
"""The letters that stand before those which are also Roman figures."""
_List = tuple[str, str]


def labels_of(texts: Sequence[str]) -> list[Label | None]:
    """The label of each paragraph of a zone.

    Args:
        texts: the paragraphs in order.
    """
    found = _figures([parse_label(text, loose=True) for text in texts])
    values: dict[_List, set[int]] = defaultdict(set)
    for label in found:
        if label is not None and label.value is not None:
            values[label.kind, label.style].add(label.value)
    before: Label | None = None
    for index, label in enumerate(found):
        if label is not None and not label.sure and not _listed(label, values, before, texts[max(0, index - 1)]):
            found[index] = None
        before = found[index]
    return found


def _listed(label: Label, values: dict[_List, set[int]], before: Label | None, above: str) -> bool:
    """Whether the list of a label that is not sure stands around it."""
    if label.value is None:  # "-05 máy tính;" behind another dash or an opening
        return above.endswith(":") or (before is not None and before.kind == label.kind)
    have = values[label.kind, label.style]
    return {1, 2} <= have and (label.value == 1 or label.value - 1 in have)


def _figures(labels: list[Label | None]) -> list[Label | None]:
    """Letters that are small Roman figures told from those that go on with the alphabet."""
    marks = {label.style for label in labels if label is not None and label.kind == "low"}
    last: dict[_List, str] = {}
    for index, label in enumerate(labels):
        if label is None or label.kind not in {"letter", "paren"}:
            continue
        goes_on = last.get((label.kind, "letter" if label.kind == "paren" else label.style)) == _BEFORE.get(label.name)
        if label.kind == "letter" and label.name in _LOW and label.style in marks and not goes_on:
            labels[index] = replace(label, kind="low", value=_LOW[label.name], sure=True)
        elif label.kind == "paren" and label.name in _LOW and goes_on:
            labels[index] = replace(label, style="letter", value=None)
        last[label.kind, label.style] = label.name
    return labels
