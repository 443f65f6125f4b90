"""The table of citation lines: well-formed, large and hard enough, and no line in both halves."""

from __future__ import annotations

import re
from collections import Counter
from functools import cache

import pytest

from corpus.citation_lines import SPLITS, Line, as_dispatch, key, load_lines
from docproc.document_types import by_name

CANONICAL = re.compile(r"\d+(?:\.\d+)?[a-zđ]?(?:[/.-]|(?=[A-ZĐ]+/))\S*[A-ZĐ]\S*")
LEAST = {"dev": 220, "test": 220}


@cache
def lines(split: str) -> tuple[Line, ...]:
    return tuple(load_lines(split))


def every_line() -> list[Line]:
    return [line for split in SPLITS for line in lines(split)]


@pytest.mark.parametrize("split", SPLITS)
def test_half_is_large_and_hard_enough(split: str) -> None:
    assert len(lines(split)) >= LEAST[split]
    assert sum(line.hard for line in lines(split)) * 2 >= len(lines(split))


def test_table_has_enough_lines_without_citations() -> None:
    assert sum(line.silent or line.category == "not_citations" for line in every_line()) >= 60


def test_ids_are_unique() -> None:
    assert [name for name, count in Counter(line.id for line in every_line()).items() if count > 1] == []


def test_no_line_stands_twice() -> None:
    texts = Counter(key(line.text) for line in every_line())
    assert [text for text, count in texts.items() if count > 1] == []


def test_halves_do_not_repeat_each_others_numbers() -> None:
    """Twins give themselves away by their numbers; those of laws are facts and may recur."""
    dev, test = (
        {key(cited.number) for line in lines(split) for cited in line.cites if "/QH" not in cited.number}
        for split in SPLITS
    )
    assert len(dev & test) <= 0.06 * min(len(dev), len(test))


@pytest.mark.parametrize("split", SPLITS)
def test_numbers_are_canonical(split: str) -> None:
    cited = [(line.id, one.number) for line in lines(split) for one in line.cites]
    cited += [(line.id, one.number) for line in lines(split) for one in line.named]
    cited += [(line.id, law.number) for line in lines(split) for law in line.laws if law.number]
    assert [(name, number) for name, number in cited if not CANONICAL.fullmatch(number)] == []


@pytest.mark.parametrize("split", SPLITS)
def test_types_and_dates_are_those_of_the_contract(split: str) -> None:
    cited = [(line.id, one) for line in lines(split) for one in line.cites]
    assert [(name, one.type) for name, one in cited if one.type and by_name(one.type) is None] == []
    parts = [(name, one.date.split("-")) for name, one in cited if one.date]
    assert [(name, date) for name, date in parts if [len(part) for part in date] != [4, 2, 2][: len(date)]] == []


@pytest.mark.parametrize("split", SPLITS)
def test_gold_quotes_the_line(split: str) -> None:
    """Issuers, titles, provisions and self references are as printed; numbers of ``within`` are cited too."""
    wrong = []
    for line in lines(split):
        text, numbers = key(line.text), {one.number for one in line.cites}
        quoted = [
            value for one in line.cites for value in (one.issuer, one.title, one.annexed, *(one.provisions or ()))
        ]
        quoted += [value for law in line.laws for value in law.provisions or ()]
        quoted += [*(line.selfs or ()), *(one.name for one in line.named)]
        wrong += [(line.id, value) for value in quoted if value and key(value) not in text]
        wrong += [(line.id, one.within) for one in line.cites if one.within and one.within not in numbers]
    assert wrong == []


def test_dispatch_around_a_line_holds_it_whole() -> None:
    for line in every_line():
        text = as_dispatch(line)
        assert line.text.strip() in text
        assert line.own_number in text
