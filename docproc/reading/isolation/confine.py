"""What the child may not do: more memory or time than budgeted, writing files, the network, outliving its caller.

Each measure that the system lacks is left out and not named in the answer of ``confine``: on macOS only the POSIX
limits hold (memory not among them), on Windows none. The caller's own deadline holds everywhere.
"""

from __future__ import annotations

import ctypes
import math
import os
import platform
import re
import signal
import struct
import sys
from contextlib import suppress
from pathlib import Path

__all__ = ["CPU_SECONDS", "CPU_SECONDS_A_PAGE", "MAX_MEMORY", "confine", "extend_cpu", "grant_cpu", "peak_memory"]

MAX_MEMORY = 768 * 1024 * 1024
"""Bytes of address space; libraries that are mapped count too (160 MB with all readers, 380 MB with scikit-learn)."""

CPU_SECONDS = 30
"""Seconds of computing for one file."""

CPU_SECONDS_A_PAGE = 10
"""Further seconds for each page that is recognised."""

_FILES = 64
_PEAK = re.compile(rb"VmHWM:\s*(\d+) kB")

# linux/prctl.h, linux/seccomp.h, linux/filter.h, linux/audit.h
_PR_SET_PDEATHSIG = 1
_PR_SET_SECCOMP = 22
_PR_SET_NO_NEW_PRIVS = 38
_SECCOMP_MODE_FILTER = 2
_LOAD_WORD, _JUMP_EQUAL, _JUMP_AT_LEAST, _RETURN = 0x20, 0x15, 0x35, 0x06
_NUMBER_AT, _ARCHITECTURE_AT = 0, 4
_ALLOW, _REFUSE = 0x7FFF0000, 0x00050000
_EPERM = 1
_X32 = 0x40000000
"""Numbers from here on are the x32 calls of an x86-64 kernel, a second way to each of them."""
# architecture: its AUDIT_ARCH, then socket, ptrace, process_vm_readv, process_vm_writev, io_uring_setup
_CALLS = {
    "x86_64": (0xC000003E, (41, 101, 310, 311, 425)),
    "aarch64": (0xC00000B7, (198, 117, 270, 271, 425)),
}


def confine(parent: int) -> list[str]:
    """Give up, for good, what reading a file does not need; to be called once, before any thread is started.

    Args:
        parent: the caller's process number.

    Returns:
        The measures that hold: ``memory``, ``files``, ``parent``, ``network`` …
    """
    held = _limit_resources()
    if sys.platform == "linux":
        held += _confine_linux(parent)
    sys.dont_write_bytecode = True
    return held


def grant_cpu(seconds: int) -> None:
    """Let the process compute for so many seconds from now; the system then ends it by SIGXCPU."""
    with suppress(ImportError, ValueError, OSError):
        import resource

        used = resource.getrusage(resource.RUSAGE_SELF)
        spent = used.ru_utime + used.ru_stime
        _, hard = resource.getrlimit(resource.RLIMIT_CPU)
        resource.setrlimit(resource.RLIMIT_CPU, (math.ceil(spent) + seconds, hard))


def extend_cpu(seconds: int) -> None:
    """Let the process compute for so many seconds more than granted."""
    with suppress(ImportError, ValueError, OSError):
        import resource

        soft, hard = resource.getrlimit(resource.RLIMIT_CPU)
        if soft != resource.RLIM_INFINITY:
            resource.setrlimit(resource.RLIMIT_CPU, (soft + seconds, hard))


def peak_memory() -> int:
    """The most memory in bytes that this process has held; 0 where the system does not tell.

    Not ``getrusage``, which on Linux counts what the caller held when it started this process.
    """
    with suppress(OSError):
        found = _PEAK.search(Path("/proc/self/status").read_bytes())
        return int(found[1]) * 1024 if found else 0
    return 0


def _limit_resources() -> list[str]:
    try:
        import resource
    except ImportError:
        return []
    held = []
    # a file of no bytes is the only one that can be made: nothing stays behind, however the process ends
    wanted = {"memory": ("RLIMIT_AS", MAX_MEMORY), "written": ("RLIMIT_FSIZE", 0), "core": ("RLIMIT_CORE", 0)}
    for name, (limit, value) in {**wanted, "files": ("RLIMIT_NOFILE", _FILES)}.items():
        with suppress(AttributeError, ValueError, OSError):
            resource.setrlimit(getattr(resource, limit), (value, value))
            held.append(name)
    return held


def _confine_linux(parent: int) -> list[str]:
    held = []
    with suppress(OSError):
        # where the whole machine runs out of memory, this process is to go, not the caller
        Path("/proc/self/oom_score_adj").write_text("1000", encoding="ascii")
        held.append("sacrifice")
    libc = ctypes.CDLL(None, use_errno=True)
    if libc.prctl(_PR_SET_PDEATHSIG, signal.SIGKILL, 0, 0, 0) == 0:
        held.append("parent")
        if os.getppid() != parent:  # it has ended before it could be watched
            os._exit(0)
    if libc.prctl(_PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) == 0:
        held.append("privileges")
        if _filter_calls(libc):
            held.append("network")
    return held


def _filter_calls(libc: ctypes.CDLL) -> bool:
    """Refuse new sockets of every family, and looking into other processes, with EPERM; children inherit it."""
    known = _CALLS.get(platform.machine())
    if known is None or struct.calcsize("P") != 8:
        return False
    program = _program(*known)

    class Program(ctypes.Structure):
        _fields_ = (("length", ctypes.c_ushort), ("filter", ctypes.c_char_p))

    packed = Program(len(program) // 8, program)
    return bool(libc.prctl(_PR_SET_SECCOMP, _SECCOMP_MODE_FILTER, ctypes.byref(packed), 0, 0) == 0)


def _program(architecture: int, calls: tuple[int, ...]) -> bytes:
    """A filter in classic BPF: code, jump if true, jump if false, operand, eight bytes an instruction."""
    last = len(calls) + 4  # the index of the refusal; the permission stands behind it
    rows = [
        (_LOAD_WORD, 0, 0, _ARCHITECTURE_AT),
        (_JUMP_EQUAL, 0, last - 2, architecture),
        (_LOAD_WORD, 0, 0, _NUMBER_AT),
        (_JUMP_AT_LEAST, last - 4, 0, _X32),
    ]
    for index, call in enumerate(calls, start=4):
        rows.append((_JUMP_EQUAL, last - index - 1, int(index == last - 1), call))
    rows += [(_RETURN, 0, 0, _REFUSE | _EPERM), (_RETURN, 0, 0, _ALLOW)]
    return b"".join(struct.pack("<HBBI", *row) for row in rows)
