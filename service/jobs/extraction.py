"""What runs in the reader's process: a file in, the contract's JSON of each dispatch in it out."""

from __future__ import annotations

import time
from dataclasses import dataclass
from pathlib import Path

__all__ = ["Extracted", "Problem", "extract_file", "warm_up"]


@dataclass(frozen=True, slots=True)
class Extracted:
    """The JSON of each dispatch of a file, and how many seconds they took."""

    contents: tuple[str, ...]
    seconds: float


@dataclass(frozen=True, slots=True)
class Problem:
    """Why a file was not read: docproc's code and sentence; ``passing`` where another try may succeed."""

    code: str
    detail: str
    passing: bool = False


def extract_file(path: str, file_name: str | None, allow_secret: bool) -> Extracted | Problem:
    """Read all dispatches of a file.

    Args:
        path: where the file is.
        file_name: the name to report.
        allow_secret: do not refuse what bears a secrecy mark.
    """
    import docproc
    from docproc.errors import DocprocError

    begun = time.perf_counter()
    try:
        data = Path(path).read_bytes()
        dispatches = docproc.extract_all(data, file_name=file_name, allow_secret=allow_secret)
    except FileNotFoundError:
        return Problem("file_lost", "the stored file is not there: restore it from a backup, or upload it again")
    except DocprocError as error:
        return Problem(error.code, error.message, passing=error.http_status == 503)
    contents = tuple(dispatch.model_dump_json() for dispatch in dispatches)
    return Extracted(contents, time.perf_counter() - begun)


def warm_up() -> None:
    """Load what reading needs, before a document waits for it."""
    import docproc

    docproc.load()("Kính gửi: Sở Nội vụ")
