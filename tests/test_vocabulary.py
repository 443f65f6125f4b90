"""Word lists of the form: the longest entry that begins a line is found, whichever way it is looked up."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from docproc.vocabulary import begins_with, starts_with_word, words

LISTS = ("body_heads", "offices", "body_starts", "urgency", "secrecy", "ranks")


@pytest.mark.parametrize(
    ("key", "name", "found"),
    [
        ("phó chủ tịch thường trực ubnd", "offices", "phó chủ tịch thường trực"),
        ("phó chủ tịch", "offices", "phó chủ tịch"),
        ("bộ nội vụ", "body_heads", "bộ"),
        ("bộ, ngành", "body_heads", "bộ"),
        ("bộng", "body_heads", None),
        ("b", "body_heads", None),
        ("", "body_heads", None),
    ],
)
def test_the_longest_entry_of_whole_words_is_found(key: str, name: str, found: str | None) -> None:
    assert begins_with(key, name) == found


@pytest.mark.parametrize("name", LISTS)
def test_no_entry_is_shorter_than_what_it_is_filed_under(name: str) -> None:
    assert min(map(len, words(name))) >= 2


@given(st.sampled_from(LISTS), st.data(), st.text(" ,abcđộ", max_size=6))
def test_it_is_found_as_by_looking_at_every_entry(name: str, data: st.DataObject, tail: str) -> None:
    key = data.draw(st.sampled_from(words(name))) + tail
    assert begins_with(key, name) == next((word for word in words(name) if starts_with_word(key, word)), None)
