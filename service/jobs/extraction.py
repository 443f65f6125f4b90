"""What runs in the reader's process: a file in, the contract's JSON of each dispatch in it out."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

__all__ = ["READING", "Extracted", "Problem", "Work", "extract_file", "warm_up"]


@dataclass(frozen=True, slots=True)
class Extracted:
    """The JSON of each dispatch of a file, and how many seconds they took."""

    contents: tuple[str, ...]
    seconds: float


@dataclass(frozen=True, slots=True)
class Problem:
    """Why a file was not read: docproc's code and sentence.

    ``passing`` where another try may succeed; ``where`` is the line of a fault of our own, for the log.
    """

    code: str
    detail: str
    passing: bool = False
    where: str | None = None


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
        contents = tuple(dispatch.model_dump_json() for dispatch in dispatches)
    except FileNotFoundError:
        # A shared folder may be away for a moment, or this machine's not be the right one.
        detail = "the stored file is not there: restore it from a backup, or upload it again"
        return Problem("file_lost", detail, passing=True)
    except DocprocError as error:
        return Problem(error.code, error.message, passing=error.http_status == 503)
    except Exception as error:
        return _fault(error)
    return Extracted(contents, time.perf_counter() - begun)


def warm_up() -> None:
    """Load what reading needs, before a document waits for it."""
    import docproc

    docproc.load()("Kính gửi: Sở Nội vụ")


@dataclass(frozen=True, slots=True)
class Work:
    """What a reader's process is for: functions that travel by name."""

    extract: Callable[[str, str | None, bool], Extracted | Problem]
    warm_up: Callable[[], None]


READING = Work(extract_file, warm_up)


def _fault(error: Exception) -> Problem:
    """A fault of our own, told without its message, which might quote the document."""
    from docproc.errors import ReaderFailedError
    from service.operation.logs import whereabouts

    kind = type(error).__name__
    passing = isinstance(error, OSError | MemoryError)
    detail = f"a fault of docproc's own ({kind}); the log says where"
    return Problem(ReaderFailedError.code, detail, passing, whereabouts(error.__traceback__))
