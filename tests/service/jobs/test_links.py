"""Links between documents: right in whichever order they come, and when they come at once."""

import threading
from concurrent.futures import ThreadPoolExecutor

import pytest

from service.links import settle
from service.recording import record
from service.settings import Settings
from service.store import Store
from service.store.models import Document
from tests.service.jobs.letters import citations, letter, upload
from tests.service.jobs.stubs import holding

PLAN = "96/SKHCN-CĐS"
CITED = letter(PLAN)


def keep(store: Store, settings: Settings, *contents: str) -> list[int]:
    """Documents as though they had been uploaded and read, one after another."""
    ids = upload(store, settings, *(holding(str(number)) for number in range(len(contents))))
    for one, content in zip(ids, contents, strict=True):
        with store.write() as session:
            record(session, session.get_one(Document, one), [content], 0.1)
    return ids


def link_of(store: Store, document_id: int) -> tuple[str, int | None]:
    """State and target of a document's only citation."""
    (row,) = citations(store, document_id)
    return row.state, row.target_id


@pytest.mark.parametrize("cited_first", [True, False])
def test_a_citation_leads_to_its_document_whichever_came_first(
    store: Store, store_settings: Settings, cited_first: bool
) -> None:
    citing = letter("5/SNV", cites=PLAN)
    ids = keep(store, store_settings, *((CITED, citing) if cited_first else (citing, CITED)))
    settle(store)

    source, target = reversed(ids) if cited_first else ids
    assert link_of(store, source) == ("matched", target)


def test_a_second_document_that_fits_makes_the_citation_ambiguous(store: Store, store_settings: Settings) -> None:
    citing, *_ = keep(
        store, store_settings, letter("5/SNV", cites=PLAN, cites_day=None), CITED, letter(PLAN, day="2025-03-02")
    )
    settle(store)

    assert link_of(store, citing) == ("ambiguous", None)


def test_a_number_that_a_new_reading_corrects_loses_its_links(store: Store, store_settings: Settings) -> None:
    citing, cited = keep(store, store_settings, letter("5/SNV", cites=PLAN), CITED)
    settle(store)
    with store.write() as session:
        record(session, session.get_one(Document, cited), [letter("69/SKHCN-CĐS")], 0.1)
    settle(store)

    assert link_of(store, citing) == ("unmatched", None)


def test_links_are_right_when_all_come_at_once(store: Store, store_settings: Settings) -> None:
    numbers = [f"{number}/SKHCN-CĐS" for number in range(1, 9)]
    contents = [letter(f"{number}/SNV", cites=cited) for number, cited in enumerate(numbers, 50)]
    contents += [letter(number, cites=numbers[position - 1]) for position, number in enumerate(numbers)]
    ids = upload(store, store_settings, *(holding(str(number)) for number in range(len(contents))))
    together = threading.Barrier(4)

    def read(part: int) -> None:
        together.wait()
        for one, content in list(zip(ids, contents, strict=True))[part::4]:
            for _ in range(2):  # twice: a reading again must not stand in another's way either
                with store.write() as session:
                    record(session, session.get_one(Document, one), [content], 0.1)
                settle(store)

    with ThreadPoolExecutor(4) as pool:
        for done in [pool.submit(read, part) for part in range(4)]:
            done.result()
    settle(store)

    plans = ids[len(numbers) :]
    assert [link_of(store, one) for one in ids[: len(numbers)]] == [("matched", plan) for plan in plans]
    assert [link_of(store, one)[1] for one in plans] == [plans[-1], *plans[:-1]]
