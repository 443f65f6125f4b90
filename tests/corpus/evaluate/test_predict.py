"""Where predictions come from, and what is known of a document's pages."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest

from corpus.evaluate.cases import case_of
from corpus.evaluate.errors import DocumentMissingError, GoldError, NotRenderedError, PredictionError
from corpus.evaluate.forms import rendered
from corpus.evaluate.measure import measure, measure_all
from corpus.evaluate.predict import Prediction, Stored, read
from corpus.splits import DOCUMENTS
from docproc.errors import EmptyFileError
from tests.corpus.evaluate.small import GOLD, prediction, write

SAMPLE = DOCUMENTS / "a01-bo-nnmt-cap-nuoc-2026.txt"


@pytest.mark.parametrize(
    ("content", "form"),
    [
        ({"source": {"text_from": "text-layer"}}, "pdf"),
        ({"source": {"text_from": "ocr"}}, "scan"),
        ({"source": {"text_from": "docx"}, "warnings": [{"code": "legacy_font_decoded"}]}, "legacy"),
        ({"source": None}, "unknown"),
        ({}, "unknown"),
    ],
)
def test_the_form_is_told_by_what_was_read(content: dict[str, object], form: str) -> None:
    assert Prediction(content).form == form


def test_docproc_reads_the_document(tmp_path: Path) -> None:
    found = read(case_of(write(tmp_path)))
    assert found.content["header"]["number"]["value"] == GOLD["header"]["number"]
    assert (found.form, found.gold_boxes) == ("text", None)


@pytest.mark.parametrize(
    ("form", "magic"), [("pdf", b"%PDF"), ("stamped", b"%PDF"), ("docx", b"PK"), ("legacy", b"PK")]
)
def test_an_authored_dispatch_becomes_a_file(form: str, magic: bytes) -> None:
    gold = json.loads(SAMPLE.with_suffix(".gold.json").read_text(encoding="utf-8"))
    data, boxes = rendered(SAMPLE, gold, form)
    assert data.startswith(magic)
    assert rendered(SAMPLE, gold, form)[0] == data
    if boxes is not None:
        assert len(boxes["header.number"]) == 1
        assert len(boxes["items[1]"]) > 1
    assert (boxes is None) == (magic == b"PK")


def test_a_dispatch_whose_letterhead_is_one_heap_is_not_rendered(tmp_path: Path) -> None:
    text = tmp_path / "x01.txt"
    text.write_text(
        "SỞ NỘI VỤ CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nSố: 1/SNV Lạng Sơn, ngày 1 tháng 2 năm 2024\n", encoding="utf-8"
    )
    with pytest.raises(NotRenderedError, match="pdf"):
        rendered(text, GOLD, "pdf")


def test_an_authored_dispatch_is_measured_in_its_form_with_its_boxes() -> None:
    case = replace(case_of(SAMPLE.with_suffix(".gold.json"), (".txt",)), form="pdf", split="dev", render=True)
    measured = measure(case, read)
    assert (measured.form, measured.facet("level"), measured.failure) == ("pdf", "central", None)
    assert measured.tallies["boxes"].right > 50
    assert measured.tallies["boxes.header"].missed == 0


def test_boxes_that_lie_beside_a_document_are_compared(tmp_path: Path) -> None:
    case = case_of(write(tmp_path))
    boxes = tmp_path / f"{case.name}.boxes.json"
    boxes.write_text(json.dumps({"values": {"header.number": [[1, 0, 0, 10, 10]]}}), encoding="utf-8")
    assert measure(case, read).tallies["boxes.header"].missed == 1  # a text has no pages, hence no boxes
    said = prediction()
    said["header"]["number"]["boxes"] = [[1, 0, 0, 10, 10]]
    (tmp_path / "said").mkdir()
    (tmp_path / "said" / f"{case.name}.json").write_text(json.dumps(said), encoding="utf-8")
    assert measure(case, Stored(tmp_path / "said")).tallies["boxes.header"].right == 1
    boxes.write_text("{}", encoding="utf-8")
    assert isinstance(measure(case, read).failure, GoldError)


@pytest.mark.parametrize(
    "content", ["", "[1]", '{"header": 3}', '{"citations": [1]}', '{"obligations": [{"deadline": "mai"}]}']
)
def test_a_prediction_that_has_not_its_form_is_refused(tmp_path: Path, content: str) -> None:
    case = case_of(write(tmp_path))
    (tmp_path / f"{case.name}.json").write_text(content, encoding="utf-8")
    with pytest.raises(PredictionError):
        Stored(tmp_path)(case)
    assert isinstance(measure(case, Stored(tmp_path)).failure, PredictionError)


def test_a_gold_file_needs_its_document(tmp_path: Path) -> None:
    gold_file = write(tmp_path)
    gold_file.with_name("x01-so-noi-vu-2024.txt").unlink()
    with pytest.raises(DocumentMissingError, match="x01-so-noi-vu-2024"):
        case_of(gold_file)


def test_several_processes_say_the_same_as_one(tmp_path: Path) -> None:
    cases = [case_of(write(tmp_path, f"x0{place}-so-noi-vu-2024")) for place in range(3)]
    cases[1].document.write_text("", encoding="utf-8")
    alone, shared = (list(measure_all(cases, read, jobs)) for jobs in (1, 2))
    assert [one.tallies for one in shared] == [one.tallies for one in alone]
    assert [one.case.name for one in shared] == [case.name for case in cases]
    assert [type(one.failure) for one in shared] == [type(None), EmptyFileError, type(None)]
