"""Where a signature's visible field stands: its page and its box on the page as shown."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property
from typing import TYPE_CHECKING, Any

from docproc.reading.limits import MAX_PAGES

if TYPE_CHECKING:
    from pyhanko.pdf_utils.rw_common import PdfHandler

__all__ = ["PdfThing", "Sheets"]

PdfThing = Any
"""Anything that pyHanko reads: a dictionary, an array, a number, or a reference to one."""
Corners = tuple[float, float, float, float]
_A4 = (0.0, 0.0, 595.0, 842.0)
_MOST_NODES = 4 * MAX_PAGES
_HIDDEN = 0b10 | 0b100000  # /F: hidden, no view


class Sheets:
    """The pages of a file that pyHanko has opened, as far as fields need them."""

    def __init__(self, handler: PdfHandler) -> None:
        self._handler = handler

    def place(self, field: PdfThing) -> tuple[int | None, Corners | None]:
        """Page number from 1 and box in points from the page's top left; ``None`` for an invisible field.

        Args:
            field: the field or a reference to it.
        """
        for widget in _widgets(field):
            content = widget.get_object()
            flags, rectangle = content.get("/F", 0), _corners(content.get("/Rect"))
            hidden = isinstance(flags, int) and flags & _HIDDEN
            if hidden or rectangle is None or rectangle[0] == rectangle[2] or rectangle[1] == rectangle[3]:
                continue
            number = self._page_of(widget, content)
            if number is not None:
                return number, _shown(rectangle, self._pages[number - 1][1])
        return None, None

    def _page_of(self, widget: PdfThing, content: PdfThing) -> int | None:
        key = _key(widget)
        if key is not None and key in self._annotated:
            return self._annotated[key]
        owner = _key(content.raw_get("/P")) if "/P" in content else None
        return next((n for n, (ref, _) in enumerate(self._pages, 1) if ref is not None and ref == owner), None)

    @cached_property
    def _pages(self) -> list[tuple[Any, dict[str, PdfThing]]]:
        """Reference and inherited entries of each page, in order."""
        return list(_walk(self._handler.root.raw_get("/Pages")))[:MAX_PAGES]

    @cached_property
    def _annotated(self) -> dict[Any, int]:
        found: dict[Any, int] = {}
        for number, (_, entries) in enumerate(self._pages, 1):
            notes = entries.get("/Annots")
            for index in range(len(notes) if isinstance(notes, list) else 0):
                key = _key(notes.raw_get(index))  # type: ignore[union-attr]
                if key is not None:
                    found.setdefault(key, number)
        return found


_INHERITED = ("/MediaBox", "/CropBox", "/Rotate")


def _walk(root: PdfThing) -> Iterator[tuple[Any, dict[str, PdfThing]]]:
    """The leaves of the page tree with the entries that they hold or inherit; a tree that bites its tail ends."""
    stack: list[tuple[Any, dict[str, PdfThing]]] = [(root, {})]
    seen: set[Any] = set()
    while stack and len(seen) < _MOST_NODES:
        reference, above = stack.pop()
        key = _key(reference)
        if key in seen:
            continue
        seen.add(key if key is not None else object())
        node = reference.get_object()
        entries = {**above, **{name: node[name] for name in _INHERITED if name in node}}
        kids = node.get("/Kids")
        if isinstance(kids, list):
            stack.extend((kids.raw_get(index), entries) for index in reversed(range(len(kids))))  # type: ignore[attr-defined]
        else:
            yield key, {**entries, "/Annots": node.get("/Annots")}


def _widgets(field: PdfThing) -> Iterator[PdfThing]:
    yield field
    kids = field.get_object().get("/Kids")
    if isinstance(kids, list):
        yield from (kids.raw_get(index) for index in range(min(len(kids), 50)))  # type: ignore[attr-defined]


def _key(thing: PdfThing) -> tuple[int, int] | None:
    """Object and generation number of a reference; ``None`` for an object that stands where it is used."""
    reference = getattr(thing, "reference", None)
    return None if reference is None else (reference.idnum, reference.generation)


def _corners(value: PdfThing) -> Corners | None:
    """Left, bottom, right, top of a rectangle in page axes."""
    try:
        x0, y0, x1, y1 = (float(part) for part in value)
    except (TypeError, ValueError):
        return None
    return min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1)


def _shown(rectangle: Corners, entries: dict[str, PdfThing]) -> Corners:
    """The rectangle on the page as shown: crop box and rotation applied, y down (as ``pdf_chars.affine_of`` does)."""
    left, bottom, right, top = _corners(entries.get("/CropBox")) or _corners(entries.get("/MediaBox")) or _A4
    x0, y0, x1, y1 = rectangle
    turn = entries.get("/Rotate", 0)
    turn = turn % 360 if isinstance(turn, int) else 0
    if turn == 90:
        box = (y0 - bottom, x0 - left, y1 - bottom, x1 - left)
    elif turn == 180:
        box = (right - x1, y0 - bottom, right - x0, y1 - bottom)
    elif turn == 270:
        box = (top - y1, right - x1, top - y0, right - x0)
    else:
        box = (x0 - left, top - y1, x1 - left, top - y0)
    return round(box[0], 2), round(box[1], 2), round(box[2], 2), round(box[3], 2)
