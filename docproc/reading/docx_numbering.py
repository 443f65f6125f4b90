"""List labels as Word prints them: Word keeps ``1.``, ``a)``, ``-`` out of the text, in the numbering part.

Rules after ISO/IEC 29500-1, clause 17.9; where the standard is silent, after what Word does (Microsoft Knowledge Base
Q197139: a level that was skipped counts as started).
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from lxml import etree

from docproc.reading.docx_glyphs import glyph, is_symbol_font, printable
from docproc.reading.docx_markup import ALTERNATE, FALLBACK, VAL, child_val, is_on, number, w
from docproc.reading.docx_numbers import format_number
from docproc.reading.docx_styles import CAPITALS, Styles

__all__ = ["LEVELS", "Level", "Numbering"]

LEVELS = 9
_LONGEST_LABEL = 200
_PLACEHOLDER = re.compile(r"%([1-9])")

_ABSTRACT_NUM, _ABSTRACT_NUM_ID, _NUM, _NUM_ID = w("abstractNum"), w("abstractNumId"), w("num"), w("numId")
_LVL, _ILVL, _OVERRIDE, _START_OVERRIDE = w("lvl"), w("ilvl"), w("lvlOverride"), w("startOverride")
_START, _NUM_FMT, _LVL_TEXT, _IS_LGL = w("start"), w("numFmt"), w("lvlText"), w("isLgl")
_RESTART, _PSTYLE, _PICTURE, _STYLE_LINK = w("lvlRestart"), w("pStyle"), w("lvlPicBulletId"), w("numStyleLink")
_RPR, _FONTS, _ASCII, _VANISH = w("rPr"), w("rFonts"), w("ascii"), w("vanish")


@dataclass(frozen=True, slots=True)
class Level:
    """One level of a list.

    Attributes:
        start: first number.
        format: ``w:numFmt`` (``decimal``, ``lowerLetter``, ``bullet`` …).
        text: ``w:lvlText``, with ``%1`` … ``%9`` for the numbers of the levels.
        legal: all numbers in Arabic figures (``w:isLgl``).
        restart: ``w:lvlRestart``: ``None`` after any higher level, 0 never, n after level n (from 1) or a higher one.
        style: paragraph style linked to this level.
        font: font of the label (bullets are glyphs of symbol fonts).
        picture: the bullet is an image.
        hidden: the label is hidden text.
        caps: the label is set in capitals, or expressly not; ``None`` where the paragraph decides.
    """

    start: int = 0
    format: str = "decimal"
    text: str = ""
    legal: bool = False
    restart: int | None = None
    style: str | None = None
    font: str | None = None
    picture: bool = False
    hidden: bool = False
    caps: bool | None = None


_UNSET = Level()


@dataclass(frozen=True, slots=True)
class _List:
    """A list (``w:num``): the definition whose counters it shares, its levels, and its own starts."""

    definition: str
    levels: dict[int, Level]
    starts: dict[int, int]


class Numbering:
    """Counts list paragraphs in document order.

    Args:
        root: ``w:numbering``, or ``None`` where the file has no lists.
        styles: the styles of the file, through which lists may be linked.
    """

    def __init__(self, root: etree._Element | None, styles: Styles) -> None:
        self._styles = styles
        self._abstract: dict[str, etree._Element] = {}
        self._nums: dict[str, etree._Element] = {}
        self._lists: dict[str, _List | None] = {}
        self._counters: dict[str, list[int | None]] = {}
        self._begun: set[tuple[str, int]] = set()
        for node in root.iterchildren(_ABSTRACT_NUM, _NUM) if root is not None else ():
            if node.tag == _NUM:
                self._nums[node.get(_NUM_ID, "")] = node
            else:
                self._abstract[node.get(_ABSTRACT_NUM_ID, "")] = node

    def level_of_style(self, num_id: str, style_id: str | None) -> int | None:
        """The level of a list that is linked to a paragraph style."""
        found = self._list(num_id)
        levels = found.levels.items() if found is not None and style_id is not None else ()
        return next((index for index, level in levels if level.style == style_id), None)

    def label(
        self,
        num_id: str,
        index: int,
        *,
        caps: bool = False,
        decode: Callable[[str, str | None], str] | None = None,
    ) -> str | None:
        """Count one paragraph and give its label.

        Args:
            num_id: ``w:numId`` of the list; an unknown one or ``0`` is no list.
            index: level from 0.
            caps: the paragraph mark is set in capitals.
            decode: makes Unicode of a label and the font that the list names for it.

        Returns:
            The label as printed (``2.1.``, ``a)``, ``-``), ``None`` where nothing is printed.
        """
        found = self._list(num_id)
        if found is None or not 0 <= index < LEVELS:
            return None
        counters = self._counters.setdefault(found.definition, [None] * LEVELS)
        self._count(num_id, found, index, counters)
        level = found.levels.get(index)
        if level is None or level.hidden:
            return None
        if level.picture:
            return "•"
        label = _label(found, level, index, counters).strip()
        label = label if decode is None else decode(label, level.font)
        if level.caps or (caps and level.caps is None):
            label = label.upper()
        return label if 0 < len(label) <= _LONGEST_LABEL else None

    def _count(self, num_id: str, found: _List, index: int, counters: list[int | None]) -> None:
        for upper in range(index):
            if counters[upper] is None:
                counters[upper] = found.starts.get(upper, found.levels.get(upper, _UNSET).start)
        current = counters[index]
        first_here = index in found.starts and (num_id, index) not in self._begun
        if current is None or first_here:
            counters[index] = found.starts.get(index, found.levels.get(index, _UNSET).start)
        else:
            counters[index] = current + 1
        self._begun.add((num_id, index))
        for lower in range(index + 1, LEVELS):
            restart = found.levels.get(lower, _UNSET).restart
            if restart is None or restart > lower or index < restart:
                counters[lower] = None

    def _list(self, num_id: str) -> _List | None:
        if num_id not in self._lists:
            self._lists[num_id] = self._read_list(num_id)
        return self._lists[num_id]

    def _read_list(self, num_id: str) -> _List | None:
        num = self._nums.get(num_id)
        definition = self._definition(num_id)
        if num is None or definition is None:
            return None
        levels = _levels(self._abstract[definition])
        starts: dict[int, int] = {}
        for override in num.iterchildren(_OVERRIDE):
            index = number(override.get(_ILVL))
            if index is None:
                continue
            levels.update(_levels(override))
            start = number(child_val(override, _START_OVERRIDE))
            if start is not None:
                starts[index] = start
        return _List(definition, levels, starts)

    def _definition(self, num_id: str) -> str | None:
        """The id of the abstract definition, followed through list styles (``w:numStyleLink``)."""
        seen: set[str] = set()
        current: str | None = num_id
        while current is not None and current not in seen:
            seen.add(current)
            abstract = child_val(self._nums.get(current), _ABSTRACT_NUM_ID)
            if abstract is None or abstract not in self._abstract:
                return None
            link = child_val(self._abstract[abstract], _STYLE_LINK)
            if link is None:
                return abstract
            current = self._styles.get(link).num_id
        return None


def _levels(parent: etree._Element) -> dict[int, Level]:
    found: dict[int, Level] = {}
    for node in parent.iterchildren(_LVL):
        index = number(node.get(_ILVL))
        if index is not None and 0 <= index < LEVELS:
            found[index] = _read_level(node)
    return found


def _read_level(node: etree._Element) -> Level:
    values: dict[str, Any] = {}
    for child in node:
        read = _READERS.get(str(child.tag))
        if read is not None:
            values.update(read(child))
    return Level(**values)


def _read_alternate(node: etree._Element) -> dict[str, Any]:
    """A custom format of newer Word stands beside a plain one that says nearly the same."""
    plain = next(node.iter(FALLBACK), None)
    form = child_val(plain, _NUM_FMT)
    return {} if form is None else {"format": form}


def _read_properties(node: etree._Element) -> dict[str, Any]:
    fonts = next(node.iterchildren(_FONTS), None)
    hidden = any(is_on(item) for item in node.iterchildren(_VANISH))
    caps = [is_on(item) for item in node.iterchildren(*CAPITALS)]
    font = None if fonts is None else fonts.get(_ASCII)
    return {"font": font, "hidden": hidden, "caps": any(caps) if caps else None}


_READERS: dict[str, Callable[[etree._Element], dict[str, Any]]] = {
    _START: lambda node: {"start": number(node.get(VAL)) or 0},
    _NUM_FMT: lambda node: {"format": node.get(VAL, "decimal")},
    ALTERNATE: _read_alternate,
    _LVL_TEXT: lambda node: {"text": node.get(VAL, "")[: _LONGEST_LABEL + 1]},
    _IS_LGL: lambda node: {"legal": is_on(node)},
    _RESTART: lambda node: {"restart": number(node.get(VAL))},
    _PSTYLE: lambda node: {"style": node.get(VAL)},
    _PICTURE: lambda _: {"picture": True},
    _RPR: _read_properties,
}


def _label(found: _List, level: Level, index: int, counters: list[int | None]) -> str:
    if level.format == "bullet":
        return _bullet(level)

    def spelled(match: re.Match[str]) -> str:
        place = int(match.group(1)) - 1
        value = counters[place]
        if value is None or place > index:
            return ""
        return format_number(value, "decimal" if level.legal else found.levels.get(place, _UNSET).format)

    return printable(_PLACEHOLDER.sub(spelled, level.text), "•")


def _bullet(level: Level) -> str:
    """``o`` in Courier New is Word's hollow bullet; other letters are glyphs only in symbol fonts."""
    if level.text == "o" and (level.font or "").startswith("Courier"):
        return "○"
    if is_symbol_font(level.font):
        return "".join(glyph(ord(char), level.font) or "•" for char in level.text.strip())
    return printable(level.text, "•")
