"""``docproc cite``: the documents that a text cites, linked to an index where one is given."""

from __future__ import annotations

import json
import sys
from datetime import datetime
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from docproc.cli.console import STDIN, Failures, one_line, print_text, silence_libraries

if TYPE_CHECKING:
    from docproc.citations import Index
    from docproc.dispatch import Dispatch
    from docproc.export.cited import CitedText

__all__ = ["cite_command"]


class CiteFormat(StrEnum):
    """What ``cite`` prints."""

    TEXT = "text"
    JSON = "json"
    JSONL = "jsonl"
    HTML = "html"


def cite_command(  # noqa: PLR0913, PLR0917  one argument an option
    file: Annotated[
        str, typer.Option("--file", metavar="FILE", help="Read this file; without it, standard input.")
    ] = STDIN,
    known: Annotated[
        list[str] | None,
        typer.Option(
            "--index", metavar="DIR|FILE", help="Link to the dispatches in here, as xref reads them; may be repeated."
        ),
    ] = None,
    number: Annotated[
        str | None, typer.Option("--number", help="The text's own number, which is then no citation.")
    ] = None,
    issued: Annotated[
        datetime | None,
        typer.Option("--issued", formats=["%Y-%m-%d"], metavar="DATE", help="The text's own date, as 2026-05-01."),
    ] = None,
    standards: Annotated[
        bool, typer.Option("--standards", help="List standards (TCVN, QCVN …) too, which are no dispatches.")
    ] = False,
    form: Annotated[CiteFormat, typer.Option("--format", help="What to print.")] = CiteFormat.TEXT,
    allow_secret: Annotated[
        bool, typer.Option("--allow-secret", help="Read texts that bear a secrecy mark too.")
    ] = False,
) -> int:
    """List the documents that a text cites.

    Any text will do: a dispatch, a paragraph, a draft. Nothing is corrected: a citation that does not fit the index
    stays as printed, with the reasons.
    """
    silence_libraries()
    failures = Failures()
    found: list[CitedText] = []
    with failures.told("standard input" if file == STDIN else file):
        dispatch = _read(file, number, issued, standards=standards, allow_secret=allow_secret)
        index = _index(known, failures, allow_secret=allow_secret) if known else None
        from docproc.export.cited import cited_text

        found.append(cited_text(dispatch, index))
    for cited in found:
        print_text(_printed(cited, form))
    return failures.status


def _read(file: str, number: str | None, issued: datetime | None, *, standards: bool, allow_secret: bool) -> Dispatch:
    from docproc import content
    from docproc.passages import cite
    from docproc.reading.limits import MAX_BYTES

    # One byte too many is enough for the refusal; an endless stream must not fill the memory.
    data = sys.stdin.buffer.read(MAX_BYTES + 1) if file == STDIN else content(Path(file))
    name = None if file == STDIN else one_line(Path(file).name)
    day = issued.date().isoformat() if issued else None
    return cite(data, file_name=name, number=number, issued=day, standards=standards, allow_secret=allow_secret)


def _index(known: list[str], failures: Failures, *, allow_secret: bool) -> Index:
    from docproc.cli.gather import gather, listed

    return gather(listed(known, failures), failures, allow_secret=allow_secret).index


def _printed(cited: CitedText, form: CiteFormat) -> str:
    from docproc.export.cited import to_html, to_text

    if form is CiteFormat.JSON:
        return json.dumps(cited.as_json(), ensure_ascii=False, indent=2) + "\n"
    if form is CiteFormat.JSONL:
        return "".join(f"{json.dumps(line, ensure_ascii=False)}\n" for line in cited.as_json_lines())
    return to_html(cited) if form is CiteFormat.HTML else to_text(cited)
