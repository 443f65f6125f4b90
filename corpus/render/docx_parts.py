"""Parts of a Word file that python-docx leaves to its users: automatic numbering, footnotes, fixed times."""

from __future__ import annotations

import io
import re
import zipfile
from xml.sax.saxutils import escape

from docx.document import Document
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from docx.text.paragraph import Paragraph

from corpus.render.layout import LABEL

__all__ = ["STAMP", "Footnotes", "Lists", "dated"]

STAMP = (2026, 1, 1, 0, 0, 0)
"""The one time on all that a package holds."""
_FORMATS = {
    "decimal": ("decimal", "%1."),
    "slash": ("decimal", "%1/"),
    "letter": ("lowerLetter", "%1)"),
    "roman": ("upperRoman", "%1."),
    "article": ("decimal", "Điều %1."),
    "dash": ("bullet", "-"),
    "plus": ("bullet", "+"),
    "dot": ("bullet", "•"),
}
"""Kind of label → Word's number format and its text."""
_BULLETS = {"-": "dash", "+": "plus", "•": "dot"}
_LETTERS = "abcdefghijklmnopqrstuvwxyz"
_ROMAN = ("", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII", "XIII", "XIV", "XV")
_ABSTRACT = (
    "<w:abstractNum {ns} w:abstractNumId='{id}'><w:multiLevelType w:val='singleLevel'/>"
    "<w:lvl w:ilvl='0'><w:start w:val='1'/><w:numFmt w:val='{format}'/><w:suff w:val='space'/>"
    "<w:lvlText w:val='{text}'/></w:lvl></w:abstractNum>"
)
_NUM = (
    "<w:num {ns} w:numId='{id}'><w:abstractNumId w:val='{abstract}'/>"
    "<w:lvlOverride w:ilvl='0'><w:startOverride w:val='1'/></w:lvlOverride></w:num>"
)
_IN_LIST = "<w:numPr {ns}><w:ilvl w:val='0'/><w:numId w:val='{id}'/></w:numPr>"
_MARK = re.compile(r"[(\[](\d{1,2})[)\]]")
_FOOTNOTE_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"


class Lists:
    """Automatic numbering: a label becomes a list label where Word would count to the same label."""

    def __init__(self, document: Document) -> None:
        """Take the numbering of a document over.

        Args:
            document: a new one.
        """
        self._numbering = document.part.numbering_part.element
        for child in list(self._numbering):
            self._numbering.remove(child)
        self._abstract = {kind: index for index, kind in enumerate(_FORMATS)}
        for kind, index in self._abstract.items():
            form, text = _FORMATS[kind]
            self._numbering.append(parse_xml(_ABSTRACT.format(ns=nsdecls("w"), id=index, format=form, text=text)))
        self._count = 0
        self._running: dict[str, tuple[int, int]] = {}

    def place(self, line: str) -> tuple[int | None, str]:
        """The list that a paragraph belongs to (``None`` for none) and its text without an automatic label."""
        label = LABEL.match(line)
        found = _counted(label) if label else None
        if label is None or found is None or label.end() == len(line):
            return None, line
        number = self._list_for(*found)
        return (number, line[label.end() :]) if number is not None else (None, line)

    def attach(self, paragraph: Paragraph, number: int) -> None:
        """Put a paragraph into a list."""
        properties = paragraph._p.get_or_add_pPr()
        element = parse_xml(_IN_LIST.format(ns=nsdecls("w"), id=number))
        # the schema has the style first, then what keeps paragraphs together, then the list
        properties.insert(1 if properties.pStyle is not None else 0, element)

    def _list_for(self, kind: str, ordinal: int) -> int | None:
        """The running list whose next label is the ``ordinal``-th, or a new one where counting begins."""
        number, last = self._running.get(kind, (0, 0))
        continues = number > 0 and ordinal == last + 1
        if ordinal == 0:
            continues = number > 0
        elif not continues and ordinal != 1:
            self._running.pop(kind, None)
            return None
        number = number if continues else self._open(kind)
        self._running[kind] = (number, ordinal)
        return number

    def _open(self, kind: str) -> int:
        self._count += 1
        self._numbering.append(parse_xml(_NUM.format(ns=nsdecls("w"), id=self._count, abstract=self._abstract[kind])))
        return self._count


def _counted(label: re.Match[str]) -> tuple[str, int] | None:
    """Kind and ordinal (0 for a bullet) of a label that looks as Word would write it."""
    printed = label.group().strip()
    if label["dash"]:
        return (_BULLETS[printed], 0) if printed in _BULLETS else None
    if label["decimal"] and printed[-1] in "./":
        return ("decimal" if printed[-1] == "." else "slash", int(label["decimal"]))
    if label["letter"] and label["letter"] in _LETTERS and printed[-1] == ")":
        return ("letter", _LETTERS.find(label["letter"]) + 1)
    if label["roman"] in _ROMAN[1:] and printed[-1] == ".":
        return ("roman", _ROMAN.index(label["roman"]))
    if label["article"] and printed[-1] == ".":
        return ("article", int(label["article"].split()[1]))
    return None


class Footnotes:
    """Footnotes that are printed with their own mark: ``(1)`` in the text refers to the line ``(1) …`` below."""

    def __init__(self, document: Document, lines: list[str]) -> None:
        """Take the footnotes of a dispatch.

        Args:
            document: the Word file.
            lines: ``(1) …``.
        """
        self._document = document
        self._texts = {found[1]: line for line in lines if (found := _MARK.match(line))}
        self._used: list[str] = []

    def split(self, text: str) -> list[tuple[str, str | None]]:
        """A paragraph as pieces: text, and the number of the footnote whose mark the piece is."""
        pieces: list[tuple[str, str | None]] = []
        at = 0
        for found in _MARK.finditer(text):
            if found[1] in self._texts and found[1] not in self._used and found.start() > 0:
                self._used.append(found[1])
                pieces += [(text[at : found.start()], None), (found.group(), found[1])]
                at = found.end()
        return [*pieces, (text[at:], None)]

    def refer(self, run_element: object, number: str) -> None:
        """Make a run the reference to a footnote; its text stays the mark."""
        index = self._used.index(number) + 2
        reference = f"<w:footnoteReference {nsdecls('w')} w:customMarkFollows='1' w:id='{index}'/>"
        texts = run_element.findall(f"{{{_W}}}t")  # type: ignore[attr-defined]
        texts[0].addprevious(parse_xml(reference))

    def unused(self, lines: list[str]) -> list[str]:
        """The lines that no mark refers to; they stay in the text."""
        return [line for line in lines if not ((found := _MARK.match(line)) and found[1] in self._used)]

    def write(self) -> None:
        """Add the part to the package."""
        if not self._used:
            return
        notes = "".join(
            f"<w:footnote w:id='{index}'><w:p><w:r><w:t xml:space='preserve'>{escape(self._texts[number])}</w:t></w:r>"
            "</w:p></w:footnote>"
            for index, number in enumerate(self._used, 2)
        )
        rules = "".join(
            f"<w:footnote w:type='{kind}' w:id='{index}'><w:p><w:r><w:{element}/></w:r></w:p></w:footnote>"
            for index, (kind, element) in enumerate(
                (("separator", "separator"), ("continuationSeparator", "continuationSeparator"))
            )
        )
        blob = f"<?xml version='1.0' encoding='UTF-8'?><w:footnotes {nsdecls('w')}>{rules}{notes}</w:footnotes>"
        package = self._document.part.package
        part = Part(PackURI("/word/footnotes.xml"), _FOOTNOTE_TYPE, blob.encode(), package)
        self._document.part.relate_to(part, RELATIONSHIP_TYPE.FOOTNOTES)


_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


def dated(package: bytes) -> bytes:
    """The same ZIP with one fixed time on every member."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(package)) as source, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as target:
        for name in source.namelist():
            member = zipfile.ZipInfo(name, STAMP)
            member.compress_type = zipfile.ZIP_DEFLATED
            target.writestr(member, source.read(name))
    return out.getvalue()
