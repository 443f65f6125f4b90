"""What the renderer knows of a dispatch: which lines stand in which part of the form.

The authored texts are linearised as a person reads them: the left column of the letterhead, then the right one. The
parts follow Nghị định 30/2020/NĐ-CP, Phụ lục I (ô 1 to 5, 9a, 6, 7, 9b) and, for the Party, Hướng dẫn 36-HD/VPTW.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, field
from pathlib import Path

__all__ = ["DOCUMENTS", "LABEL", "Layout", "is_heading", "load_layout", "own_name", "parse_layout"]

DOCUMENTS = Path(__file__).resolve().parents[1] / "documents"

_EMPHASIS = re.compile(r"\*+(?=\S)|(?<=\S)\*+")
_RULE = re.compile(r"[-–—_=\s]{3,}")
_ADDRESSEE = re.compile(r"Kính gửi\b")
_HEAD_FORMS = {
    "motto": re.compile(r"CỘNG H\w+ XÃ HỘI|Độc lập|ĐẢNG CỘNG SẢN VIỆT NAM"),
    "number": re.compile(r"Số\b(?! lượng)"),
    "addressees": _ADDRESSEE,
    "place_date": re.compile(r"(?:[^\d,.;:]{1,40},?\s*)?ngày[\s\d.…_]*tháng[\s\d.…_]*năm\s*\d{2,4}\.?$"),
    "mark": re.compile(r"\(?(?:DỰ THẢO|HỎA TỐC|HOẢ TỐC|THƯỢNG KHẨN|KHẨN)(?: HẸN GIỜ)?.{0,30}$"),
}
_SUBJECT = re.compile(r"\(?(?:V/v|Về việc)\b")
_TYPE = re.compile(
    r"(?:QUYẾT ĐỊNH|CHỈ THỊ|THÔNG BÁO|THÔNG TRI|KẾ HOẠCH|HƯỚNG DẪN|CÔNG ĐIỆN|TỜ TRÌNH|BÁO CÁO|GIẤY MỜI|NGHỊ QUYẾT|"
    r"CHƯƠNG TRÌNH|KẾT LUẬN|QUY ĐỊNH|PHƯƠNG ÁN|GIẤY TRIỆU TẬP)\b[^:]*"
)
_RECIPIENTS = re.compile(r"Nơi [Nn]hận\b")
_SIGNED = re.compile(r"\(?[Đđ]ã ký\)?")
LABEL = re.compile(
    r"(?P<dash>[-–+•*])\s*(?=\S)|(?P<decimal>\d{1,2})[./)-]\s*(?=\D)|(?P<nested>\d{1,2}(?:\.\d{1,2}){1,3})\.?\s"
    r"|(?P<letter>[a-zđ])[).]\s|(?P<roman>[IVX]{1,5})[./-]\s*|(?P<article>Điều \d{1,3})[.:]\s*"
)
"""The label of a numbered, lettered or dashed paragraph."""
_CONTINUES = re.compile(r"(?:VÀ|TỈNH|THÀNH PHỐ|HUYỆN|QUẬN|THỊ XÃ|XÃ|PHƯỜNG|\*)(?!\w)")
_WRAPPED = 60
"""Authored lines at least this long may be broken off; shorter ones are headings or lines of their own."""


@dataclass(slots=True)
class Layout:
    """A dispatch by the parts of its form; every line without its line end.

    Attributes:
        issuer: lines of the left head, the parent body first; a Party head ends in ``*``.
        motto: lines of the right head (quốc hiệu and tiêu ngữ, or the Party's name).
        number: the whole number line (``Số: 12/ABC-XY``).
        place_date: the whole line of place and date.
        mark: the urgency mark or DỰ THẢO (draft), if printed.
        subject: the ``V/v`` of a công văn; empty where the type is named.
        title: the type's name, then the lines of its subject; empty for a công văn.
        addressees: the Kính gửi line and the dashes under it.
        body: paragraphs with their labels.
        recipients: lines of Nơi nhận with its heading.
        signature: capacity lines, the signer's title, the name last.
        annex: what follows the signature (a plan that is promulgated, a footnote), set on a page of its own.
    """

    issuer: list[str] = field(default_factory=list)
    motto: list[str] = field(default_factory=list)
    number: str = ""
    place_date: str = ""
    mark: str = ""
    subject: str = ""
    title: list[str] = field(default_factory=list)
    addressees: list[str] = field(default_factory=list)
    body: list[str] = field(default_factory=list)
    recipients: list[str] = field(default_factory=list)
    signature: list[str] = field(default_factory=list)
    annex: list[str] = field(default_factory=list)


def load_layout(name: str) -> Layout:
    """The layout of an authored dispatch.

    Args:
        name: its file name in ``corpus/documents`` without suffix.

    Returns:
        Its parts.

    Raises:
        FileNotFoundError: there is neither a ``.txt`` nor a ``.md`` of that name.
        ValueError: its letterhead's columns are run together.
    """
    for suffix in (".txt", ".md"):
        path = DOCUMENTS / f"{name}{suffix}"
        if path.exists():
            return parse_layout(path.read_text(encoding="utf-8"))
    raise FileNotFoundError(f"no dispatch {name}.txt or {name}.md in {DOCUMENTS}")


def own_name(issuer: list[str]) -> int:
    """The index of the first line of the issuer's own name, which is set bold; its parent's lines come before."""
    first = len(issuer) - 1
    while first > 0 and _CONTINUES.match(issuer[first]):
        first -= 1
    return first


def is_heading(line: str) -> bool:
    """Whether a line is set centred and bold: capitals only, no label."""
    return line.isupper() and not LABEL.match(line)


def parse_layout(text: str) -> Layout:
    """Sort the lines of an authored dispatch into the parts of its form.

    Args:
        text: the authored text or Markdown, one paragraph a line; broken lines of the body are joined.

    Returns:
        The layout; a part that is not there is empty.

    Raises:
        ValueError: the letterhead's columns are run together in the text, so its parts cannot be told apart.
    """
    source = unicodedata.normalize("NFC", _EMPHASIS.sub("", text) if "**" in text else text)
    lines = [line.strip() for line in source.splitlines() if line.strip() and not _RULE.fullmatch(line.strip())]
    layout = Layout()
    body = _read_head(lines, layout)
    if not (layout.motto and layout.place_date):
        raise ValueError("the letterhead's columns are run together; write the left one first, then the right one")
    close = _read_closing(lines, layout)
    layout.body = _joined(lines[body:close])
    return layout


def _read_head(lines: list[str], layout: Layout) -> int:
    """Fill the head of ``layout``; gives the index of the first line of the body."""
    last = ""
    for index, line in enumerate(lines):
        kind = _kind(line, last, layout)
        if kind == "body":
            return index
        if kind in ("number", "place_date", "mark"):
            setattr(layout, kind, line)
        elif kind == "subject":
            layout.subject = f"{layout.subject} {line}".strip()
        elif kind == "addressees" and last == kind and not LABEL.match(line):
            layout.addressees[-1] += f" {line}"
        else:
            getattr(layout, kind).append(line)
        last = kind
    return len(lines)


def _kind(line: str, last: str, layout: Layout) -> str:
    """The part of the head that a line belongs to, or ``body``."""
    if last == "addressees":
        label, end = LABEL.match(line), layout.addressees[-1][-1]
        listed = layout.addressees[0].endswith(":") and end != "."
        listed = listed and (bool(label and label["dash"]) or end not in ";:")
        return "addressees" if listed else "body"
    named = next((kind for kind, form in _HEAD_FORMS.items() if form.match(line)), None)
    if named is None and not layout.motto:
        named = "issuer"
    if named is None and layout.title:
        opens = len(layout.title) == 1 or line[0].islower()
        named = "title" if opens and not LABEL.match(line) else "body"
    if named is None and _TYPE.fullmatch(line):
        named = "title"
    if named is None and (_SUBJECT.match(line) or last == "subject"):
        named = "subject"
    return named or ("issuer" if line == "*" else "body")


def _read_closing(lines: list[str], layout: Layout) -> int:
    """Fill Nơi nhận, signature and annex of ``layout``; gives the index of the line after the body."""
    start = next((i for i, line in enumerate(lines) if _RECIPIENTS.match(line)), len(lines))
    rest = lines[start:]
    sign = next((i for i, line in enumerate(rest) if is_heading(line)), len(rest))
    first = start - 1
    while first > 0 and is_heading(lines[first - 1]):
        first -= 1
    if first < start - 1:  # the signature was written before Nơi nhận
        layout.signature, layout.recipients = lines[first:start], rest[:sign]
        layout.annex = _joined(rest[sign:])
        return first
    name = sign
    while name < len(rest) - 1 and (is_heading(rest[name]) or _SIGNED.fullmatch(rest[name])):
        name += 1
    layout.recipients, layout.signature, layout.annex = rest[:sign], rest[sign : name + 1], _joined(rest[name + 1 :])
    return start


def _joined(lines: list[str]) -> list[str]:
    """Join the broken lines of a hard-wrapped text into paragraphs."""
    paragraphs: list[str] = []
    previous = ""
    for line in lines:
        broken = len(previous) >= _WRAPPED and (previous[-1].isalnum() or previous[-1] in ",-–")
        if broken and (line[0].islower() or (previous[-1] != "," and not LABEL.match(line))):
            paragraphs[-1] += ("" if previous[-1] == "-" else " ") + line
        else:
            paragraphs.append(line)
        previous = line
    return paragraphs
