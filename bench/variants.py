"""What is timed: each variant takes a document's path to whatever it makes of it.

``floor`` only gets the text out; nothing that reads the same file can be quicker. ``composed`` is what one would write
first with the well-known libraries; it gives sentences, numbers and days (with ``+ner`` names too), no obligations.
"""

from __future__ import annotations

import re
import zipfile
from collections.abc import Callable
from pathlib import Path

__all__ = ["VARIANTS"]

_WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_CITATION = re.compile(r"\d+[a-z]?(?:/\d{4})?/[A-ZĐ][A-ZĐƯ]*(?:-[A-ZĐƯ&]+)*")
_DAY = re.compile(r"ngày\s+\d{1,2}(?:/\d{1,2}(?:/\d{4})?|\s+tháng\s+\d{1,2}(?:\s+năm\s+\d{4})?)")


def floor(path: Path) -> str:
    """The file's text by the quickest way known: pypdfium2 for PDF, zip and lxml for DOCX."""
    if path.suffix == ".pdf":
        import pypdfium2

        with pypdfium2.PdfDocument(path.read_bytes()) as pdf:
            return "\n".join(page.get_textpage().get_text_range() for page in pdf)
    if path.suffix == ".docx":
        from lxml import etree

        with zipfile.ZipFile(path) as package:
            body = etree.fromstring(package.read("word/document.xml"))
        return "\n".join("".join(t.text or "" for t in p.iter(f"{_WORD}t")) for p in body.iter(f"{_WORD}p"))
    return path.read_text(encoding="utf-8")


def composed(path: Path) -> tuple[list[str], list[str], list[object]]:
    """Sentences, numbers and days by pdfplumber or python-docx, underthesea, a regex and dateparser."""
    import dateparser
    from underthesea import sent_tokenize

    if path.suffix == ".pdf":
        import pdfplumber

        with pdfplumber.open(path) as pdf:
            text = "\n".join(page.extract_text() for page in pdf.pages)
    elif path.suffix == ".docx":
        import docx

        text = "\n".join(paragraph.text for paragraph in docx.Document(str(path)).paragraphs)
    else:
        text = path.read_text(encoding="utf-8")
    days = [dateparser.parse(day, languages=["vi"]) for day in _DAY.findall(text)]
    return sent_tokenize(text), _CITATION.findall(text), days


def composed_ner(path: Path) -> list[object]:
    """The same, and the names that underthesea's NER finds in each sentence."""
    from underthesea import ner

    sentences, numbers, days = composed(path)
    return [[ner(sentence) for sentence in sentences], numbers, days]


def ours(path: Path) -> object:
    """The whole of docproc: bytes to obligations."""
    import docproc

    return docproc.extract(path)


VARIANTS: dict[str, Callable[[Path], object]] = {
    "floor": floor,
    "docproc": ours,
    "composed": composed,
    "composed+ner": composed_ner,
}
