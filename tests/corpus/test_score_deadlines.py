"""The measurement of clauses with deadlines: what counts as right, and what the table shows."""

from __future__ import annotations

from dataclasses import replace

from corpus.deadline_lines import SPLITS, Case, parse_case
from corpus.deadline_readers import by_composed, by_dateparser, by_docproc
from corpus.evaluate.baseline import TOLERANCE
from corpus.score_deadlines import TABLE, VARIED, Result, compare, measure, measure_variants, read_table, write_table
from docproc.deadlines import FoundDeadline

TEXT = "trước 20/7"
TWICE = parse_case(
    "a | 82 | 2023-07-13 | Báo cáo lần 1 trước 20/7, lần 2 trong vòng 03 ngày. "
    '| "trước 20/7" date 2023-07-20 before & "trong vòng 03 ngày" relative P3D within ?anchor'
)
NEVER = parse_case("b | 62 | 2023-07-13 | Áp dụng từ 01/01/2024. | -")
FIRST = FoundDeadline(14, 24, TEXT, "date", due="2023-07-20", bound="before")
SECOND = FoundDeadline(32, 50, "trong vòng 03 ngày", "relative", bound="within", duration="P3D", anchor="event")


def counts(case: Case, *found: FoundDeadline) -> dict[str, tuple[int, int, int]]:
    result = Result()
    compare(case, found, result)
    return {name: (tally.right, tally.extra, tally.missed) for name, tally in result.tallies.items()}


def test_right_line_whatever_stands_in_an_open_attribute() -> None:
    found = counts(TWICE, FIRST, SECOND)
    assert found["lines"] == found["lines with deadlines"] == found["lines by value"] == (1, 0, 0)
    assert found["deadlines"] == (2, 0, 0)
    assert "anchor" not in found


def test_another_bound_spoils_the_line_but_not_its_value() -> None:
    found = counts(TWICE, replace(FIRST, bound="by"), SECOND)
    assert found["lines"] == (0, 0, 1)
    assert found["lines by value"] == (1, 0, 0)
    assert found["bound"] == (1, 0, 1)


def test_a_deadline_missed_spoils_the_line_and_its_kind() -> None:
    found = counts(TWICE, SECOND)
    assert found["lines by value"] == (0, 0, 1)
    assert found["value of date"] == (0, 0, 1)
    assert found["value of relative"] == (1, 0, 0)
    assert found["deadlines"] == (1, 0, 1)


def test_order_counts() -> None:
    assert counts(TWICE, SECOND, FIRST)["lines"] == (0, 0, 1)


def test_the_composed_way_finds_a_day_behind_its_words_in_a_sentence_with_a_verb_of_its_list() -> None:
    told = [(one.text, one.kind, one.due) for one in by_composed(TWICE)]
    assert told == [("trước 20/7", "date", "2023-07-20")]
    assert by_composed(replace(TWICE, clause="Thời gian trước 20/7.")) == []
    assert by_composed(NEVER) == []


def test_the_composed_way_takes_the_day_of_a_cell_and_no_words() -> None:
    cells = [by_composed(replace(TWICE, clause=text, cell=True)) for text in ("30/9/2023", "Thường xuyên")]
    assert [[one.due for one in found] for found in cells] == [["2023-09-30"], []]


def test_an_invented_deadline_spoils_a_silent_line() -> None:
    assert counts(NEVER)["lines without"] == (1, 0, 0)
    found = counts(NEVER, replace(FIRST, text="01/01/2024"))
    assert found["lines without"] == (0, 0, 1)
    assert found["deadlines"] == (0, 1, 0)


def test_days_of_cited_documents_are_masked() -> None:
    case = parse_case(
        "c | citation | 2022-10-17 | Thực hiện Quyết định số 88/QĐ-BTC ngày 26/8/2022, báo cáo trước 30/11/2022. | -"
    )
    assert [one.due for one in by_docproc(case)] == ["2022-11-30"]


def test_dateparser_gives_days_in_their_places() -> None:
    found = by_dateparser(parse_case("d | 60 | 2023-07-13 | Nộp 20/8/2023 và 20/9/2023. | -"))
    assert [one.due for one in found] == ["2023-08-20", "2023-09-20"]


def test_table_shows_readers_beside_each_other() -> None:
    good, bad = Result(), Result()
    compare(TWICE, [FIRST, SECOND], good)
    compare(TWICE, [], bad)
    rows = write_table({"dev": {"docproc": good, "other": bad}}).splitlines()
    assert "| measure | docproc | other |" in rows
    assert "| lines | 1.000 (1/1) | 0.000 (0/1) |" in rows
    assert "| deadlines | 1.000 (2 +0 -0) | 0.000 (0 +0 -2) |" in rows
    assert any(row.startswith("| due | 1.000 (1/1) | – |") for row in rows)


def test_table_is_read_as_it_was_written() -> None:
    good, bad = Result(), Result()
    compare(TWICE, [FIRST, SECOND], good)
    compare(TWICE, [SECOND], bad)
    scores = read_table(write_table({"dev": {"docproc": good}, "test": {"docproc": bad}}))
    assert scores["dev", "docproc", "lines"] == 1
    assert scores["test", "docproc", "deadlines"] == 0.667
    assert scores["test", "docproc", "value of date"] == 0


def test_no_committed_figure_falls_by_more_than_the_tolerance() -> None:
    """Figures alone: what is wrong in ``test`` is shown to nobody."""
    committed = read_table(TABLE.read_text(encoding="utf-8"))
    lost = []
    for split in SPLITS:
        found = measure(split)["docproc"]
        for name in ("lines", "lines with deadlines", "lines without", "lines by value", "deadlines"):
            before, now = committed[split, "docproc", name], found.score(name)
            lost += [(split, name, before, now)] if now is None or now < before - TOLERANCE else []
    assert lost == [], "see what broke, or accept it with python -m corpus.score_deadlines --write"


def test_what_is_right_stays_right_said_otherwise() -> None:
    committed = read_table(TABLE.read_text(encoding="utf-8"))[VARIED, "docproc", "lines"]
    found = measure_variants()["docproc"].score("lines")
    assert found is not None
    assert found >= committed - TOLERANCE
