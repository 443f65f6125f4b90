"""The one place that calls Tesseract."""

from __future__ import annotations

import os
import shutil
import subprocess
from dataclasses import dataclass
from functools import cache

from docproc.errors import EngineMissingError

__all__ = ["TesseractTimeoutError", "Word", "find_program", "words_of"]

LANGUAGE = "vie"
TIMEOUT = 40.0
"""Seconds for one page; a clean one takes 1.5."""
_WORD_LEVEL = "5"


class TesseractTimeoutError(Exception):
    """A page took longer than ``TIMEOUT`` seconds, or the program failed on it."""


@dataclass(frozen=True, slots=True)
class Word:
    """One recognised word: text, box in pixels, the printed line that Tesseract put it in, confidence 0..100."""

    text: str
    left: int
    top: int
    right: int
    bottom: int
    line: tuple[int, int, int]
    confidence: float


@cache
def find_program() -> str:
    """The path of the program, once it is sure that it knows Vietnamese.

    Raises:
        EngineMissingError: the program or its Vietnamese data are not installed.
    """
    path = shutil.which("tesseract")
    if path is None:
        raise EngineMissingError(
            "this file must be recognised, and Tesseract is not installed: apt install tesseract-ocr tesseract-ocr-vie"
        )
    listed = subprocess.run([path, "--list-langs"], capture_output=True, text=True, timeout=TIMEOUT, check=False)
    if LANGUAGE not in (listed.stdout + listed.stderr).split():
        raise EngineMissingError("Tesseract has no Vietnamese data: apt install tesseract-ocr-vie")
    return path


def words_of(pnm: bytes, *, dpi: int, segmentation: int) -> list[Word]:
    """Recognise one page.

    Args:
        pnm: the picture, as PGM.
        dpi: its resolution.
        segmentation: Tesseract's page segmentation mode.

    Returns:
        Words in Tesseract's reading order.

    Raises:
        EngineMissingError: the program or its Vietnamese data are not installed.
        TesseractTimeoutError: the page took too long or broke the program.
    """
    command = [find_program(), "-", "-", "-l", LANGUAGE, "--psm", str(segmentation), "--dpi", str(dpi), "tsv"]
    environment = {**os.environ, "OMP_THREAD_LIMIT": "1"}
    try:
        done = subprocess.run(command, input=pnm, capture_output=True, timeout=TIMEOUT, env=environment, check=False)
    except subprocess.TimeoutExpired as error:
        raise TesseractTimeoutError(f"recognition took more than {TIMEOUT:.0f} s") from error
    if done.returncode != 0:
        raise TesseractTimeoutError(f"recognition failed with status {done.returncode}")
    return [word for row in done.stdout.decode("utf-8", "replace").splitlines() if (word := _word(row)) is not None]


def _word(row: str) -> Word | None:
    fields = row.split("\t")
    if len(fields) != 12 or fields[0] != _WORD_LEVEL or not fields[11].strip():
        return None
    block, paragraph, line = (int(field) for field in fields[2:5])
    left, top, width, height = (int(field) for field in fields[6:10])
    return Word(fields[11].strip(), left, top, left + width, top + height, (block, paragraph, line), float(fields[10]))
