"""The texts on which finders of citations are compared: their citations stand where it is said, as densely as asked."""

import pytest

from bench.cited_texts import LANGUAGES, CitedText, cited_text
from docproc.citations import find_citations


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("density", [0.5, 5.0])
def test_size_and_density_are_those_asked_for(language: str, density: float) -> None:
    text = cited_text(LANGUAGES[language], 50_000, density)

    assert 50_000 <= len(text.text.encode()) < 50_400
    assert len(text.cited) == pytest.approx(50 * density, rel=0.02, abs=1)


@pytest.mark.parametrize(
    ("language", "forms"),
    [("Vietnamese", (" số ",)), ("German", ("§ ", "BGH, ")), ("American", ("U.S.", "F."))],
)
def test_spans_are_those_of_the_citations(language: str, forms: tuple[str, ...]) -> None:
    text = cited_text(LANGUAGES[language], 20_000, 2.0)

    assert all(any(form in text.text[start:end] for form in forms) for start, end in text.cited)


def test_the_same_seed_gives_the_same_text() -> None:
    assert cited_text(LANGUAGES["German"], 5_000, 2.0) == cited_text(LANGUAGES["German"], 5_000, 2.0)
    assert cited_text(LANGUAGES["German"], 5_000, 2.0) != cited_text(LANGUAGES["German"], 5_000, 2.0, seed=2)


@pytest.mark.parametrize(
    ("spans", "counts"),
    [
        ([], (0, 0)),
        ([(2, 4), (12, 14)], (2, 0)),
        ([(3, 5)], (1, 0)),
        ([(2, 3), (3, 4)], (1, 0)),
        ([(0, 1), (5, 6), (20, 22)], (0, 3)),
        ([(0, 20)], (1, 0)),
    ],
)
def test_counting(spans: list[tuple[int, int]], counts: tuple[int, int]) -> None:
    assert CitedText("", ((2, 4), (12, 14))).found(spans) == counts


def test_docproc_finds_what_is_written() -> None:
    text = cited_text(LANGUAGES["Vietnamese"], 20_000, 2.0)
    mentions = [mention for cited in find_citations(text.text) for mention in cited.mentions]

    assert text.found(mentions) == (len(text.cited), 0)
