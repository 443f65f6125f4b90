"""What a backup says of itself.

A backup is a folder, or a tar of one:

* ``manifest.json``: this;
* ``SHA256SUMS``: a line for the database and each file, as ``sha256sum --check`` reads it;
* ``database.sqlite`` or ``database.dump`` (``pg_dump``'s custom format);
* ``files/ab/abcd…``: the uploaded files by their SHA-256.
"""

from __future__ import annotations

from datetime import datetime
from typing import Literal

from pydantic import BaseModel

__all__ = ["DATABASE", "FORMAT", "MANIFEST", "SUMS", "UNKEPT", "Kind", "Manifest", "kind_of", "path_of"]

FORMAT = 1
MANIFEST = "manifest.json"
SUMS = "SHA256SUMS"

Kind = Literal["sqlite", "postgresql"]
DATABASE: dict[Kind, str] = {"sqlite": "database.sqlite", "postgresql": "database.dump"}

UNKEPT = ("sessions", "setup_links")
"""Tables whose rows are not backed up: whoever was signed in then is not to be so after a restoration."""


class Manifest(BaseModel):
    """Versions, counts, and the SHA-256 of the list of all that belongs to the backup.

    Attributes:
        format: the version of this form.
        made_by: the version of docproc.
        made_at: when the backup was complete.
        database: the kind of database; a backup is restored to the same kind.
        step: at which step its tables are.
        sums: SHA-256 of ``SHA256SUMS``.
        counts: rows of each table.
        files: how many files there are.
        bytes: their length together.
        lost: files that the database names and that were missing or damaged already when the backup was made.
    """

    format: int = FORMAT
    made_by: str
    made_at: datetime
    database: Kind
    step: str
    sums: str
    counts: dict[str, int]
    files: int
    bytes: int
    lost: list[str] = []


def kind_of(on_postgresql: bool) -> Kind:
    """The kind of a store's database."""
    return "postgresql" if on_postgresql else "sqlite"


def path_of(sha256: str) -> str:
    """Where a file is in a backup."""
    return f"files/{sha256[:2]}/{sha256}"
