"""The files that an authored dispatch is learned from: its text, Word, PDF, PDF stamped later, old fonts, a scan."""

from __future__ import annotations

import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from corpus.files import name_of, text_of
from corpus.render import Layout, load_layout
from corpus.render.forms import render_form

__all__ = ["SCANS", "File", "files_of"]

SCANS = ("scan", "hand")
"""Groups of forms that are scans: with printed numbers, and with hand-written ones."""
_DIGITAL = ("docx", "pdf", "stamped", "legacy")
_LONGEST = 8000
"""Bytes of a dispatch that is scanned, some three pages: recognising one takes 1.5 s of computing and more."""


class File(NamedTuple):
    """One file of a dispatch: ``form`` is ``text`` or one of ``corpus.render.forms``, or a group of them."""

    document: str
    form: str
    data: bytes


def files_of(gold_file: Path, *, scans: int) -> Iterator[File]:
    """The files of one dispatch, always the same ones.

    Args:
        gold_file: ``NAME.gold.json`` beside its text.
        scans: one short dispatch in so many is scanned, its figures printed or written by hand; 0 for none.

    Yields:
        Its text as it is; the other forms only where its letterhead can be set.
    """
    name = name_of(gold_file)
    path = text_of(gold_file.parent, name)
    if path is None:
        raise FileNotFoundError(f"no text beside {gold_file}")
    yield File(name, "text", path.read_bytes())
    try:
        layout = load_layout(name)
    except ValueError:
        return
    for form in _DIGITAL:
        yield _file(name, layout, form)
    chance = zlib.crc32(name.encode())
    if scans and chance % scans == 0 and path.stat().st_size <= _LONGEST:
        yield _file(name, layout, SCANS[chance // scans % len(SCANS)])


def _file(name: str, layout: Layout, form: str) -> File:
    return File(name, form, render_form(layout, name, form)[1].data)
