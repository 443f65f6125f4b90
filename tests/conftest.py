"""Ways to say in a few lines what a dispatch looks like: as plain text, or line by line with its place on the page."""

from __future__ import annotations

import os
from collections.abc import Callable

import pytest
from hypothesis import settings

from docproc.reading import Line, Page, Reading
from docproc.reading import read_here as read
from docproc.regions import Layout, lay_out

# a check of a change must not hang on a throw of dice; on a developer's machine every run looks elsewhere
settings.register_profile("ci", derandomize=True)
if os.environ.get("CI") or os.environ.get("DOCPROC_REQUIRE_ALL"):
    settings.load_profile("ci")

CHAR = 6.0
HEIGHT = 14.0


@pytest.fixture
def typed() -> Callable[[str], Layout]:
    """The layout of a dispatch given as plain text."""
    return lambda text: lay_out(read(text.encode()))


@pytest.fixture
def printed() -> Callable[..., Layout]:
    """The layout of printed lines, each ``(x, y, text)`` or ``(x, y, text, column)`` or ``(x, y, text, column, page)``.

    Every letter is six points wide; lines come in the order given.
    """

    def line(x: float, y: float, text: str, column: int | None = None, page: int = 1) -> Line:
        edges = tuple(x + CHAR * index for index in range(len(text) + 1))
        return Line(text, page, (x, y, edges[-1], y + HEIGHT), edges, column)

    def build(*rows: tuple[float, float, str]) -> Layout:
        lines = [line(*row) for row in rows]
        numbers = sorted({one.page for one in lines})
        pages = [Page(n, 595, 842, tuple(one for one in lines if one.page == n), "text-layer") for n in numbers]
        return lay_out(Reading("application/pdf", tuple(pages), paged=True))

    return build
