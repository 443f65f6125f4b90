"""Old Word, OpenDocument and RTF files: the same lines as from DOCX, and nothing left behind by LibreOffice."""

from __future__ import annotations

import shutil
import subprocess
import tempfile
import threading
import time
import zipfile
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from http.server import BaseHTTPRequestHandler, HTTPServer
from io import BytesIO
from pathlib import Path

import docx
import pytest
from docx.document import Document

from docproc.errors import DamagedFileError, EncryptedFileError, EngineMissingError, TooMuchMemoryError, TooSlowError
from docproc.reading import convert
from docproc.reading import read_here as read
from docproc.reading.convert import ConvertedKind, to_docx
from docproc.reading.docx import read_docx
from docproc.reading.ole import root_streams
from docproc.reading.page import Line
from tests.reading.conftest import missing

KINDS: tuple[ConvertedKind, ...] = ("doc", "odt", "rtf")
FILTERS = {"doc": "doc:MS Word 97", "odt": "odt:writer8", "rtf": "rtf:Rich Text Format"}


def dispatch() -> Document:
    """A short dispatch with what could get lost: list labels, a table, an old font, a header, a soft hyphen."""
    document = docx.Document()
    document.sections[0].header.paragraphs[0].text = "Sở Xây dựng tỉnh Đông Hải"
    document.add_paragraph("Kính gửi: Sở Y tế; Sở Nội vụ")
    for text in ("Rà soát hồ sơ;", "Báo cáo trước ngày 15/8/2031."):
        document.add_paragraph(text, style="List Number")
    document.add_paragraph().add_run("Së Y tÕ l\u00adu tr÷ hå s¬").font.name = ".VnTime"
    table = document.add_table(2, 3)
    table.style = "Table Grid"
    for row, texts in enumerate((("TT", "Việc", "Hạn"), ("1", "Thẩm định", "30/9"))):
        for column, text in enumerate(texts):
            table.cell(row, column).text = text
    return document


def saved(document: Document) -> bytes:
    out = BytesIO()
    document.save(out)
    return out.getvalue()


@pytest.fixture(scope="module")
def soffice() -> str:
    found = shutil.which("soffice")
    if found is None:
        missing("LibreOffice (libreoffice-writer-nogui)")
    return str(found)


@pytest.fixture(scope="module")
def files(soffice: str, tmp_path_factory: pytest.TempPathFactory) -> dict[ConvertedKind, bytes]:
    """The dispatch as LibreOffice writes it in each of the kinds."""
    folder = tmp_path_factory.mktemp("office")
    source = folder / "cong-van.docx"
    source.write_bytes(saved(dispatch()))
    for output in FILTERS.values():
        command = [soffice, f"-env:UserInstallation={(folder / 'profile').as_uri()}", "--headless", "--convert-to"]
        subprocess.run([*command, output, "--outdir", str(folder), str(source)], check=True, capture_output=True)
    return {kind: (folder / f"cong-van.{kind}").read_bytes() for kind in KINDS}


def shown(lines: list[Line]) -> list[tuple[str, object, str]]:
    return [(line.text, line.cell, line.kind) for line in lines]


@pytest.fixture
def temporary(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """Conversions put their folders here; afterwards it is empty, and none of their sockets is left."""
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    end, folders = convert._end, list[Path]()

    def noted(process: subprocess.Popen[bytes], folder: Path) -> None:
        folders.append(folder)
        end(process, folder)

    monkeypatch.setattr(convert, "_end", noted)
    yield tmp_path
    assert list(tmp_path.iterdir()) == []
    assert [socket for folder in folders for socket in convert._sockets(folder) if socket.exists()] == []


# --- what is read -----------------------------------------------------------------------------------------------------


def test_converted_files_read_like_their_docx(files: dict[ConvertedKind, bytes], temporary: Path) -> None:
    """All at once, so that it also shows whether conversions disturb each other."""
    with ThreadPoolExecutor(len(KINDS)) as pool:
        readings = list(pool.map(read, files.values()))
    expected = shown(read_docx(saved(dispatch())).lines)
    assert "Sở Y tế lưu trữ hồ sơ" in [text for text, _, _ in expected]
    for kind, reading in zip(KINDS, readings, strict=True):
        assert shown(reading.lines) == expected
        assert reading.media_type == convert.MEDIA_TYPES[kind]
        assert [code for code, _ in reading.warnings] == ["converted", "legacy_font_decoded"]


# --- what is refused --------------------------------------------------------------------------------------------------


def test_a_locked_word_file(files: dict[ConvertedKind, bytes]) -> None:
    data = bytearray(files["doc"])
    offset = root_streams(files["doc"])["WordDocument"]
    data[offset + 0x0B] |= 0x01
    with pytest.raises(EncryptedFileError, match="password"):
        read(bytes(data))


def test_a_locked_opendocument_file(files: dict[ConvertedKind, bytes]) -> None:
    mark = '<manifest:encryption-data manifest:checksum-type="SHA256"/></manifest:manifest>'
    data = repacked(files["odt"], "META-INF/manifest.xml", "</manifest:manifest>", mark)
    with pytest.raises(EncryptedFileError, match="password"):
        read(data)


def repacked(data: bytes, name: str, old: str, new: str, extra: dict[str, str] | None = None) -> bytes:
    """An OpenDocument file with one part changed and some added."""
    out = BytesIO()
    with zipfile.ZipFile(BytesIO(data)) as source, zipfile.ZipFile(out, "w") as target:
        for entry in source.infolist():
            content = source.read(entry)
            if entry.filename == name:
                assert old.encode() in content
                content = content.replace(old.encode(), new.encode(), 1)
            target.writestr(entry, content)
        for added, text in (extra or {}).items():
            target.writestr(added, text)
    return out.getvalue()


@pytest.mark.parametrize("kind", ["doc", "odt"])
def test_a_truncated_file(kind: ConvertedKind, files: dict[ConvertedKind, bytes], temporary: Path) -> None:
    with pytest.raises(DamagedFileError):
        read(files[kind][: len(files[kind]) // 3])


def test_a_file_that_libreoffice_refuses(files: dict[ConvertedKind, bytes], temporary: Path) -> None:
    data = repacked(files["odt"], "content.xml", "<office:body>", "<office:bo")
    with pytest.raises(DamagedFileError, match="LibreOffice could not read"):
        read(data)


def test_a_damaged_file_is_not_taken_for_plain_text(files: dict[ConvertedKind, bytes], temporary: Path) -> None:
    data = bytearray(files["doc"])
    offset = root_streams(files["doc"])["WordDocument"]
    data[offset : offset + 64] = b"Kinh gui So Y te".ljust(64)
    with pytest.raises(DamagedFileError):
        read(bytes(data))


def test_without_libreoffice_the_package_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shutil, "which", lambda _: None)
    with pytest.raises(EngineMissingError, match="libreoffice-writer-nogui"):
        read(b"{\\rtf1\\ansi Kinh gui}")


# --- what is left behind ----------------------------------------------------------------------------------------------


def pretend(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch, script: str) -> Path:
    """Put a shell script in LibreOffice's place; it finds its folder in ``$HOME``, the test's in ``$NOTES``."""
    folder = tmp_path_factory.mktemp("pretended")
    program = folder / "soffice"
    program.write_text(f"#!/bin/sh\nNOTES={folder}\n{script}\n")
    program.chmod(0o755)
    real = shutil.which
    monkeypatch.setattr(shutil, "which", lambda name: str(program) if name == "soffice" else real(name))
    return folder


def is_alive(pid: int) -> bool:
    try:
        state = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0]
    except OSError:
        return False
    return state not in {"Z", "X"}


def all_end(pids: list[int]) -> bool:
    """A killed process needs a moment to end; one that was not killed never does."""
    until = time.monotonic() + 10
    while time.monotonic() < until and any(map(is_alive, pids)):
        time.sleep(0.01)
    return not any(map(is_alive, pids))


def test_a_conversion_that_hangs_is_killed_with_its_children(
    temporary: Path, tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch
) -> None:
    script = "trap '' TERM HUP\nsleep 600 &\necho $! $$ > $NOTES/pids\nwait\nsleep 600"
    notes = pretend(tmp_path_factory, monkeypatch, script)
    monkeypatch.setattr(convert, "WALL_SECONDS", 0.5)
    with pytest.raises(TooSlowError):
        to_docx(b"{\\rtf1}", "rtf")
    pids = [int(pid) for pid in (notes / "pids").read_text().split()]
    assert len(pids) == 2
    assert all_end(pids)


def test_children_that_outlive_a_conversion_are_killed(
    temporary: Path, tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch
) -> None:
    notes = pretend(tmp_path_factory, monkeypatch, "sleep 600 &\necho $! > $NOTES/pids")
    with pytest.raises(DamagedFileError):
        to_docx(b"{\\rtf1}", "rtf")
    assert all_end([int((notes / "pids").read_text())])


def test_a_conversion_that_burns_time_is_ended(
    temporary: Path, tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch
) -> None:
    pretend(tmp_path_factory, monkeypatch, "while :; do :; done")
    monkeypatch.setattr(convert, "_CPU_SECONDS", 1)
    with pytest.raises(TooSlowError):
        to_docx(b"{\\rtf1}", "rtf")


def test_limits_and_environment_of_a_conversion(
    temporary: Path, tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("http_proxy", "http://proxy.example")
    notes = pretend(tmp_path_factory, monkeypatch, "ulimit -a > $NOTES/limits; env > $NOTES/env; pwd > $NOTES/pwd")
    with pytest.raises(DamagedFileError):
        to_docx(b"{\\rtf1}", "rtf")
    limits = (notes / "limits").read_text()
    assert f" {convert._CPU_SECONDS}\n" in limits
    assert f" {convert._MEMORY_BYTES // 1024}\n" in limits
    assert "proxy" not in (notes / "env").read_text()
    assert Path((notes / "pwd").read_text().strip()).parent == temporary


def test_a_killed_libreoffice_leaves_no_socket(
    files: dict[ConvertedKind, bytes], temporary: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    wait = subprocess.Popen.wait
    seen: list[Path] = []

    def until_it_listens(process: subprocess.Popen[bytes], timeout: float | None = None) -> int:
        """Stand in for the clock: the time is up as soon as LibreOffice has made its socket."""
        if timeout is None:
            return wait(process)
        while not seen and process.poll() is None:
            seen.extend(socket for socket in convert._sockets(next(temporary.iterdir())) if socket.exists())
        raise subprocess.TimeoutExpired(process.args, timeout)

    monkeypatch.setattr(subprocess.Popen, "wait", until_it_listens)
    with pytest.raises(TooSlowError):
        to_docx(files["rtf"], "rtf")
    assert len(seen) == 1
    assert not seen[0].exists()


def test_a_conversion_out_of_memory(
    temporary: Path, tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch
) -> None:
    script = """echo "terminate called after throwing an instance of 'std::bad_alloc'" >&2; exit 134"""
    pretend(tmp_path_factory, monkeypatch, script)
    with pytest.raises(TooMuchMemoryError, match="memory"):
        to_docx(b"{\\rtf1}", "rtf")


# --- hostile documents ------------------------------------------------------------------------------------------------


@pytest.fixture
def visits() -> Iterator[tuple[str, list[str]]]:
    """The address of a web server on this machine, and what was asked of it."""
    asked: list[str] = []

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            asked.append(self.path)
            self.send_error(404)

        do_OPTIONS = do_HEAD = do_PROPFIND = do_GET  # noqa: N815 - names that http.server looks for

        def log_message(self, *_: object) -> None:
            pass

    server = HTTPServer(("127.0.0.1", 0), Handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}", asked
    server.shutdown()
    server.server_close()


def test_links_are_not_followed(
    files: dict[ConvertedKind, bytes],
    temporary: Path,
    tmp_path_factory: pytest.TempPathFactory,
    visits: tuple[str, list[str]],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Neither to other files of the machine, whose text would come out, nor to the network."""
    monkeypatch.setattr(convert, "_without_network", lambda: ())  # the profile alone must do
    address, asked = visits
    secret = tmp_path_factory.mktemp("secret") / "luong.txt"
    secret.write_text("bang luong mat")
    section = (
        '<text:section text:name="S{0}"><text:section-source xlink:type="simple" xlink:href="{0}"/></text:section>'
    )
    image = f'<text:p><draw:frame svg:width="1cm"><draw:image xlink:href="{address}/a.png"/></draw:frame></text:p>'
    content = section.format(secret.as_uri()) + section.format(address + "/b.txt") + image + "</office:text>"
    opendocument = repacked(files["odt"], "content.xml", "</office:text>", content)
    fields = (
        rf'{{\field{{\*\fldinst INCLUDETEXT "{secret.as_uri()}"}}{{\fldrslt cu}}}}'
        rf'{{\field{{\*\fldinst INCLUDEPICTURE "{address}/c.png" \\d}}{{\fldrslt }}}} Kinh gui: So Y te'
    )
    for data in (opendocument, f"{{\\rtf1\\ansi {fields}}}".encode()):
        text = " ".join(line.text for line in read(data).lines)
        assert "gui" in text or "Kính gửi" in text
        assert "luong" not in text
    assert asked == []
