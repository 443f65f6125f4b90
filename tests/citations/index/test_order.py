"""Links are a function of the records held: not of the order in which they came, nor of what came and went."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from docproc.citations import Index, Record, Reference
from docproc.citations.index import Resolution

NUMBERS = ("12/QĐ-UBND", "21/QĐ-UBND", "12/CĐ-UBND", "112/QĐ-UBND", "7/SYT-NVY", "30/2020/NĐ-CP", "30/2021/NĐ-CP")
DATES = ("2020-03-05", "2021-03-05", "2020-03-15", "2020-03", "2020", None)
BODIES = ("UBND tỉnh An Giang", "UBND tỉnh Kiên Giang", "UBND tỉnh", "Sở Y tế", "Chính phủ", None)
TITLES = ("Về công tác văn thư, lưu trữ", "Kế hoạch phòng, chống thiên tai năm 2020", None)
PLACES = ("An Giang", "Hà Nội", None)

references = st.builds(
    Reference,
    number=st.sampled_from(NUMBERS),
    type=st.none(),
    date=st.sampled_from(DATES),
    issuer=st.sampled_from(BODIES),
    title=st.sampled_from(TITLES),
)
records = st.builds(
    Record.build,
    st.sampled_from((*NUMBERS, None)),
    date=st.sampled_from(DATES),
    issuer=st.sampled_from(BODIES),
    place=st.sampled_from(PLACES),
    subject=st.sampled_from(TITLES),
    references=st.lists(references, max_size=3).map(tuple),
)

State = dict[tuple[str, Reference], Resolution]


def state(index: Index) -> State:
    return {(link.source, link.reference): link.resolution for link in index.links()}


def outcome(resolution: Resolution) -> tuple[object, ...]:
    return resolution.state, resolution.target, {slip.suspected for slip in resolution.slips}


@settings(max_examples=60, deadline=None)
@given(st.lists(records, max_size=9), st.randoms(use_true_random=False))
def test_the_order_of_adding_does_not_change_the_links(several: list[Record], chance: object) -> None:
    first, second = Index(), Index()
    for record in several:
        first.add(record)
    shuffled = list(several)
    chance.shuffle(shuffled)  # type: ignore[attr-defined]
    for record in shuffled:
        second.add(record)
    assert state(first) == state(second) == state(Index(several))
    assert sorted(first.records(), key=repr) == sorted(second.records(), key=repr)
    assert first.missing() == second.missing()
    assert first.contradictions() == second.contradictions()


@settings(max_examples=60, deadline=None)
@given(st.lists(records, max_size=9), records)
def test_adding_tells_what_it_changes_and_removing_restores(several: list[Record], late: Record) -> None:
    index = Index(several)
    if late.id in index:
        return
    before = state(index)
    added = index.add(late)
    after = state(index)
    expected = {key for key, now in after.items() if key in before and outcome(before[key]) != outcome(now)}
    assert {(link.source, link.reference) for link in added.changed} == expected
    assert all(link.resolution == after[link.source, link.reference] for link in added.changed)
    removed = index.remove(late.id)
    assert {(link.source, link.reference) for link in removed.changed} == expected
    assert state(index) == before


@settings(max_examples=60, deadline=None)
@given(st.lists(records, max_size=9))
def test_a_matched_record_fits_all_that_is_printed(several: list[Record]) -> None:
    index = Index(several)
    for link in index.links():
        if link.resolution.state == "matched":
            held = index[link.resolution.target or ""]
            assert held.date is None or link.reference.date is None or held.date[:4] == link.reference.date[:4]
            assert link in index.cited_by(held.id)
            assert {reason.code for reason in link.resolution.reasons}.isdisjoint(
                {"date-differs", "issuer-differs", "place-differs"}
            )


@settings(deadline=None)
@given(records)
def test_what_was_put_in_comes_out(record: Record) -> None:
    index = Index([record])
    assert index[record.id] == record
    assert list(index.records()) == [record]
    assert record.id in index
    assert len(index) == 1


@settings(deadline=None)
@given(records)
def test_an_id_is_a_function_of_the_header(record: Record) -> None:
    again = Record.build(
        record.number,
        date=record.date,
        issuer=record.issuer,
        parent=record.parent,
        place=record.place,
        subject=record.subject,
    )
    assert again.id == record.id
