"""The head of an authored text: letterhead, number, date, marks, subject or type, addressees."""

from __future__ import annotations

import re
from collections.abc import Sequence

from corpus.render.layout import LABEL, Layout, is_heading
from corpus.render.tables import is_row

__all__ = ["TYPE", "read_head"]

_HEAD_FORMS = {
    "motto": re.compile(r"C[ỘÔ]NG H\w+ XÃ HỘI|CHỦ NGHĨA VIỆT NAM$|Độc lập|ĐẢNG CỘNG SẢN VIỆT NAM"),
    "number": re.compile(r"Số\b(?! lượng)"),
    "addressees": re.compile(r"(?:Kính gửi|KÍNH GỬI)\b|.{0,80}\bđiện\s*:$", re.IGNORECASE),
    "place_date": re.compile(
        r"(?:(?:(?:Quận|Phường) \d{1,2}|[^\d,;:]{1,40}),?\s*)?"
        r"(?:(?:hồi|lúc)\s*\d.{1,18},\s*)?ngày[\s\d.…_/]*tháng[\s\d.…_/]*năm[\s\d.…_]*\.?$"
    ),
    "marks": re.compile(
        r"\(?(?:(?:BẢN )?DỰ THẢO|HỎA TỐC|HOẢ TỐC|THƯỢNG KHẨN|KHẨN|TUYỆT MẬT|TỐI MẬT|MẬT)\b(?! \w+ \w+ \w+ \w+).{0,30}$|"
        r"Dự thảo\b.{0,25}$"
    ),
}
_UNION = re.compile(r"ĐOÀN (?:TNCS|THANH NIÊN CỘNG SẢN) HỒ CHÍ MINH$")
"""What the youth union prints where others print the state's name."""
_SHORT_DATE = re.compile(r"[^\d,.;:]{1,40},\s*(?:ngày\s*)?[\d.…]{0,4}\s*[-/.]\s*[\d.…]{1,4}\s*[-/.]\s*\d{4}$")
_FIGURE = re.compile(r"\d{1,5}[a-zđ]?")
"""The number's ordinal, stamped on a line of its own above ``Số:   /ABC``."""
_SUBJECT = re.compile(r"\(?(?:V/v|v/v|Về việc|Vv)\b")
TYPE = re.compile(
    r"(?:QUYẾT ĐỊNH|CHỈ THỊ|THÔNG BÁO|THÔNG TRI|THÔNG TƯ|THÔNG CÁO|KẾ HOẠCH|HƯỚNG DẪN|CÔNG ĐIỆN|TỜ TRÌNH|BÁO CÁO|"
    r"GIẤY MỜI|NGHỊ QUYẾT|CHƯƠNG TRÌNH|KẾT LUẬN|QUY ĐỊNH|QUY CHẾ|PHƯƠNG ÁN|ĐỀ ÁN|DỰ ÁN|GIẤY TRIỆU TẬP|GIẤY GIỚI THIỆU|"
    r"GIẤY NGHỈ PHÉP|GIẤY ỦY QUYỀN|GIẤY UỶ QUYỀN|BIÊN BẢN|HỢP ĐỒNG|BẢN GHI NHỚ|BẢN THỎA THUẬN|BẢN THOẢ THUẬN|"
    r"THỎA THUẬN|THOẢ THUẬN|PHIẾU \w+|THƯ CÔNG|THƯ CẢM ƠN|LỜI KÊU GỌI|"
    r"QUY TRÌNH|NỘI QUY|ĐIỀU LỆ|TUYÊN BỐ|LỆNH|CÔNG BỐ|NGHỊ ĐỊNH)(?!\w)[^:]*"
)
"""The name of a type of document, and what follows it on its line."""
_OPENS_BODY = re.compile(r"[-+•]?\s*(?:Căn cứ|Thực hiện|Thi hành|Theo|Xét|Kính|Hôm nay|Ngày|Hồi|Để|Nhằm)\b")
_GOES_ON = re.compile(r"(?:,|[-–]|\b(?:của|và|tại|các|cho|với|về|trong|năm|tỉnh|huyện|xã|số|đối|theo|trên|đến|từ))$")
_LONGEST_SUBJECT = 220
_AHEAD = 7


def read_head(lines: Sequence[str], layout: Layout) -> int:
    """Fill the head of a layout.

    Args:
        lines: of the whole text, without empty ones.
        layout: to be filled.

    Returns:
        The index of the first line of the body.
    """
    last = ""
    for index, line in enumerate(lines):
        kind = _kind(line, last, layout, lines[index + 1 : index + 1 + _AHEAD])
        if kind == "body":
            return index
        if kind == "number" and _FIGURE.fullmatch(layout.number):
            layout.number = re.sub(r"^(Số\s*:?)\s*", rf"\1 {layout.number} ", line)
        elif kind in ("number", "place_date"):
            setattr(layout, kind, f"{getattr(layout, kind)} {line}".strip())
        elif kind == "subject":
            layout.subject = f"{layout.subject} {line}".strip()
        elif kind == "addressees" and last == kind and _joins(line, layout.addressees):
            layout.addressees[-1] += f" {line}"
        else:
            getattr(layout, kind).append(line)
        last = kind
    return len(lines)


def _joins(line: str, addressees: Sequence[str]) -> bool:
    """Whether a line goes on with the addressee before it."""
    return not LABEL.match(line) and addressees[-1][-1] not in ";:"


def _kind(line: str, last: str, layout: Layout, ahead: Sequence[str]) -> str:
    """The part of the head that a line belongs to, or ``body``."""
    if is_row(line):
        return "body"
    if last == "addressees":
        return "addressees" if _is_addressed(line, layout.addressees) else _late(line, layout)
    if layout.issuer and not layout.motto and _UNION.match(line):
        return "motto"
    named = next((kind for kind, form in _HEAD_FORMS.items() if form.match(line)), None)
    if named == "addressees" and not (layout.title or line.lower().startswith("kính")):
        named = None
    if named is None and layout.number and not layout.place_date and _SHORT_DATE.match(line):
        named = "place_date"
    if named is None and not layout.motto:
        below = layout.number and (_SUBJECT.match(line) or last == "subject")
        named = "subject" if below else "number" if _FIGURE.fullmatch(line) else "issuer"
    return named or _titled(line, last, layout, ahead) or _unfinished(line, layout, ahead)


def _goes_on(line: str, title: Sequence[str], ahead: Sequence[str]) -> bool:
    """Whether a line is the subject under the type, or goes on with it."""
    if LABEL.match(line) or line.startswith("Căn cứ"):
        return False
    if len(title) == 1:
        broken = _OPENS_BODY.match(line) and ahead and ahead[0][0].islower()
        ends = line[-1] in ".;:" and not (ahead and ahead[0][0].islower())
        return not ends and len(line) < _LONGEST_SUBJECT and not broken
    if _OPENS_BODY.match(line):
        return False
    # a name at the break has a capital too: then what follows it, an opening of the body, tells
    last = bool(ahead) and _OPENS_BODY.match(ahead[0]) and line[-1] not in ".;:," and not is_heading(line)
    return bool(line[0].islower() or _GOES_ON.search(title[-1]) or last)


def _titled(line: str, last: str, layout: Layout, ahead: Sequence[str]) -> str | None:
    """``title`` or ``subject`` where a line belongs to one of them."""
    if layout.title:
        return "title" if _goes_on(line, layout.title, ahead) else "body"
    if TYPE.fullmatch(line):
        return "title"
    if _SUBJECT.match(line) or (last == "subject" and not is_heading(line)):
        return "subject"
    if is_heading(line) and line.strip("*") and not layout.subject and layout.number and layout.place_date:
        return "title"
    return None


def _unfinished(line: str, layout: Layout, ahead: Sequence[str]) -> str:
    """A line that says nothing of its place: of the head while number or date is still to come."""
    if not line.strip("*"):
        return "issuer"
    missing = [kind for kind in ("number", "place_date") if not getattr(layout, kind)]
    if any(_HEAD_FORMS[kind].match(other) for kind in missing for other in ahead) and not LABEL.match(line):
        return "issuer" if line.isupper() else "subject"
    return "body"


def _is_addressed(line: str, addressees: Sequence[str]) -> bool:
    """Whether a line is an addressee, or goes on with the one before it."""
    label, end = LABEL.match(line), addressees[-1][-1]
    if not addressees[0].endswith(":"):
        return end == "," or (line[0].islower() and end not in ".;:" and not label)
    if end == ".":
        return False
    dashes = any((found := LABEL.match(one)) and found["dash"] for one in addressees)
    if label:
        return bool(label["dash"])
    return (
        not dashes and end in ":;" if end in ";:" else end == "," or line[0].islower() or not dashes or len(line) < 60
    )


def _late(line: str, layout: Layout) -> str:
    """What may come after the addressees: the type, the place and date, a mark."""
    for kind in ("place_date", "marks"):
        if not getattr(layout, kind) and _HEAD_FORMS[kind].match(line):
            return kind
    return "body"
