"""Old Word, OpenDocument and RTF files, made into DOCX by LibreOffice in a process that can be killed.

LibreOffice knows these formats better than any library, but it is a large program that is fed files of strangers. So
each conversion gets a process group, a profile and a folder of its own, with limits on time, memory and file sizes;
whatever happens, the group is killed and the folder removed.
"""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import tempfile
import threading
import time
import zipfile
from contextlib import suppress
from dataclasses import replace
from functools import cache
from hashlib import md5
from io import BytesIO
from pathlib import Path
from typing import Literal

from docproc.errors import (
    DamagedFileError,
    EncryptedFileError,
    EngineMissingError,
    FileTooLargeError,
    TooMuchMemoryError,
    TooSlowError,
)
from docproc.reading.docx_package import MAX_ENTRIES, MAX_INFLATED_BYTES
from docproc.reading.ole import root_streams, word_header
from docproc.reading.page import Reading

__all__ = ["MEDIA_TYPES", "WALL_SECONDS", "ConvertedKind", "as_converted", "to_docx"]

ConvertedKind = Literal["doc", "odt", "rtf"]

MEDIA_TYPES: dict[ConvertedKind, str] = {
    "doc": "application/msword",
    "odt": "application/vnd.oasis.opendocument.text",
    "rtf": "application/rtf",
}
"""Media types as registered with IANA."""

WALL_SECONDS = 60.0
"""Longest wait for one conversion, once it has begun: a dispatch takes one or two seconds."""

_CPU_SECONDS = 30
_MEMORY_BYTES = 1536 * 1024 * 1024  # address space: LibreOffice at rest has 460 MB
_FILE_BYTES = 200 * 1024 * 1024
_AT_ONCE = threading.BoundedSemaphore(2)  # more would only make all of them slower: each keeps one core busy

_PROFILE = Path(__file__).with_name("libreoffice_profile.xcu")
_FILTERS: dict[ConvertedKind, str] = {"doc": "MS Word 97", "odt": "writer8", "rtf": "Rich Text Format"}
_OUTPUT = "docx:MS Word 2007 XML"
_WORD_95_IDENT = 0xA5DC
_CENTRAL_HEADER = b"PK\x01\x02"
_MANIFEST, _MANIFEST_BYTES = "META-INF/manifest.xml", 1024 * 1024
_LOCKED = "the {} file is locked with a password: save it without one"
_TOO_SLOW = "the file takes LibreOffice too long: open it and save it as DOCX or PDF"
# LibreOffice's launcher reports the signal that ended it as 128 + its number
_ENDED_BY_LIMIT = {-signal.SIGKILL, 128 + signal.SIGKILL, -signal.SIGXCPU, 128 + signal.SIGXCPU}
_PATIENCE = 100
_COMPLAINT_BYTES = 4096
_SAFE_PATH = "/usr/local/bin:/usr/bin:/bin"


def to_docx(data: bytes, kind: ConvertedKind) -> bytes:
    """Convert a file to DOCX with LibreOffice.

    Args:
        data: the whole file.
        kind: what it is, as told by ``docproc.reading.sniff``.

    Returns:
        The bytes of the DOCX file.

    Raises:
        EngineMissingError: LibreOffice Writer is not installed.
        EncryptedFileError: the file asks for a password.
        DamagedFileError: LibreOffice cannot read it, or breaks down over it.
        FileTooLargeError: it inflates beyond the budgets of ``docx_package``.
        TooSlowError: it takes more time than a conversion may take.
        TooMuchMemoryError: it takes more memory.
    """
    import_filter = _check(data, kind)
    soffice = shutil.which("soffice") or shutil.which("libreoffice")
    if soffice is None or shutil.which("prlimit") is None:
        raise EngineMissingError(
            "this kind of file needs LibreOffice: install the package libreoffice-writer-nogui, "
            "or open the file and save it as DOCX or PDF"
        )
    with _AT_ONCE, tempfile.TemporaryDirectory(prefix="docproc-office-", ignore_cleanup_errors=True) as name:
        folder = Path(name)
        source = folder / f"source.{kind}"
        source.write_bytes(data)
        user = folder / "profile" / "user"
        user.mkdir(parents=True)
        shutil.copyfile(_PROFILE, user / "registrymodifications.xcu")
        status, complaint = _run([soffice, *_arguments(folder, import_filter), str(source)], folder)
        return _result(folder / "out" / "source.docx", status, complaint)


def as_converted(reading: Reading, kind: ConvertedKind) -> Reading:
    """Say of the reading of a converted file what the file was.

    Args:
        reading: what the DOCX reader gave.
        kind: what the file was before.

    Returns:
        The same with the media type of the original and the warning ``converted``.
    """
    message = f"The file was converted from {kind.upper()} by LibreOffice before it was read; its layout may differ."
    return replace(reading, media_type=MEDIA_TYPES[kind], warnings=(("converted", message), *reading.warnings))


def _check(data: bytes, kind: ConvertedKind) -> str:
    """Refuse what LibreOffice would only fail over without a reason, and name the filter that reads the rest."""
    if kind == "doc":
        offset = root_streams(data).get("WordDocument")
        if offset is None:
            raise DamagedFileError("the file is an old Office file without a Word document in it")
        ident, _, encrypted = word_header(data, offset)
        if encrypted:
            raise EncryptedFileError(_LOCKED.format("Word"))
        return "MS Word 95" if ident == _WORD_95_IDENT else _FILTERS["doc"]
    if kind == "odt" and b"encryption-data" in _manifest(data):
        raise EncryptedFileError(_LOCKED.format("OpenDocument"))
    return _FILTERS[kind]


def _manifest(data: bytes) -> bytes:
    """The beginning of the list of parts, which says whether they are encrypted."""
    if data.count(_CENTRAL_HEADER) > 4 * MAX_ENTRIES:  # before zipfile builds an object for each
        raise FileTooLargeError(f"the OpenDocument file has more than {MAX_ENTRIES} parts")
    try:
        with zipfile.ZipFile(BytesIO(data)) as archive:
            if sum(entry.file_size for entry in archive.infolist()) > MAX_INFLATED_BYTES:
                raise FileTooLargeError(f"the OpenDocument file inflates to more than {MAX_INFLATED_BYTES >> 20} MB")
            with archive.open(_MANIFEST) as stream:
                return stream.read(_MANIFEST_BYTES)
    except KeyError:
        return b""
    except (zipfile.BadZipFile, zipfile.LargeZipFile, RuntimeError, ValueError, OSError, EOFError) as error:
        raise DamagedFileError("the OpenDocument file is truncated or damaged") from error


def _arguments(folder: Path, import_filter: str) -> list[str]:
    return [
        f"-env:UserInstallation={(folder / 'profile').as_uri()}",
        *("--headless", "--norestore", "--nologo", "--nodefault", "--nolockcheck"),
        # naming the filter keeps LibreOffice from taking a damaged file for plain text
        *("--infilter=" + import_filter, "--convert-to", _OUTPUT, "--outdir", str(folder / "out")),
    ]


def _run(command: list[str], folder: Path) -> tuple[int, str]:
    """Run LibreOffice within its limits.

    Returns:
        Its exit status and the beginning of its standard error; whether it succeeded only the output file tells.
    """
    limits = [
        *("prlimit", f"--cpu={_CPU_SECONDS}", f"--as={_MEMORY_BYTES}", f"--fsize={_FILE_BYTES}", "--core=0"),
        *_without_network(),
    ]
    # nothing of the caller's environment: it may name proxies, fonts or Java of its own
    environment = {"PATH": _SAFE_PATH, "HOME": str(folder), "TMPDIR": str(folder), "LC_ALL": "C.UTF-8"}
    environment["SAL_USE_VCLPLUGIN"] = "svp"
    log = folder / "stderr"
    with log.open("wb") as errors:
        process = subprocess.Popen(
            [*limits, *command],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=errors,
            cwd=folder,
            env=environment,
            start_new_session=True,
        )
        try:
            status = process.wait(WALL_SECONDS)
        except subprocess.TimeoutExpired as error:
            raise TooSlowError(_TOO_SLOW) from error
        finally:
            _end(process, folder)
    with log.open("rb") as text:
        return status, text.read(_COMPLAINT_BYTES).decode("utf-8", "replace")


def _end(process: subprocess.Popen[bytes], folder: Path) -> None:
    """Kill whatever is left of the process group, and remove the socket that LibreOffice leaves outside its folder."""
    with suppress(ProcessLookupError):
        os.killpg(process.pid, signal.SIGKILL)
        process.wait()
        for _ in range(_PATIENCE):  # a dying process may still write, and a folder that fills up cannot be removed
            os.killpg(process.pid, 0)
            time.sleep(0.01)
    process.wait()
    for socket in _sockets(folder):
        with suppress(OSError):
            socket.unlink()


def _sockets(folder: Path) -> list[Path]:
    """Where LibreOffice may have made its socket, which only a clean exit removes.

    It is named after the user and the profile (desktop/source/app/officeipcthread.cxx), in a folder that cannot be
    chosen (sal/osl/unx/pipe.cxx).
    """
    digest = md5((folder / "profile").as_uri().encode("utf-16-le"), usedforsecurity=False).digest()
    name = f"OSL_PIPE_{os.getuid()}_SingleOfficeIPC_{''.join(f'{byte:x}' for byte in digest)}"
    return [Path(place, name) for place in ("/tmp", "/var/tmp")]  # noqa: S108 - not ours to choose


@cache
def _without_network() -> tuple[str, ...]:
    """The command that cuts LibreOffice off the network, where the system lets us; the profile does so in any case."""
    command = ("unshare", "--map-current-user", "--net")
    try:
        done = subprocess.run([*command, "true"], capture_output=True, timeout=10, check=False)
    except (OSError, subprocess.TimeoutExpired):
        return ()
    return command if done.returncode == 0 else ()


def _result(path: Path, status: int, complaint: str) -> bytes:
    """The output, or why there is none: LibreOffice reports nothing that a clerk would understand."""
    if path.is_file():
        if path.stat().st_size > MAX_INFLATED_BYTES:
            raise FileTooLargeError("the file is too large once it is converted: split it")
        return path.read_bytes()
    if status in _ENDED_BY_LIMIT:
        raise TooSlowError(_TOO_SLOW)
    if "bad_alloc" in complaint:
        raise TooMuchMemoryError("the file takes more memory than a file may take: open it and save it as DOCX or PDF")
    if "no export filter" in complaint:
        raise EngineMissingError("LibreOffice is there without Writer: install the package libreoffice-writer-nogui")
    raise DamagedFileError("LibreOffice could not read the file: it is damaged or not what its content claims")
