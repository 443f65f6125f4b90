"""``python -m bench.scans [FILE…]``: a scan's pages by Tesseract alone and by docproc, by turns on the same pictures.

Both get the same rendered pictures, so that only what docproc adds is measured: levelling, turning, the second look at
doubtful cells, lines. Times are of the processor, Tesseract's processes included: other work on the machine hardly
touches them.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from pathlib import Path

import pypdfium2 as pdfium

from corpus.render import load_layout
from corpus.render.scan import CONDITIONS, render_scan
from docproc.reading.ocr import recognise
from docproc.reading.picture import DPI, Picture, render
from docproc.reading.tesseract import words_of

__all__ = ["main"]

SAMPLES = (("a02-ubnd-giao-so-2022", "office"), ("a06-quyet-dinh-ban-chi-dao-1998", "fax"))
FULLY_AUTOMATIC = 3


def pictures_of(data: bytes) -> list[Picture]:
    """All pages of a PDF as pictures."""
    with pdfium.PdfDocument(data) as document:
        return [render(page, number) for number, page in enumerate(document, 1)]


def seconds(work: Callable[[], object]) -> float:
    """Processor time of a call and of the processes that it waited for."""
    before = os.times()
    work()
    after = os.times()
    return sum(after[:4]) - sum(before[:4])


def bare(pictures: list[Picture]) -> object:
    """What docproc cannot do without: one reading of each page."""
    return [words_of(picture.as_pnm(), dpi=DPI, segmentation=FULLY_AUTOMATIC) for picture in pictures]


def main(arguments: list[str]) -> int:
    """Time each file and print a line for it; gives the exit status."""
    files = [(Path(name).name, Path(name).read_bytes()) for name in arguments]
    samples = (
        (f"{name}, {condition}", render_scan(load_layout(name), CONDITIONS[condition])) for name, condition in SAMPLES
    )
    for name, data in files or samples:
        pictures = pictures_of(data)
        alone, ours = seconds(lambda: bare(pictures)), seconds(lambda: list(recognise(pictures)))  # noqa: B023
        share = f"{ours / alone - 1:+.0%}"
        print(f"{name}: Tesseract {alone / len(pictures):.2f} s a page, docproc {ours / len(pictures):.2f} s, {share}")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
