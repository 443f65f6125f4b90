"""Text boxes and WordArt in the drawings of a Word file, in the form for new Word or in that for old (VML)."""

from __future__ import annotations

from lxml import etree

from docproc.reading.docx_markup import ALTERNATE, CHOICE, FALLBACK, TEXT_PATH, w

__all__ = ["boxes_in"]

_TEXTS = frozenset({w("txbxContent"), TEXT_PATH})
_PLACED = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
_DOC_PR, _FRAMES = _PLACED + "docPr", frozenset({_PLACED + "anchor", _PLACED + "inline"})
_ON = frozenset({"1", "true", "on"})


def boxes_in(node: etree._Element) -> list[etree._Element]:
    """The texts of a drawing.

    Args:
        node: ``w:drawing``, ``w:pict`` or ``w:object``.

    Returns:
        ``w:txbxContent`` and ``v:textpath`` elements in order; of drawings given twice only the first that says
        anything, none of hidden ones.
    """
    found: list[etree._Element] = []
    _collect(node, found)
    return found


def _collect(node: etree._Element, found: list[etree._Element]) -> None:
    for child in node:
        tag = child.tag
        if tag in _TEXTS:
            found.append(child)
        elif tag == ALTERNATE:
            before = len(found)
            for choice in child.iterchildren(CHOICE, FALLBACK):
                _collect(choice, found)
                if len(found) != before:
                    break
        elif not (tag in _FRAMES and _is_hidden(child)) and "visibility:hidden" not in (child.get("style") or ""):
            _collect(child, found)


def _is_hidden(frame: etree._Element) -> bool:
    return any(item.get("hidden") in _ON for item in frame.iterchildren(_DOC_PR))
