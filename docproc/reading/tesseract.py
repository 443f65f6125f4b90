"""The one place that calls Tesseract."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from dataclasses import dataclass
from functools import cache

from docproc.errors import EngineMissingError

__all__ = ["TesseractTimeoutError", "Word", "find_program", "turn_of", "words_of"]

LANGUAGE = "vie"
TIMEOUT = 40.0
"""Seconds for one page; a clean one takes 1.5."""
_WORD_LEVEL = "5"
_ROTATE = re.compile(rb"^Rotate: (90|180|270)\s*$", re.MULTILINE)


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
    done = _run(["-l", LANGUAGE, "--psm", str(segmentation), "--dpi", str(dpi), "tsv"], pnm)
    if done.returncode != 0:
        raise TesseractTimeoutError(f"recognition failed with status {done.returncode}")
    return [word for row in done.stdout.decode("utf-8", "replace").splitlines() if (word := _word(row)) is not None]


def turn_of(pnm: bytes, *, dpi: int) -> int:
    """By how many degrees (0, 90, 180, 270) a page must be turned clockwise to stand upright; 0 where nobody can tell.

    Args:
        pnm: the picture, as PGM.
        dpi: its resolution.

    Raises:
        EngineMissingError: the program or its Vietnamese data are not installed.
        TesseractTimeoutError: the page took too long.
    """
    # fails with its own status where the page has too few letters or the data for orientation are not installed
    done = _run(["--psm", "0", "--dpi", str(dpi)], pnm)
    found = _ROTATE.search(done.stdout)
    return int(found.group(1)) % 360 if found and done.returncode == 0 else 0


def _run(options: list[str], pnm: bytes) -> subprocess.CompletedProcess[bytes]:
    command = [find_program(), "-", "-", *options]
    environment = {**os.environ, "OMP_THREAD_LIMIT": "1"}
    try:
        return subprocess.run(command, input=pnm, capture_output=True, timeout=TIMEOUT, env=environment, check=False)
    except subprocess.TimeoutExpired as error:
        raise TesseractTimeoutError(f"recognition took more than {TIMEOUT:.0f} s") from error


def _word(row: str) -> Word | None:
    fields = row.split("\t")
    if len(fields) != 12 or fields[0] != _WORD_LEVEL or not fields[11].strip():
        return None
    block, paragraph, line = (int(field) for field in fields[2:5])
    left, top, width, height = (int(field) for field in fields[6:10])
    return Word(fields[11].strip(), left, top, left + width, top + height, (block, paragraph, line), float(fields[10]))
