"""The measurement of citation lines: what counts as right, and what the table shows."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from corpus import citation_lines, score_citations
from corpus.citation_compare import compare
from corpus.citation_lines import Line, as_dispatch, load_lines
from corpus.evaluate.tally import Tally

LINE = Line.model_validate(
    {
        "id": "a",
        "category": "heads",
        "text": "Theo các điểm a, b khoản 2 Điều 5 Quyết định số 7/QĐ-SYT và Luật Giá năm 2023, Quyết định này",
        "cites": [
            {"number": "7/QĐ-SYT", "type": "quyết định", "date": "", "expanded": ["điểm a Điều 5", "điểm b Điều 5"]},
        ],
        "laws": [{"name": "Luật Giá", "year": 2023, "number": "16/2023/QH15", "amended": []}],
        "selfs": ["Quyết định này"],
    }
)
RIGHT: dict[str, Any] = {
    "citations": [
        {
            "number": "7/qđ–syt",
            "type": "quyết định",
            "date": None,
            "cited_provisions": [{"point": "a", "article": "5"}, {"point": "b", "article": "5", "clause": None}],
        }
    ],
    "laws": [{"name": "Luật  Giá", "year": 2023, "number": "16/2023/QH15", "amended": []}],
    "self_references": [{"text": "quyết định này"}],
}


def counts(answer: dict[str, Any], line: Line = LINE) -> dict[str, tuple[int, int, int]]:
    return {name: (t.right, t.extra, t.missed) for name, t in compare(line, answer).tallies.items()}


def test_right_answer() -> None:
    assert counts(RIGHT) == {
        "citations": (1, 0, 0),
        "type": (1, 0, 0),
        "date": (1, 0, 0),
        "expanded": (1, 0, 0),
        "laws": (1, 0, 0),
        "law number": (1, 0, 0),
        "law amended": (1, 0, 0),
        "named": (0, 0, 0),
        "selfs": (1, 0, 0),
    }
    assert compare(LINE, RIGHT).differences == []


def test_what_is_not_matched_has_no_attributes() -> None:
    answer = {"citations": [{"number": "8/QĐ-SYT", "type": "quyết định", "date": None}]}
    assert counts(answer) == {"citations": (0, 1, 1), "laws": (0, 0, 1), "named": (0, 0, 0), "selfs": (0, 0, 1)}


def test_value_where_gold_says_none_is_wrong() -> None:
    cited = {**RIGHT["citations"][0], "date": "2020-01-01"}
    comparison = compare(LINE, {**RIGHT, "citations": [cited]})
    assert comparison.differences == [
        {"id": "a", "measure": "date", "gold": "7/QĐ-SYT: None", "found": "2020-01-01"},
    ]


def test_silent_line() -> None:
    line = Line(id="b", category="not", text="trực 24/7")
    assert counts({}, line)["silent"] == (1, 0, 0)
    assert counts({"laws": [{"name": "Luật Giá", "year": None}]}, line)["silent"] == (0, 0, 1)
    assert "silent" not in counts({})


def test_two_documents_of_one_number_are_matched_in_order() -> None:
    line = Line.model_validate(
        {
            "id": "c",
            "category": "dates",
            "text": "5/QĐ-SYT",
            "cites": [{"number": "5/QĐ-SYT", "date": "2020"}, {"number": "5/QĐ-SYT", "date": "2021"}],
        }
    )
    answer = {"citations": [{"number": "5/QĐ-SYT", "date": "2020"}, {"number": "5/QĐ-SYT", "date": "2021"}]}
    assert counts(answer, line)["date"] == (2, 0, 0)


@pytest.mark.parametrize(
    ("tally", "precision", "recall", "f1"),
    [(Tally(3, 1, 0), 0.75, 1.0, 6 / 7), (Tally(), None, None, None), (Tally(0, 0, 2), None, 0.0, 0.0)],
)
def test_tally(tally: Tally, precision: float | None, recall: float | None, f1: float | None) -> None:
    assert (tally.precision, tally.recall, tally.f1) == (precision, recall, f1)


def test_dispatch_is_of_the_type_of_its_number() -> None:
    assert "QUYẾT ĐỊNH\n" in as_dispatch(LINE.model_copy(update={"own_number": "5/QĐ-SNV"}))
    assert "Kính gửi" in as_dispatch(LINE)


def test_whole_run_writes_the_table(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for split in citation_lines.SPLITS:
        (tmp_path / split).mkdir()
        entry = f'[[line]]\nid = "{split}"\ntext = "Theo Công văn số 81/STC-NS"\ncites = [{{number = "81/STC-NS"}}]\n'
        (tmp_path / split / "heads.toml").write_text(entry, encoding="utf-8")
    monkeypatch.setattr(score_citations, "load_lines", lambda split: load_lines(split, tmp_path))
    monkeypatch.setattr(score_citations, "TABLE", tmp_path / "SCORES.md")
    assert score_citations.main(["--split", "dev"]) == 0
    assert not (tmp_path / "SCORES.md").exists()
    assert score_citations.main([]) == 0
    table = (tmp_path / "SCORES.md").read_text(encoding="utf-8")
    assert table.count("| citations | 1.000 (1 +0 -0) |\n") == 2
    assert table.count("| heads | 1 | 1.000 (1 +0 -0) | – | – | – |") == 2
