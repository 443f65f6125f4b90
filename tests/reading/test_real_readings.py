"""Real dispatches, where they are at hand: number, day and recipients stand whole in single lines."""

from __future__ import annotations

import json
import unicodedata
from pathlib import Path

import pytest

from docproc.reading import read_here as read

REAL = Path(__file__).parents[2].parent / "shared" / "realdocs"
BORN_DIGITAL = sorted(
    path for stem in ("1010", "259", "4606", "507", "565", "91", "93") for path in REAL.glob(f"{stem}-*.pdf")
)


def squeezed(text: str) -> str:
    return "".join(unicodedata.normalize("NFC", text).split()).lower()


@pytest.mark.skipif(not BORN_DIGITAL, reason="the real documents are kept outside the repository")
@pytest.mark.parametrize("path", BORN_DIGITAL, ids=lambda path: path.stem)
def test_number_day_and_recipients(path: Path) -> None:
    gold = json.loads(path.with_suffix(".gold.json").read_text(encoding="utf-8"))
    lines = [squeezed(line.text) for line in read(path.read_bytes()).lines]
    assert any(line.startswith("số:" + squeezed(gold["header"]["number"])) for line in lines)
    year, month, day = gold["header"]["date"].split("-")
    dates = {f"ngày{d}tháng{m}năm{year}" for d in (day, str(int(day))) for m in (month, str(int(month)))}
    assert any(date in line for date in dates for line in lines)
    whole = "".join(lines)
    for recipient in gold["recipients"]:
        assert squeezed(recipient["name"]) in whole
