"""The answers by hand on whom obligations concern: the sheets fit the corpus, and docproc agrees with them."""

from __future__ import annotations

import csv

import pytest

from corpus.score_concerning import FOLDER, SHEETS, answers, gold_dispatch
from corpus.splits import split_of
from docproc.concerning import ask


@pytest.mark.parametrize("sheet", SHEETS)
def test_a_sheet_speaks_of_offices_and_actors_that_exist_and_not_of_the_test_part(sheet: str) -> None:
    offices = (FOLDER / f"{sheet}.offices.txt").read_text(encoding="utf-8").splitlines()
    rows = list(csv.DictReader((FOLDER / f"{sheet}.csv").read_text(encoding="utf-8").splitlines()))

    assert len(set(offices)) == 20
    assert all(ask(office) for office in offices)
    for row in rows:
        assert split_of(row["document"]) != "test"
        names = {actor.name for one in gold_dispatch(row["document"]).obligations for actor in one.actors}
        assert not row["actor"] or row["actor"] in names, row
        assert not row["office"] or row["office"] in offices, row
    assert len({(row["document"], row["actor"], row["office"]) for row in rows}) == len(rows)


@pytest.mark.parametrize("sheet", SHEETS)
def test_no_yes_is_invented_and_few_are_missed(sheet: str) -> None:
    found = list(answers(sheet))
    invented = [one for one in found if one.found == "yes" and one.expected == "no"]
    expected = [one for one in found if one.expected == "yes"]

    assert invented == []
    assert sum(one.found == "yes" for one in expected) >= 0.94 * len(expected)
    assert sum(one.found != "no" for one in expected) >= 0.99 * len(expected)
