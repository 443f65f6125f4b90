"""The way of a file through reading and pipeline: to its first dispatch, or to a result for each document in it."""

from __future__ import annotations

import hashlib

from spacy.tokens import Doc

from docproc import load
from docproc.dispatch import Dispatch, Part, Source
from docproc.header import read_header
from docproc.language import SyllableTokenizer, refuse_secret
from docproc.reading import read
from docproc.reading.page import Reading, TextFrom
from docproc.regions import lay_out, split

__all__ = ["extract_all_bytes", "extract_bytes"]


def extract_bytes(data: bytes, *, file_name: str | None, allow_secret: bool) -> Dispatch:
    """Read a file's bytes and run the pipeline over its first dispatch.

    Args:
        data: the file.
        file_name: the name to report.
        allow_secret: do not refuse a dispatch with a secrecy mark.

    Returns:
        The dispatch.

    Raises:
        DocprocError: the file cannot be read, or is refused.
    """
    reading = read(data, file_name=file_name)
    doc = _doc(reading, _source(data, file_name, reading), allow_secret=allow_secret)
    if not allow_secret and doc._.layout.other_pages:
        _refuse_secret_others(reading)
    return _dispatch(doc)


def extract_all_bytes(data: bytes, *, file_name: str | None, allow_secret: bool) -> tuple[Dispatch, ...]:
    """Read a file's bytes and run the pipeline over each document in it.

    Args:
        data: the file.
        file_name: the name to report.
        allow_secret: do not refuse a file in which a dispatch bears a secrecy mark.

    Returns:
        One result a document, in the order of the file.

    Raises:
        DocprocError: the file cannot be read, or is refused.
    """
    reading = read(data, file_name=file_name)
    whole, parts = _source(data, file_name, reading), split(reading)
    results = []
    for number, part in enumerate(parts, 1):
        pages = (part.pages[0].number, part.pages[-1].number) if part.paged else None
        where = {
            "part": Part(number=number, of=len(parts)),
            "page_range": pages,
            "text_from": part.pages[0].text_from,
            "text_from_pages": _origins(part),
        }
        results.append(_dispatch(_doc(part, whole.model_copy(update=where), allow_secret=allow_secret)))
    return tuple(results)


def _origins(reading: Reading) -> tuple[TextFrom, ...]:
    return tuple(page.text_from for page in reading.pages) if reading.paged else ()


def _source(data: bytes, file_name: str | None, reading: Reading) -> Source:
    return Source(
        file_name=file_name,
        sha256=hashlib.sha256(data).hexdigest(),
        media_type=reading.media_type,
        pages=len(reading.pages) if reading.paged else None,
        text_from=reading.pages[0].text_from,
        text_from_pages=_origins(reading),
    )


def _doc(reading: Reading, source: Source, *, allow_secret: bool) -> Doc:
    tokenizer = load().tokenizer
    assert isinstance(tokenizer, SyllableTokenizer)  # noqa: S101  (built so)
    doc = tokenizer.doc(reading, source, passing=True)
    doc._.refuse_secret = not allow_secret
    return doc


def _dispatch(doc: Doc) -> Dispatch:
    dispatch: Dispatch = load()(doc)._.dispatch
    return dispatch


def _refuse_secret_others(reading: Reading) -> None:
    """Refuse a file in which another dispatch is secret: the text of all of them would stand in the result."""
    for part in split(reading):
        refuse_secret(read_header(lay_out(part)))
