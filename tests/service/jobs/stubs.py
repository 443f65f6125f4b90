"""Files that say what is to happen over their reading, and the work that obeys them: quick, since nothing is read.

Imported by the readers' processes, so it imports little.
"""

from __future__ import annotations

import json
import os
import time
from pathlib import Path

from service.jobs.extraction import Extracted, Problem, Work

__all__ = ["WORK", "deadly", "faulty", "holding", "passing", "secret", "slow"]


def obey(path: str, file_name: str | None, allow_secret: bool) -> Extracted | Problem:
    """In the place of ``extract_file``."""
    said = json.loads(Path(path).read_text(encoding="utf-8"))
    if said["do"] == "die":
        os._exit(3)
    if said["do"] == "raise":
        raise RuntimeError(file_name)
    if said["do"] == "wait":
        time.sleep(said["seconds"])
    if said["do"] == "fail":
        return Problem(said["code"], f"a sentence about {said['code']}", passing=said["passing"])
    return Extracted(tuple(said["dispatches"]), 0.25)


def nothing() -> None:
    """In the place of ``warm_up``."""


WORK = Work(obey, nothing)


def holding(*dispatches: str) -> bytes:
    """A file that holds these dispatches, each the contract's JSON."""
    return _file("hold", dispatches=dispatches)


def slow(seconds: float, *dispatches: str) -> bytes:
    """The same, and reading it takes so long."""
    return _file("wait", seconds=seconds, dispatches=dispatches)


def deadly() -> bytes:
    """A file over which its reader's process ends."""
    return _file("die")


def faulty() -> bytes:
    """A file over which a fault of our own shows."""
    return _file("raise")


def passing(code: str = "ocr_unavailable") -> bytes:
    """A file that cannot be read for a reason that may pass."""
    return _file("fail", code=code, passing=True)


def secret() -> bytes:
    """A file that bears a secrecy mark."""
    return _file("fail", code="document_secret", passing=False)


def _file(do: str, **said: object) -> bytes:
    return json.dumps({"do": do, **said}).encode()
