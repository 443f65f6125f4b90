"""What the styles of a Word file say about list, bold, hidden and capitals, with inheritance resolved."""

from __future__ import annotations

from dataclasses import dataclass

from lxml import etree

from docproc.reading.docx_markup import VAL, child_val, is_on, number, w
from docproc.reading.docx_outline import Outline

__all__ = ["BOLD", "CAPITALS", "FONTS", "VANISH", "Style", "Styles", "draws_borders", "font_of"]

BOLD, VANISH, FONTS = w("b"), w("vanish"), w("rFonts")
CAPITALS = frozenset({w("caps"), w("smallCaps")})
"""Small capitals are capitals too: what is printed is what counts."""
_HIGH_ANSI, _ASCII, _THEME = w("hAnsi"), w("ascii"), w("hAnsiTheme")
_STYLE_ID, _TYPE, _DEFAULT = w("styleId"), w("type"), w("default")
_PPR, _RPR, _NUM_PR, _NUM_ID, _ILVL, _BASED_ON = w("pPr"), w("rPr"), w("numPr"), w("numId"), w("ilvl"), w("basedOn")
_LONGEST_CHAIN = 50  # Word itself allows eleven
_DEFAULTS, _RPR_DEFAULT = w("docDefaults"), w("rPrDefault")
_BORDERS, _TBL_PR, _TBL_BORDERS = frozenset({"nil", "none"}), w("tblPr"), w("tblBorders")


@dataclass(frozen=True, slots=True)
class Style:
    """A style after inheritance.

    Attributes:
        bold: bold on; likewise ``vanish`` (hidden) and ``caps`` (shown in capitals, small or full).
        num_id: list that the style belongs to, ``None`` for none.
        level: list level that the style names, if any.
        num_style: id of the style in the chain that names ``num_id`` (levels are linked to styles by it).
        font: font of Vietnamese letters, if the style names one.
        bordered: for a table style: it draws borders.
    """

    bold: bool = False
    vanish: bool = False
    caps: bool = False
    num_id: str | None = None
    level: int | None = None
    num_style: str | None = None
    font: str | None = None
    bordered: bool = False


_PLAIN = Style()


class Styles:
    """The styles part, resolved on demand.

    Args:
        part: the children of ``w:styles``, or ``None`` where the file has no styles.
    """

    def __init__(self, part: Outline | None) -> None:
        self._part = part
        self._places: dict[str, int] = {}
        self._defaults: dict[str, str] = {}
        self._resolved: dict[str, Style] = {}
        self._base = _document_defaults(part)
        for place, node in enumerate(part.stubs if part is not None else ()):
            style_id = node.get(_STYLE_ID, "")
            self._places[style_id] = place
            if node.get(_DEFAULT) in {"1", "true", "on"}:
                self._defaults[node.get(_TYPE, "paragraph")] = style_id

    def paragraph(self, style_id: str | None) -> Style:
        """The paragraph style of that id; the default one for ``None`` and for an unknown id."""
        known = style_id if style_id in self._places else self._defaults.get("paragraph")
        return self._base if known is None else self.get(known)

    def get(self, style_id: str | None) -> Style:
        """The style of that id; an unknown id says nothing."""
        if style_id is None:
            return _PLAIN
        found = self._resolved.get(style_id)
        if found is None:
            found = self._resolved[style_id] = self._resolve(style_id)
        return found

    def _resolve(self, style_id: str) -> Style:
        """Walk down from the root of the inheritance, so that the nearer style overrides."""
        chain: dict[str, etree._Element] = {}
        current: str | None = style_id
        while current in self._places and current not in chain and len(chain) < _LONGEST_CHAIN and self._part:
            chain[current] = self._part.node(self._places[current])
            current = child_val(chain[current], _BASED_ON)
        root = self._part.stubs[self._places[style_id]] if self._part and chain else None
        style = self._base if root is not None and root.get(_TYPE, "paragraph") == "paragraph" else _PLAIN
        for name, node in reversed(chain.items()):
            style = _override(style, name, node)
        return style


def _document_defaults(part: Outline | None) -> Style:
    """What holds for all paragraphs before any style (``w:docDefaults``)."""
    root = part.stubs[0].getparent() if part is not None and part.stubs else None
    defaults = next(root.iterchildren(_DEFAULTS), None) if root is not None else None
    runs = next(defaults.iterchildren(_RPR_DEFAULT), None) if defaults is not None else None
    return _PLAIN if runs is None else _override(_PLAIN, "", runs)


def _override(base: Style, style_id: str, node: etree._Element) -> Style:
    bold, vanish, caps, font = base.bold, base.vanish, base.caps, base.font
    for item in next(node.iterchildren(_RPR), ()):
        if item.tag == BOLD:
            bold = is_on(item)
        elif item.tag == VANISH:
            vanish = is_on(item)
        elif item.tag in CAPITALS:
            caps = is_on(item)
        elif item.tag == FONTS:
            font = font_of(item) or font
    num_id, level, num_style = base.num_id, base.level, base.num_style
    paragraph = next(node.iterchildren(_PPR), None)
    numbering = next(paragraph.iterchildren(_NUM_PR), None) if paragraph is not None else None
    if numbering is not None:
        own = child_val(numbering, _NUM_ID)
        if own is not None:
            num_id, num_style = own, style_id
        own_level = number(child_val(numbering, _ILVL))
        level = level if own_level is None else own_level
    bordered = base.bordered or draws_borders(node)
    return Style(bold, vanish, caps, num_id, level, num_style, font, bordered)


def font_of(node: etree._Element) -> str | None:
    """The font that ``w:rFonts`` names for letters beyond ASCII; a theme's, which wins, as ``+`` and its slot."""
    theme = node.get(_THEME)
    return f"+{theme}" if theme else node.get(_HIGH_ANSI) or node.get(_ASCII)


def draws_borders(node: etree._Element) -> bool:
    """Whether a table or table style (its ``w:tblPr``) draws any border."""
    properties = next(node.iterchildren(_TBL_PR), None)
    borders = next(properties.iterchildren(_TBL_BORDERS), None) if properties is not None else None
    return borders is not None and any(side.get(VAL, "nil") not in _BORDERS for side in borders)
