"""Semaphores in shared memory: those of dead processes go, those of living ones stay, and none pile up."""

import gc
import os
import subprocess
import sys
from pathlib import Path

import pytest

from service.jobs.leftovers import remove_semaphores
from service.jobs.reader import Reader, ReaderDiedError

SHARED = Path("/dev/shm")  # noqa: S108  where Linux keeps them


def test_those_of_dead_processes_go(tmp_path: Path) -> None:
    ended = subprocess.Popen([sys.executable, "-c", ""])
    ended.wait()
    left = tmp_path / f"sem.loky-{ended.pid}-ab12cd34"
    held = tmp_path / f"sem.loky-{os.getpid()}-ab12cd34"
    others = [tmp_path / "sem.loky-x-ab12cd34", tmp_path / f"sem.other-{ended.pid}-ab12cd34", tmp_path / "wanted"]
    for path in (left, held, *others):
        path.touch()

    assert remove_semaphores(tmp_path) == 1
    assert set(tmp_path.iterdir()) == {held, *others}


def test_those_of_a_process_that_had_the_same_number_go(tmp_path: Path) -> None:
    """In a container the server has the same number after each start."""
    left = tmp_path / f"sem.loky-{os.getpid()}-ab12cd34"
    left.touch()
    os.utime(left, (1_000_000, 1_000_000))

    assert remove_semaphores(tmp_path) == 1


def test_where_there_are_none_nothing_happens(tmp_path: Path) -> None:
    assert remove_semaphores(tmp_path) == 0
    assert remove_semaphores(tmp_path / "missing") == 0


@pytest.mark.skipif(not SHARED.is_dir(), reason="semaphores are seen on Linux only")
def test_readers_that_die_leave_none() -> None:
    reader = Reader(calls=100, megabytes=10_000)
    held = set()
    try:
        for _ in range(3):
            with pytest.raises(ReaderDiedError):
                reader.run(os._exit, 3, seconds=60)
            gc.collect()
            held.add(len(list(SHARED.glob(f"sem.loky-{os.getpid()}-*"))))
    finally:
        reader.stop()

    assert len(held) == 1
