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
"""Largest upload; scans of real dispatches have 0.1 to 1 MB a page, so this is a long one with its appendices."""

MAX_PAGES = 500
"""Most pages: beyond that a file is an archive, not a dispatch, and would hold a worker for minutes."""

MAX_IMAGE_PIXELS = 60_000_000
"""Most pixels of one picture: A3 at 400 dpi has 31 million; beyond twice that it is a decompression bomb."""

MAX_CHARS_PER_PAGE = 100_000
"""Most characters of one PDF page: a page of running text has 3,000, so even a dense A3 table stays far below."""

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
