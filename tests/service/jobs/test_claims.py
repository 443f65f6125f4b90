"""Claims: one reader a document, until it is silent too long or its process is no more."""

import os
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest

from service.jobs import claims
from service.jobs.claims import claim, claim_next, claimant, free, free_after_death, renew, when_claimable
from service.settings import Settings
from service.store import Store
from service.store.models import Document
from service.store.types import now
from tests.service.jobs.letters import document, upload
from tests.service.jobs.stubs import holding

SECONDS = 20


@pytest.fixture
def waiting(store: Store, store_settings: Settings) -> list[int]:
    """Three documents that wait to be read."""
    return upload(store, store_settings, *(holding(str(number)) for number in range(3)))


def held_by(store: Store, document_id: int, who: str, *, seconds: float = SECONDS) -> None:
    """Have a document held under a name, its lease with so many seconds to go."""
    with store.write() as session:
        row = session.get_one(Document, document_id)
        row.state, row.claimed_by, row.claimed_until = "reading", who, now() + timedelta(seconds=seconds)


def dead_process() -> int:
    """The number of a process that has ended."""
    with subprocess.Popen([sys.executable, "-c", ""]) as ended:
        ended.wait()
        return ended.pid


def test_documents_are_claimed_in_the_order_in_which_they_came(store: Store, waiting: list[int]) -> None:
    assert [claim_next(store, "a", SECONDS) for _ in range(4)] == [*waiting, None]
    assert [document(store, one).state for one in waiting] == ["reading"] * 3


def test_of_several_claimants_at_once_each_gets_a_document_of_its_own(store: Store, waiting: list[int]) -> None:
    def claim_all(who: str) -> list[int]:
        got: list[int] = []
        while len(got) < 3 and (one := claim_next(store, who, SECONDS)) is not None:
            got.append(one)
        return got

    with ThreadPoolExecutor(4) as pool:
        claimed = [one for got in pool.map(claim_all, "abcd") for one in got]

    assert sorted(claimed) == waiting


def test_who_claims_one_document_gets_it_once(store: Store, waiting: list[int]) -> None:
    with ThreadPoolExecutor(4) as pool:
        got = list(pool.map(lambda who: claim(store, waiting[1], who, SECONDS), "abcd"))

    assert sorted(got) == [False, False, False, True]


def test_a_claim_that_ran_out_is_another_s_and_counts_as_an_interruption(store: Store, waiting: list[int]) -> None:
    held_by(store, waiting[0], "elsewhere:1:x", seconds=-1)

    assert claim_next(store, "b", SECONDS) == waiting[0]
    found = document(store, waiting[0])
    assert (found.claimed_by, found.interruptions) == ("b", 1)


def test_a_renewed_claim_holds_and_only_where_it_is_the_claimant_s(store: Store, waiting: list[int]) -> None:
    for one, who in zip(waiting, "aab", strict=True):
        held_by(store, one, who, seconds=-1)

    renew(store, "a", waiting[1:], SECONDS)

    assert [claim(store, one, "c", SECONDS) for one in waiting] == [True, False, True]


@pytest.mark.parametrize(
    ("values", "claimable"),
    [
        ({"state": "read"}, False),
        ({"state": "failed"}, False),
        ({"state": "refused"}, False),
        ({"not_before": now() + timedelta(hours=1)}, False),
        ({"not_before": now() - timedelta(hours=1)}, True),
    ],
)
def test_what_is_done_or_is_to_wait_is_not_claimed(
    store: Store, waiting: list[int], values: dict[str, object], claimable: bool
) -> None:
    with store.write() as session:
        row = session.get_one(Document, waiting[0])
        for name, value in values.items():
            setattr(row, name, value)

    assert claim(store, waiting[0], "a", SECONDS) is claimable


def test_what_a_dead_process_of_this_machine_held_is_free_at_once(store: Store, waiting: list[int]) -> None:
    here = claimant().rsplit(":", 2)[0]
    held_by(store, waiting[0], f"{here}:{dead_process()}:ab12")
    held_by(store, waiting[1], f"{here}:{os.getppid()}:ab12")
    held_by(store, waiting[2], f"not-{here}:{dead_process()}:ab12")

    assert free_after_death(store, claimant()) == 1
    assert [claim(store, one, "c", SECONDS) for one in waiting] == [True, False, False]


def test_what_a_process_held_that_bore_our_own_number_is_free_and_ours_is_not(store: Store, waiting: list[int]) -> None:
    ours = claimant()
    held_by(store, waiting[0], ours)
    held_by(store, waiting[1], f"{ours.rpartition(':')[0]}:0ther")

    assert free_after_death(store, ours) == 1
    assert [claim(store, one, "c", SECONDS) for one in waiting[:2]] == [False, True]


def test_a_container_with_our_name_and_our_process_number_is_not_taken_for_dead(
    store: Store, waiting: list[int], monkeypatch: pytest.MonkeyPatch
) -> None:
    ours = claimant()
    monkeypatch.setattr(claims, "_numbering", lambda: "of another container")
    theirs = claimant()
    monkeypatch.undo()
    held_by(store, waiting[0], theirs)

    assert theirs.split(":")[1] == ours.split(":")[1]
    assert len(theirs) <= 64
    assert free_after_death(store, ours) == 0


def test_who_stops_in_good_order_gives_back_his_own_without_blame(store: Store, waiting: list[int]) -> None:
    for one, who in zip(waiting, "aab", strict=True):
        held_by(store, one, who)

    free(store, "a", waiting[0])
    states = [document(store, one).state for one in waiting]
    free(store, "a")

    assert states == ["received", "reading", "reading"]
    assert [document(store, one).state for one in waiting] == ["received", "received", "reading"]
    assert [document(store, one).interruptions for one in waiting] == [0, 0, 0]


def test_from_when_a_document_may_be_claimed(store: Store, waiting: list[int]) -> None:
    held_by(store, waiting[0], "a", seconds=3600)
    with store.write() as session:
        session.get_one(Document, waiting[1]).state = "read"
    moments = [when_claimable(store, one) for one in (*waiting, 999)]

    assert moments[1] is moments[3] is None
    assert moments[0] is not None
    assert moments[2] is not None
    assert moments[0] > now() + timedelta(minutes=50)
    assert moments[2] <= now()
