"""``docproc xref``: what cites what in a set of dispatches, printed and drawn."""

from __future__ import annotations

import json
from collections.abc import Callable
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from docproc.cli.console import STDIN, Failures, print_text, silence_libraries
from docproc.export.files import write_atomically

if TYPE_CHECKING:
    from docproc.export.xref import Report

__all__ = ["xref_command"]


class XrefFormat(StrEnum):
    """What ``xref`` prints."""

    TEXT = "text"
    JSON = "json"
    JSONL = "jsonl"


def xref_command(  # noqa: PLR0913, PLR0917  one argument an option
    paths: Annotated[
        list[str],
        typer.Argument(
            metavar="DIR|FILE...",
            help="Folders (read with all below them), files of any kind that extract reads, and JSON or JSON Lines "
            "that extract wrote; - reads standard input.",
        ),
    ],
    form: Annotated[XrefFormat, typer.Option("--format", help="What to print.")] = XrefFormat.TEXT,
    about: Annotated[
        str | None,
        typer.Option("--for", metavar="NUMBER", help="Only this document, what it cites and what cites it."),
    ] = None,
    graphml: Annotated[
        Path | None, typer.Option("--graphml", metavar="FILE", help="Write the graph for Gephi, yEd, Cytoscape …")
    ] = None,
    json_ld: Annotated[
        Path | None, typer.Option("--json-ld", metavar="FILE", help="Write the graph as linked data (schema.org, ELI).")
    ] = None,
    svg: Annotated[Path | None, typer.Option("--svg", metavar="FILE", help="Draw the graph.")] = None,
    allow_secret: Annotated[
        bool, typer.Option("--allow-secret", help="Read dispatches that bear a secrecy mark too.")
    ] = False,
) -> int:
    """Say which dispatch cites which, what is cited and missing, and what looks like a slip of the pen.

    Nothing is corrected: a citation that does not fit stays as printed, with the reasons. Errors go to standard error,
    one line for each file.
    """
    from docproc.cli.gather import gather, listed

    silence_libraries()
    failures = Failures()
    files = listed(paths, failures)
    targets = {"graphml": graphml, "json_ld": json_ld, "svg": svg}
    _keep_inputs([path for path in targets.values() if path], files)
    gathered = gather(files, failures, allow_secret=allow_secret)
    if not len(gathered.index):
        return failures.status
    from docproc.export.xref import report

    found = report(gathered.index, provisions=gathered.provisions, files=gathered.files, about=about)
    if found is None:
        raise typer.BadParameter(f"nothing that was read is or cites {about}.", param_hint="--for")
    print_text(_printed(found, form))
    title = f"Citations: {about}" if about else "Citations: " + ", ".join(Path(path).name or path for path in paths)
    for name, path in targets.items():
        if path is not None:
            try:
                write_atomically(path, _drawn(name, found, title))
            except OSError as error:
                failures.not_written(str(path), error)
    return failures.status


def _keep_inputs(outputs: list[Path], inputs: list[str]) -> None:
    """Refuse to write over what is read, or twice to one file."""
    taken = {str(Path(path).resolve()) for path in inputs if path != STDIN}
    for path in outputs:
        where = str(path.resolve())
        if where in taken:
            raise typer.BadParameter(f"{path} is read or written by the same call: name another file.")
        taken.add(where)


def _printed(found: Report, form: XrefFormat) -> str:
    if form is XrefFormat.JSON:
        return json.dumps(found.as_json(), ensure_ascii=False, indent=2) + "\n"
    if form is XrefFormat.JSONL:
        return "".join(f"{json.dumps(line, ensure_ascii=False)}\n" for line in found.as_json_lines())
    from docproc.export.xref import to_text

    return to_text(found)


def _drawn(name: str, found: Report, title: str) -> str:
    from docproc.export import graph

    writers: dict[str, Callable[[], str]] = {
        "graphml": lambda: graph.to_graphml(found.graph),
        "json_ld": lambda: graph.to_json_ld(found.graph),
        "svg": lambda: graph.to_svg(found.graph, title=title),
    }
    return writers[name]()
