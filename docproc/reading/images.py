"""Files that are pictures: PNG, JPEG and TIFF, read by recognition."""

from __future__ import annotations

import io
import struct
import warnings
from collections.abc import Iterator
from typing import TYPE_CHECKING

import numpy as np

from docproc.errors import DamagedFileError, EngineMissingError, FileTooLargeError
from docproc.reading.limits import MAX_IMAGE_PIXELS, MAX_PAGE_POINTS, MAX_PAGES
from docproc.reading.ocr import recognise
from docproc.reading.page import Reading
from docproc.reading.picture import DPI, POINTS, Picture, grey_of

if TYPE_CHECKING:
    from PIL import Image

__all__ = ["image_page", "open_image", "read_image"]

_A4_INCHES = 8.27
_MOST_ENLARGED = 4.0
"""From 50 dpi to 200; letters of fewer dots are not read, and a strip of a few dots' width would become a bomb."""
_DAMAGE = (OSError, SyntaxError, ValueError, IndexError, KeyError, TypeError, OverflowError, struct.error)
"""What Pillow raises over damaged files; most formats read their fields without looking whether they are there."""


def read_image(data: bytes) -> Reading:
    """Read a PNG, JPEG or (many-paged) TIFF file by recognition.

    Args:
        data: the file.

    Raises:
        DamagedFileError: the picture cannot be decoded.
        FileTooLargeError: too many pixels or pages.
        EngineMissingError: Tesseract or Pillow is not installed.
    """
    media_types = {"PNG": "image/png", "JPEG": "image/jpeg", "TIFF": "image/tiff", "MPO": "image/jpeg"}
    image = open_image(data)
    with image:
        media_type = media_types.get(image.format or "", "application/octet-stream")
        results = list(recognise(_frames(image, _count(image))))
    notes = tuple(note for _, found in results for note in found)
    return Reading(media_type, tuple(page for page, _ in results), True, notes)


def open_image(data: bytes) -> Image.Image:
    """Open a picture; nothing of it is decoded yet.

    Raises:
        DamagedFileError: it cannot be opened.
        FileTooLargeError: too many pixels.
        EngineMissingError: Pillow is not installed.
    """
    try:
        from PIL import Image, UnidentifiedImageError
    except ImportError as error:
        raise EngineMissingError("reading pictures needs Pillow: pip install docproc[ocr]") from error
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", Image.DecompressionBombWarning)
            image = Image.open(io.BytesIO(data), formats=("PNG", "JPEG", "TIFF"))
    except (UnidentifiedImageError, *_DAMAGE) as error:
        raise DamagedFileError("the picture is damaged and cannot be opened: scan it again") from error
    except Image.DecompressionBombError as error:
        raise FileTooLargeError("the picture has too many pixels: scan it at 200 to 300 dpi") from error
    return image


def _count(image: Image.Image) -> int:
    """The number of pages; Pillow's own count opens all of them, each of which costs as much as it likes.

    Raises:
        FileTooLargeError: more than ``MAX_PAGES``.
        DamagedFileError: the way to one of them is broken.
    """
    try:
        for index in range(1, MAX_PAGES + 1):
            image.seek(index)
    except EOFError:
        return index
    except _DAMAGE as error:
        raise DamagedFileError("the picture is damaged and cannot be opened: scan it again") from error
    raise FileTooLargeError(f"the file has more than {MAX_PAGES} pages, which is the most: split it")


def image_page(image: Image.Image, number: int) -> tuple[Image.Image, float]:
    """One page of a picture, upright and in colours, and its dots an inch.

    Args:
        image: from ``open_image``.
        number: from 1.

    Raises:
        DamagedFileError: the page cannot be decoded, or there is none of that number.
        FileTooLargeError: too many pixels.
    """
    from PIL import ImageOps

    try:
        image.seek(number - 1)
        if image.width * image.height > MAX_IMAGE_PIXELS:
            raise FileTooLargeError(
                f"page {number} has {image.width} x {image.height} pixels; "
                f"at most {MAX_IMAGE_PIXELS // 1_000_000} million are read: scan it at 200 to 300 dpi"
            )
        return ImageOps.exif_transpose(image).convert("RGB"), _dpi(image)
    except (*_DAMAGE, EOFError) as error:
        raise DamagedFileError(f"page {number} of the picture is damaged: scan it again") from error


def _frames(image: Image.Image, count: int) -> Iterator[Picture]:
    for number in range(1, count + 1):
        colours, dpi = image_page(image, number)
        width, height = colours.width * POINTS / dpi, colours.height * POINTS / dpi
        longest = max(colours.width, colours.height)
        factor = min(DPI / dpi, _MOST_ENLARGED, MAX_PAGE_POINTS / POINTS * DPI / longest)
        if not 0.8 < factor < 1.25:
            colours = colours.resize((max(1, round(colours.width * factor)), max(1, round(colours.height * factor))))
        yield Picture(number, grey_of(np.asarray(colours)), width, height)


def _dpi(image: Image.Image) -> float:
    """The resolution that the file states if it makes a sensible page; else the one that makes it A4."""
    short = min(image.width, image.height)
    try:
        stated = float(image.info.get("dpi", (0, 0))[0])
    except (TypeError, ValueError, IndexError):
        stated = 0.0
    if stated > 0 and 4.0 <= short / stated <= 24.0:
        return stated
    return max(short / _A4_INCHES, 1.0)
