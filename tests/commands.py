"""Calls the command line: in this process, where the pipeline is loaded once, or in one of its own as a user does."""

from __future__ import annotations

import io
import subprocess
import sys
from contextlib import redirect_stderr, redirect_stdout
from pathlib import Path
from unittest import mock

import pytest

import docproc
from docproc import cli

SOURCE_ROOT = Path(docproc.__file__).parents[1]


def call(*arguments: object, stdin: bytes = b"") -> tuple[int, str, str]:
    """Status, output and errors of ``docproc ARGUMENTS`` run in this process."""
    out, err = (io.TextIOWrapper(io.BytesIO(), encoding="utf-8", newline="\n") for _ in range(2))
    with (
        mock.patch.object(sys, "argv", ["docproc", *map(str, arguments)]),
        mock.patch.object(sys, "stdin", io.TextIOWrapper(io.BytesIO(stdin))),
        redirect_stdout(out),
        redirect_stderr(err),
        pytest.raises(SystemExit) as end,
    ):
        cli.main()
    printed = []
    for stream in (out, err):
        stream.flush()
        printed.append(stream.buffer.getvalue().decode())
    return int(end.value.code or 0), printed[0], printed[1]


def spawn(*arguments: object, stdin: bytes = b"") -> tuple[int, str, str]:
    """The same in a process of its own."""
    command = [sys.executable, "-m", "docproc.cli", *map(str, arguments)]
    done = subprocess.run(command, input=stdin, capture_output=True, check=False, cwd=SOURCE_ROOT)
    return done.returncode, done.stdout.decode(), done.stderr.decode()
