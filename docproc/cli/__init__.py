"""The command line: ``docproc extract``, ``obligations``, ``xref``, ``cite``, ``schema``, ``corpus`` and others.

Thin: it opens files, prints, sets the exit status.
"""

from __future__ import annotations

import sys
from typing import Annotated

import typer

import docproc
from docproc.cli.backup import BACKUP_STATUS, RESTORE_STATUS, backup_command, restore_command
from docproc.cli.check import CHECK_STATUS, check_command
from docproc.cli.cite import cite_command
from docproc.cli.console import EXIT_INTERRUPTED, EXIT_STATUS, EXIT_USAGE, complain, print_text
from docproc.cli.corpus import corpus_app
from docproc.cli.evaluate import evaluate_command
from docproc.cli.extract import extract_command
from docproc.cli.obligations import obligations_command
from docproc.cli.openapi import openapi_command
from docproc.cli.serve import serve_command
from docproc.cli.user import user_app
from docproc.cli.worker import worker_command
from docproc.cli.xref import xref_command

__all__ = ["app", "main"]

app = typer.Typer(
    add_completion=False,
    rich_markup_mode=None,
    help="Reads Vietnamese official dispatches: who must do what, by when, on which basis.",
    epilog=EXIT_STATUS,
)


def main() -> None:
    """Entry of the ``docproc`` command; ends the process with one of the documented exit statuses."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="replace")
    try:
        status = app(standalone_mode=False)
    except (KeyboardInterrupt, typer.Abort):
        status = EXIT_INTERRUPTED
    except typer.TyperException as error:
        complain(f"{error.format_message()} Try 'docproc --help'.", "usage")
        status = EXIT_USAGE
    sys.exit(status)


def _version(wanted: bool) -> None:
    if wanted:
        print_text(f"docproc {docproc.__version__}\n")
        raise typer.Exit


@app.callback()
def _options(
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Show the version and exit.")
    ] = False,
) -> None:
    """Take the options that stand before the command."""


@app.command("schema")
def schema_command() -> None:
    """Print the JSON Schema of the output."""
    import json

    from docproc.export import schema

    print_text(json.dumps(schema(), ensure_ascii=False, indent=2) + "\n")


app.command("extract", epilog=EXIT_STATUS)(extract_command)
app.command("xref", epilog=EXIT_STATUS)(xref_command)
app.command("cite", epilog=EXIT_STATUS)(cite_command)
app.command("obligations", epilog=EXIT_STATUS)(obligations_command)
app.add_typer(corpus_app, name="corpus")
app.command("evaluate", epilog=EXIT_STATUS)(evaluate_command)
app.command("serve", epilog=EXIT_STATUS)(serve_command)
app.command("backup", epilog=BACKUP_STATUS)(backup_command)
app.command("restore", epilog=RESTORE_STATUS)(restore_command)
app.command("check", epilog=CHECK_STATUS)(check_command)
app.command("worker", epilog=EXIT_STATUS)(worker_command)
app.add_typer(user_app, name="user")
app.command("openapi", epilog=EXIT_STATUS)(openapi_command)
