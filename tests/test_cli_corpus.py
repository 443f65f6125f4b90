"""``docproc corpus``: check, show, build, export."""

import json
from pathlib import Path

import pytest
from spacy.tokens import DocBin
from spacy.vocab import Vocab

from tests.commands import call

MARKED = """\
notes: -
number: 3/GM-UBND
date: 2025-02-01
place: Chiềng Ơn
issuer: UBND XÃ CHIỀNG ƠN
type: giấy mời
subject: Họp bàn việc cấp nước
---
UBND XÃ CHIỀNG ƠN
Số: 3/GM-UBND
Chiềng Ơn, ngày 01 tháng 02 năm 2025
GIẤY MỜI
Họp bàn việc cấp nước
"""


@pytest.fixture
def marked(tmp_path: Path) -> Path:
    file = tmp_path / "z01-giay-moi.marked"
    file.write_text(MARKED, encoding="utf-8")
    return file


def test_build_then_check(marked: Path) -> None:
    assert call("corpus", "check", marked) == (0, f"{marked}: fit for the corpus\n", "")
    assert call("corpus", "build", marked, "-o", marked.parent)[0] == 0
    gold = marked.with_name("z01-giay-moi.gold.json")
    assert call("corpus", "check", gold)[0] == 0
    assert call("corpus", "check", marked.with_name("z01-giay-moi.txt"))[0] == 0
    gold.write_text(gold.read_text(encoding="utf-8").replace("3/GM-UBND", "4/GM-UBND"), encoding="utf-8")
    status, out, err = call("corpus", "check", gold)
    assert (status, out) == (2, "")
    assert err == f"docproc: {gold}: header.number '4/GM-UBND' is not printed [gold_invalid]\n"


def test_what_is_not_there_is_told(marked: Path) -> None:
    status, _, err = call("corpus", "check", marked.with_name("none.txt"))
    assert status == 2
    assert "needs none.gold.json and none.txt or none.md side by side [gold_invalid]" in err
    marked.write_text("numbr: 3\n---\n", encoding="utf-8")
    status, _, err = call("corpus", "build", marked, "-o", marked.parent)
    assert status == 2
    assert "line 1: 'numbr: 3' is no field of the head [notation_invalid]" in err
    assert call("corpus", "build", marked.with_name("none.marked"))[2].endswith("[file_unreadable]\n")
    assert call("corpus", "show", "nothing-of-that-name")[0] == 2


def test_show_prints_the_notation(marked: Path) -> None:
    status, out, _ = call("corpus", "show", "a01")
    assert status == 0
    marked.write_text(out, encoding="utf-8")
    assert call("corpus", "check", marked)[0] == 0


def test_schema_is_closed() -> None:
    schema = json.loads(call("corpus", "schema")[1])
    assert schema["additionalProperties"] is False


def test_export_as_json_lines(tmp_path: Path) -> None:
    file = tmp_path / "dev.jsonl"
    status, out, _ = call("corpus", "export", "-o", file, "--split", "dev")
    entries = [json.loads(line) for line in file.read_text(encoding="utf-8").splitlines()]
    assert (status, out) == (0, f"{file}: {len(entries)} dispatches\n")
    assert {entry["split"] for entry in entries} == {"dev"}
    number = next(span for span in entries[0]["spans"] if span["path"] == "header.number")
    assert entries[0]["text"][number["start"] : number["end"]] == entries[0]["gold"]["header"]["number"]


def test_export_as_docbin(tmp_path: Path) -> None:
    file = tmp_path / "dev.spacy"
    assert call("corpus", "export", "-o", file, "--format", "docbin", "--split", "dev")[0] == 0
    docs = list(DocBin(store_user_data=True).from_disk(file).get_docs(Vocab()))
    assert docs[0].user_data["split"] == "dev"
    assert [span.label_ for span in docs[0].spans["header"] if span.id_ == "header.number"] == ["number"]
    assert len(docs[0].spans["action"]) > 0


def test_export_as_bio(tmp_path: Path) -> None:
    file = tmp_path / "dev.bio"
    assert call("corpus", "export", "-o", file, "--format", "bio", "--split", "dev")[0] == 0
    blocks = file.read_text(encoding="utf-8").split("\n\n")
    rows = [line.split("\t") for line in blocks[0].splitlines() if not line.startswith("#")]
    assert {len(row) for row in rows} == {10}
    assert any(row[1] == "B-number" for row in rows)
    assert all(row[0].strip() for row in rows)


def test_an_output_that_cannot_be_written(tmp_path: Path) -> None:
    status, _, err = call("corpus", "export", "-o", tmp_path, "--split", "dev")
    assert status == 5
    assert err.endswith("[output_unwritable]\n")
