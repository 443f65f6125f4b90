"""``docproc obligations``: what many dispatches ask for, of everybody or of one office."""

from __future__ import annotations

import json
import sys
from collections.abc import Sequence
from datetime import datetime
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from docproc.cli.console import Failures, print_text, silence_libraries, watched

if TYPE_CHECKING:
    from docproc.concerning import Asked
    from docproc.export.obligations import Chosen, Row

__all__ = ["obligations_command"]

_DAYS = ["%Y-%m-%d", "%d/%m/%Y"]


class ObligationsFormat(StrEnum):
    """What ``obligations`` prints."""

    TABLE = "table"
    JSON = "json"
    JSONL = "jsonl"
    CSV = "csv"


class Tier(StrEnum):
    """Which obligations are wanted."""

    TRACKED = "tracked"
    STANDING = "standing"


def obligations_command(  # noqa: PLR0913, PLR0917  one argument an option
    paths: Annotated[
        list[str],
        typer.Argument(
            metavar="FILE|DIR...",
            help="Files of any kind that extract reads, folders (read with all below them), and JSON or JSON Lines "
            "that extract wrote; - reads standard input.",
        ),
    ],
    office: Annotated[
        str | None,
        typer.Option(
            "--for", metavar="OFFICE", help="Only what binds this office, with the reason: its full name with province."
        ),
    ] = None,
    form: Annotated[ObligationsFormat, typer.Option("--format", help="What to print.")] = ObligationsFormat.TABLE,
    tier: Annotated[
        Tier | None, typer.Option("--tier", help="Only what has a product, a receiver or a deadline; or only the rest.")
    ] = None,
    lead: Annotated[
        bool | None, typer.Option("--lead/--support", help="Only where the office leads; or only where it supports.")
    ] = None,
    due_before: Annotated[
        datetime | None, typer.Option("--due-before", formats=_DAYS, metavar="DATE", help="Only what is due before.")
    ] = None,
    as_of: Annotated[
        datetime | None,
        typer.Option(
            "--as-of",
            formats=_DAYS,
            metavar="DATE",
            help="The day on which the office has its name, and from which the next due counts; today.",
        ),
    ] = None,
    allow_secret: Annotated[
        bool, typer.Option("--allow-secret", help="Read dispatches that bear a secrecy mark too.")
    ] = False,
) -> int:
    """List the obligations in dispatches, the next due first.

    With --for those of one office: named, through its head, a group, or as successor of a merged body. Files that
    cannot be read are told on standard error, one line each, and stop nothing.
    """
    if office is None and lead is not None:
        raise typer.BadParameter("--lead and --support need --for OFFICE.")
    from docproc.export.obligations import Chosen

    silence_libraries()
    failures = Failures()
    role: Literal["lead", "support"] | None = None if lead is None else "lead" if lead else "support"
    on = (as_of or datetime.now()).date()
    wanted = Chosen(on, tier.value if tier else None, role, due_before.date() if due_before else None)
    asked = None
    if office is not None:
        from docproc.concerning import ask

        with failures.told("--for"):
            asked = ask(office, on=as_of.date() if as_of else None)
        if asked is None:
            return failures.status
    rows = _read(paths, failures, asked, wanted, allow_secret=allow_secret)
    print_text(_printed(rows, form, office))
    return failures.status


def _read(
    paths: Sequence[str], failures: Failures, asked: Asked | None, wanted: Chosen, *, allow_secret: bool
) -> list[Row]:
    """The rows of all files; a dispatch that lies in two of them counts once."""
    from docproc.cli.gather import dispatches_in, listed
    from docproc.export import obligations as rows

    found: list[Row] = []
    seen: set[str] = set()
    for file in watched(listed(paths, failures)):
        with failures.told(file):
            for dispatch in list(dispatches_in(file, allow_secret=allow_secret)):
                if dispatch.id is None or dispatch.id not in seen:
                    found += rows.chosen(rows.rows_of(dispatch, file, asked, wanted.on), wanted)
                seen |= {dispatch.id} if dispatch.id else set()
    return rows.listed(found)


def _printed(rows: list[Row], form: ObligationsFormat, office: str | None) -> str:
    from docproc.export.obligations import to_csv, to_table

    if form is ObligationsFormat.CSV:
        return to_csv(rows)
    if form is ObligationsFormat.JSONL:
        return "".join(f"{json.dumps(row.as_json(), ensure_ascii=False)}\n" for row in rows)
    if form is ObligationsFormat.JSON:
        whole = {"office": office, "obligations": [row.as_json() for row in rows]}
        return json.dumps(whole, ensure_ascii=False, indent=2) + "\n"
    if not sys.stdout.isatty():
        return to_table(rows, office=office)
    from rich.console import Console

    from docproc.export.obligations.table import renderable

    console = Console()
    with console.capture() as capture:
        console.print(renderable(rows, office=office))
    return capture.get()
