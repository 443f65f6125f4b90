"""Formulas of Word (ISO/IEC 29500-1, clause 22.1) as one line of text: ``1/2`` must not come out as ``12``."""

from __future__ import annotations

from collections.abc import Callable

from lxml import etree

from docproc.reading.docx_markup import w

__all__ = ["FORMULAS", "formula"]

_M = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
FORMULAS = frozenset({_M + "oMath", _M + "oMathPara"})
"""Elements that hold a formula."""

_TEXT, _VAL = _M + "t", _M + "val"
_LEFT_OUT = frozenset({w("del"), w("moveFrom")})
_RAISED = str.maketrans("0123456789+-=()n", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁼⁽⁾ⁿ")


def formula(node: etree._Element) -> str:
    """The text of a formula.

    Args:
        node: ``m:oMath``, ``m:oMathPara`` or a part of one.

    Returns:
        Fractions with ``/``, figures raised with superscript figures (``10⁶``), other raised text after ``^``, brackets
        as printed; everything else in order.
    """
    if node.tag == _TEXT:
        return node.text or ""
    if node.tag in _LEFT_OUT:
        return ""
    return _RULES.get(str(node.tag), _in_order)(node)


def _in_order(node: etree._Element) -> str:
    return "".join(map(formula, node))


def _part(node: etree._Element, name: str) -> str:
    return "".join(map(formula, node.iterchildren(_M + name)))


def _fraction(node: etree._Element) -> str:
    return "/".join(
        f"({part})" if " " in part or "+" in part else part for part in (_part(node, "num"), _part(node, "den"))
    )


def _raised(node: etree._Element) -> str:
    power = _part(node, "sup")
    raised = power.translate(_RAISED)
    return _part(node, "e") + _part(node, "sub") + ("^" + power if raised.isascii() and power else raised)


def _brackets(node: etree._Element) -> str:
    signs = {"begChr": "(", "sepChr": "|", "endChr": ")"}
    for properties in node.iterchildren(_M + "dPr"):
        signs |= {str(item.tag).removeprefix(_M): item.get(_VAL, "") for item in properties}
    return signs["begChr"] + signs["sepChr"].join(map(formula, node.iterchildren(_M + "e"))) + signs["endChr"]


def _root(node: etree._Element) -> str:
    return "√" + _part(node, "e")


_RULES: dict[str, Callable[[etree._Element], str]] = {
    _M + "f": _fraction,
    _M + "sSup": _raised,
    _M + "sSubSup": _raised,
    _M + "d": _brackets,
    _M + "rad": _root,
}
