"""Files for the service's measurements: each differs from all others, and what must be found in it is known."""

from __future__ import annotations

import io
import random
import threading
import zipfile
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path

import docproc
from bench.documents import default_files
from bench.service_letters import letter, number_of
from corpus.render.layout import Layout
from corpus.render.parsing import load_layout
from corpus.render.pdf import render_pdf

__all__ = ["Sent", "requests", "sample_pdf", "sent"]

_SAMPLE = "a01-bo-nnmt-cap-nuoc-2026"
_EVERY_PDF = 12
_EVERY_DOCX = 20
_ONE_OF_WITH_SEVERAL = 8
_MOST_IN_A_REQUEST = 4
_drawing = threading.Lock()  # ReportLab's threads share the widths of letters while they are taken up


@dataclass(frozen=True, slots=True)
class Sent:
    """A file to upload, and the number and the count of obligations of the dispatch in it."""

    name: str
    data: bytes
    number: str
    obligations: int


def sample_pdf(position: int) -> bytes:
    """The dispatch of the sample PDF, on three pages too, under a number of its own."""
    layout = replace(_layout(), number=f"Số: {_number_of_sample(position)}")
    with _drawing:
        return render_pdf(layout)


def _number_of_sample(position: int) -> str:
    return f"{position}/{_layout().number.partition('/')[2]}"


@cache
def _layout() -> Layout:
    return load_layout(_SAMPLE)


def sent(position: int, seed: int) -> Sent:
    """The file at a position, from 1: mostly a short text, now and then a PDF of three pages or a Word file."""
    pdf, docx, _ = default_files()
    if position % _EVERY_PDF == 0:
        number = _number_of_sample(position)
        return replace(_sample(pdf), name=f"cv-{position}.pdf", data=sample_pdf(position), number=number)
    if position % _EVERY_DOCX == 0:
        sample = _sample(docx)
        return replace(sample, name=f"cv-{position}.docx", data=_commented(sample.data, position))
    text, tasks = letter(position, seed)
    return Sent(f"cv-{position}.txt", text.encode(), number_of(position), tasks)


def requests(uploads: int, seed: int) -> list[Sequence[int]]:
    """The positions that go in one request each: mostly one, sometimes up to four."""
    chance = random.Random(f"{seed}:requests")  # noqa: S311  a draw, no secret
    asked: list[Sequence[int]] = []
    first = 1
    while first <= uploads:
        several = chance.randrange(_ONE_OF_WITH_SEVERAL) == 0
        count = chance.randint(2, _MOST_IN_A_REQUEST) if several else 1
        asked.append(range(first, min(first + count, uploads + 1)))
        first += count
    return asked


@cache
def _sample(path: Path) -> Sent:
    """A sample, and what the library finds in it without a service around."""
    data = path.read_bytes()
    dispatch = docproc.extract(data, file_name=path.name)
    number = dispatch.header.number
    if number is None:
        raise RuntimeError(f"no number is found in {path.name}")
    return Sent(path.name, data, number.value, len(dispatch.obligations))


def _commented(data: bytes, position: int) -> bytes:
    """A zip file with another comment."""
    out = io.BytesIO(data)
    with zipfile.ZipFile(out, "a") as archive:
        archive.comment = str(position).encode()
    return out.getvalue()
