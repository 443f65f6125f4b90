"""The child process: what it may not do, how each breach is told, and that nothing of it stays behind.

The child under test runs the file it is given as Python, with the reader's own limits: a file that has taken the reader
over can do no more.
"""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

import pytest

from docproc.errors import (
    DamagedFileError,
    DocprocError,
    ReaderCrashedError,
    ReaderFailedError,
    ReaderStalledError,
    ReaderUnavailableError,
    TooMuchMemoryError,
    TooSlowError,
)
from docproc.reading import Line, Page, Reading, read, read_here
from docproc.reading.isolation import process
from docproc.reading.isolation.pool import Pool
from docproc.reading.isolation.process import Child
from docproc.reading.isolation.wire import ANSWER

LINUX = pytest.mark.skipif(sys.platform != "linux", reason="the measure is Linux's")
TAKEN_OVER = """
import sys; sys.path[:] = sys.argv[2:]
from docproc.reading.isolation import child
from docproc.reading.page import Line, Page, Reading
def run(data, *, file_name=None):
    said = []
    exec(data.decode(), {"say": said.append, "answers": pipes[1]})
    return Reading("text/plain", (Page(1, 0, 0, tuple(Line(str(text)) for text in said), "plain"),), False)
pipes = child._take_pipes()
child._take_pipes = lambda: pipes
child.read_here, child._load_readers = run, child.wire.warm_up
child.CPU_SECONDS = 1
child.main(int(sys.argv[1]))
"""

Run = Callable[[str], list[str]]


@pytest.fixture
def pool() -> Iterator[Pool]:
    pool = Pool(2, partial(Child, TAKEN_OVER))
    yield pool
    pool.close()


@pytest.fixture
def run(pool: Pool) -> Run:
    """Runs code in the child; gives what it said."""
    return lambda code: [line.text for line in pool.read(code.encode(), None).lines]


def gone(pid: int) -> bool:
    """Whether a process ends within a few seconds (one that nobody waits for counts as ended)."""
    for _ in range(100):
        try:
            state = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0]
        except (FileNotFoundError, ProcessLookupError):
            return True
        if state == "Z":
            return True
        time.sleep(0.05)
    return False


def test_isolated_and_direct_reading_agree() -> None:
    for name in ("sample.pdf", "sample.docx"):
        data = (Path("corpus/samples") / name).read_bytes()
        assert read(data, file_name=name) == read_here(data, file_name=name)
    text = "Kính gửi: Sở Nội vụ\n\n# Giao Sở Nội vụ chủ trì".encode()
    assert read(text, file_name="a.md") == read_here(text, file_name="a.md")


def test_one_child_serves_many_files(run: Run, pool: Pool) -> None:
    first = run("import os; say(os.getpid())")
    assert run("import os; say(os.getpid())") == first
    assert first == [str(child.pid) for child in pool.children()]


@pytest.mark.parametrize(
    ("code", "error"),
    [
        ("while True: pass", TooSlowError),
        ("bytearray(800 << 20)", TooMuchMemoryError),
        ("import numpy; kept = [numpy.empty(8 << 20) for _ in range(20)]", TooMuchMemoryError),
        ("import os; os.kill(os.getpid(), 9)", TooMuchMemoryError),
        ("import ctypes; ctypes.string_at(0)", ReaderCrashedError),
        ("import os; os.abort()", TooMuchMemoryError),
        ("import os; os.write(2, b'free(): invalid pointer'); os.abort()", ReaderCrashedError),
        ("import os; os._exit(3)", ReaderCrashedError),
        ("[][1]", ReaderFailedError),
        ("import sys; sys.exit(1)", ReaderCrashedError),
        ("from docproc.errors import DamagedFileError; raise DamagedFileError('cut off')", DamagedFileError),
    ],
)
@LINUX
def test_each_breach_has_its_error_and_the_next_file_is_read(run: Run, code: str, error: type[DocprocError]) -> None:
    with pytest.raises(error) as raised:
        run(code)
    assert type(raised.value) is error
    assert run("say('next')") == ["next"]


def test_a_fault_names_its_place_but_not_the_text(run: Run) -> None:
    with pytest.raises(ReaderFailedError, match=r"ValueError at <string>:1\b") as raised:
        run("raise ValueError('Kính gửi: Sở Nội vụ')")
    assert "Nội vụ" not in raised.value.message


def test_a_child_that_hangs_is_killed_on_the_clock(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    run("say('ready')")
    monkeypatch.setattr(process, "WALL_SECONDS", 0.2)
    with pytest.raises(ReaderStalledError, match="no answer"):
        run("import time; time.sleep(60)")


def test_recognised_pages_buy_time(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    """Each takes 0.3 s of 1.2 s; the clock starts again after each page."""
    run("say('ready')")
    monkeypatch.setattr(process, "WALL_SECONDS", 1.2)
    page = "time.sleep(0.3); page_recognised()"
    code = "import time; from docproc.reading.budget import page_recognised\n" + f"{page}\n" * 8 + "say('read')"
    assert run(code) == ["read"]


@LINUX
def test_computing_time_starts_anew_with_each_file_and_grows_with_pages(run: Run) -> None:
    compute = "import time; end = time.process_time() + {}\nwhile time.process_time() < end: pass\n"
    for _ in range(3):
        run(compute.format(0.5))
    bought = "from docproc.reading.budget import page_recognised; page_recognised()\n"
    assert run(bought + compute.format(2.1) + "say('read')") == ["read"]


@LINUX
def test_no_network_and_no_file(run: Run, tmp_path: Path) -> None:
    attempt = "\ntry: {}\nexcept OSError as error: say(error.errno)\nelse: say('done')"
    for family in ("AF_INET", "AF_INET6", "AF_UNIX"):
        assert run("import socket" + attempt.format(f"socket.socket(socket.{family})")) == ["1"]
    code = "import socket; socket.socket()"
    network = f"import subprocess, sys; say(subprocess.call([sys.executable, '-c', {code!r}], stderr=-3))"
    assert run(network) == ["1"]
    written = tmp_path / "written"
    assert run(attempt.format(f"__import__('pathlib').Path({str(written)!r}).write_text('x')")) == ["27"]
    assert written.read_bytes() == b""


def test_secrets_of_the_environment_stay_with_the_caller(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DATABASE_PASSWORD", "invented")
    assert not {"DATABASE_PASSWORD", "HOME"} & set(run("import os; [say(name) for name in os.environ]"))


def test_standard_output_is_not_the_answer(run: Run) -> None:
    assert run("import os; os.write(1, b'R' * 100); print('noise'); say('read')") == ["read"]


@pytest.mark.parametrize(
    ("frame", "named"),
    [
        (ANSWER.pack(b"R", 0, 2) + b"{}", "an answer that is none"),
        (ANSWER.pack(b"R", 0, 6) + b"[[[[[[", "an answer that is none"),
        (ANSWER.pack(b"E", 0, 14) + b'["SystemExit"]', "an answer that is none"),
        (ANSWER.pack(b"X", 0, 0), "an answer that is none"),
        (ANSWER.pack(b"R", 0, 1 << 40), "endless"),
        (ANSWER.pack(b"P", 0, 0) * 600, "an answer that is none"),
    ],
    ids=["no-reading", "no-json", "no-error", "no-kind", "endless", "pages"],
)
@LINUX
def test_a_forged_answer_is_a_crash(run: Run, pool: Pool, frame: bytes, named: str) -> None:
    with pytest.raises(ReaderCrashedError, match=named):
        run(f"answers.write({frame!r}); import time; time.sleep(60)")
    assert run("say('next')") == ["next"]


def test_a_reading_survives_the_wire_whole(run: Run) -> None:
    from docproc.reading.isolation.wire import decode_reading, encode_reading

    line = Line("Số: 5", 2, (1.5, 2.25, 1e9, -0.1), (0.1, 0.2, float("inf")), 1, True, None, (0, 1, 2), "footnote")
    reading = Reading("application/pdf", (Page(2, 595.0, 842.0, (line,), "ocr"),), True, (("code", "lời"),))
    assert decode_reading(encode_reading(reading)) == reading


@LINUX
@pytest.mark.parametrize("end", ["os._exit(1)", "while True: pass"])
def test_what_the_child_has_started_ends_with_it(run: Run, tmp_path: Path, end: str) -> None:
    told = tmp_path / "told"
    told.write_bytes(b" " * 20)
    code = (
        "import os, subprocess; other = subprocess.Popen(['sleep', '60'])\n"
        f"os.rename({str(told)!r}, {str(tmp_path)!r} + f'/{{other.pid}}')\n{end}"
    )
    with pytest.raises((ReaderCrashedError, TooSlowError)):
        run(code)
    assert gone(int(next(tmp_path.iterdir()).name))


def test_threads_get_children_up_to_the_pools_size(pool: Pool) -> None:
    seen: list[str] = []

    def work() -> None:
        seen.append(pool.read(b"import os, time; time.sleep(0.2); say(os.getpid())", None).lines[0].text)

    threads = [threading.Thread(target=work) for _ in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(seen) == 6
    assert len(set(seen)) == 2


@LINUX
def test_a_child_that_died_while_idle_is_replaced(run: Run, pool: Pool) -> None:
    run("say('ready')")
    [child] = pool.children()
    os.kill(child.pid, signal.SIGKILL)
    assert gone(child.pid)
    assert run("say('next')") == ["next"]


def test_a_child_that_has_grown_is_replaced(run: Run, pool: Pool) -> None:
    first = run("import os; say(os.getpid()); held = bytearray(400 << 20)")
    assert run("import os; say(os.getpid())") != first
    assert len(pool.children()) == 1


def test_a_child_that_cannot_start_is_told() -> None:
    pool = Pool(1, partial(Child, "raise SystemExit(1)"))
    with pytest.raises(ReaderUnavailableError, match="status 1"):
        pool.read(b"x", None)
    pool.close()


@LINUX
@pytest.mark.parametrize("busy", [False, True])
@pytest.mark.parametrize("how", [signal.SIGKILL, signal.SIGTERM, None])
def test_no_child_outlives_its_caller(how: signal.Signals | None, busy: bool) -> None:
    """The caller is killed, or comes to its end, while a child waits or works."""
    code = (
        "import sys, time, threading\nfrom functools import partial\n"
        "from docproc.reading.isolation.pool import Pool\nfrom docproc.reading.isolation.process import Child\n"
        f"pool = Pool(1, partial(Child, {TAKEN_OVER!r}))\n"
        "print(pool.read(b'import os; say(os.getpid())', None).lines[0].text, flush=True)\n"
        "work = threading.Thread(target=pool.read, args=(b'import time; time.sleep(60)', None), daemon=True)\n"
        + ("work.start()\n" if busy else "")
        + ("time.sleep(60)" if how else "time.sleep(0.2)")
    )
    caller = subprocess.Popen([sys.executable, "-c", code], stdout=subprocess.PIPE, text=True)
    assert caller.stdout is not None
    child = int(caller.stdout.readline())
    if how:
        time.sleep(0.2)
        caller.send_signal(how)
    caller.wait(30)
    caller.stdout.close()
    assert gone(child)


@LINUX
def test_a_fork_of_the_caller_gets_children_of_its_own() -> None:
    text = b"Kinh gui: So Noi vu"
    before = read(text)
    pid = os.fork()
    if pid == 0:
        os._exit(0 if read(text) == before else 1)
    assert os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1]) == 0
    assert read(text) == before
