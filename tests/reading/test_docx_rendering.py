"""Word files beside what LibreOffice prints of them: the same labels and the same text, nothing lost or doubled.

All files are printed by one call of LibreOffice. Where it is known to differ from Word, the case says so and is checked
against Word's rule instead: such a case must differ from LibreOffice, so that it is noticed when that changes.
"""

from __future__ import annotations

import shutil
import subprocess
import unicodedata
from collections import Counter
from pathlib import Path

import pypdfium2
import pytest

from docproc.reading.docx import read_docx
from tests.reading.conftest import missing
from tests.reading.printed_lists import LISTS
from tests.reading.printed_texts import TEXTS
from tests.reading.word_xml import Case, package

GLYPHS = str.maketrans(dict.fromkeys("\uf0b7·●", "•") | {"\uf0b3": "≥"} | dict.fromkeys("\uf0a7■", "▪"))


CASES = LISTS | TEXTS


@pytest.fixture(scope="module")
def printed(tmp_path_factory: pytest.TempPathFactory) -> dict[str, list[str]]:
    """The lines of each case as LibreOffice prints them."""
    soffice = shutil.which("soffice")
    if soffice is None:
        missing("LibreOffice (libreoffice-writer-nogui)")
    folder = tmp_path_factory.mktemp("printed")
    names = {name: folder / f"{place}.docx" for place, name in enumerate(CASES)}
    for name, path in names.items():
        path.write_bytes(package(CASES[name].body, CASES[name].parts))
    command = [
        str(soffice),
        f"-env:UserInstallation={(folder / 'profile').as_uri()}",
        "--headless",
        "--convert-to",
        "pdf",
    ]
    subprocess.run([*command, "--outdir", str(folder), *map(str, names.values())], check=True, capture_output=True)
    return {name: pdf_lines(path.with_suffix(".pdf")) for name, path in names.items()}


def pdf_lines(path: Path) -> list[str]:
    with pypdfium2.PdfDocument(path) as pdf:
        texts = [page.get_textpage().get_text_range() for page in pdf]
    return [line for text in texts for line in text.splitlines() if line.strip()]


def plain(lines: list[str]) -> str:
    """Without blanks and line ends: a label is set off by a tab, a blank or nothing, cells stand side by side."""
    return "".join(unicodedata.normalize("NFC", "".join(lines)).translate(GLYPHS).split())


def ours(case: Case) -> list[str]:
    return [line.text for line in read_docx(package(case.body, case.parts)).lines]


@pytest.mark.parametrize("name", LISTS)
def test_lists_are_numbered_as_printed(name: str, printed: dict[str, list[str]]) -> None:
    case = LISTS[name]
    if case.word is None:
        assert plain(ours(case)) == plain(printed[name])
    else:
        assert plain(ours(case)) == plain(case.word)
        assert plain(printed[name]) != plain(case.word), f"LibreOffice agrees now: {case.why}"


@pytest.mark.parametrize("name", TEXTS)
def test_text_is_read_as_printed(name: str, printed: dict[str, list[str]]) -> None:
    """Word by word, since cells and frames that stand side by side make one line in the PDF."""
    case = TEXTS[name]
    found = Counter(" ".join(ours(case)).split())
    shown = Counter(" ".join(printed[name]).translate(GLYPHS).split())
    if case.word is None:
        assert found == shown
    else:
        assert found == Counter(" ".join(case.word).split())
        assert shown != found, f"LibreOffice agrees now: {case.why}"
