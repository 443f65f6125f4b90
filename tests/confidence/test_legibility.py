"""How well a stretch could be read: the form of the text, recognition's doubts by their place, words that are none."""

from __future__ import annotations

import pytest

from docproc.confidence.legibility import LEGIBILITY, Legibility
from docproc.reading.page import Doubt, Line, Page, Reading, TextFrom
from docproc.regions import lay_out

CHAR = 6.0
WORDS = "Sở Y tế báo cáo Ủy ban nhân dân tlnh"


def page(*doubts: tuple[str, float], text_from: TextFrom = "ocr", text: str = WORDS) -> Reading:
    """One line of letters six points wide, with doubts at its words."""
    edges = tuple(100 + CHAR * index for index in range(len(text) + 1))
    line = Line(text, 1, (100, 200, edges[-1], 214), edges)
    found = []
    for word, confidence in doubts:
        at = text.index(word)
        found.append(Doubt((edges[at], 199, edges[at + len(word)], 215), confidence))
    return Reading("application/pdf", (Page(1, 595, 842, (line,), text_from, doubts=tuple(found)),), True)


def eyes(reading: Reading) -> tuple[Legibility, str]:
    layout = lay_out(reading)
    return Legibility(layout, reading), layout.text


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("Sở Y tế", {}),
        ("báo cáo", {"doubt": 0.5, "doubts": 1 / 3, "bad words": 1 / 3}),
        ("báo cáo Ủy ban", {"doubt": 0.5, "doubts": 2 / 3, "bad words": 1 / 3}),
        ("Ủy ban", {"doubt": 1 / 46, "doubts": 1 / 3, "bad words": 0.0}),
    ],
)
def test_doubts_count_where_their_word_stands(words: str, expected: dict[str, float]) -> None:
    seen, text = eyes(page(("cáo", 46.0), ("Ủy", 90.0)))
    start = text.index(words)
    clues = seen.clues((start, start + len(words)))
    assert {name: clues.get(name, 0.0) for name in expected} == pytest.approx(expected)
    assert clues["ocr"] == 1.0
    assert bool(expected) == ("doubt" in clues)


def test_words_that_are_no_syllables_count_on_recognised_pages_alone() -> None:
    scanned, text = eyes(page())
    start = text.index("tlnh")
    assert scanned.clues((start, len(text)))["misread"] == pytest.approx(1 / 3)
    typed, _ = eyes(page(text_from="text-layer"))
    assert typed.clues((start, len(text))) == {}


@pytest.mark.parametrize(("text_from", "expected"), [("plain", {"plain"}), ("docx", {"docx"}), ("text-layer", set())])
def test_other_forms_say_only_what_they_are(text_from: TextFrom, expected: set[str]) -> None:
    seen, _ = eyes(page(text_from=text_from))
    assert set(seen.clues((0, 7))) == expected
    assert set(seen.clues(None)) == expected


def test_old_fonts_are_told() -> None:
    reading = Reading("x", page(text_from="docx").pages, False, (("legacy_font_decoded", "an old font"),))
    assert Legibility(lay_out(reading), reading).clues(None) == {"docx": 1.0, "legacy": 1.0}


def test_of_several_places_the_best_read_counts() -> None:
    seen, text = eyes(page(("cáo", 40.0)))
    good, bad = text.index("Sở"), text.index("cáo")
    assert "doubt" not in seen.several([(bad, bad + 3), (good, good + 2)])
    assert "doubt" in seen.several([(bad, bad + 3)])
    assert seen.several([]) == {"ocr": 1.0}


def test_every_clue_given_is_one_of_legibility_and_between_0_and_1() -> None:
    seen, text = eyes(page(("Sở", 0.0), ("Y", 10.0), ("tế", 20.0), ("báo", 30.0), ("cáo", 40.0)))
    clues = seen.clues((0, len(text)))
    assert set(clues) <= LEGIBILITY
    assert all(0 <= value <= 1 for value in clues.values())
