"""The command line on real files: a dispatch of our own from end to end, and every kind of file that cannot be read."""

import hashlib
import io
import json
import os
import socket
import subprocess
import sys
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import NoReturn

import docx
import jsonschema
import pikepdf
import pytest

import docproc
from docproc.errors import FileTooLargeError, UnreadableFileError
from docproc.export import schema
from docproc.reading import limits

COMMAND = [sys.executable, "-c", "from docproc.cli import main; main()"]
SOURCE_ROOT = Path(docproc.__file__).parents[1]
DISPATCH = """UBND TỈNH AN BÌNH
SỞ TƯ PHÁP
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
Số: 538/STP-PBGDPL
V/v hưởng ứng Ngày Pháp luật Việt Nam năm 2026
An Bình, ngày 05 tháng 10 năm 2026

Kính gửi: Ủy ban nhân dân các xã, phường

Thực hiện Kế hoạch số 74/KH-UBND ngày 12/02/2026 của Ủy ban nhân dân tỉnh, Sở Tư pháp đề nghị Ủy ban nhân dân \
các xã, phường thực hiện các nội dung sau:
1. Tổ chức treo băng rôn, khẩu hiệu tại trụ sở.
2. Báo cáo kết quả về Sở Tư pháp trước ngày 20/11/2026.

Nơi nhận:
- Như trên;
- Lưu: VT, PBGDPL.

GIÁM ĐỐC

Trần Quốc Bảo
"""


def run(*arguments: object, stdin: bytes = b"") -> tuple[int, str, str]:
    """The command in a process of its own, as a user calls it."""
    done = subprocess.run(
        [*COMMAND, *map(str, arguments)], input=stdin, capture_output=True, check=False, cwd=SOURCE_ROOT
    )
    return done.returncode, done.stdout.decode(), done.stderr.decode()


def noise(seed: int) -> bytes:
    """Bytes without any order, the same in every run."""
    return hashlib.shake_128(bytes([seed])).digest(4000)


def locked_pdf() -> bytes:
    with pikepdf.new() as pdf:
        pdf.add_blank_page()
        stream = io.BytesIO()
        pdf.save(stream, encryption=pikepdf.Encryption(user="dấu", owner="chủ"))
    return stream.getvalue()


def word_file() -> bytes:
    document = docx.Document()
    for line in DISPATCH.splitlines():
        document.add_paragraph(line)
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


def zip_file() -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        archive.writestr("cv.txt", DISPATCH)
    return stream.getvalue()


BAD: dict[str, tuple[Callable[[], bytes], str]] = {
    "empty": (lambda: b"", "file_empty"),
    "blanks": (lambda: b" \n\t\n" * 50, "file_empty"),
    "png-header-and-garbage": (lambda: b"\x89PNG\r\n\x1a\n" + noise(1), "file_damaged"),
    "random-bytes": (lambda: noise(2), "type_unsupported"),
    "program": (lambda: b"\x7fELF\x02\x01\x01" + bytes(500), "type_unsupported"),
    "zip": (zip_file, "type_unsupported"),
    "old-word": (lambda: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(2000), "file_damaged"),
    "locked-pdf": (locked_pdf, "file_encrypted"),
    "pdf-header-only": (lambda: b"%PDF-1.7\n", "file_damaged"),
    "pdf-header-and-garbage": (lambda: b"%PDF-1.7\n" + noise(3), "file_damaged"),
    "word-cut-in-half": (lambda: word_file()[: len(word_file()) // 2], "file_damaged"),
}


@pytest.fixture(scope="module")
def bad_files(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("bad")
    for name, (content, _) in BAD.items():
        (folder / name).write_bytes(content())
    (folder / "good.txt").write_text(DISPATCH, encoding="utf-8")
    return folder


@pytest.fixture(scope="module")
def complaints(bad_files: Path) -> dict[str, str]:
    """What one run over all the bad files and a good one says of each: name to line."""
    status, out, err = run("extract", *(bad_files / name for name in BAD), bad_files / "good.txt")

    assert status == 2
    assert [json.loads(line)["source"]["file_name"] for line in out.splitlines()] == ["good.txt"]
    lines = err.splitlines()
    assert len(lines) == len(BAD)
    return dict(zip(BAD, lines, strict=True))


@pytest.mark.parametrize("name", BAD)
def test_bad_file_is_named_with_its_reason(name: str, complaints: dict[str, str], bad_files: Path) -> None:
    _, code = BAD[name]

    assert complaints[name].startswith(f"docproc: {bad_files / name}: ")
    assert complaints[name].endswith(f"[{code}]")


@pytest.mark.parametrize("name", ["empty", "random-bytes", "locked-pdf"])
def test_single_bad_file_leaves_standard_output_empty(name: str, bad_files: Path) -> None:
    status, out, err = run("extract", bad_files / name)

    assert (status, out) == (2, "")
    assert err.count("\n") == 1


@pytest.mark.parametrize(("path", "reason"), [("nowhere.pdf", "No such file"), (".", "directory")])
def test_path_that_cannot_be_opened(path: str, reason: str) -> None:
    status, out, err = run("extract", path)

    assert (status, out) == (2, "")
    assert err.startswith(f"docproc: {path}: cannot open the file: ")
    assert reason in err
    assert err.endswith("[file_unreadable]\n")


def test_dispatch_from_end_to_end(tmp_path: Path) -> None:
    path = tmp_path / "cv-538.txt"
    path.write_text(DISPATCH, encoding="utf-8")

    status, out, err = run("extract", path)
    result = json.loads(out)

    assert (status, err) == (0, "")
    jsonschema.validate(result, schema())
    assert result["source"]["file_name"] == "cv-538.txt"
    assert result["header"]["number"]["value"] == "538/STP-PBGDPL"
    assert result["header"]["date"]["value"] == "2026-10-05"
    assert [citation["number"] for citation in result["citations"]] == ["74/KH-UBND"]
    assert "2026-11-20" in [(task["deadline"] or {}).get("due") for task in result["obligations"]]


def test_word_file_from_standard_input() -> None:
    status, out, err = run("extract", "-", stdin=word_file())

    assert (status, err) == (0, "")
    assert json.loads(out)["source"]["text_from"] == "docx"
    assert json.loads(out)["header"]["number"]["value"] == "538/STP-PBGDPL"


@pytest.mark.parametrize(("form", "expected"), [("table", "538/STP-PBGDPL"), ("html", "<title>538/STP-PBGDPL</title>")])
def test_forms_for_people(form: str, expected: str, bad_files: Path) -> None:
    status, out, err = run("extract", "--format", form, bad_files / "good.txt")

    assert (status, err) == (0, "")
    assert expected in out


def test_secret_dispatch_is_refused_unless_allowed(tmp_path: Path) -> None:
    path = tmp_path / "cv.txt"
    path.write_text(DISPATCH.replace("SỞ TƯ PHÁP\n", "SỞ TƯ PHÁP\nMẬT\n"), encoding="utf-8")

    status, out, err = run("extract", path)
    allowed, _, _ = run("extract", "--allow-secret", path)

    assert (status, out) == (3, "")
    assert err.endswith("[document_secret]\n")
    assert "STP" not in err
    assert allowed == 0


@pytest.mark.parametrize("text", ["Hôm nay trời đẹp.\n", "Shopping list: milk, eggs\n", "." * 500])
def test_text_that_is_no_dispatch_claims_nothing(text: str, tmp_path: Path) -> None:
    """Either refused in one line, or read with nothing found: never a made-up number or task."""
    path = tmp_path / "note.txt"
    path.write_text(text, encoding="utf-8")

    status, out, err = run("extract", path)

    if status:
        assert (status, out, err.count("\n")) == (2, "", 1)
        assert "[internal]" not in err
    else:
        result = json.loads(out)
        assert result["header"]["number"] is None
        assert result["obligations"] == []
        assert result["warnings"]


@pytest.mark.skipif(os.name != "posix", reason="devices and pipes have paths only there")
class TestPathsThatAreNoFiles:
    """A device need not end and a pipe not begin, so neither is opened."""

    def test_endless_device(self) -> None:
        status, out, err = run("extract", "/dev/zero")

        assert (status, out) == (2, "")
        assert "it is a device, pipe or socket" in err
        assert err.endswith("[file_unreadable]\n")

    def test_pipe_without_writer(self, tmp_path: Path) -> None:
        os.mkfifo(tmp_path / "cv.pdf")
        with pytest.raises(UnreadableFileError, match="pipe"):
            docproc.extract(tmp_path / "cv.pdf")

    def test_folder(self, tmp_path: Path) -> None:
        with pytest.raises(UnreadableFileError, match="directory; name the files"):
            docproc.extract(tmp_path)


def test_path_with_zero_byte() -> None:
    with pytest.raises(UnreadableFileError, match="zero byte"):
        docproc.extract("cv\0.pdf")


def test_no_more_of_a_file_is_read_than_shows_that_it_is_too_large(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen = []

    def extract_bytes(data: bytes, **_: object) -> NoReturn:
        seen.append(len(data))
        raise FileTooLargeError("too large")

    monkeypatch.setattr(limits, "MAX_BYTES", 100)
    monkeypatch.setattr("docproc.files.extract_bytes", extract_bytes)
    (tmp_path / "cv.txt").write_bytes(b"x" * 1000)
    with pytest.raises(FileTooLargeError):
        docproc.extract(tmp_path / "cv.txt")

    assert seen == [101]


@pytest.mark.parametrize("family", [socket.AF_INET, socket.AF_INET6])
def test_serve_on_a_port_that_is_taken(family: socket.AddressFamily) -> None:
    host = "127.0.0.1" if family is socket.AF_INET else "::1"
    with socket.socket(family) as other:
        try:
            other.bind((host, 0))
        except OSError:
            pytest.skip(f"this machine has no address {host}")
        other.listen()
        port = other.getsockname()[1]
        status, out, err = run("serve", "--host", host, "--port", port)

    assert (status, out) == (1, "")
    assert err == f"docproc: cannot listen on {host} port {port}: Address already in use [address_unavailable]\n"
