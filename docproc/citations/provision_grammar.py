"""The grammar of provisions: units, lists, ranges, and which unit lies in which.

``các điểm a, b và c khoản 1, khoản 2 Điều 3`` is four provisions. Units go from small to large without commas, or from
large to small (``Điều 5 khoản 2 điểm a``); Nghị định 34/2016/NĐ-CP, Điều 62 and Nghị định 78/2025/NĐ-CP.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import pairwise

from docproc.dispatch import Provision
from docproc.text import match_key

__all__ = ["RULE", "UNIT", "Group", "parse_provisions", "scan"]

# Levels, small to large; what shares a level stands for the same step.
_DASH, _SUBPOINT, _POINT, _CLAUSE, _ARTICLE, _SUBSECTION, _SECTION, _CHAPTER, _PART, _FORM, _APPENDIX = range(11)
_LEVELS = {
    "gạch đầu dòng": _DASH,
    "đoạn": _DASH,
    "tiết": _SUBPOINT,
    "điểm": _POINT,
    "khoản": _CLAUSE,
    "điều": _ARTICLE,
    "tiểu mục": _SUBSECTION,
    "mục": _SECTION,
    "chương": _CHAPTER,
    "phần": _PART,
    "biểu mẫu": _FORM,
    "biểu": _FORM,
    "mẫu": _FORM,
    "phụ lục": _APPENDIX,
}
_FORMS = frozenset({"biểu mẫu", "biểu", "mẫu"})
_ROMAN_UNITS = frozenset({_SECTION, _SUBSECTION, _CHAPTER, _PART, _APPENDIX})
_ALPHABET = "abcdđeghiklmnopqrstuvxy"  # Vietnamese, no f, j, w, z
_ORDINALS = {
    word: str(value)
    for value, words in enumerate(("nhất", "hai nhì", "ba", "tư", "năm", "sáu", "bảy", "tám", "chín", "mười"), start=1)
    for word in words.split()
}
_MOST_IN_RANGE = 250
_MOST = 400

_NOUN = r"gạch\s+đầu\s+dòng|đoạn|tiết|điểm|khoản|điều|tiểu\s+mục|mục|chương|phần|biểu\s+mẫu|biểu|mẫu|phụ\s+lục"
_ORDINAL = rf"thứ\s+(?:{'|'.join(_ORDINALS)})|đầu(?:\s+tiên)?|cuối(?:\s+cùng)?"
# 5, 5a, 12.1, a, a.1, b2, IV
_NUMBER = r"\d{1,3}(?:\.\d{1,3}){0,3}(?:[a-zđ]|\.[a-zđ])?"
_LABEL = rf"(?:{_NUMBER}|[ivxlc]{{1,7}}|[a-zđ]\d?(?:\.\d{{1,2}}){{0,2}}|{_ORDINAL})(?![\w/]|[-–][^\W\d])"
# Where units may begin. Whether a word begins there is asked after its first letter, so that the search skips all
# other letters; "tài khoản", "thời điểm" and "danh mục" are no units.
UNIT = re.compile(
    r"""(?: g(?<!\wg)ạch\s+đầu\s+dòng
          | đ(?<!\wđ)(?: oạn | iều | (?<!thời\sđ)(?<!địa\sđ)(?<!quan\sđ)(?<!thí\sđ)(?<!trọng\sđ)iểm )
          | k(?<!\wk)(?<!tài\sk)(?<!điều\sk)hoản
          | m(?<!\wm)(?: ẫu | (?<!hạng\sm)(?<!danh\sm)(?<!chuyên\sm)ục )
          | t(?<!\wt)(?: iết | iểu\s+mục )
          | c(?<!\wc)hương | p(?<!\wp)h(?: ần | ụ\s+lục ) | b(?<!\wb)iểu(?:\s+mẫu)? )(?=\s)""",
    re.VERBOSE,
)
_GROUP = re.compile(
    rf"""\s* (?P<many> (?:các|những)\s+ )? (?:từ\s+)? (?P<noun> {_NOUN} ) \s+
         (?:từ\s+)? (?:số\s+)? (?P<label> {_LABEL} )""",
    re.VERBOSE,
)
_RANGE = re.compile(
    rf"\s*(?:đến|tới|-|–)\s*(?:hết\s+)?(?:(?P<noun>{_NOUN})\s+)?(?:số\s+)?(?P<label>{_LABEL})", re.VERBOSE
)
_NEXT_LABEL = re.compile(rf"\s*(?:,|và|hoặc|,\s*và)\s+(?P<label>{_LABEL})")
_LINK = re.compile(r"\s*(?P<mark>[,;]|(?<=\s)(?:và|hoặc|cùng))\s*(?:và\s+)?(?=\w)|\s+(?:của|thuộc|tại)\s+(?=\w)|(?=\s)")
# The rules that offices issue under a decision, a decree or a circular: what a provision may be of.
RULE = (
    r"(?:quy\s+(?:chế|định|trình|chuẩn|hoạch)|điều\s+lệ|danh\s+mục|chương\s+trình|kế\s+hoạch|đề\s+án|phương\s+án"
    r"|chiến\s+lược|nội\s+quy|bộ\s+(?:tiêu\s+chí|quy\s+tắc)|hướng\s+dẫn|bảng\s+giá|chế\s+độ)"
)
_OF = re.compile(rf"\s+(?:(?:của|tại|thuộc)\s+)?(?P<of>{RULE}(?!\w).*)\Z", re.DOTALL)


@dataclass(slots=True)
class Group:
    """One unit noun with its labels: ``các điểm a, b và c``.

    Attributes:
        noun: the unit as a match key, ``điểm``.
        labels: its labels in order, ranges expanded.
        link: what stands between it and the group before: ``""`` (nothing but blanks or "của"), ``,`` ``;`` ``và``.
        many: "các" stands before the noun.
        ranged: a range ("đến") is among its labels.
    """

    noun: str
    labels: list[str]
    link: str
    many: bool = False
    ranged: bool = False

    @property
    def level(self) -> int:
        """How large the unit is."""
        return _LEVELS[self.noun]

    @property
    def with_document(self) -> bool:
        """Whether such a unit is issued with the document it is of: an appendix, a form."""
        return self.level >= _FORM


@dataclass(slots=True)
class _Chain:
    """Groups of which each lies in the next larger one."""

    groups: list[Group] = field(default_factory=list)

    @property
    def levels(self) -> list[int]:
        return [group.level for group in self.groups]

    @property
    def descends(self) -> bool:
        return len(self.groups) > 1 and self.groups[1].level < self.groups[0].level

    def takes(self, group: Group) -> bool:
        """Whether ``group`` goes on in this chain's direction."""
        if not self.groups:
            return True
        last = self.groups[-1].level
        if group.level == last or group.link in ("và", "hoặc", "cùng", ";"):
            return False
        if len(self.groups) == 1:
            return True
        return (group.level < last) == self.descends


def scan(key: str, start: int, end: int) -> tuple[list[Group], int]:
    """Read units from ``start`` on, as long as they follow each other.

    Args:
        key: match key of the text.
        start: where the first unit (or "các", "từ" before it) begins.
        end: where to stop at the latest.

    Returns:
        The groups and the offset after the last label.
    """
    groups: list[Group] = []
    position, link = start, ""
    while (match := _GROUP.match(key, position, end)) is not None:
        noun = " ".join(match["noun"].split())
        group = Group(noun, [_label(noun, match["label"])], link, match["many"] is not None)
        position = _read_labels(key, group, match.end(), end)
        groups.append(group)
        between = _LINK.match(key, position, end)
        if between is None:
            break
        link, following = between["mark"] or "", between.end()
        if _GROUP.match(key, following, end) is None:
            break
        position = following
    return groups, position


def _read_labels(key: str, group: Group, position: int, end: int) -> int:
    while True:
        until = _RANGE.match(key, position, end)
        if until is not None and (until["noun"] is None or " ".join(until["noun"].split()) == group.noun):
            last = _label(group.noun, until["label"])
            group.labels[-1:] = _expanded(group.labels[-1], last) if len(group.labels) < _MOST else [last]
            group.ranged = True
            position = until.end()
            continue
        more = _NEXT_LABEL.match(key, position, end)
        if more is None or len(group.labels) > _MOST:
            return position
        group.labels.append(_label(group.noun, more["label"]))
        position = more.end()


def _label(noun: str, printed: str) -> str:
    words = printed.split()
    if words[0] == "thứ":
        return _ORDINALS[words[1]]
    if words[0] in ("đầu", "cuối"):
        return words[0]
    roman = _LEVELS[noun] in _ROMAN_UNITS and printed.isalpha()
    return printed.upper() if roman else printed


def _expanded(first: str, last: str) -> list[str]:
    """All labels from ``first`` to ``last``; only the two ends where they make no countable range."""
    between: list[str] = []
    if first.isdigit() and last.isdigit() and 0 < int(last) - int(first) <= _MOST_IN_RANGE:
        between = [str(number) for number in range(int(first) + 1, int(last))]
    elif first[:-1] == last[:-1] and (first[:-1].isdigit() or not first[:-1]):
        low, high = _ALPHABET.find(first[-1]), _ALPHABET.find(last[-1])
        between = [first[:-1] + letter for letter in _ALPHABET[low + 1 : high]] if 0 <= low < high else []
        between = between or _romans(first, last)
    else:
        between = _romans(first, last)
    return [first, *between, last]


_ROMANS = [
    tens + ones for tens in ("", "X", "XX") for ones in ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X")
]


def _romans(first: str, last: str) -> list[str]:
    if first in _ROMANS and last in _ROMANS:
        return _ROMANS[_ROMANS.index(first) + 1 : _ROMANS.index(last)]
    return []


@lru_cache(maxsize=2048)
def parse_provisions(printed: str) -> tuple[Provision, ...]:
    """Take a printed provision apart.

    Args:
        printed: ``các điểm a, b khoản 1, khoản 2 Điều 3``, with the annexed rule where one is named.

    Returns:
        Each provision that it names, in order, at most some hundred; empty where nothing is recognised.
    """
    key = match_key(printed)
    groups, end = scan(key, 0, len(key))
    rule = _OF.match(key, end)
    of = printed[rule.start("of") : rule.end("of")] if rule else None
    found: dict[tuple[tuple[int, str], ...], None] = {}
    for chain in _chains(groups):
        for steps in _combinations(chain):
            if len(found) < _MOST:
                found.setdefault(steps)
    return tuple(_provision(printed, dict(steps), of) for steps in found)


def _chains(groups: list[Group]) -> list[list[Group]]:
    """Chains with the larger units that they leave to their neighbours filled in."""
    chains = [_Chain()]
    for place, group in enumerate(groups):
        following = groups[place + 1] if place + 1 < len(groups) else None
        # "Điều 3, khoản 2 Điều 4": after a comma a small unit goes with the larger one that follows it at once.
        climbs = following is not None and not following.link and following.level > group.level
        if not chains[-1].takes(group) or _begins_anew(chains[-1], group, climbs=climbs):
            chains.append(_Chain())
        chains[-1].groups.append(group)
    if chains == [_Chain()]:
        return []
    large_first = any(chain.descends for chain in chains)
    whole: list[list[Group]] = []
    for chain in reversed(chains):  # from the right: "khoản 1 và khoản 3 Điều 4"
        outer = max(chain.levels)
        right_of_it = whole[-1] if whole else []
        borrows = not large_first and right_of_it and min(group.level for group in right_of_it) <= outer
        larger = [group for group in right_of_it if group.level > outer] if borrows else []
        whole.append([*chain.groups, *larger])
    whole.reverse()
    for left, right in pairwise(whole):
        outer = max(group.level for group in right)
        if large_first and min(group.level for group in left) <= outer:
            right += [group for group in left if group.level > outer]
    return [sorted(chain, key=lambda group: group.level) for chain in whole]


def _begins_anew(chain: _Chain, group: Group, *, climbs: bool) -> bool:
    return bool(climbs and group.link and chain.groups and group.level < chain.groups[-1].level)


def _combinations(chain: list[Group]) -> list[tuple[tuple[int, str], ...]]:
    """The provisions of one chain, each as level and label, small to large.

    What lies in a list of larger units lies in the first of them (``khoản 1 Điều 5, 6``), in all after "các".
    """
    within: list[tuple[tuple[int, str], ...]] = [()]
    whole: list[tuple[tuple[int, str], ...]] = []
    for group in reversed(chain):
        labels = group.labels if len(within) * len(group.labels) <= _MOST else [group.labels[0], group.labels[-1]]
        first_only = group is not chain[0] and not group.many
        opened = [((group.level, _named(group.noun, label)), *outer) for outer in within for label in labels]
        within = opened
        if first_only:
            within = opened[:: len(labels)]
            whole = [steps for place, steps in enumerate(opened) if place % len(labels)] + whole
    return within + whole


def _named(noun: str, label: str) -> str:
    """The label, with its noun where the contract's field holds more than one kind of unit."""
    if noun in _FORMS:
        return f"mẫu {label}"
    return f"{noun} {label}" if _LEVELS[noun] == _DASH else label


def _provision(printed: str, steps: dict[int, str], of: str | None) -> Provision:
    def joined(mark: str, *levels: int) -> str | None:
        return mark.join(steps[level] for level in levels if level in steps) or None

    return Provision(
        text=printed,
        part=steps.get(_PART),
        chapter=steps.get(_CHAPTER),
        section=joined(".", _SECTION, _SUBSECTION),
        appendix=joined(", ", _APPENDIX, _FORM),
        article=steps.get(_ARTICLE),
        clause=steps.get(_CLAUSE),
        point=steps.get(_POINT),
        subpoint=joined(", ", _SUBPOINT, _DASH),
        of=" ".join(of.split()) if of else None,
    )
