"""The documents that any piece of text cites: a dispatch, a paragraph of one, a clerk's draft.

The same stages as for a dispatch find them; what is left out is what only a whole dispatch has.
"""

from __future__ import annotations

import hashlib

from docproc import load
from docproc.dispatch import DateField, Dispatch, Header, NumberField, Source
from docproc.language import SyllableTokenizer
from docproc.reading import read

__all__ = ["cite"]

_STAGES = ("docproc_header", "docproc_citations")


def cite(  # noqa: PLR0913  one argument a fact that the caller knows
    data: bytes,
    *,
    file_name: str | None = None,
    number: str | None = None,
    issued: str | None = None,
    standards: bool = False,
    allow_secret: bool = False,
) -> Dispatch:
    """Read what a text cites.

    Args:
        data: text, or a file of any kind that is read.
        file_name: its name, for Markdown.
        number: number of the dispatch that the text is from, which is then no citation; the letterhead's where the
            text has one.
        issued: its ISO date: laws cited without year are those then in force.
        standards: list standards (TCVN, QCVN …) too, which are no dispatches.
        allow_secret: do not refuse a text that bears a secrecy mark.

    Returns:
        A dispatch whose citations, laws, named documents and self references are filled in, and its text; no items
        and no obligations.

    Raises:
        DocprocError: the text cannot be read, or is refused.
    """
    reading = read(data, file_name=file_name)
    source = Source(
        file_name=file_name,
        sha256=hashlib.sha256(data).hexdigest(),
        media_type=reading.media_type,
        pages=len(reading.pages) if reading.paged else None,
        text_from=reading.pages[0].text_from,
    )
    nlp = load()
    assert isinstance(nlp.tokenizer, SyllableTokenizer)  # noqa: S101  (built so)
    doc = nlp.tokenizer.doc(reading, source, passing=True)
    doc._.refuse_secret, doc._.standards = not allow_secret, standards
    for stage in _STAGES:
        doc = nlp.get_pipe(stage)(doc)
        if stage == "docproc_header":
            doc._.header = _header(doc._.header, number, issued)
    doc._.items, doc._.obligations, doc._.groups = (), (), ()
    dispatch: Dispatch = nlp.get_pipe("docproc_dispatch")(doc)._.dispatch
    return dispatch


def _header(found: Header, number: str | None, issued: str | None) -> Header:
    """The header with what the caller knows; without an issuer there is no letterhead, and a number is a citation."""
    header = found if found.issuer is not None else Header()
    if number is not None:
        header = header.model_copy(update={"number": NumberField(value=number)})
    if issued is not None:
        header = header.model_copy(update={"date": DateField(value=issued)})
    return header
