"""Names of WordprocessingML elements and two helpers that every DOCX module needs (ISO/IEC 29500-1, clause 17)."""

from __future__ import annotations

from docx.oxml.ns import qn
from lxml import etree

__all__ = ["ALTERNATE", "CHOICE", "FALLBACK", "TEXT_PATH", "VAL", "child_val", "is_on", "is_placeholder", "number", "w"]

_COMPATIBILITY = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
ALTERNATE = _COMPATIBILITY + "AlternateContent"
CHOICE = _COMPATIBILITY + "Choice"
FALLBACK = _COMPATIBILITY + "Fallback"
TEXT_PATH = "{urn:schemas-microsoft-com:vml}textpath"
_OFF = frozenset({"0", "false", "off", "none"})


def w(name: str) -> str:
    """The qualified name of a ``w:`` element or attribute."""
    return str(qn(f"w:{name}"))


VAL = w("val")
_SDT, _SDT_PR, _SHOWING_PLACEHOLDER = w("sdt"), w("sdtPr"), w("showingPlcHdr")


def child_val(node: etree._Element | None, tag: str) -> str | None:
    """``w:val`` of the first child with ``tag``; ``None`` where there is no such child or value."""
    if node is None:
        return None
    child = next(node.iterchildren(tag), None)
    return None if child is None else child.get(VAL)


def is_on(node: etree._Element) -> bool:
    """The value of an on/off property: present without ``w:val`` means on."""
    value = node.get(VAL)
    return value is None or value not in _OFF


def number(value: str | None) -> int | None:
    """A decimal attribute, or ``None`` where it is absent, malformed or beyond 32 bits."""
    if value is None or len(value) > 11:
        return None
    try:
        return int(value)
    except ValueError:
        return None


def is_placeholder(node: etree._Element) -> bool:
    """Whether this is a content control that nobody has filled in: what it shows is a hint, not text."""
    properties = next(node.iterchildren(_SDT_PR), None) if node.tag == _SDT else None
    return properties is not None and any(is_on(item) for item in properties.iterchildren(_SHOWING_PLACEHOLDER))
