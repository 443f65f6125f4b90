"""``docproc backup`` and ``docproc restore``: the whole store, database and files, in one folder or tar."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from docproc.cli.check import as_text
from docproc.cli.console import EXIT_NOT_WRITTEN, complain, print_text
from docproc.cli.installation import load_settings, need_service, need_store

if TYPE_CHECKING:
    from service.operation.backup import Manifest

__all__ = ["BACKUP_STATUS", "RESTORE_STATUS", "backup_command", "restore_command"]

BACKUP_STATUS = """Exit status:

\b
  0    the backup is complete
  1    the backup is there, and lacks files that were missing or damaged already: see docproc check
  4    a program or package that this needs is not installed
  5    the backup could not be written
  64   the command line, or a setting, is wrong
"""
RESTORE_STATUS = """Exit status:

\b
  0    the backup is restored, and everything agrees
  1    the backup is restored, and something does not agree: see docproc check
  2    the backup is damaged, or not for this installation; nothing was changed
  4    a program or package that this needs is not installed
  5    the backup could not be restored; nothing was changed
  64   the command line, or a setting, is wrong
"""


def backup_command(
    target: Annotated[Path, typer.Argument(help="A new folder, or a new file that ends in .tar.", show_default=False)],
) -> int:
    """Copy database and files to another place; the service may run meanwhile."""
    need_service("backup")
    settings = load_settings()
    from service.operation.backup import back_up
    from service.operation.errors import OperationError
    from service.store import Store

    store = Store.open(settings)
    try:
        with need_store(EXIT_NOT_WRITTEN):
            manifest = back_up(store, target)
    except OperationError as error:
        complain(error.message, error.code)
        return error.exit_status
    finally:
        store.close()
    print_text(f"{_summary(manifest)}: {target}\n")
    for sha256 in manifest.lost:
        complain("missing or damaged, and not in the backup", "file_lost", f"file:{sha256}")
    return 1 if manifest.lost else 0


def restore_command(
    source: Annotated[Path, typer.Argument(help="A backup: folder or tar.", show_default=False)],
    force: Annotated[bool, typer.Option("--force", help="Replace what is there.")] = False,
) -> int:
    """Bring back what a backup holds, all of it or nothing; the service and its workers must be stopped."""
    need_service("restore")
    settings = load_settings()
    from service.operation.backup import restore
    from service.operation.check import check
    from service.operation.errors import OperationError
    from service.store import Store

    try:
        with need_store(EXIT_NOT_WRITTEN):
            manifest = restore(settings, source, force=force)
    except OperationError as error:
        complain(error.message, error.code)
        return error.exit_status
    store = Store.open(settings)
    try:
        report = check(store)
    finally:
        store.close()
    print_text(f"{_summary(manifest)}, of {manifest.made_at:%Y-%m-%d %H:%M} UTC\n{as_text(report)}")
    return 0 if report.agrees else 1


def _summary(manifest: Manifest) -> str:
    return f"{manifest.counts['documents']} documents, {manifest.files} files of {manifest.bytes} bytes"
