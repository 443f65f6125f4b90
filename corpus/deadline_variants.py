"""Clauses of the table of deadlines, said otherwise: what is printed changes, the deadline does not.

Each variant is made of a clause by rule alone (other order, other spelling, a word that means the same), so that it
has the answer of its clause. A grammar that was made on the clauses shows here what it has learned by heart.
"""

from __future__ import annotations

import dataclasses
import re
import tomllib
from collections.abc import Callable, Iterator

from corpus.deadline_lines import FOLDER, Case

__all__ = ["variants"]

_WORDS = tomllib.loads((FOLDER / "variants.toml").read_text(encoding="utf-8"))
_DAY = re.compile(r"(?P<day>\d{1,2})/(?P<month>\d{1,2})/(?P<year>\d{4})")
_WRITTEN_DAY = re.compile(r"ngày (?P<day>\d{1,2}) tháng (?P<month>\d{1,2}) năm (?P<year>\d{4})")
_ZERO = re.compile(r"(?<![\d/.h:])0(?=\d (?:ngày|tháng|giờ|tuần))")
_QUARTER = re.compile(r"(?P<word>[Qq]uý )(?P<roman>IV|III|II|I)\b")
_ROMAN = {"I": "1", "II": "2", "III": "3", "IV": "4"}
_WORK = re.compile(r",? (?:xong|hoàn thành)$")
_CONDITION = re.compile(r"(?:Khi|Trường hợp) ")
_STRETCH = re.compile(r"(?i)(?:từ|đến|cho đến) ")

_SPELLINGS: dict[str, Callable[[str], str]] = {
    "capitals": str.upper,
    "dashes": lambda text: _DAY.sub(r"\g<day>-\g<month>-\g<year>", text),
    "dots": lambda text: _DAY.sub(r"\g<day>.\g<month>.\g<year>", text),
    "blanks": lambda text: _DAY.sub(r"\g<day> / \g<month> / \g<year>", text),
    "day in words": lambda text: re.sub(rf"ngày {_DAY.pattern}", r"ngày \g<day> tháng \g<month> năm \g<year>", text),
    "day in figures": lambda text: _WRITTEN_DAY.sub(r"ngày \g<day>/\g<month>/\g<year>", text),
    "month in words": lambda text: re.sub(r"(?<!ngày )tháng (\d{1,2})/(\d{4})", r"tháng \1 năm \2", text),
    "quarter in Arabic": lambda text: _QUARTER.sub(lambda found: found["word"] + _ROMAN[found["roman"]], text),
    "without zeros": lambda text: _ZERO.sub("", text),
}
_PLACES: dict[str, str] = {
    "numbered": "1. {text}",
    "with a semicolon": "{bare};",
    "with a purpose": "{bare} để tổng hợp, báo cáo lãnh đạo.",
    "with a further verb": "{bare}, gửi kèm bản mềm về Văn phòng.",
}
_CELLS: dict[str, str] = {"with a full stop": "{text}.", "with a verb": "Hoàn thành {small}"}


def variants(case: Case) -> Iterator[tuple[str, Case]]:
    """The ways in which a case can be said otherwise, each with its name.

    Args:
        case: a clause or a cell; its gold is kept as it is.
    """
    seen = {case.clause}
    for name, text in (*_spelt(case.clause), *_placed(case), *_moved(case)):
        if text not in seen:
            seen.add(text)
            yield name, dataclasses.replace(case, clause=text)


def _spelt(text: str) -> Iterator[tuple[str, str]]:
    for name, spell in _SPELLINGS.items():
        yield name, spell(text)
    for printed, instead in _WORDS["exchanged"]:
        yield "another word", text.replace(printed, instead, 1)


def _placed(case: Case) -> Iterator[tuple[str, str]]:
    text = case.clause
    for name, form in (_CELLS if case.cell else _PLACES).items():
        yield name, form.format(text=text, bare=text.rstrip(".;"), small=text[0].lower() + text[1:])


def _moved(case: Case) -> Iterator[tuple[str, str]]:
    """The one deadline of a clause at whose edge it stands, put elsewhere."""
    if case.cell or len(case.deadlines) != 1 or _CONDITION.match(case.clause):
        return
    deadline = case.deadlines[0]
    printed, bare = deadline.text, case.clause.rstrip(".;")
    if not (bare.startswith(printed) or bare.endswith(printed)):
        return
    rest = _WORK.sub("", bare.removeprefix(printed).removesuffix(printed).strip(" ,"))
    if rest.endswith((":", ",")) or "hoàn thành" in rest:
        return
    first, head, low = rest.split()[0], rest[0].upper() + rest[1:], printed[0].lower() + printed[1:]
    begun = rest[0].lower() + rest[1:] if first in _WORDS["small"] else rest
    if not printed.lower().startswith("đến"):
        yield "deadline first", f"{printed[0].upper()}{printed[1:]}, {begun}."
    yield "deadline last", f"{head} {low}."
    yield "deadline in brackets", f"{head} ({low})."
    yield "deadline before a verb", f"{head} {low} và báo cáo kết quả về Ủy ban nhân dân huyện."
    if deadline.values.get("bound") in ("before", "by") and not _STRETCH.match(printed):
        yield "deadline of a participle", f"{head}, hoàn thành {low}."
        yield "deadline of a short participle", f"{head}, xong {low}."
