"""By what it was worked out what concerns an office: a later docproc may come to another answer."""

from __future__ import annotations

import hashlib
from functools import cache
from importlib.resources import files

from service.recording import EXTRACTOR_VERSION

__all__ = ["worked_out_by"]

_REGISTERS = ("docproc.bodies", "docproc.data")


@cache
def worked_out_by() -> str:
    """This version of docproc, with the registers of bodies, groups and words that it has."""
    digest = hashlib.sha256()
    for package in _REGISTERS:
        for folder in (files(package), files(package).joinpath("data")):
            for file in sorted(folder.iterdir(), key=lambda one: one.name) if folder.is_dir() else ():
                if file.name.endswith((".csv", ".toml")):
                    digest.update(file.read_bytes())
    return f"{EXTRACTOR_VERSION}, registers {digest.hexdigest()[:16]}"
