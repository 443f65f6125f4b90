"""The committed tables: which documents stand in which, and what stays where documents are not here."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from corpus.evaluate.cases import Case, case_of
from corpus.evaluate.measure import Measured, by_facet, measure
from corpus.evaluate.predict import Prediction
from corpus.evaluate.reliability import reliability_svg
from corpus.evaluate.scores import (
    CHIEF_TABLE,
    RELEASE,
    RELEASE_PICTURE,
    Runs,
    published,
    read_section,
    release_text,
    scores_text,
    sections,
    table_changes,
)
from docproc.errors import DamagedFileError
from tests.corpus.evaluate.small import prediction, write


def perfect(_: Case) -> Prediction:
    found = prediction()
    found["header"]["number"]["confidence"] = 0.75
    return Prediction(found)


def broken(_: Case) -> Prediction:
    raise DamagedFileError("the file is cut short")


@pytest.fixture
def case(tmp_path: Path) -> Case:
    return case_of(write(tmp_path), form="text", split="dev")


def in_form(case: Case, form: str, split: str = "dev") -> Measured:
    return measure(replace(case, form=form, split=split), perfect)


def test_a_failure_counts_as_an_empty_answer_and_is_named(case: Case) -> None:
    runs = Runs({}, {"text": [measure(case, broken)]})
    text = scores_text(runs)
    assert "| header.all | 0.000 (0/1) |" in text
    assert "* x01-so-noi-vu-2024 (text): the file is cut short [file_damaged]" in text


def test_each_part_of_the_corpus_and_each_form_has_its_column(case: Case) -> None:
    runs = Runs(
        {"real PDF": [in_form(case, "pdf")]},
        {"text": [in_form(case, "text"), in_form(case, "text", "train")], "scan": [in_form(case, "scan")]},
    )
    found = sections(runs)
    assert {title for _, title in found[CHIEF_TABLE]} == {"real PDF", "authored"}
    assert found[CHIEF_TABLE]["documents", "authored"] == "2"
    assert {title for _, title in found["Authored, by form"]} == {"text", "scan"}
    assert found["Authored, by part of the corpus"]["documents", "train"] == "1"
    assert found["By issuer"]["province", "documents"] == "2"
    assert found["By type"]["công văn", "citations"] == "1.000 (2 +0 -0)"
    assert found["Documents that oblige nobody"] == {}
    # train is what confidence was learnt from, so it stands apart
    assert found["Confidence, dev"]["header.number", "values"] == "2"
    assert found["Confidence, dev"]["header.number", "calibration error"] == "0.250"
    assert found["Confidence, real documents"]["header.number", "values"] == "1"


def test_columns_whose_documents_are_not_here_stay_as_they_were(case: Case) -> None:
    full = Runs({"seed": [in_form(case, "text")], "scans": [in_form(case, "scan")]}, {"text": [in_form(case, "text")]})
    before = scores_text(full)
    after = scores_text(Runs({}, {"text": [measure(case, broken)]}), before)
    table = read_section(after, CHIEF_TABLE)
    assert table["header.all", "seed"] == table["header.all", "scans"] == "1.000 (1/1)"
    assert table["header.all", "authored"] == "0.000 (0/1)"
    assert read_section(before, "no such heading") == {}


def test_gains_and_losses_name_their_table(case: Case) -> None:
    before = scores_text(Runs({}, {"text": [in_form(case, "text")]}))
    assert table_changes(before, sections(Runs({}, {"text": [in_form(case, "text")]}))) == []
    lost = table_changes(before, sections(Runs({}, {"text": [measure(case, broken)]})))
    assert "Real and authored: loss  authored         citations            1.000 (1 +0 -0) → 0.000 (0 +0 -1)" in lost


def test_the_release_table_has_real_documents_beside_the_test_part(case: Case) -> None:
    text = release_text(Runs({"scans": [in_form(case, "scan")]}, {"pdf": [in_form(case, "pdf", "test")]}))
    assert read_section(text, "Test part, by form")["documents", "pdf"] == "1"
    assert read_section(text, "Real documents")["documents", "scans"] == "1"
    assert read_section(text, "Whole documents")["pdf", "document.all"] == "1.000 (1/1)"


def test_a_release_draws_the_confidence_of_the_test_part(case: Case) -> None:
    runs = Runs({}, {"pdf": [in_form(case, "pdf", "test")], "text": [measure(case, broken)]})
    files, told = published(runs, release=True)
    assert files[RELEASE].splitlines() == told
    assert files[RELEASE_PICTURE] == reliability_svg(runs.calibrations("test"))
    assert "header.number" in files[RELEASE_PICTURE]


def test_documents_are_told_apart_by_what_they_are(case: Case) -> None:
    measured = [in_form(case, "text"), in_form(case, "pdf", "train"), measure(replace(case, form=None), perfect)]
    assert [list(by_facet(measured, facet)) for facet in ("form", "split", "level", "type")] == [
        ["pdf", "text"],
        ["dev", "train"],
        ["province"],
        ["công văn"],
    ]
