"""Names of output files and the way they are written."""

import os
from pathlib import Path

import pytest

from docproc.export.files import output_paths, write_atomically


@pytest.mark.parametrize(
    ("inputs", "names"),
    [
        (["cv-1.pdf", "cv-2.docx"], ["cv-1.json", "cv-2.json"]),
        (["cv.pdf", "cv.docx"], ["cv.pdf.json", "cv.docx.json"]),
        (["a/cv.pdf", "b/cv.pdf", "c/cv.pdf"], ["cv.pdf.json", "cv.pdf-2.json", "cv.pdf-3.json"]),
        (["CV.pdf", "cv.pdf"], ["CV.pdf.json", "cv.pdf-2.json"]),
        (["x.pdf", "x.docx", "x.pdf.txt"], ["x.pdf.json", "x.docx.json", "x.pdf-2.json"]),
        (["Công văn số 5.pdf"], ["Công văn số 5.json"]),
        (["12.A.pdf", "12.B.pdf"], ["12.A.json", "12.B.json"]),
        ([], []),
    ],
)
def test_every_input_has_its_own_output(inputs: list[str], names: list[str], tmp_path: Path) -> None:
    paths = output_paths([Path(name) for name in inputs], tmp_path, ".json")

    assert paths == [tmp_path / name for name in names]


def test_an_input_is_never_overwritten(tmp_path: Path) -> None:
    source = tmp_path / "cv.txt"

    assert output_paths([source], tmp_path, ".txt") == [tmp_path / "cv-2.txt"]


def test_text_is_written_as_utf8(tmp_path: Path) -> None:
    write_atomically(tmp_path / "cv.json", "Ủy ban\n")

    assert (tmp_path / "cv.json").read_bytes() == "Ủy ban\n".encode()
    assert [path.name for path in tmp_path.iterdir()] == ["cv.json"]


def test_a_failed_write_keeps_the_old_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "cv.json"
    path.write_text("old", encoding="utf-8")

    def full(_: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(OSError, match="No space"):
        write_atomically(path, "new")

    assert path.read_text(encoding="utf-8") == "old"
    assert [entry.name for entry in tmp_path.iterdir()] == ["cv.json"]
