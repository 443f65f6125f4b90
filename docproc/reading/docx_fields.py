"""Fields of old forms, which print what stands in their definition (ISO/IEC 29500-1, clause 17.16.17)."""

from __future__ import annotations

from dataclasses import dataclass

from lxml import etree

from docproc.reading.docx_markup import VAL, child_val, is_on, number, w

__all__ = ["OpenField", "printed_by"]

_FORM, _CHECK_BOX, _LIST = w("ffData"), w("checkBox"), w("ddList")
_CHECKED, _DEFAULT, _RESULT, _ENTRY = w("checked"), w("default"), w("result"), w("listEntry")


@dataclass(slots=True)
class OpenField:
    """A field between its first and its last mark.

    Attributes:
        printed: what it prints where it has no result of its own.
        start: how many pieces of text its paragraph had before it.
        in_code: its result has not begun.
    """

    printed: str
    start: int
    in_code: bool = True


def printed_by(begin: etree._Element) -> str:
    """What a field prints by itself.

    Args:
        begin: the ``w:fldChar`` that opens it.

    Returns:
        ``☒`` or ``☐`` for a check box, the chosen entry of a list, else nothing.
    """
    form = next(begin.iterchildren(_FORM), None)
    if form is None:
        return ""
    for box in form.iterchildren(_CHECK_BOX):
        states = [next(box.iterchildren(name), None) for name in (_CHECKED, _DEFAULT)]
        state = next((node for node in states if node is not None), None)
        return "☒" if state is not None and is_on(state) else "☐"
    for choices in form.iterchildren(_LIST):
        entries = [entry.get(VAL, "") for entry in choices.iterchildren(_ENTRY)]
        chosen = number(child_val(choices, _RESULT) or child_val(choices, _DEFAULT)) or 0
        return entries[chosen] if 0 <= chosen < len(entries) else ""
    return ""
