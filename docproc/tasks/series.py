"""Which beginnings of paragraphs are labels, told by the list in which they stand.

``A. Tình hình``, ``Nội dung 2:``, ``b. lập kế hoạch`` are labels where the list has its first and second item and the
one before; ``i)`` is a letter behind ``h)``, a Roman figure beside ``ii)``.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace

from docproc.tasks.labels import Label, parse_label
from docproc.text.alphabet import UPPER

__all__ = ["labels_of"]

_LOW = {"i": 1, "v": 5, "x": 10}
_BEFORE = {"i": "h", "v": "u", "x": "v"}
"""The letters that stand before those which are also Roman figures."""
_List = tuple[str, str]
_ALPHABET = "abcdđeghiklmnopqrstuvxy"
_BRACKETED = re.compile(rf"\W{{0,2}}[^\s(){UPPER}]{{1,2}}\)\s*(?=[{UPPER}])")


def labels_of(texts: Sequence[str], recognised: Sequence[bool] = ()) -> list[Label | None]:
    """The label of each paragraph of a zone.

    Args:
        texts: the paragraphs in order.
        recognised: which of them were recognised from a picture; none where it is empty.
    """
    found = _figures([_read(text) for text in texts])
    for index in (index for index, one in enumerate(recognised) if one):
        found[index] = _misread_letter(texts, found, index) or found[index]
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


def _read(text: str) -> Label | None:
    """The label of a paragraph, blanks before it counted in."""
    bare = text.lstrip()
    label = parse_label(bare, loose=True)
    return replace(label, end=label.end + len(text) - len(bare)) if label is not None else None


def _misread_letter(texts: Sequence[str], labels: Sequence[Label | None], index: int) -> Label | None:
    """``ø) Chủ trì`` behind ``e)``, ``3) Giao`` before ``b)``: a sign with a bracket that must be the list's letter."""
    sign, read = _BRACKETED.match(texts[index]), labels[index]
    if sign is None or (read is not None and read.kind != "arabic"):
        return None
    before = next((label for label in reversed(labels[:index]) if label is not None), None)
    behind = next((label for label in labels[index + 1 :] if label is not None), None)
    last, following = _letter(before), _letter(behind)
    if following is not None:
        value = following - 1
        fits = value == 1 or last == value - 1
    else:
        value = last + 1 if last is not None else 0
        fits = last is not None and (behind is None or behind.style != ")")
    if not fits or not 0 < value <= len(_ALPHABET):
        return None
    return Label("letter", _ALPHABET[value - 1], value, sign.end(), strong=False, style=")")


def _letter(label: Label | None) -> int | None:
    """The place of a letter with a bracket in the alphabet."""
    return label.value if label is not None and label.kind == "letter" and label.style == ")" else None


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
