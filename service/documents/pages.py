"""Draws one page of a file, with marks over the places where something was read; runs in a process of its own."""

from __future__ import annotations

import io
import resource
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from docproc.errors import DamagedFileError, EncryptedFileError

if TYPE_CHECKING:
    from PIL import Image

__all__ = ["LARGEST_SCALE", "SMALLEST_SCALE", "Mark", "MarkKind", "has_pages", "render"]

MarkKind = Literal["obligation", "citation", "header", "other"]
Mark = tuple[MarkKind, float, float, float, float]
"""What kind of thing, and its box in PDF points from the page's top left."""

SMALLEST_SCALE, LARGEST_SCALE = 0.25, 4.0

_MOST_PIXELS = 16_000_000
"""A4 at four pixels a point has 8 million; a larger page is drawn smaller."""
_MOST_MARKS = 500
_MEMORY = 3 * 1024**3
"""Address space of the process; PDFium ends the process where it gets no more, and another one takes its place."""
_POINTS = 72.0
_COLOURS: dict[MarkKind, tuple[int, int, int]] = {
    "obligation": (255, 179, 0),
    "citation": (30, 136, 229),
    "header": (67, 160, 71),
    "other": (142, 36, 170),
}
_FILL, _EDGE = 70, 200


def has_pages(media_type: str | None) -> bool:
    """Whether a file of that type has pages that can be drawn."""
    return media_type == "application/pdf" or (media_type or "").startswith("image/")


def render(path: str, media_type: str, page: int, scale: float, marks: Sequence[Mark]) -> bytes:
    """Draw a page.

    Args:
        path: the file.
        media_type: a PDF's or a picture's, as ``has_pages`` knows it.
        page: number of the page from 1.
        scale: pixels a point; less where the picture would be too large.
        marks: boxes to be marked on it.

    Returns:
        A PNG.

    Raises:
        DocprocError: the file or the page cannot be drawn.
    """
    _bound_memory()
    if media_type == "application/pdf":
        picture, drawn_scale = _draw_pdf(path, page, scale)
    else:
        picture, drawn_scale = _draw_image(path, page, scale)
    marked = _mark(picture, drawn_scale, marks[:_MOST_MARKS])
    out = io.BytesIO()
    marked.save(out, "PNG")
    return out.getvalue()


def _bound_memory() -> None:
    if sys.platform != "linux":
        return
    _, hard = resource.getrlimit(resource.RLIMIT_AS)
    if hard == resource.RLIM_INFINITY or hard > _MEMORY:
        resource.setrlimit(resource.RLIMIT_AS, (_MEMORY, hard))


def _draw_pdf(path: str, number: int, scale: float) -> tuple[Image.Image, float]:
    import pypdfium2 as pdfium

    try:
        document = pdfium.PdfDocument(path)
    except pdfium.PdfiumError as error:
        if "password" in str(error).lower():
            raise EncryptedFileError("the file is protected by a password") from error
        raise DamagedFileError("the PDF is damaged and cannot be opened") from error
    try:
        if not 1 <= number <= len(document):
            raise DamagedFileError(f"the PDF has no page {number}")
        page = document[number - 1]
        scale = _bounded(scale, *page.get_size())
        picture: Image.Image = page.render(scale=scale).to_pil().convert("RGB")
    except pdfium.PdfiumError as error:
        raise DamagedFileError(f"page {number} of the PDF is damaged") from error
    finally:
        document.close()
    return picture, scale


def _draw_image(path: str, number: int, scale: float) -> tuple[Image.Image, float]:
    from docproc.reading.images import image_page, open_image

    with open_image(Path(path).read_bytes()) as image:
        colours, dpi = image_page(image, number)
    points = colours.width * _POINTS / dpi, colours.height * _POINTS / dpi
    scale = _bounded(scale, *points)
    size = max(1, round(points[0] * scale)), max(1, round(points[1] * scale))
    return colours.resize(size), scale


def _bounded(scale: float, width: float, height: float) -> float:
    pixels = width * height * scale * scale
    return scale if pixels <= _MOST_PIXELS else scale * (_MOST_PIXELS / pixels) ** 0.5


def _mark(picture: Image.Image, scale: float, marks: Sequence[Mark]) -> Image.Image:
    from PIL import Image, ImageDraw

    if not marks:
        return picture
    layer = Image.new("RGBA", picture.size)
    draw = ImageDraw.Draw(layer)
    for kind, *box in marks:
        x0, y0, x1, y1 = (edge * scale for edge in box)
        if x0 <= x1 and y0 <= y1:
            colour = _COLOURS[kind]
            draw.rectangle((x0 - 1, y0 - 1, x1 + 1, y1 + 1), fill=(*colour, _FILL), outline=(*colour, _EDGE))
    return Image.alpha_composite(picture.convert("RGBA"), layer).convert("RGB")
