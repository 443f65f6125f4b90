"""Clauses with the obligations in them (``corpus/clauses``), and the dispatch in which a system reads them.

A case is what a drafter prints between Kính gửi and Nơi nhận: a sentence, a paragraph, a small list. Who must act and
by when can depend on the issuer, the addressees, the type and the day, so a plain dispatch is built around each case.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from corpus.notation.obligations import OPTIONS, Draft, Gold, flag, parse_deadline, parse_obligation
from corpus.notation.reading import printed_stretch
from corpus.places import plain_value
from docproc.document_types import by_name

__all__ = ["FOLDER", "OPEN", "SPLITS", "Case", "CaseError", "as_dispatch", "load_cases", "read_cases"]

FOLDER = Path(__file__).resolve().parent / "clauses"
SPLITS = ("dev", "test")
OPEN = "?"
"""Stands for a value that two careful persons could dispute; it is not compared."""
_TIERS = ("tracked", "standing")
_KEYS = ("issuer", "parent", "to", "place")
_DATE = re.compile(r"(\d{4})-(\d\d)-(\d\d)")
_QUOTED = re.compile(r'"([^"]+)"')
_MESSAGE = "công điện"
_LETTER = "công văn"

_HEAD = """{bodies}
Số: {number}
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
{place}, ngày {day} tháng {month} năm {year}
"""
_ABOUT = "một số nội dung công tác"
_BASIS = "Căn cứ Quy chế làm việc của cơ quan;"
_END = """
Nơi nhận:
- Như trên;
- Lưu: VT.
THỦ TRƯỞNG ĐƠN VỊ
Nguyễn Văn An
"""


class CaseError(ValueError):
    """A case is not of the form; the message names file and line."""


@dataclass(frozen=True, slots=True)
class Case:
    """One entry of the table.

    Attributes:
        id: unique in the whole table.
        category: the heading under which it stands.
        type: of its dispatch, ``công văn``.
        date: ISO day of issue.
        issuer, parent: the letterhead; ``parent`` may be empty.
        place: where it was issued.
        addressees: the lines of Kính gửi.
        text: the body as printed.
        obligations: in the gold form, with ``condition``, ``if_silent``, ``umbrella``, ``tier`` and
            ``further_deadlines`` beside the contract's keys. What is open is left out.
    """

    id: str
    category: str
    type: str
    date: str
    issuer: str
    text: str
    parent: str = ""
    place: str = "Hà Nội"
    addressees: tuple[str, ...] = ()
    obligations: tuple[Gold, ...] = ()


def load_cases(split: str, folder: Path = FOLDER) -> tuple[Case, ...]:
    """The cases of ``dev`` or ``test``.

    Raises:
        CaseError: as ``read_cases``.
    """
    path = folder / f"{split}.txt"
    return tuple(read_cases(path.read_text(encoding="utf-8"), path.name))


def read_cases(text: str, name: str = "") -> Iterator[Case]:
    """Read blocks of a line ``=== id | type | date | key: value …``, the body, and ``>>`` lines.

    Args:
        text: the blocks; a line ``## name`` begins a category.
        name: of the file, for messages.

    Raises:
        CaseError: a block is not of the form, or names what its body does not print.
    """
    try:
        yield from _read(text)
    except ValueError as error:
        raise CaseError(f"{name}: {error}") from None


def _read(text: str) -> Iterator[Case]:
    category, block = "", _Block()
    for number, line in enumerate(text.splitlines(), 1):
        if line.startswith(("=== ", "## ")):
            yield from block.cases(category)
            block = _Block()
        if line.startswith("## "):
            category = line[3:].strip()
        elif line.startswith("=== "):
            block.head = line[4:]
        elif line.startswith(">>"):
            block.drafts.append(_draft(line[2:], number))
        elif line.strip():
            block.body.append(line.rstrip())
    yield from block.cases(category)


def _draft(line: str, number: int) -> Draft:
    try:
        return parse_obligation(line, "", number, _OPTIONS)
    except ValueError as error:
        raise ValueError(f"line {number}: {error}") from None


@dataclass(slots=True)
class _Block:
    head: str = ""
    body: list[str] = field(default_factory=list)
    drafts: list[Draft] = field(default_factory=list)

    def cases(self, category: str) -> Iterator[Case]:
        """The case that was read, if there is one."""
        if not self.head:
            return
        identity, kind, date, *rest = [part.strip() for part in self.head.split(" | ")]
        try:
            fields = _fields(kind, date, rest)
            plain = plain_value(" ".join(self.body))
            if not plain:
                raise ValueError("there is no body")
            obligations = tuple(_gold(draft, plain) for draft in self.drafts)
        except ValueError as error:
            raise ValueError(f"{identity}: {error}") from None
        text = "\n".join(self.body)
        yield Case(identity, category, kind, date, text=text, obligations=obligations, **fields)


def _fields(kind: str, date: str, rest: list[str]) -> dict[str, Any]:
    if by_name(kind) is None:
        raise ValueError(f"'{kind}' is no type of dispatch")
    if not _DATE.fullmatch(date):
        raise ValueError(f"'{date}' is no day")
    fields: dict[str, Any] = {"addressees": ()}
    for part in rest:
        key, colon, value = part.partition(":")
        if not colon or key not in _KEYS:
            raise ValueError(f"'{part[:40]}' is none of {', '.join(_KEYS)}")
        if key == "to":
            fields["addressees"] += (value.strip(),)
        else:
            fields[key] = value.strip()
    if "issuer" not in fields:
        raise ValueError("nobody issues it")
    return fields


def _or_open(reader: Callable[[str], Any]) -> Callable[[str], Any]:
    return lambda value: OPEN if value == OPEN else reader(value)


def _quoted(value: str) -> str:
    match = _QUOTED.fullmatch(value)
    if not match:
        raise ValueError(f"'{value[:40]}' does not stand in quotation marks")
    return match[1]


def _tier(value: str) -> str:
    if value not in _TIERS:
        raise ValueError(f"'{value[:40]}' is none of {', '.join(_TIERS)}")
    return value


def _several(value: str) -> list[Gold]:
    return [parse_deadline(part) for part in value.split(" & ")]


_OPTIONS: Mapping[str, Callable[[str], Any]] = {
    "due": OPTIONS["due"],
    "further": _several,
    "to": _or_open(OPTIONS["to"]),
    "product": _or_open(OPTIONS["product"]),
    "basis": OPTIONS["basis"],
    "if": _or_open(_quoted),
    "silent": _quoted,
    "umbrella": flag,
    "tier": _tier,
}


def _gold(draft: Draft, plain: str) -> Gold:
    """The gold form of an obligation, after a look whether its body prints what it names."""
    options = draft.options
    further = options.get("further", [])
    texts = [due["text"] for due in (options.get("due"), *further) if due]
    texts += [value for name in ("if", "silent", "product") if (value := options.get(name)) and value != OPEN]
    texts += options["to"] if options.get("to", OPEN) != OPEN else []
    missing = [text for text in texts if plain_value(text) not in plain]
    if missing:
        raise ValueError(f"line {draft.line}: '{missing[0][:60]}' is not in the body")
    try:
        gold = draft.gold(printed_stretch(plain, draft.action))
    except ValueError as error:
        raise ValueError(f"line {draft.line}: {error}") from None
    gold |= {"condition": options.get("if"), "if_silent": options.get("silent"), "tier": options.get("tier", OPEN)}
    gold |= {"umbrella": options.get("umbrella", False), "further_deadlines": further}
    gold["basis"] = options.get("basis", OPEN)
    return {name: value for name, value in gold.items() if value != OPEN}


def as_dispatch(case: Case) -> str:
    """The plain dispatch around a case, linearised: left column, right column, addressees, body, closing."""
    year, month, day = case.date.split("-")
    kind = by_name(case.type)
    code = kind.code if kind and kind.code and case.type != _LETTER else ""
    bodies = "\n".join(body.upper() for body in (case.parent, case.issuer) if body)
    number = f"147/{code}-VP" if code else "147/VP-TH"
    head = _HEAD.format(bodies=bodies, number=number, place=case.place, day=day, month=month, year=year)
    about = f"V/v {_ABOUT}\n" if case.type == _LETTER else f"\n{case.type.upper()}\nVề {_ABOUT}\n"
    return f"{head}{about}{_addressed(case)}\n{case.text}\n{_END}"


def _addressed(case: Case) -> str:
    """What stands between subject and body; a basis where nobody is addressed, as dispatches without one are rare."""
    if not case.addressees:
        return f"\n{_BASIS}\n"
    opening = f"{case.issuer.upper()} ĐIỆN:" if case.type == _MESSAGE else "Kính gửi:"
    if len(case.addressees) == 1 and case.type != _MESSAGE:
        return f"\n{opening} {case.addressees[0]}.\n"
    lines = "".join(f"- {name};\n" for name in case.addressees)
    return f"\n{opening}\n{lines[:-2]}.\n"
