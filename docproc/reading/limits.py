"""The budgets that a file must keep before anything parses it."""

from __future__ import annotations

from docproc.errors import EmptyFileError, FileTooLargeError

__all__ = [
    "MAX_BYTES",
    "MAX_CHARS_PER_PAGE",
    "MAX_IMAGE_PIXELS",
    "MAX_PAGES",
    "MAX_PAGE_POINTS",
    "check_bytes",
    "check_pages",
]

MAX_BYTES = 25 * 1024 * 1024
"""Largest upload: a 100-page scan at 200 dpi is about 20 MB; larger files are archives, not dispatches."""

MAX_PAGES = 500
"""Most pages: the longest dispatch with its appendices seen in the field has under 300."""

MAX_IMAGE_PIXELS = 60_000_000
"""Most pixels of one picture: A3 at 400 dpi has 31 million; beyond twice that it is a decompression bomb."""

MAX_CHARS_PER_PAGE = 100_000
"""Most characters of one PDF page: a dense A3 table has about 20,000."""

MAX_PAGE_POINTS = 2_000.0
"""Longest page side that is rendered for OCR, in points: A2 is 1,684; larger pages are rendered smaller."""


def check_bytes(data: bytes) -> None:
    """Refuse an empty or oversized file before it is looked into.

    Raises:
        EmptyFileError: there are no bytes.
        FileTooLargeError: more than ``MAX_BYTES``.
    """
    if not data:
        raise EmptyFileError("the file is empty")
    if len(data) > MAX_BYTES:
        raise FileTooLargeError(
            f"the file has {len(data) / 1048576:.1f} MB; at most {MAX_BYTES // 1048576} MB are read: split it"
        )


def check_pages(count: int) -> None:
    """Refuse a file with too many pages.

    Raises:
        FileTooLargeError: more than ``MAX_PAGES``.
    """
    if count > MAX_PAGES:
        raise FileTooLargeError(f"the file has {count} pages; at most {MAX_PAGES} are read: split it")
