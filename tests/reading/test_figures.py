"""Figures of number and date on scans: their gaps, their ink, the strings it may spell, and what is given out."""

from __future__ import annotations

import numpy as np
import pytest
from PIL import Image, ImageDraw, ImageFont

from docproc.reading import ocr_figures
from docproc.reading.figures import classifier
from docproc.reading.figures.classifier import load_model
from docproc.reading.figures.crops import crop_of
from docproc.reading.figures.features import LENGTH, vector
from docproc.reading.figures.gaps import Gap, find_gaps, width_of
from docproc.reading.figures.ink import binarise, sheared, slant_of, without_rules, without_specks
from docproc.reading.figures.lattice import JUNK, spell
from docproc.reading.figures.reader import FORMS, Guess, cut_out, read_field
from docproc.reading.figures.segments import Atoms, Piece
from docproc.reading.ocr import pieces_of_words
from docproc.reading.ocr_figures import read_figures
from docproc.reading.picture import Picture
from docproc.reading.placement import Bounds, Placement
from docproc.reading.sheets import Sheet, on_page
from docproc.reading.tesseract import Word
from tests.reading.conftest import FONTS, missing

EM = 36
PAGE_HEIGHT = 2339


def line(*entries: tuple[str, float], top: int = 300, x: int = 300, number: int = 1) -> list[Word]:
    """Words set in Times at 13 points, a blank apart; a wider gap is an entry without letters."""
    words: list[Word] = []
    for text, confidence in entries:
        width = round(EM * width_of(text))
        if text.strip():
            words.append(Word(text, x, top, x + width, top + 24, (1, 1, number), confidence))
        x += width + 9
    return words


# --- gaps ---------------------------------------------------------------------------------------------------------

GAPS = [
    ([("Số:", 95), ("2d1", 12), ("/CT-UBND", 91)], [("number", "2d1")]),
    ([("Só:", 80), ("     ", 0), ("/SXD-QLN", 91)], [("number", "")]),
    ([("Số:417/SYT-NVY", 41)], [("number", "417")]),
    ([("Số:", 72), ("//4//UBND-", 0), ("NCTH", 92)], [("number", "//4/")]),
    ([("Số:", 72), ("1b", 20), ("/2026/QĐ-UBND", 92)], [("number", "1b")]),
    ([("Số", 90), ("31", 50), ("-CV/BTGTU", 92)], [("number", "31")]),
    ([("Số:", 90), ("31", 50)], []),
    ([("số", 96), ("12/CT-UBND", 90), ("của", 95)], []),
    ([("Theo", 96), ("Công", 95), ("văn", 95), ("số", 95), ("12/CT-UBND", 90)], []),
    (
        [("Huế,", 96), ("ngày", 97), ("0?", 40), ("tháng", 95), ("2", 91), ("năm", 96), ("2026", 95)],
        [("day", "0?"), ("month", "2")],
    ),
    (
        [("Ngãi,", 96), ("ngày", 97), ("0ftháng", 40), ("02", 95), ("năm", 96), ("2026", 95)],
        [("day", "0f"), ("month", "02")],
    ),
    (
        [("Nga,", 96), ("ngàW/†", 30), ("tháng", 95), ("5", 95), ("năm", 96), ("2026", 95)],
        [("day", "/†"), ("month", "5")],
    ),
    ([("trước", 96), ("ngày", 97), ("15", 40), ("hàng", 95), ("tháng", 95)], []),
]


@pytest.mark.parametrize(("entries", "expected"), GAPS)
def test_gaps_are_told_by_the_print_around_them(
    entries: list[tuple[str, float]], expected: list[tuple[str, str]]
) -> None:
    found = [gap for _, gaps in find_gaps(line(*entries), PAGE_HEIGHT, 200) for gap in gaps]
    assert [(gap.kind, gap.seen) for gap in found] == expected


def test_edges_of_a_gap_that_recognition_took_for_one_word() -> None:
    words = line(("Số:417/SYT-NVY", 41))
    gap = find_gaps(words, PAGE_HEIGHT, 200)[0][1][0]
    assert abs(gap.left - (300 + EM * width_of("Số:"))) <= 2
    assert abs(gap.right - (300 + EM * width_of("Số:417"))) <= 2
    assert gap.slash
    assert not gap.exact_right


def test_number_and_date_on_one_recognised_line() -> None:
    left = line(("Số:", 95), ("2d1", 12), ("/CT-UBND", 91))
    right = line(("Huế,", 96), ("ngày", 97), ("0?", 40), ("tháng", 95), ("2", 91), ("năm", 96), ("2026", 95), x=850)
    found = find_gaps([*left, *right], PAGE_HEIGHT, 200)
    assert [gap.kind for _, gaps in found for gap in gaps] == ["number", "day", "month"]
    assert find_gaps([*left, *right], 600, 200) == []  # too low on the page


# --- ink ----------------------------------------------------------------------------------------------------------


def drawn(*strokes: tuple[int, int, int, int], size: tuple[int, int] = (120, 64), width: int = 4) -> np.ndarray:
    image = Image.new("L", size, 250)
    draw = ImageDraw.Draw(image)
    for stroke in strokes:
        draw.line(stroke, fill=20, width=width)
    return np.asarray(image)


def test_a_ruled_line_goes_and_the_stroke_that_crosses_it_stays_whole() -> None:
    ink = without_rules(binarise(drawn((60, 5, 60, 60), (0, 48, 119, 48))), 30)
    assert ink[5:58, 60].all()
    assert not ink[48, :50].any()
    assert not ink[48, 70:].any()


def test_specks_go_and_figures_stay() -> None:
    ink = without_specks(binarise(drawn((60, 5, 60, 40), (20, 30, 22, 30), width=3)), 30)
    assert ink[20, 60]
    assert not ink[:, :40].any()


def test_paper_without_contrast_holds_no_ink() -> None:
    assert not binarise(np.full((20, 20), 200, np.uint8)).any()
    assert cut_out(np.full((60, 80), 200, np.uint8), 24) is None


def test_slant_is_taken_out() -> None:
    ink = binarise(drawn((40, 60, 64, 4)))
    slant = slant_of(ink)
    assert 0.3 <= slant <= 0.5
    columns = np.nonzero(sheared(ink, slant).any(axis=0))[0]
    assert columns[-1] - columns[0] < 14
    assert sheared(ink, slant).sum() == ink.sum()


def test_vector_has_its_length_and_no_holes_in_it() -> None:
    ring = np.ones((30, 20), bool)
    ring[5:25, 5:15] = False
    found = vector(ring)
    assert found.shape == (LENGTH,)
    assert np.isfinite(found).all()
    assert found[-3] == 1  # one hole
    assert vector(np.ones((1, 1), bool)).shape == (LENGTH,)


@pytest.mark.parametrize("off", [0, 6, 12, -4])
@pytest.mark.parametrize("code", ["SXD-QLN", "QĐ-BVSN", "TB-ĐHNL", "BYT-PB", "1998/QĐ-UB"])
def test_slash_and_neighbours_are_painted_over(code: str, off: int) -> None:
    if not FONTS.exists():
        missing("the font Liberation Serif 2")
    image = Image.new("L", (500, 140), 245)
    draw = ImageDraw.Draw(image)
    font = ImageFont.truetype(str(FONTS / "LiberationSerif-Regular.ttf"), EM)
    draw.text((30, 90), f"Số: 638/{code}", fill=10, font=font, anchor="ls")
    draw.line((20, 30, 300, 30), fill=10, width=2)
    left, right = (30 + font.getlength(text) for text in ("Số: ", "Số: 638"))
    gap = Gap("number", left, right + off, 90, 24, True, False, "", 0.0, 4, 7)
    ink = binarise(crop_of(np.asarray(image), gap))
    columns = np.nonzero(ink.any(axis=0))[0] + left - 0.8 * 24
    assert columns.min() >= left - 2
    assert columns.max() <= right + 1
    assert not ink[:15].any()
    assert ink.sum() > 300


# --- spelling -----------------------------------------------------------------------------------------------------


def field(count: int, *, whole: bool = True) -> tuple[Atoms, list[Piece]]:
    ink = np.ones((30, 12), bool)
    atoms = Atoms(np.zeros((30, 12 * count), np.int32), count, 30.0, 0.0, 30.0, (whole,) * count)
    return atoms, [Piece(at, at + 1, ink, 0, 12 * at) for at in range(count)]


def shares(*pieces: dict[int, float]) -> np.ndarray:
    rows = np.full((len(pieces), 11), 1e-6)
    for row, piece in zip(rows, pieces, strict=True):
        for value, share in piece.items():
            row[value] = share
    return np.asarray(np.log(rows))


def test_spellings_come_best_first() -> None:
    atoms, pieces = field(2)
    found = spell(atoms, pieces, shares({4: 0.7, 9: 0.3}, {2: 0.99}), FORMS["number"])
    assert [one.text for one in found[:2]] == ["42", "92"]
    assert found[0].score == pytest.approx(np.log(0.7 * 0.99))
    assert found[0].weakest == pytest.approx(np.log(0.7))


@pytest.mark.parametrize(
    ("kind", "values", "expected"),
    [
        ("day", (3, 9), None),
        ("day", (3, 1), "31"),
        ("month", (1, 3), None),
        ("month", (0, 9), "09"),
        ("day", (0, 0), None),
    ],
)
def test_only_what_a_field_may_hold(kind: str, values: tuple[int, int], expected: str | None) -> None:
    atoms, pieces = field(2)
    found = spell(atoms, pieces, shares({values[0]: 1.0}, {values[1]: 1.0}), FORMS[kind])
    sure = [one.text for one in found if one.score > -5]
    assert sure == ([expected] if expected else [])


def test_marks_at_the_edge_are_left_out_at_a_cost_and_halves_of_figures_hardly() -> None:
    atoms, pieces = field(3)
    found = spell(atoms, pieces, shares({JUNK: 0.99}, {7: 0.99}, {JUNK: 0.99}), FORMS["number"])
    assert found[0].text == "7"
    assert -8 < found[0].score < -5
    assert (found[0].marks, found[0].tall) == (0, 2)
    atoms, pieces = field(3, whole=False)
    halves = spell(atoms, pieces, shares({JUNK: 0.99}, {7: 0.99}, {JUNK: 0.99}), FORMS["number"])
    assert halves[0].score < found[0].score - 4


# --- what is given out --------------------------------------------------------------------------------------------


def gap_of(seen: str, sure: float, kind: str = "number") -> Gap:
    return Gap(kind, 100, 200, 90, 24, True, True, seen, sure, 4, 4 + len(seen))


@pytest.mark.parametrize(
    ("seen", "sure", "guess", "expected"),
    [
        ("2d1", 12.0, Guess("281", 0.99), "281"),
        ("2d1", 12.0, Guess("281", 0.90), ""),
        ("202", 41.0, Guess("2096", 0.99), "2096"),
        ("202", 41.0, Guess("202", 0.80), "202"),
        ("202", 41.0, Guess("202", 0.40), ""),
        ("202", 75.0, Guess("202", 0.40), "202"),
        ("202", 75.0, Guess("207", 0.99), ""),
        ("202", 75.0, None, "202"),
        ("202", 41.0, None, ""),
        ("", 0.0, None, ""),
    ],
)
def test_both_readers_are_weighed(seen: str, sure: float, guess: Guess | None, expected: str) -> None:
    text, confidence = ocr_figures._decide(gap_of(seen, sure), guess, 0.95)
    assert text == expected
    assert (confidence is None) == (not text or guess is None)
    if text and guess and guess.text == seen:
        assert confidence is not None
        assert confidence > guess.confidence


@pytest.mark.parametrize(
    ("exact", "text", "confidence", "expected"),
    [
        (False, "18431", 0.96, ""),
        (False, "18431", 0.995, "18431"),
        (True, "18431", 0.96, "18431"),
        (False, "1843", 0.96, "1843"),
    ],
)
def test_a_one_before_a_slash_must_be_surer(exact: bool, text: str, confidence: float, expected: str) -> None:
    gap = Gap("number", 100, 200, 90, 24, True, exact, "", 0.0, 4, 4)
    assert ocr_figures._decide(gap, Guess(text, confidence), 0.95)[0] == expected


def page(written: str | None, kind: str = "LiberationSerif-Regular.ttf") -> tuple[np.ndarray, list[Word]]:
    """A page with a number line whose figures are drawn, and the words that recognition makes of the print."""
    if not FONTS.exists():
        missing("the font Liberation Serif 2")
    image = Image.new("L", (1654, PAGE_HEIGHT), 250)
    draw = ImageDraw.Draw(image)
    print_font = ImageFont.truetype(str(FONTS / "LiberationSerif-Regular.ttf"), EM)
    draw.text((300, 324), "Số:", fill=10, font=print_font, anchor="ls")
    draw.text((470, 324), "/SXD-QLN", fill=10, font=print_font, anchor="ls")
    if written:
        draw.text((375, 324), written, fill=60, font=ImageFont.truetype(str(FONTS / kind), 40), anchor="ls")
    words = [
        Word("Số:", 300, 295, 348, 324, (1, 1, 1), 95.0),
        Word("?f", 375, 295, 450, 324, (1, 1, 1), 10.0),
        Word("/SXD-QLN", 470, 298, 640, 324, (1, 1, 1), 92.0),
    ]
    return np.asarray(image), words if written else [words[0], words[2]]


def test_figures_are_put_where_they_stand() -> None:
    if load_model() is None:
        missing("the model of figures")
    pixels, words = page("638")
    new, found = read_figures(words, pixels, 0.36, 200)
    assert [word.text for word in sorted(new, key=lambda one: one.left)] == ["Số:", "638", "/SXD-QLN"]
    assert [(one.kind, one.text) for one in found] == [("number", "638")]
    assert found[0].confidence is not None
    assert found[0].confidence >= load_model().thresholds["number"]  # type: ignore[union-attr]
    x0, y0, x1, y1 = found[0].box
    assert x0 < 375 * 0.36 < 450 * 0.36 < x1
    assert y0 < 300 * 0.36 < 324 * 0.36 < y1


def test_figures_that_both_read_stay_in_the_word_that_has_them(monkeypatch: pytest.MonkeyPatch) -> None:
    look = (Guess("638", 0.99), 0.95, True)
    monkeypatch.setattr(ocr_figures, "_look", lambda *_: look)
    words = line(("Số:", 95), ("638/SXD-QLN", 45))
    new, found = read_figures(words, np.zeros((PAGE_HEIGHT, 9), np.uint8), 0.36, 200)
    assert [word.text for word in new] == ["Số:", "638/SXD-QLN"]
    assert new[1].confidence == 100
    assert found[0].text == "638"


def test_without_a_model_the_field_stays_blank_and_its_place_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(classifier, "load_model", lambda: None)
    pixels, words = page("638")
    new, found = read_figures(words, pixels, 0.36, 200)
    assert [word.text for word in new] == ["Số:", "/SXD-QLN"]
    assert [(one.text, one.confidence) for one in found] == [("", None)]


def test_print_beside_a_blank_is_kept_as_print(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ocr_figures, "_look", lambda *_: (None, 1.0, True))
    words = [
        Word("Số:", 300, 270, 348, 344, (1, 1, 1), 41.0),
        Word("//4//SXD-", 375, 270, 560, 344, (1, 1, 1), 0.0),
        Word("QLN", 569, 298, 640, 324, (1, 1, 1), 92.0),
    ]
    new, _ = read_figures(words, np.zeros((PAGE_HEIGHT, 9), np.uint8), 0.36, 200)
    assert [word.text for word in new] == ["Số:", "/SXD-", "QLN"]
    assert all(word.bottom - word.top < 55 and word.confidence >= 90 for word in new)
    (piece,) = {piece.text for piece in pieces_of_words(new, 0.36) if "Số" in piece.text}
    assert piece.startswith("Số:")


def test_a_gap_without_ink_is_a_draft_s() -> None:
    pixels, words = page(None)
    new, found = read_figures(words, pixels, 0.36, 200)
    assert [word.text for word in new] == ["Số:", "/SXD-QLN"]
    assert found == ()


def test_a_damaged_artefact_leaves_fields_blank(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(classifier, "_FILE", "README.md")
    load_model.cache_clear()
    assert load_model() is None
    monkeypatch.setattr(classifier, "_FILE", "absent.skops")
    load_model.cache_clear()
    assert load_model() is None
    load_model.cache_clear()


def test_hands_that_training_never_saw_are_read_right_or_not_at_all() -> None:
    from models.figures.fields import new_field

    model = load_model()
    if model is None or not FONTS.exists():
        missing("the model of figures")
        return
    rng = np.random.default_rng(20260101)
    given = wrong = 0
    fields = [new_field(rng, unseen=True, stamped=0.1) for _ in range(120)]
    for made in fields:
        guess = read_field(made.grey, made.usual, made.kind, model)
        if guess is not None and guess.confidence >= model.thresholds[made.kind]:
            given += 1
            wrong += guess.text != made.text
    assert given >= 0.4 * len(fields)
    assert wrong <= 0.03 * given


@pytest.mark.parametrize(
    ("turn", "box", "expected"),
    [
        (0, (100, 50, 160, 70), (100, 50, 160, 70)),
        (90, (100, 50, 160, 70), (50, 682, 70, 742)),
        (180, (100, 50, 160, 70), (435, 772, 495, 792)),
    ],
)
def test_a_crop_is_shown_on_the_page_as_the_file_has_it(turn: int, box: Bounds, expected: Bounds) -> None:
    picture = Picture(1, np.zeros((10, 10), np.uint8), 595, 842)
    sheet = Sheet(picture, [], 0.0, Placement(turn, 0.0, 595, 842))
    assert on_page(box, sheet) == expected
