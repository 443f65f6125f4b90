"""The budgets that a file must keep: its bytes and pages before anything parses it, its text before it is analysed."""

from __future__ import annotations

from docproc.errors import EmptyFileError, FileTooLargeError

__all__ = [
    "MAX_BYTES",
    "MAX_CHARS",
    "MAX_CHARS_PER_PAGE",
    "MAX_IMAGE_PIXELS",
    "MAX_LINES",
    "MAX_PAGES",
    "MAX_PAGE_POINTS",
    "check_bytes",
    "check_pages",
    "check_text",
]

MAX_BYTES = 25 * 1024 * 1024
"""Largest upload; scans of real dispatches have 0.1 to 1 MB a page, so this is a long one with its appendices."""

MAX_PAGES = 500
"""Most pages: beyond that a file is an archive, not a dispatch, and would hold a worker for minutes."""

MAX_CHARS = 2_000_000
"""Most characters of text: 500 pages (``MAX_PAGES``) of 3,000 characters have 1.5 million. Kinds without pages need
a bound of their own: 25 MB of text would be 8,000 pages, and every later stage goes through all of it."""

MAX_LINES = 50_000
"""Most lines that are not blank, table cells counted as lines: 500 pages of 100 lines or cells each; a page of running
text has 40. It bounds what short lines cost, as each is an object with its place in all later stages."""

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
        # How much more is not known: streams and files are only read until they are too large.
        raise FileTooLargeError(f"the file has more than {MAX_BYTES // 1048576} MB, which is the most: split it")


def check_pages(count: int) -> None:
    """Refuse a file with too many pages.

    Raises:
        FileTooLargeError: more than ``MAX_PAGES``.
    """
    if count > MAX_PAGES:
        raise FileTooLargeError(f"the file has {count} pages; at most {MAX_PAGES} are read: split it")


def check_text(chars: int, lines: int) -> None:
    """Refuse a text that is too long to be a dispatch.

    Args:
        chars: characters read so far.
        lines: lines read so far, blank ones left out.

    Raises:
        FileTooLargeError: more than ``MAX_CHARS`` or ``MAX_LINES``.
    """
    if chars > MAX_CHARS:
        raise FileTooLargeError(f"the text has more than {MAX_CHARS:,} characters, which is the most: split it")
    if lines > MAX_LINES:
        raise FileTooLargeError(f"the text has more than {MAX_LINES:,} lines, which is the most: split it")
