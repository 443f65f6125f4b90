"""``docproc serve --processes 2``: two processes that answer on one port, and a first one that watches them."""

import os
import signal
import socket
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import SimpleNamespace

import httpx
import psutil
import pytest
from uvicorn.config import STARTUP_FAILURE

from docproc.cli.serve import _listen
from service.processes import serve_by_several
from service.settings import Settings
from tests.service.jobs.waiting import WITHIN, wait
from tests.service.served import Server, server

pytestmark = pytest.mark.skipif(os.name != "posix", reason="the signals are POSIX's")


@contextmanager
def served_by_two(folder: Path) -> Iterator[Server]:
    """A server of two processes that both answer; nothing is left of it afterwards."""
    with server(Settings(data=folder / "data", workers=0), "--processes", "2") as started:
        wait(lambda: len(members(started)) == 2)
        both = members(started)
        try:
            wait(lambda: all(answers(started, one) for one in members(started)))
            yield started
        finally:
            both += members(started)
            for process in both:
                if process.is_running():
                    process.kill()


def members(started: Server) -> list[psutil.Process]:
    """The processes that answer, as far as they have come to be that."""
    try:
        below = psutil.Process(started.process.pid).children()
        return [one for one in below if "multiprocessing.spawn" in " ".join(one.cmdline())]
    except psutil.Error:
        return []


def answers(started: Server, member: psutil.Process) -> bool:
    """Whether this one answers while the others are held."""
    others = [one for one in members(started) if one != member]
    for one in others:
        one.suspend()
    try:
        return httpx.get(f"{started.address}/livez", timeout=2, trust_env=False).is_success
    except httpx.TransportError:
        return False
    finally:
        for one in others:
            one.resume()


def test_both_answer_and_one_that_is_killed_is_replaced_and_a_signal_ends_all_in_good_order(tmp_path: Path) -> None:
    with served_by_two(tmp_path) as started:
        killed, other = members(started)
        killed.kill()

        wait(lambda: len(members(started)) == 2 and killed not in members(started))
        replacement = next(one for one in members(started) if one != other)
        assert other in members(started)
        wait(lambda: answers(started, replacement))

        ended = members(started)
        started.process.send_signal(signal.SIGTERM)
        assert started.process.wait(WITHIN) == 0
        assert not [one for one in ended if one.is_running()]
        assert "Traceback" not in started.said()


def test_none_goes_on_when_the_first_is_killed(tmp_path: Path) -> None:
    with served_by_two(tmp_path) as started:
        orphans = members(started)

        started.process.kill()

        _, alive = psutil.wait_procs(orphans, timeout=WITHIN)
        assert alive == []


@pytest.mark.parametrize(("ended", "served"), [((0, 0), True), ((0, STARTUP_FAILURE), False), ((None, -9), True)])
def test_it_says_whether_each_came_to_serve(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, ended: tuple[int | None, ...], served: bool
) -> None:
    class Watched:
        """Stands for the first process once it has ended the others."""

        def __init__(self, *_: object, **__: object) -> None:
            self.processes = [SimpleNamespace(exitcode=code) for code in ended]

        def run(self) -> None:
            """Nothing is left to do."""

    monkeypatch.setattr("service.processes.Multiprocess", Watched)
    for name in ("DOCPROC_HOST", "DOCPROC_PROCESSES"):  # which it sets
        monkeypatch.setenv(name, "")
    with socket.socket() as listener:
        assert serve_by_several(Settings(data=tmp_path, host="127.0.0.1", workers=0), listener, 2, "") is served


def test_a_port_that_comes_free_in_a_moment_is_waited_for() -> None:
    taken = socket.socket()
    taken.bind(("127.0.0.1", 0))
    taken.listen()
    port = taken.getsockname()[1]
    threading.Timer(0.5, taken.close).start()
    with _listen("127.0.0.1", port) as listener:
        assert listener.getsockname()[1] == port


def test_a_port_that_is_taken_is_told_in_one_line(tmp_path: Path) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = str(taken.getsockname()[1])

        ended = subprocess.run(
            [sys.executable, "-m", "docproc.cli", "serve", "--processes", "2", "--port", port],
            env={**os.environ, "DOCPROC_DATA": str(tmp_path / "data")},
            capture_output=True,
            text=True,
            timeout=WITHIN,
            check=False,
        )

    assert ended.returncode == 1
    assert ended.stdout == ""
    (line,) = ended.stderr.splitlines()
    assert line.startswith(f"docproc: cannot listen on 127.0.0.1 port {port}: ")
    assert not (tmp_path / "data").exists()
