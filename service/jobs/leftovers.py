"""What readers that were killed with everything around them leave in shared memory: the names of their semaphores.

loky has a process that takes them away when a server or worker dies. Where that one dies too, as when a service manager
kills all that is left of a service, seven files a reader stay until the machine starts anew.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import psutil

__all__ = ["remove_semaphores"]

_FOLDER = Path("/dev/shm")  # noqa: S108  where Linux keeps named semaphores; other systems show them nowhere
_NAME = re.compile(r"sem\.loky-(?P<process>[0-9]+)-.+")


def remove_semaphores(folder: Path = _FOLDER) -> int:
    """Remove the semaphores of processes that are no more; gives how many.

    Only a reader that starts at this moment would miss one that is still used, and then its document is tried again.

    Args:
        folder: where they are.
    """
    removed = 0
    for path in _of_the_dead(folder):
        with suppress(OSError):  # another user's, or gone meanwhile
            path.unlink()
            removed += 1
    return removed


def _of_the_dead(folder: Path) -> Iterator[Path]:
    for path in sorted(folder.glob("sem.loky-*")):
        name = _NAME.fullmatch(path.name)
        with suppress(OSError):
            if name and _began_after(int(name["process"]), path.stat().st_mtime):
                yield path


def _began_after(process: int, moment: float) -> bool:
    """Whether the process with this number is another than the one that had it at that moment, or none has it."""
    try:
        began: float = psutil.Process(process).create_time()
    except psutil.NoSuchProcess:
        return True
    except psutil.Error:
        return False
    return began > moment
