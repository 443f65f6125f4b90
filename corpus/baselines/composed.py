"""The composed way: pdfplumber or python-docx, underthesea's sentences, regular expressions, dateparser."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

__all__ = [
    "CITATION",
    "DATE_LINE",
    "Prediction",
    "composed",
    "composed_text",
    "day_of",
    "directs",
    "due_in",
    "file_text",
    "sentences",
]

Prediction = dict[str, Any]

CITATION = re.compile(r"\b\d+[a-z]?(?:/\d{4})?/(?:[A-ZĐ][A-ZĐƯa-z]*\d*)(?:[-,][A-ZĐƯ][A-ZĐƯa-z&]*\d*)*")
DATE_LINE = re.compile(
    r"(?P<place>[^\n,]{2,40}),\s*ngày\s*(?P<d>\d{1,2})\s*tháng\s*(?P<m>\d{1,2})\s*năm\s*(?P<y>\d{4})"
)
_TYPES = (
    "quyết định|chỉ thị|thông báo|kế hoạch|hướng dẫn|công điện|tờ trình|báo cáo|giấy mời|nghị quyết|chương trình|"
    "kết luận|quy định|quy chế|thông cáo|phương án|đề án|biên bản|hợp đồng|giấy ủy quyền|giấy giới thiệu"
)
_TYPE_LINE = re.compile(rf"(?im)^\s*({_TYPES})\s*$")
_CITED = re.compile(
    rf"(?i:(?P<type>{_TYPES}|nghị định|thông tư|luật|công văn|văn bản)\s+(?:số\s*)?)?(?P<number>{CITATION.pattern})"
    r"(?:\s*,?\s*ngày\s+(?P<date>\d{1,2}/\d{1,2}/\d{4}|\d{1,2}\s+tháng\s+\d{1,2}\s+năm\s+\d{4}))?"
    r"(?:\s+của\s+(?P<issuer>[A-ZĐ][^,;.()\n]{2,60}?)(?=\s+(?:về|và|quy định|ban hành)|[,;.()\n]|$))?"
)
_ITEM = re.compile(r"(?m)^\s*(?P<label>[IVX]+\.|\d{1,2}[.)/]|\d+\.\d+\.?|[a-zđ]\)|[-+•]|Điều \d+\.)\s+(?P<text>\S.*)$")
_DIRECTS = re.compile(
    r"(?i)\b(?:giao|yêu cầu|đề nghị|phải|chủ trì|có trách nhiệm|chịu trách nhiệm|báo cáo|xây dựng|triển khai|tổ chức|"
    r"rà soát|phối hợp|thực hiện|hoàn thành|gửi|kiểm tra|tăng cường|hướng dẫn|nghiêm cấm|không được)\b"
)
_ACTOR = re.compile(
    r"(?:(?:[Gg]iao|[Yy]êu cầu|[Đđ]ề nghị)\s+)?(?P<lead>(?:[Cc]ác\s+)?[A-ZĐ][^,;:.]{2,80}?)\s*(?:,\s*)?"
    r"(?:chủ trì|có trách nhiệm|chịu trách nhiệm|phối hợp|thực hiện|tổ chức|báo cáo|:)"
)
_SUPPORT = re.compile(
    r"phối hợp (?:với|cùng)\s+(?P<names>[^;.]{3,120}?)(?=\s+(?:tổ chức|xây dựng|thực hiện|rà soát|kiểm tra)|[;.]|$)"
)
_DEADLINE = re.compile(
    r"(?i)(?:trước|chậm nhất|đến hết|hạn)\s+(?:là\s+)?(?:ngày\s+)?"
    r"(?P<day>\d{1,2}/\d{1,2}(?:/\d{4})?|\d{1,2}\s+tháng\s+\d{1,2}(?:\s+năm\s+\d{4})?)"
)


def file_text(path: Path) -> str:
    """The text of a PDF, Word or text file."""
    if path.suffix == ".pdf":
        import pdfplumber

        with pdfplumber.open(path) as pdf:
            return "\n".join(page.extract_text() or "" for page in pdf.pages)
    if path.suffix == ".docx":
        import docx

        return "\n".join(paragraph.text for paragraph in docx.Document(str(path)).paragraphs)
    return path.read_text(encoding="utf-8")


def composed(path: Path) -> Prediction:
    """Read a file the composed way.

    Args:
        path: PDF with a text layer, DOCX or text.

    Returns:
        The fields of the output contract that this way can fill.
    """
    return composed_text(file_text(path))


def composed_text(text: str) -> Prediction:
    """The same for a text."""
    header = _header(text)
    own = header["number"]
    issued = header["date"] or "2000-01-01"
    items = [
        {"label": m["label"].strip(".)/"), "text": m["text"], "task": bool(_DIRECTS.search(m["text"]))}
        for m in _ITEM.finditer(text)
    ]
    return {
        "header": header,
        "addressees": _addressees(text),
        "citations": _citations(text, own),
        "laws": [{"name": name, "year": int(year)} for name, year in sorted(set(_laws(text)))],
        "items": items,
        "obligations": list(_obligations(text, items, issued)),
        "recipients": _recipients(text),
        "archive": {
            "codes": [c.strip() for c in m[1].split(",")] if (m := re.search(r"Lưu\s*:\s*([^.\n]+)", text)) else []
        },
        "signature": {"name": _last_line(text)},
    }


def _header(text: str) -> Prediction:
    number = re.search(r"(?i)số\s*:\s*(\S+(?:\s?[-/]\s?\S+)*)", text[:2000])
    date = DATE_LINE.search(text[:3000])
    kind = _TYPE_LINE.search(text[:3000])
    about = re.search(r"(?i)V/v:?\s+(.+)", text[:3000])
    subject = about[1] if about else None
    if kind:
        subject = next((line.strip() for line in text[kind.end() :].splitlines() if line.strip()), None)
    parent, issuer = _bodies(text)
    urgency = re.search(r"(?m)^\s*(HỎA TỐC|THƯỢNG KHẨN|KHẨN)\b", text[:3000])
    return {
        "number": "".join(number[1].split()) if number else None,
        "date": f"{date['y']}-{int(date['m']):02}-{int(date['d']):02}" if date else None,
        "place": date["place"].strip() if date else None,
        "issuer": issuer,
        "parent": parent,
        "type": kind[1].lower() if kind else "công văn",
        "subject": subject,
        "urgency": urgency[1].lower() if urgency else None,
        "secrecy": None,
    }


def _bodies(text: str) -> tuple[str | None, str | None]:
    """Parent and issuer: the lines in capitals above the motto, the last with what goes on with it."""
    names: list[str] = []
    for line in [line.strip(" *_") for line in text.splitlines() if line.strip()][:6]:
        line, motto, _ = line.partition("CỘNG H")  # noqa: PLW2901 - columns that the reader ran together
        if line.strip().isupper():
            if names and re.match(r"(?:TỈNH|THÀNH PHỐ|HUYỆN|QUẬN|XÃ|PHƯỜNG|VÀ)\b", line):
                names[-1] += f" {line.strip()}"
            else:
                names.append(line.strip())
        if motto:
            break
    return (names[-2] if len(names) > 1 else None), (names[-1] if names else None)


def _addressees(text: str) -> list[str]:
    match = re.search(r"Kính gửi\s*:?\s*(.*)((?:\n\s*-\s*.+)*)", text)
    if not match:
        return []
    lines = [match[1], *match[2].splitlines()]
    return [line.strip(" -;.") for line in lines if line.strip(" -;.")]


def _citations(text: str, own: str | None) -> list[Prediction]:
    found: dict[str, Prediction] = {}
    for match in _CITED.finditer(text):
        number = match["number"]
        if number != own and number not in found:
            kind = (match["type"] or "").lower() or None
            found[number] = {"number": number, "type": "công văn" if kind == "văn bản" else kind}
            found[number] |= {"date": day_of(match["date"]), "issuer": match["issuer"]}
    return list(found.values())


def day_of(words: str | None, issued: str | None = None) -> str | None:
    """A printed day by dateparser, ISO; a year left out is taken from ``issued``."""
    import dateparser

    if not words:
        return None
    base = dt.datetime.fromisoformat(issued) if issued else dt.datetime(2000, 1, 1)
    settings: Any = {"DATE_ORDER": "DMY", "RELATIVE_BASE": base, "PREFER_DATES_FROM": "future"}
    parsed = dateparser.parse(words, languages=["vi"], settings=settings)
    return parsed.date().isoformat() if parsed else None


def _laws(text: str) -> Iterator[tuple[str, str]]:
    for match in re.finditer(r"((?:Bộ luật|Luật)\s+[A-ZĐ][^\d,;.\n]{2,60}?)\s+năm\s+(\d{4})", text):
        yield match[1], match[2]


def sentences(text: str) -> list[str]:
    """Sentences by underthesea."""
    from underthesea import sent_tokenize

    return [str(sentence) for line in text.splitlines() for sentence in sent_tokenize(line)]


def _obligations(text: str, items: list[Prediction], issued: str) -> Iterator[Prediction]:
    body = [item["text"] for item in items] or [line for line in text.splitlines() if len(line) > 60]
    for part in body:
        for sentence in sentences(part):
            if directs(sentence):
                yield _obligation(sentence, issued)


def directs(sentence: str) -> bool:
    """Whether a sentence holds a verb of the list."""
    return bool(_DIRECTS.search(sentence))


def due_in(sentence: str, issued: str) -> Prediction | None:
    """The deadline of a sentence, in the form of the output contract."""
    due = _DEADLINE.search(sentence)
    day = day_of(due["day"], issued) if due else None
    return {"text": due[0], "kind": "date", "due": day, "duration": None, "rrule": None} if due and day else None


def _obligation(sentence: str, issued: str) -> Prediction:
    lead, support = _ACTOR.match(sentence), _SUPPORT.search(sentence)
    actors = [{"name": lead["lead"].strip(), "role": "lead"}] if lead else []
    names = re.split(r",\s*|\s+và\s+", support["names"]) if support else []
    actors += [{"name": name.strip(), "role": "support"} for name in names]
    deadline = due_in(sentence, issued)
    report = re.search(
        r"(?:báo cáo|gửi)\s+(?:về\s+)?((?:Sở|Bộ|UBND|Ủy ban|Văn phòng|Phòng)\s[^,;.(]{2,60}?)(?=\s+trước|[,;.(]|$)",
        sentence,
    )
    lowered = sentence.lower()
    modality = "must"
    if "đề nghị" in lowered:
        modality = "request"
    elif "không được" in lowered or "nghiêm cấm" in lowered:
        modality = "must_not"
    return {
        "action": sentence[lead.end("lead") :].strip(" ,:") if lead else sentence,
        "modality": modality,
        "actors": actors,
        "deadline": deadline,
        "report_to": [report[1]] if report else [],
    }


def _recipients(text: str) -> list[Prediction]:
    match = re.search(r"(?i)nơi nhận\s*:?((?:\n\s*-\s*.+)+)", text)
    found = []
    for line in match[1].splitlines() if match else ():
        name = line.strip(" -;.")
        if name and not name.startswith("Lưu"):
            purpose = re.search(r"\(\s*(?:để\s+)?(b/c|báo cáo|t/h|thực hiện|p/h|phối hợp)\s*\)", name)
            marks = {"b/c": "báo cáo", "t/h": "thực hiện", "p/h": "phối hợp"}
            found.append(
                {
                    "name": re.sub(r"\s*\([^)]*\)$", "", name),
                    "purpose": marks.get(purpose[1], purpose[1]) if purpose else None,
                }
            )
    return found


def _last_line(text: str) -> str | None:
    return next((line.strip() for line in reversed(text.splitlines()) if line.strip()), None)
