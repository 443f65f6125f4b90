"""The compact columns against plain dictionaries."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from docproc.citations.index.columns import Chains, Pool, TextPairs


@settings(deadline=None)
@given(st.lists(st.tuples(st.booleans(), st.integers(0, 40), st.integers(-(2**62), 2**62) | st.integers(0, 3))))
def test_chains_hold_what_a_dictionary_of_sets_holds(steps: list[tuple[bool, int, int]]) -> None:
    keys: dict[int, int] = {}
    chains = Chains(lambda row: keys[row])
    for put, row, key in steps:
        if put and row not in keys:
            keys[row] = key
            chains.add(row, key)
        elif not put and row in keys:
            chains.remove(row, keys[row])
            del keys[row]
        for each in {*keys.values(), key}:
            assert set(chains.find(each)) == {held for held, its in keys.items() if its == each}
            assert (chains.first(each) in chains.find(each)) == bool(chains.find(each))


def test_chains_stay_right_when_thousands_come_and_go() -> None:
    chains = Chains(lambda row: row % 1000)
    for row in range(5000):
        chains.add(row, row % 1000)
    for row in range(0, 5000, 2):
        chains.remove(row, row % 1000)
    assert sorted(chains.find(7)) == [7, 1007, 2007, 3007, 4007]
    assert chains.find(8) == []
    assert chains.first(8) == -1


def test_a_pool_gives_each_value_one_number() -> None:
    pool: Pool[str] = Pool()
    assert [pool.number(value) for value in (None, "a", "b", "a", None)] == [0, 1, 2, 1, 0]
    assert [pool[number] for number in (0, 1, 2)] == [None, "a", "b"]


_TEXT = st.none() | st.text(max_size=12)


@settings(deadline=None)
@given(st.lists(st.tuples(st.integers(0, 9), _TEXT, _TEXT)))
def test_pairs_of_texts_hold_what_a_dictionary_holds(steps: list[tuple[int, str | None, str | None]]) -> None:
    pairs, kept = TextPairs(), dict[int, tuple[str | None, str | None]]()
    for _ in range(10):
        pairs.append()
    for row, first, second in steps:
        if row in kept:
            del kept[row]
            pairs.drop(row, kept)
        else:
            kept[row] = (first, second)
            pairs.write(row, first, second)
        assert {held: (pairs.first(held), pairs.second(held)) for held in kept} == kept
