"""Every habit of the checklist is exercised by some document, and the table says by which."""

import pytest

from corpus.export import Entry, entries
from corpus.habits import TABLE, Habit, checklist, facts, table


@pytest.fixture(scope="module")
def found() -> dict[Habit, list[Entry]]:
    return checklist(list(entries()))


def test_every_habit_is_exercised(found: dict[Habit, list[Entry]]) -> None:
    assert [habit.name for habit, holders in found.items() if len(holders) < habit.least] == []


def test_the_table_is_current(found: dict[Habit, list[Entry]]) -> None:
    assert TABLE.read_text(encoding="utf-8") == table(found, list(entries())), "run python -m corpus.habits"


def test_the_corpus_has_the_breadth_that_it_claims() -> None:
    documents = list(entries())
    assert len(documents) >= 150
    assert len({entry.gold["header"]["type"] for entry in documents}) >= 29
    assert len({entry.gold["header"]["issuer"] for entry in documents}) >= 80
    assert sum(not entry.gold["obligations"] for entry in documents) >= 40
    assert {entry.split for entry in documents} == {"train", "dev", "test"}


def test_facts() -> None:
    header = {"number": "/KH-UBND", "date": "2026-01", "issuer": "UBND XÃ A", "type": "kế hoạch", "urgency": "khẩn"}
    gold = {
        "header": header,
        "laws": [{"name": "Luật Thủy lợi", "year": None}],
        "items": [{"label": label} for label in ("1", "3", "3.-1", "3.-1.+1", "Bước 1", "Bước 1")],
        "obligations": [],
        "signature": {"capacity": "KT.", "name": None},
    }
    said = facts(Entry("z01", "dev", "Nơi nhận:", ".md", gold, ()))
    assert {"number blank", "day blank", "urgent", "law", "label gap", "label plus", "label twice"} <= said
    assert {"label Bước", "capacity KT.", "no signer", "no obligation", "markdown", "named type"} <= said
    assert not {"law year", "long issuer", "nfd", "two signers", "support"} & said
