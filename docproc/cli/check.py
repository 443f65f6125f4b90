"""``docproc check``: do database and files agree."""

from __future__ import annotations

import json
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import typer

from docproc.cli.console import one_line, print_text
from docproc.cli.installation import load_settings, need_service

if TYPE_CHECKING:
    from service.operation.check import Report

__all__ = ["CHECK_STATUS", "check_command"]

CHECK_STATUS = """Exit status:

\b
  0    everything agrees, or was repaired
  1    something does not agree
  4    a package that this needs is not installed
  64   the command line, or a setting, is wrong
"""


class Format(StrEnum):
    """How the findings are shown."""

    text = "text"
    json = "json"


def check_command(
    repair: Annotated[
        bool, typer.Option("--repair", help="Remove files without a row, older than an hour; rebuild the search.")
    ] = False,
    output: Annotated[Format, typer.Option("--format", help="What to print.")] = Format.text,
) -> int:
    """Check that the database is whole and agrees with the files; the service may run meanwhile."""
    need_service("check")
    settings = load_settings()
    from service.operation.check import check
    from service.store import Store

    store = Store.open(settings)
    try:
        report = check(store, repair=repair)
    finally:
        store.close()
    print_text(_as_json(report) if output is Format.json else as_text(report))
    return 0 if report.agrees else 1


def as_text(report: Report) -> str:
    """A line for each finding, and one that sums up."""
    lines = [
        f"{one_line(finding.subject)}: {one_line(finding.detail)}"
        f"{' (repaired)' if finding.repaired else ''} [{finding.code}]"
        for finding in report.findings
    ]
    looked_at = ", ".join(f"{report.counts.get(name, 0)} {name}" for name in ("documents", "obligations", "files"))
    verdict = "everything agrees" if not report.findings else f"{len(report.findings)} findings"
    return "\n".join([*lines, f"{looked_at}: {verdict}"]) + "\n"


def _as_json(report: Report) -> str:
    from dataclasses import asdict

    return json.dumps({"agrees": report.agrees, **asdict(report)}, indent=2) + "\n"
