"""What the index of words holds of a text, however long it is."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import cast, literal, select
from sqlalchemy.dialects.postgresql import TSVECTOR

from service.store import Store
from service.store.vectors import query_of, vector_of
from service.words import parse, syllables, words_of
from tests.service.asking import Asking
from tests.service.held import dispatch, hold

FILLER = "thực hiện nghiêm các quy định của pháp luật về đầu tư công "


@pytest.mark.parametrize(
    ("asked", "literal_of_the_query"),
    [
        ("báo", "'báo'"),
        ('"báo cáo"', "'báo cáo'"),
        ('"báo cáo" quý', "'báo cáo' & 'quý'"),
        ('"kế hoạch năm"', "'kế hoạch' & 'hoạch năm'"),
    ],
)
def test_a_phrase_is_asked_for_by_its_pairs(asked: str, literal_of_the_query: str) -> None:
    assert query_of(parse(asked)) == literal_of_the_query


def test_the_last_word_as_printed_and_the_first_without_marks_are_no_pair() -> None:
    assert "'cáo bao'" not in vector_of(words_of("báo cáo"))


@pytest.mark.parametrize("asked", ['"hồ thủy lợi"', '"ho thuy"', "Cuội", '"hồ" cuoi'])
def test_the_end_of_a_long_dispatch_is_found(ask: Asking, asked: str) -> None:
    held = hold(ask.store, dispatch("5/A-B", text=f"{FILLER * 3_000}hồ thủy lợi Cuội.\n"))
    hits = ask.reader.get("/v1/search", params={"q": asked, "kind": "documents"}).json()["documents"]
    assert [hit["document"]["id"] for hit in hits] == [held]


@pytest.mark.parametrize(
    "text",
    [
        " ".join(f"{number:05d}a{number * 7919 % 100_003}" for number in range(60_000)),
        "a" * 3_000_000,
        FILLER * 40_000,
    ],
    ids=["numbers", "one word", "long"],
)
def test_a_text_of_any_length_can_be_held(store: Store, text: str) -> None:
    words = words_of(text)
    assert words.startswith(syllables(text)[0])
    if store.on_postgresql:
        with store.read() as session:
            session.scalar(select(cast(literal(vector_of(words)), TSVECTOR)))


@given(st.text(max_size=60), st.integers(0, 8), st.integers(1, 4))
def test_each_run_of_words_is_among_the_pairs(text: str, start: int, length: int) -> None:
    found = syllables(text)
    phrase = tuple(found[start : start + length])
    if phrase:
        lexemes = set(vector_of(words_of(text)).replace("'", "\n").split("\n"))
        assert all(part.strip("'") in lexemes for part in query_of((phrase,)).split(" & "))
