"""Where the name of a receiver ends that stands behind a verb that sends: a body, an office, or a person by duty.

``Sở Y tế (Phòng Nghiệp vụ)``, ``Cục`` (the dispatch has said which one), ``giáo viên chủ nhiệm``, ``ông Lê Văn Sáu``.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from docproc.bodies import BodyMention, split_actors
from docproc.bodies.lexicon import PhraseTable, phrases
from docproc.data import read_toml
from docproc.tasks.spans import starting_in
from docproc.text import match_key
from docproc.vocabulary import directive_verbs

__all__ = ["Name", "Names", "vocabulary"]

_LONGEST_TAIL = 4  # words in small letters behind a head: "hệ thống truyền thanh cơ sở"
_LONGEST_NAME = 10  # words
_WORD = re.compile(r" (?P<word>[^\W_]+(?:[-&/][^\W_]+)*)")
_UNIT = re.compile(r" \((?!qua |trước |chậm |theo |bằng |kèm )[^()\n]{4,80}\)")
_PERSON = re.compile(r"(?:đồng chí|đ/c|ông|bà|thầy|cô) (?=\S)")
_OWN_NAME = re.compile(r"[A-ZĐÀ-Ỹ]\w*(?: (?:[A-ZĐ]\.|[A-ZĐÀ-Ỹ]\w*)){1,4}")
_ONE_NAME = re.compile(r"[A-ZĐÀ-Ỹ][a-zà-ỹđ]+(?![\w/])")
_MEMBER = re.compile(r"(?:(?:tỉnh|thành|huyện|quận|thị|đảng|cấp|chi) ủy viên|ủy viên (?=phụ trách|thường trực))(?!\w)")
_COUNTED = re.compile(r"(?:cả )?(?:hai|ba|bốn) (?=(?:cơ quan|đơn vị|bên|ngành)(?!\w))")
_OWNER = re.compile(r" của (?=[A-ZĐ])")
_HALF = re.compile(r" (?:thi|nghị|thao|thảo|diễn|chợ|trại)(?!\w)")
_AGAINST = re.compile(
    r"ban (?:chỉ đạo|chỉ huy) phòng(?:,| và)? chống "
    r"(?:thiên tai|lụt,? bão|dịch bệnh|dịch|tham nhũng|tội phạm|ma túy|cháy rừng)"
    r"(?: và tìm kiếm,? cứu nạn)?"
    r"(?: (?:trung ương|quốc gia|(?:cấp )?(?:tỉnh|thành phố|huyện|thị xã|quận|xã|phường)))?(?!\w)"
)
_LEVEL = re.compile(
    r"(?:xã|phường|thị trấn|huyện|quận|thị xã|tỉnh|thành phố|trung ương)"
    r"(?=\s*$|[,;.)]| (?:trước|để|chậm|trong|hằng|hàng|theo|đúng|qua|và|vào|ngay|kịp|sau)(?!\w))"
)
_BY_WORK = re.compile(
    r"(?!(?:thành|tăng|học|sinh|xã|đoàn|hội|đảng|giáo|của|về|cho|với|do|là|và|tại) )"
    r"(?:[^\W\d_]+ ){1,2}(?:viên|trưởng)(?!\w)"
)
_EACH = re.compile(r"(?:từng|mỗi|các|mọi|toàn thể) (?=\S)")
_BOARD = re.compile(r"(?:chủ tịch )?(?:ban|hội đồng)(?!\w)")
_NUMBER = re.compile(
    r" (?:số )?\d{1,3}[A-Z]?(?![\w/]|\.\d| (?:ngày|tháng|năm|giờ|phút|bản|bộ|lần|người|cuốn|suất)(?!\w))"
)
_FIRST_LETTER = re.compile(r"bên [a-dđ](?!\w)")


@cache
def vocabulary() -> dict[str, dict[str, list[str]]]:
    """The lists of ``data/receivers.toml``."""
    return {
        section: {name: [match_key(word) for word in words] for name, words in lists.items()}
        for section, lists in read_toml("docproc.tasks", "data/receivers.toml").items()
        if isinstance(lists, dict)
    }


@cache
def _table() -> PhraseTable:
    names = vocabulary()["names"]
    works = set(names["doing"]).union(*(phrases("fields", kind) for kind in ("names", "works", "inner", "glued")))
    ends = set(names["ends"]) | phrases("ends", "words") | set(directive_verbs())
    return PhraseTable(
        {
            "heads": [*names["heads"], *names["alone"]],
            "alone": names["alone"],
            "public": names["public"],
            "doing": works,
            "going_on": names["going_on"],
            "field_of": names["field_of"],
            "looked_after": names["looked_after"],
            "ends": ends,
            "behind_preposition": names["behind_preposition"],
            "other": phrases("heads", "other_words"),
        }
    )


@dataclass(frozen=True, slots=True)
class Name:
    """A receiver where it is named.

    Attributes:
        start: first character.
        end: one past the last.
        names: as printed; several where one phrase names several ("các sở, ban, ngành").
        public: people or groups that are told things, as everybody is.
        firm: a body, or a word that can be nothing else.
    """

    start: int
    end: int
    names: tuple[str, ...]
    public: bool = False
    firm: bool = True


class Names:
    """Reads the receivers of one dispatch."""

    def __init__(self, text: str, key: str, bodies: Sequence[BodyMention]) -> None:
        """Prepare.

        Args:
            text: the dispatch's text.
            key: its match key.
            bodies: mentions of bodies in it, in order.
        """
        self._text, self._key, self._bodies = text, key, bodies

    def body_at(self, at: int) -> BodyMention | None:
        """The body that begins at ``at``."""
        return next(iter(starting_in(self._bodies, at, at + 1)), None)

    def inside_body(self, at: int) -> bool:
        """Whether a body's name holds the character at ``at``, and does not begin there."""
        return any(body.start < at < body.end for body in starting_in(self._bodies, at - 200, at))

    def read(self, at: int, high: int) -> Name | None:
        """The receiver that begins at ``at`` and ends before ``high``; ``None`` where nobody does."""
        person = _PERSON.match(self._key, at, high)
        member = _MEMBER.match(self._key, person.end() if person else at, high)
        if member is not None:
            return self._name(at, self._tail(member.end(), high))
        body = self.body_at(person.end() if person else at)
        if body is not None and body.end <= high:
            return self._body(body, high)
        if person is not None:
            return self._person(at, person.end(), high)
        counted = _COUNTED.match(self._key, at, high)
        if counted is not None:
            office = self._office(counted.end(), high)
            return self._name(at, office.end) if office else None
        each = _EACH.match(self._key, at, high)
        if each is not None:
            office = self._office(each.end(), high)
            return self._name(at, office.end, public=True) if office else None
        return self._office(at, high)

    def level(self, at: int, high: int) -> Name | None:
        """The level of government that stands for its offices: ``gửi về xã``; ``None`` where a name or more follows."""
        level = _LEVEL.match(self._key, at, high)
        return self._name(at, level.end()) if level else None

    def _person(self, at: int, start: int, high: int) -> Name | None:
        """``ông Lê Văn Sáu``, ``đ/c Hằng``; of ``đồng chí Tổ trưởng`` the office."""
        named = _OWN_NAME.match(self._text, start, high)
        if named is not None:
            return self._name(at, named.end())
        office = self.read(start, high)
        single = _ONE_NAME.match(self._text, start, high) if office is None else None
        return self._name(at, single.end()) if single else office

    def _name(self, start: int, end: int, *, public: bool = False, firm: bool = True) -> Name:
        return Name(start, end, (" ".join(self._text[start:end].split()),), public, firm)

    def _body(self, body: BodyMention, high: int) -> Name:
        if body.kind == "group":
            parts = split_actors(self._text[body.start : body.end])
            return Name(body.start, body.end, tuple(part.name for part in parts), public=True)
        end = self._whole(body.start, body.end, high)
        unit = _UNIT.match(self._text, end, high)
        if unit is not None and self.body_at(unit.start() + 2) is not None:
            return self._name(body.start, unit.end())
        behind = _table().at(self._key, end + 1) if self._key[end : end + 1] == " " else {}
        if _BOARD.match(self._key, body.start) and behind.get("looked_after", high + 1) <= high:
            end = behind["looked_after"]
        elif body.kind == "person" and behind.get("field_of", high + 1) <= high:
            end = behind["field_of"]
        elif body.kind == "person" and "going_on" in behind:
            end = self._tail(end, high, going_on=True)
        return self._name(body.start, end)

    def _whole(self, start: int, end: int, high: int) -> int:
        """Where a body's name really ends: behind its second field, half a word, or the house it belongs to."""
        against = _AGAINST.match(self._key, start, high)
        if against is not None:
            end = max(end, against.end())
        if self._key.endswith(" hội", start, end) and (half := _HALF.match(self._key, end, high)):
            end = half.end()
        end = self._second_field(start, end, high)
        owner = _OWNER.match(self._text, end, high)
        house = self.read(owner.end(), high) if owner else None
        return house.end if house is not None and not house.public else end

    def _second_field(self, start: int, end: int, high: int) -> int:
        """Behind a comma a field that echoes the first: ``Phòng Công chức, viên chức``."""
        last = self._key[start:end].rpartition(" ")[2]
        echo = re.compile(rf", (?!{re.escape(last)}(?!\w))[^\W\d_]+ {re.escape(last)}(?!\w)").match(
            self._text, end, high
        )
        return echo.end() if echo and last.isalpha() else end

    def _office(self, at: int, high: int) -> Name | None:
        """A head of the vocabulary with what says which one; a bare common noun in small letters is nobody."""
        found = _table().at(self._key, at)
        by_work = _BY_WORK.match(self._key, at, high)  # "kiểm soát viên", "quản lý trưởng"
        head = found.get("heads") or (by_work.end() if by_work and "other" not in found else None)
        if head is None or head > high or found.get("other", 0) > head:
            return None
        if (letter := _FIRST_LETTER.match(self._key, at, high)) is not None:
            return self._name(at, letter.end())
        number = _NUMBER.match(self._text, head, high)
        end = number.end() if number else self._tail(head, high)
        capital = self._text[at].isupper()
        if end == head and not capital and " " not in self._key[at:head] and "alone" in found:
            return None
        unit = _UNIT.match(self._text, end, high) if capital else None
        if unit is not None and self.body_at(unit.start() + 2) is not None:
            end = unit.end()
        firm = capital or (" " in self._key[at:head] and found.get("behind_preposition") != head)
        return self._name(at, end, public="public" in found, firm=firm)

    def _tail(self, head: int, high: int, *, going_on: bool = False) -> int:
        """The end of the name whose head ends at ``head``."""
        end, small = head, 0
        for _ in range(_LONGEST_NAME):
            word = _WORD.match(self._text, end, high)
            if word is None:
                break
            start, stop = word.span("word")
            found = _table().at(self._key, start)
            body = self.body_at(start)
            if body is not None:
                return body.end if body.end <= high and body.kind != "group" else end
            if self._text[start].isupper():
                end, small = max(stop, found.get("ends", 0), found.get("doing", 0)), 0
                continue
            if self._key[start:stop] == "và":
                following = _WORD.match(self._text, stop, high)
                if small or following is None or not following["word"][0].isupper() or self.read(stop + 1, high):
                    break
                end = following.end()
                continue
            if not small and found.get("doing", 0) >= max(found.get("ends", 0), stop):
                end = found["doing"]
                continue
            if going_on and end == head:
                end, small = found["going_on"], small + 1
                continue
            if word["word"].isdigit() and self._key.endswith(" khu vực", head, end):
                return stop
            if "ends" in found or word["word"].isdigit() or small >= _LONGEST_TAIL:
                break
            end, small = stop, small + 1
        return end
