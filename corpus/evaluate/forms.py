"""Authored dispatches as the files that offices have: the same dispatch and the same gold in every form."""

from __future__ import annotations

from pathlib import Path

from corpus.evaluate.comparison import Json
from corpus.evaluate.errors import NotRenderedError, RendererMissingError
from corpus.evaluate.evidence import GoldBoxes

__all__ = ["SCAN", "rendered"]

SCAN = "office"
"""The condition of scans: slightly askew, noisy, with seal and pen, 200 dpi."""


def rendered(text: Path, gold: Json, form: str) -> tuple[bytes, GoldBoxes | None]:
    """Make a file of an authored dispatch.

    Args:
        text: the dispatch as text.
        gold: its gold.
        form: one of ``corpus.evaluate.cases.FORMS``, but not ``text``.

    Returns:
        The file, and where gold's values stand on its pages; ``None`` for files without pages.

    Raises:
        NotRenderedError: the dispatch cannot be rendered in that form.
        RendererMissingError: what renders is not installed.
    """
    try:
        from corpus.render import FontMissingError, parse_layout, render_docx
        from corpus.render.gold_boxes import gold_boxes
        from corpus.render.legacy import render_legacy_docx
        from corpus.render.pdf import set_pdf
        from corpus.render.scan import CONDITIONS, render_scan
    except ImportError as error:
        raise RendererMissingError(f"rendering needs further packages: pip install 'docproc[dev]' ({error})") from error
    try:
        layout = parse_layout(text.read_text(encoding="utf-8"))
        if form == "docx":
            return render_docx(layout), None
        if form == "legacy":
            return render_legacy_docx(layout, "tcvn3"), None
        if form == "scan":
            return render_scan(layout, CONDITIONS[SCAN]), None
        file, _ = set_pdf(layout, stamping="drawn last" if form == "stamped" else "typed")
        found = gold_boxes(gold, file.words)
        return file.data, {path: found.boxes(path) for path in found.values}
    except FontMissingError as error:
        raise RendererMissingError(str(error)) from error
    except ValueError as error:
        raise NotRenderedError(f"cannot be rendered as {form}: {error}") from error
