"""Where the provision stands that is cited of a document: before its head noun, or after it.

``điểm a khoản 2 Điều 5 Nghị định số …``, ``khoản 3 Điều 22 Quy chế làm việc của Chính phủ ban hành kèm theo Nghị định
số …``; ``Nghị định số … (Điều 5)``, ``Luật X tại khoản 2 Điều 6``. ``provision_grammar`` says how
provisions are built.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from docproc.citations.codes import phrase_pattern
from docproc.citations.provision_grammar import RULE, UNIT, Group, scan
from docproc.document_types import head_nouns

__all__ = ["FoundProvision", "read_provision", "read_provision_after"]

_REACH = 200
_REACH_OF_RULE = 360
_REACH_AFTER = 400
_LONGEST_RULE = 180
_LABEL_BEFORE = re.compile(
    r"(?<!\w)(?:\d{1,3}(?:\.\d{1,3})*[a-zđ]?|[a-zđ]\d?(?:\.\d+)*|[ivxlc]{1,7}|nhất|hai|ba|tư|năm|cuối|đầu|tiên|cùng)"
    r"[\s,]*(?:(?<=\s)(?:của|tại|thuộc|trong)\s*)?\Z"
)
_OF = re.compile(r"\s*,?\s*(?:(?:của|tại|thuộc|trong)\s*)?\Z")
# "Quy chế … (được) ban hành kèm theo", "Đề án … được phê duyệt tại", "Quy chế … (": a rule that a document enacts.
_ISSUED = re.compile(
    r"""(?: \s*,?\s+ (?:đã\s+)?(?:được\s+)?(?:ban\s+hành\s+)? kèm(?:\s+theo)?
          | \s*,?\s+ (?:đã\s+)?được\s+(?:ban\s+hành|phê\s+duyệt|thông\s+qua)\s+(?:tại|theo|bởi|bằng|trong)
          | \s*\( ) \s* \Z""",
    re.VERBOSE,
)
_ISSUED_ENDS = ("kèm", "theo", "tại", "bởi", "bằng", "trong", "(")
_RULE_AT = re.compile(rf"\s+(?:(?:của|tại|thuộc|trong)\s+)?(?={RULE}(?!\w))")
_NO_RULE = re.compile(r"[.;()]|\n\n|(?<!\w)(?:này|trên|căn\s+cứ)(?!\w)")
_MANY = re.compile(r"(?<!\w)(?:các|những)\s+\Z")
_MANY_AT = re.compile(r"(?:các|những)\s+")
_AFTER = re.compile(
    r"\s*,?\s*(?:(?P<bracket>\()\s*)?(?:(?P<at>(?:(?:được\s+)?(?:quy\s+định|cụ\s+thể)\s+)?(?:tại|ở))\s+)?"
)
_BRACKET = re.compile(r"\(\s*(?:(?:quy\s+định\s+|cụ\s+thể\s+)?tại\s+)?")
_CLOSE = re.compile(r"\s*\)")
_FURTHER = re.compile(r"\s*,?\s*(?:(?:của|thuộc|trong)\s|kèm|ban\s+hành|này|trên|nêu\s+trên|nói\s+trên)")
_DOCUMENT = re.compile(
    rf"\s*,?\s*(?P<noun>{phrase_pattern([*head_nouns(), 'luật', 'bộ luật', 'pháp lệnh', 'hiến pháp', 'văn bản'])})"
    rf"(?P<number>\s+số)?|\s*,?\s*(?P<rule>{RULE})(?!\w)"
)
_ANOTHER = re.compile(r"(?<!\w)(?:luật|pháp\s+lệnh|hiến\s+pháp)(?!\w)|[;.](?=\s|\Z)|\n\n")


class FoundProvision(NamedTuple):
    """A provision as printed: where it begins, and its words with the annexed rule that it is of, lines joined."""

    start: int
    text: str


def read_provision(text: str, key: str, floor: int, head_start: int) -> FoundProvision | None:
    """The provision that ends right before a citation.

    Args:
        text: folded text.
        key: its match key.
        floor: nothing before this offset belongs to the citation.
        head_start: where the citation's head noun begins.

    Returns:
        The provision, or ``None`` where there is none.
    """
    tail = key[max(floor, head_start - 24) : head_start]
    plain = _LABEL_BEFORE.search(tail) is not None
    issued = None
    if not plain and tail.rstrip().endswith(_ISSUED_ENDS):
        issued = _ISSUED.search(key, max(floor, head_start - 48), head_start)
    if not plain and issued is None:  # spares nearly all the costly searches
        return None
    end = issued.start() if issued else head_start
    position = max(floor, head_start - (_REACH_OF_RULE if issued else _REACH))
    while (unit := UNIT.search(key, position, end)) is not None:
        many = _MANY.search(key, max(floor, unit.start() - 8), unit.start())
        start = many.start() if many else unit.start()
        groups, stop = scan(key, start, end)
        position = max(stop, unit.end())
        if groups and (last := _reaches(key, groups, stop, end, issued=issued is not None)):
            start = _with_from(key, floor, start, groups)
            return FoundProvision(start, " ".join(text[start:last].split()))
    return None


def _reaches(key: str, groups: list[Group], stop: int, end: int, *, issued: bool) -> int | None:
    """Where the provision ends if nothing but its annexed rule stands between it and ``end``."""
    if not issued:
        return stop if _OF.match(key, stop, end) else None
    if stop == end:  # appendices and forms come with the document itself
        return stop if groups[-1].with_document and key[end : end + 3].strip() != "(" else None
    rule = _RULE_AT.match(key, stop, end)
    if rule is None or end - rule.end() > _LONGEST_RULE or _NO_RULE.search(key, rule.end(), end):
        return None
    return end


def _with_from(key: str, floor: int, start: int, groups: list[Group]) -> int:
    """Where a range begins that opens with "từ"."""
    opens = any(group.ranged for group in groups) and key[max(floor, start - 3) : start] == "từ "
    return start - 3 if opens else start


def read_provision_after(text: str, key: str, end: int, limit: int) -> FoundProvision | None:
    """The provision printed after a citation: ``(Điều 5)`` up to its title's end, or ``tại khoản 2 Điều 6``.

    Args:
        text: folded text.
        key: its match key.
        end: where number, date and issuer of the citation end.
        limit: where the next citation begins.

    Returns:
        The provision, or ``None`` where there is none or it may be of another document.
    """
    limit = min(limit, end + _REACH_AFTER)
    lead = _AFTER.match(key, end, limit)
    if lead is not None and (lead["bracket"] or lead["at"]):
        found = _unit_at(text, key, lead.end(), limit, closed=lead["bracket"] is not None)
        if found is not None or lead["bracket"]:
            return found
    opening = key.find("(", end, limit)
    if opening < 0 or _ANOTHER.search(key, end, opening):
        return None
    bracket = _BRACKET.match(key, opening, limit)
    return _unit_at(text, key, bracket.end(), limit, closed=True) if bracket else None


def _unit_at(text: str, key: str, start: int, limit: int, *, closed: bool) -> FoundProvision | None:
    many = _MANY_AT.match(key, start, limit)
    if UNIT.match(key, many.end() if many else start, limit) is None:
        return None
    groups, stop = scan(key, start, limit)
    if not groups:
        return None
    ends = _CLOSE.match(key, stop, limit) if closed else not _of_another(text, key, stop)
    return FoundProvision(start, " ".join(text[start:stop].split())) if ends else None


def _of_another(text: str, key: str, stop: int) -> bool:
    """Whether what follows shows that the provision is of a document named after it."""
    if _FURTHER.match(key, stop):
        return True
    noun = _DOCUMENT.match(key, stop)
    if noun is None:
        return False
    at = noun.start("rule") if noun["rule"] else noun.start("noun")
    return text[at].isupper() or noun["number"] is not None  # "Điều 5 quy định …" is a verb
