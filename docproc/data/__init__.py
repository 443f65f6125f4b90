"""Data of the form and of the language, with source and validity, and the one way in which data files are read."""

from __future__ import annotations

import csv
import datetime
import tomllib
from importlib.resources import files
from typing import Any

__all__ = ["day", "read_rows", "read_toml", "several"]


def read_toml(package: str, name: str) -> dict[str, Any]:
    """A TOML file of a package, parsed.

    Args:
        package: ``docproc.data``.
        name: the file's path inside the package, ``form.toml``.
    """
    return tomllib.loads(files(package).joinpath(name).read_text(encoding="utf-8"))


def read_rows(package: str, name: str) -> list[dict[str, str]]:
    """The rows of a CSV file of a package, by the names of their columns; empty cells are empty strings."""
    return list(csv.DictReader(files(package).joinpath(name).read_text(encoding="utf-8").splitlines()))


def several(cell: str) -> tuple[str, ...]:
    """The values of a cell that holds several, divided by ``|``."""
    return tuple(part for part in cell.split("|") if part)


def day(cell: str) -> datetime.date | None:
    """The day in a cell, ``None`` where it is empty."""
    return datetime.date.fromisoformat(cell) if cell else None
