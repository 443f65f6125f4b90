"""Doubtful cells of letterhead and closing are read again; the better reading of each line or word stays."""

from __future__ import annotations

import numpy as np
import pytest

from docproc.reading import second_look
from docproc.reading.ocr import pieces_of_words
from docproc.reading.picture import Picture
from docproc.reading.second_look import look_again
from docproc.reading.tesseract import TesseractTimeoutError, Word

Entry = tuple[int, int, str, float]
PAGE = Picture(1, np.full((2339, 1654), 255, np.uint8), 595.4, 842.0)
RIGHT: list[Entry] = [
    (800, 170, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", 95),
    (910, 220, "Độc lập - Tự do - Hạnh phúc", 95),
    (860, 300, "Đông Hải, ngày 15 tháng 3 năm 2026", 95),
]


def words(*lines: Entry) -> list[Word]:
    """Words of eighteen pixels a letter; what stands at one height is one line, as Tesseract has it."""
    found = []
    for left, top, text, confidence in lines:
        x = left
        for word in text.split(" "):
            found.append(Word(word, x, top, x + 18 * len(word), top + 30, (1, 1, top), confidence))
            x += 18 * len(word) + 12
    return found


def texts(found: list[Word]) -> list[str]:
    rows: dict[tuple[int, int, int], list[str]] = {}
    for word in found:
        rows.setdefault(word.line, []).append(word.text)
    return [" ".join(row) for row in rows.values()]


def looked(monkeypatch: pytest.MonkeyPatch, first: list[Entry], second: list[Entry] | None) -> list[str]:
    """What stays of a left cell read ``first`` on the page and then ``second`` by itself; None: it must not be."""
    calls: list[bytes] = []

    def again(pnm: bytes, **_: object) -> list[Word]:
        calls.append(pnm)
        offset = 250 - second_look._PADDING
        return (
            []
            if second is None
            else [
                Word(
                    w.text,
                    w.left - offset,
                    w.top - 170 + second_look._PADDING,
                    w.right - offset,
                    w.bottom - 170 + second_look._PADDING,
                    w.line,
                    w.confidence,
                )
                for w in words(*second)
            ]
        )

    monkeypatch.setattr(second_look, "words_of", again)
    found = words(*first, *RIGHT)
    out = look_again(found, pieces_of_words(found, PAGE.scale), PAGE)
    assert bool(calls) == (second is not None)
    right = {word.text for word in words(*RIGHT)}
    return texts([word for word in out if word.text not in right])


def test_sure_cells_are_read_once(monkeypatch: pytest.MonkeyPatch) -> None:
    sure: list[Entry] = [(250, 170, "SỞ XÂY DỰNG", 95), (250, 300, "Số:", 95), (316, 300, "4I2/SXD", 20)]
    assert looked(monkeypatch, sure, None) == ["SỞ XÂY DỰNG", "Số: 4I2/SXD"]


def test_only_the_doubtful_word_is_replaced(monkeypatch: pytest.MonkeyPatch) -> None:
    entries: list[Entry] = [(250, 170, "SỞ XÂY", 95), (388, 170, "DUNGG", 40), (250, 300, "Số: 12/SXD", 95)]
    again: list[Entry] = [(250, 170, "SƠ XẤY DỰNG", 93), (250, 300, "Số: 1Z/SXD", 99)]
    assert looked(monkeypatch, entries, again) == ["SỞ XÂY DỰNG", "Số: 12/SXD"]


def test_worse_reading_changes_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    first: list[Entry] = [(250, 170, "SỞ XÂY DUNGG", 60), (250, 300, "Số: 12/SXD", 95)]
    again: list[Entry] = [(250, 170, "5Q XXX D#", 30)]
    assert looked(monkeypatch, first, again) == ["SỞ XÂY DUNGG", "Số: 12/SXD"]


def test_ruined_line_gives_way_and_a_lost_one_comes_back(monkeypatch: pytest.MonkeyPatch) -> None:
    first: list[Entry] = [(250, 170, "S0 XAV DƯNGG", 30), (250, 300, "Số: 12/SXD", 95)]
    again: list[Entry] = [(250, 170, "SỞ XÂY DỰNG", 93), (250, 230, "TỈNH AN HẢI", 90), (250, 265, "TINNN", 90)]
    assert looked(monkeypatch, first, again) == ["SỞ XÂY DỰNG", "Số: 12/SXD", "TỈNH AN HẢI"]


def test_engine_that_fails_on_a_cell_leaves_the_first_reading(monkeypatch: pytest.MonkeyPatch) -> None:
    def fails(*_: object, **__: object) -> list[Word]:
        raise TesseractTimeoutError("recognition failed with status 1")

    monkeypatch.setattr(second_look, "words_of", fails)
    found = words((250, 170, "SỞ XÂY DUNGG", 30), (250, 300, "Số: 12/SXD", 95), *RIGHT)
    assert look_again(found, pieces_of_words(found, PAGE.scale), PAGE) == found
