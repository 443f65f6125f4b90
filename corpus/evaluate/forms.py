"""Authored dispatches as the files that offices have: the same dispatch and the same gold in every form."""

from __future__ import annotations

from pathlib import Path

from corpus.evaluate.comparison import Json
from corpus.evaluate.errors import NotRenderedError, RendererMissingError
from corpus.evaluate.evidence import GoldBoxes

__all__ = ["rendered"]


def rendered(text: Path, gold: Json, form: str) -> tuple[bytes, GoldBoxes | None]:
    """Make a file of an authored dispatch; of the ways in which a form can be made, its name decides on one.

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
        from corpus.render import FontMissingError, parse_layout
        from corpus.render.forms import render_form
        from corpus.render.gold_boxes import gold_boxes
    except ImportError as error:
        raise RendererMissingError(f"rendering needs further packages: pip install 'docproc[dev]' ({error})") from error
    try:
        _, file = render_form(parse_layout(text.read_text(encoding="utf-8")), text.stem, form)
    except FontMissingError as error:
        raise RendererMissingError(str(error)) from error
    except ValueError as error:
        raise NotRenderedError(f"cannot be rendered as {form}: {error}") from error
    found = gold_boxes(gold, file.words)
    return file.data, {path: found.boxes(path) for path in found.values} if file.words else None
