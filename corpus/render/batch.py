"""A part of the corpus rendered into a folder, each file with its gold and the boxes of its gold values beside it."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from functools import cache, partial
from pathlib import Path
from typing import Any

from corpus.files import name_of, text_of
from corpus.render.forms import form_for, render_form
from corpus.render.gold_boxes import gold_boxes
from corpus.render.parsing import load_layout
from corpus.render.words import Rendered

__all__ = ["BOXES", "Made", "boxes_file", "render_documents"]

BOXES = ".boxes.json"


@dataclass(frozen=True, slots=True)
class Made:
    """What became of a document.

    Attributes:
        name: of the document.
        path: the file, ``None`` where it cannot be rendered.
        form: the form that it got.
        message: why it cannot be rendered, else empty.
    """

    name: str
    path: Path | None
    form: str
    message: str = ""


def boxes_file(rendered: Rendered, gold: dict[str, Any], form: str, key: str) -> dict[str, Any]:
    """What stands in ``NAME.boxes.json``.

    Args:
        rendered: the file with its words.
        gold: the gold file's object.
        form: its name.
        key: of everything that the file was made of.

    Returns:
        ``form``; ``key``; ``words``: text, page from 1, left, top, right, bottom (points from the top left of the page
        as the file shows it), part, paragraph, line; ``values``: path → boxes, one a printed line; ``missing``: paths
        of gold values that the page does not print. Word files have no words.
    """
    found = gold_boxes(gold, rendered.words)
    words = [
        [word.text, word.page, *(round(edge, 2) for edge in word.box[1:]), word.part, word.paragraph, word.line]
        for word in rendered.words
    ]
    values = {path: found.boxes(path) for path in found.values}
    return {
        "form": form,
        "key": key,
        "words": words,
        "values": values,
        "missing": found.missing if rendered.words else [],
    }


def render_documents(golds: Sequence[Path], wanted: str, out: Path, *, seed: int = 0, jobs: int = 1) -> Iterator[Made]:
    """Render documents into a folder.

    Args:
        golds: gold files, each beside its document.
        wanted: a form, or a group of which each document gets one.
        out: the folder; made where it is not there. A file that is there, made of the same things, is kept.
        seed: of all chance.
        jobs: processes.

    Yields:
        One entry a document, in order: ``NAME.pdf`` or ``.docx``, ``NAME.gold.json`` and ``NAME.boxes.json`` are there.
    """
    out.mkdir(parents=True, exist_ok=True)
    work = partial(_make, wanted=wanted, out=out, seed=seed)
    if jobs == 1:
        yield from map(work, golds)
        return
    with ProcessPoolExecutor(jobs) as pool:
        yield from pool.map(work, golds)


def _make(gold_file: Path, wanted: str, out: Path, seed: int) -> Made:
    name = name_of(gold_file)
    form = form_for(name, wanted, seed)
    gold = gold_file.read_bytes()
    text = text_of(gold_file.parent, name)
    source = text.read_bytes() if text is not None else b""
    key = hashlib.sha256(b"\0".join([_code(), source, gold, f"{form} {seed}".encode()])).hexdigest()
    path = out / f"{name}.{'docx' if form.endswith('docx') else 'pdf'}"
    boxes = out / f"{name}{BOXES}"
    if path.exists() and boxes.exists() and json.loads(boxes.read_text(encoding="utf-8")).get("key") == key:
        return Made(name, path, form)
    try:
        layout = load_layout(name, gold_file.parent)
    except ValueError as error:
        return Made(name, None, form, str(error))
    _, rendered = render_form(layout, name, wanted, seed)
    for old in out.glob(f"{name}.*"):
        old.unlink()
    path.write_bytes(rendered.data)
    (out / gold_file.name).write_bytes(gold)
    content = boxes_file(rendered, json.loads(gold), form, key)
    boxes.write_text(json.dumps(content, ensure_ascii=False) + "\n", encoding="utf-8")
    return Made(name, path, form)


@cache
def _code() -> bytes:
    """A digest of the renderer itself: what it makes changes with it."""
    files = sorted(Path(__file__).parent.glob("*.py"))
    return hashlib.sha256(b"\0".join(path.read_bytes() for path in files)).digest()
