"""Lines that cite documents, with gold (``corpus/citations``): their form, and how docproc is asked about one.

A line is no dispatch. What it cites can depend on the dispatch it stands in (its own number and date), so docproc
reads each line as the only paragraph of a plain dispatch that cites nothing itself.
"""

from __future__ import annotations

import datetime
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from pydantic import BaseModel, ConfigDict, Field

import docproc
from docproc.citations import parse_symbol
from docproc.document_types import by_code
from docproc.text import fold, match_key

__all__ = ["FOLDER", "SPLITS", "CitedGold", "LawGold", "Line", "NamedGold", "as_dispatch", "key", "load_lines", "read"]

FOLDER = Path(__file__).resolve().parent / "citations"
SPLITS = ("dev", "test")
OWN_NUMBER = "9731/SNV-VP"
ISSUED = datetime.date(2026, 11, 2)
_CLOSING = tuple(".;:,!?…”)")
_QUOTES = str.maketrans("", "", "\"'“”‘’*_`")

_PLACE = """ỦY BAN NHÂN DÂN TỈNH NINH BÌNH
SỞ NỘI VỤ
Số: {number}
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
Ninh Bình, ngày {day:02d} tháng {month:02d} năm {year}
"""
_LETTER = "V/v triển khai nhiệm vụ được giao\n"
_ADDRESSED = "\nKính gửi: Các phòng, đơn vị thuộc Sở.\n"
_NAMED = "{type}\nVề việc triển khai nhiệm vụ được giao\n"
_END = "\n\nNơi nhận:\n- Như trên;\n- Lưu: VT.\nGIÁM ĐỐC\nNguyễn Văn An\n"


class _Gold(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class CitedGold(_Gold):
    """One cited document; a field left out (``None``) is not scored, ``""`` and ``[]`` say that docproc must give none.

    Attributes:
        number: canonical number, without spaces.
        type, date, issuer, title, relation, within: as in the output contract; ``within`` is the number of the
            document in whose title this one stands.
        provisions: cited provisions as printed, lines joined.
        expanded: the same one by one, from small to large: ``điểm a khoản 2 Điều 5``.
        annexed: the rule annexed to the document whose provisions are cited (``Quy chế …``).
        mentions: how often the document is meant, short forms, aliases and "văn bản nêu trên" counted.
    """

    number: str
    type: str | None = None
    date: str | None = None
    issuer: str | None = None
    relation: str | None = None
    provisions: tuple[str, ...] | None = None
    expanded: tuple[str, ...] | None = None
    annexed: str | None = None
    title: str | None = None
    within: str | None = None
    mentions: int | None = None


class LawGold(_Gold):
    """One law cited by name: ``year`` as printed (left out where none is), ``number`` the register's."""

    name: str
    year: int | None = None
    number: str | None = None
    provisions: tuple[str, ...] | None = None
    expanded: tuple[str, ...] | None = None
    amended: tuple[int, ...] | None = Field(default=None, description="years of amendment printed with it")
    relation: str | None = None
    mentions: int | None = None


class NamedGold(_Gold):
    """A document meant by a well-known name (``Đề án 06``) whose number the text does not print."""

    name: str
    number: str


class Line(_Gold):
    """One entry of the table.

    Attributes:
        id: unique in the whole table.
        text: as printed; line breaks matter.
        hard: whether it holds a coordination, a slip, a break, a decoy or the like.
        issued, own_number: of the dispatch it stands in, where the answer depends on them.
        cites, laws, named: all that the line cites.
        selfs: references to the dispatch itself, as printed; ``None`` is not scored.
        category: name of the file.
    """

    id: str
    text: str
    hard: bool = False
    issued: datetime.date = ISSUED
    own_number: str = OWN_NUMBER
    cites: tuple[CitedGold, ...] = ()
    laws: tuple[LawGold, ...] = ()
    named: tuple[NamedGold, ...] = ()
    selfs: tuple[str, ...] | None = None
    category: str

    @property
    def silent(self) -> bool:
        """Whether nothing is cited."""
        return not (self.cites or self.laws or self.named)


def key(text: object) -> str:
    """What is compared of a value (annotation guide): tone placement, hyphens, quotes, blanks, case do not count."""
    if text is None:
        return ""
    plain = " ".join(match_key(fold(str(text)).text.translate(_QUOTES)).split())
    for mark in "/-":
        plain = mark.join(part.strip() for part in plain.split(mark))
    return plain.strip(" .,;:-+•")


def load_lines(split: str, folder: Path = FOLDER) -> Iterator[Line]:
    """The lines of ``dev`` or ``test``, file by file.

    Raises:
        pydantic.ValidationError: an entry has a field too many or too few.
    """
    for path in sorted((folder / split).glob("*.toml")):
        for entry in tomllib.loads(path.read_text(encoding="utf-8")).get("line", ()):
            yield Line(**entry, category=path.stem)


def as_dispatch(line: Line) -> str:
    """The plain dispatch around a line, with a full stop where the line has no closing mark.

    Its type follows from the symbol of its number; a công văn has a line of Kính gửi unless the line itself is one.
    """
    symbol = parse_symbol(line.own_number)
    kind = by_code(symbol.type_code) if symbol and symbol.type_code else None
    middle = _NAMED.format(type=kind.name.upper()) if kind else _LETTER
    day, month, year = line.issued.day, line.issued.month, line.issued.year
    top = _PLACE.format(number=line.own_number, day=day, month=month, year=year)
    text = line.text.strip()
    if kind is None and not text.startswith("Kính gửi"):
        middle += _ADDRESSED
    return f"{top}{middle}\n{text}{'' if text.endswith(_CLOSING) else '.'}{_END}"


def read(line: Line) -> dict[str, Any]:
    """The answer of docproc for a line, in the form of the output contract."""
    return docproc.load()(as_dispatch(line))._.dispatch.model_dump(mode="json")  # type: ignore[no-any-return]
