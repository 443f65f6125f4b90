"""Files that hold several dispatches, end to end: each result is what the dispatch gives when it stands alone."""

from __future__ import annotations

import io
import json
import os
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import docx
import pikepdf
import pytest

import docproc
from corpus.render import load_layout, render_docx, render_pdf
from corpus.render.pdf import FontMissingError
from docproc import cli
from docproc.dispatch import Dispatch
from docproc.errors import SecretDocumentError
from docproc.export import to_html

FIRST, SECOND, THIRD = "a01-bo-nnmt-cap-nuoc-2026", "b07-cong-van-bo-y-te-2026", "a08-huong-dan-ban-to-chuc-2013"
TEXT = """UBND TỈNH AN HẢI
SỞ NỘI VỤ
Số: {number}
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
An Hải, ngày 05 tháng 4 năm 2023
V/v rà soát biên chế
{mark}Kính gửi: Các đơn vị.
Đề nghị các đơn vị báo cáo trước ngày {day}/4/2023./.
Nơi nhận:
- Như trên;
- Lưu: VT.
GIÁM ĐỐC
Lê Văn Bình
"""
TWO = TEXT.format(number="12/SNV-VP", day=20, mark="") + TEXT.format(number="99/SNV-VP", day=25, mark="")


def said(dispatch: Dispatch) -> dict[str, Any]:
    """What a dispatch says, without where it says it."""

    def bare(value: object) -> object:
        if isinstance(value, dict):
            return {key: bare(one) for key, one in value.items() if key not in {"span", "boxes", "mentions"}}
        return [bare(one) for one in value] if isinstance(value, list) else value

    whole = bare(json.loads(dispatch.model_dump_json()))
    assert isinstance(whole, dict)
    return {key: value for key, value in whole.items() if key not in {"source", "text", "warnings"}}


@pytest.fixture(scope="module")
def alone() -> dict[str, bytes]:
    try:
        return {name: render_pdf(load_layout(name)) for name in (FIRST, SECOND, THIRD)}
    except FontMissingError as error:
        if os.environ.get("DOCPROC_REQUIRE_ALL"):
            raise
        pytest.skip(str(error))


def joined(*files: bytes) -> bytes:
    out = io.BytesIO()
    with pikepdf.new() as whole:
        for file in files:
            with pikepdf.open(io.BytesIO(file)) as part:
                whole.pages.extend(part.pages)
        whole.save(out)
    return out.getvalue()


@pytest.mark.parametrize("names", [(FIRST, SECOND), (THIRD, FIRST), (SECOND, FIRST, THIRD)])
def test_each_is_read_as_when_alone(alone: dict[str, bytes], names: tuple[str, ...]) -> None:
    results = docproc.extract_all(joined(*(alone[name] for name in names)), file_name="scan.pdf")
    singles = [docproc.extract(alone[name]) for name in names]
    assert list(map(said, results)) == list(map(said, singles))
    assert [result.text for result in results] == [single.text for single in singles]
    assert [result.source.part and result.source.part.number for result in results] == [*range(1, len(names) + 1)]
    assert {result.source.part.of for result in results if result.source.part} == {len(names)}
    assert {result.source.file_name for result in results} == {"scan.pdf"}


def test_pages_and_boxes_are_the_files(alone: dict[str, bytes]) -> None:
    first, second = docproc.extract_all(joined(alone[FIRST], alone[SECOND]))
    single = docproc.extract(alone[SECOND])
    last = first.source.page_range[1] if first.source.page_range else 0
    assert first.source.page_range == (1, last)
    assert second.source.page_range == (last + 1, second.source.pages)
    assert single.header.number is not None
    assert second.header.number is not None
    ((page, *place),) = single.header.number.boxes
    assert second.header.number.boxes == ((page + last, *place),)


def test_without_all_the_first_is_read_and_the_others_are_named(alone: dict[str, bytes]) -> None:
    whole, single = docproc.extract(joined(alone[FIRST], alone[SECOND])), docproc.extract(alone[FIRST])
    assert said(whole) == said(single)
    assert (whole.source.part, whole.source.page_range) == (None, None)
    (warning,) = [one for one in whole.warnings if one.code == "other_document"]
    first = docproc.extract_all(alone[FIRST])[0].source.page_range
    assert first is not None
    pages = ", ".join(str(page) for page in range(first[1] + 1, (whole.source.pages or 0) + 1))
    assert f"(page {pages})" in warning.message
    assert warning.span is not None
    assert whole.text[slice(*warning.span)].startswith("BỘ Y TẾ")


def test_a_file_with_one_dispatch_gives_one_result(alone: dict[str, bytes]) -> None:
    (result,) = docproc.extract_all(alone[SECOND])
    assert said(result) == said(docproc.extract(alone[SECOND]))
    assert result.source.part is not None
    assert result.source.part.of == 1


def test_two_in_a_word_file() -> None:
    whole = docx.Document(io.BytesIO(render_docx(load_layout(FIRST))))
    end = whole.element.body.sectPr
    for element in list(docx.Document(io.BytesIO(render_docx(load_layout(SECOND)))).element.body):
        if not element.tag.endswith("sectPr"):
            end.addprevious(element)
    out = io.BytesIO()
    whole.save(out)
    results = docproc.extract_all(out.getvalue())
    singles = [docproc.extract(render_docx(load_layout(name))) for name in (FIRST, SECOND)]
    assert [said(one)["header"] for one in results] == [said(one)["header"] for one in singles]
    assert [len(one.obligations) for one in results] == [len(one.obligations) for one in singles]
    assert [one.source.page_range for one in results] == [None, None]
    (warning,) = [one for one in docproc.extract(out.getvalue()).warnings if one.code == "other_document"]
    assert "further down" in warning.message


def test_two_pasted_texts() -> None:
    results = docproc.extract_all(TWO.encode())
    assert [one.header.number and one.header.number.value for one in results] == ["12/SNV-VP", "99/SNV-VP"]
    assert [[o.deadline and o.deadline.due for o in one.obligations] for one in results] == [
        ["2023-04-20"],
        ["2023-04-25"],
    ]
    for one in results:
        assert one.header.number is not None
        assert one.header.number.span is not None
        assert one.text[slice(*one.header.number.span)] == one.header.number.value


@pytest.mark.parametrize("read", [docproc.extract, docproc.extract_all])
@pytest.mark.parametrize("secret", [0, 1])
def test_one_secret_dispatch_refuses_the_file(read: Callable[..., object], secret: int) -> None:
    marks = ["MẬT\n" if index == secret else "" for index in range(2)]
    data = "".join(TEXT.format(number=f"{n}/SNV-VP", day=20, mark=mark) for n, mark in enumerate(marks, 1)).encode()
    with pytest.raises(SecretDocumentError):
        read(data)
    assert read(data, allow_secret=True)


def test_a_path_gives_its_name(tmp_path: Path) -> None:
    (tmp_path / "hai.txt").write_text(TWO, encoding="utf-8")
    assert {one.source.file_name for one in docproc.extract_all(tmp_path / "hai.txt")} == {"hai.txt"}


Run = Callable[..., tuple[int, str, str]]


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Run:
    """Calls the command line in this process: arguments in, status, output and errors out."""

    def call(*arguments: object) -> tuple[int, str, str]:
        monkeypatch.setattr(sys, "argv", ["docproc", *map(str, arguments)])
        with pytest.raises(SystemExit) as end:
            cli.main()
        out, err = capsys.readouterr()
        return int(end.value.code or 0), out, err

    return call


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "hai.txt").write_text(TWO, encoding="utf-8")
    (tmp_path / "mot.txt").write_text(TEXT.format(number="7/SNV-VP", day=9, mark=""), encoding="utf-8")
    (tmp_path / "hai-part2.txt").write_text(TEXT.format(number="8/SNV-VP", day=9, mark=""), encoding="utf-8")
    return tmp_path


def number(text: str) -> str:
    value = json.loads(text)["header"]["number"]["value"]
    assert isinstance(value, str)
    return value


def test_command_line_gives_a_line_each(run: Run, folder: Path) -> None:
    status, out, err = run("extract", "--all", folder / "hai.txt", folder / "mot.txt")
    assert (status, err) == (0, "")
    assert list(map(number, out.splitlines())) == ["12/SNV-VP", "99/SNV-VP", "7/SNV-VP"]


def test_one_document_is_a_line_too(run: Run, folder: Path) -> None:
    _, out, _ = run("extract", "--all", folder / "mot.txt")
    assert list(map(number, out.splitlines())) == ["7/SNV-VP"]


def test_tables_stand_one_after_another(run: Run, folder: Path) -> None:
    _, out, _ = run("extract", "--all", "--format", "table", folder / "hai.txt")
    rows = [line.split(maxsplit=1) for line in out.splitlines() if line.startswith(("Number", "Part"))]
    assert rows == [["Part", "1 of 2"], ["Number", "12/SNV-VP"], ["Part", "2 of 2"], ["Number", "99/SNV-VP"]]


def test_html_needs_a_folder(run: Run, folder: Path) -> None:
    status, out, err = run("extract", "--all", "--format", "html", folder / "hai.txt")
    assert (status, out) == (64, "")
    assert "-o DIR" in err


def test_a_file_each_in_a_folder_and_none_lost(run: Run, folder: Path) -> None:
    target = folder / "out"
    status, _, err = run("extract", "--all", "-o", target, folder / "hai.txt", folder / "hai-part2.txt")
    assert (status, err) == (0, "")
    found = {path.name: number(path.read_text(encoding="utf-8")) for path in target.iterdir()}
    assert found == {"hai.json": "12/SNV-VP", "hai-part2-2.json": "99/SNV-VP", "hai-part2.json": "8/SNV-VP"}


def test_page_range_is_shown(alone: dict[str, bytes]) -> None:
    first, second = docproc.extract_all(joined(alone[FIRST], alone[SECOND]))
    assert first.source.page_range is not None
    shown = " ".join(to_html(second).split())
    assert f"2 of 2, page {first.source.page_range[1] + 1}" in shown
    assert "<dt>Part</dt>" not in to_html(docproc.extract(alone[FIRST]))
