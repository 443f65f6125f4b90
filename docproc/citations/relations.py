"""What a dispatch does with a document it cites (căn cứ, thực hiện, thay thế …).

A cue right before the citation governs it; else one after it (``… hết hiệu lực``), else the cue that opens the clause
or phrase. A cue governs all coordinated members and the items of its list. What stands in the title of another cited
document has its relation from that title: it is *within* the other, and the dispatch itself does nothing with it.
Which words are cues, ``data/relations.toml`` says.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

from docproc.citations.codes import clause_start, phrase_pattern, read_toml
from docproc.citations.coordination import Mention
from docproc.citations.provision_grammar import RULE
from docproc.text import match_key

__all__ = ["Relation", "read_relation", "relate"]

_REACH = 220
_REACH_NEAR = 56
_HIGHEST = 4  # rank of a cue that opens its clause or phrase
_LONGEST_WORD = 20  # of those that subordinate a cue
_REACH_AFTER = 160
_LIST_REACH = 700  # characters from one member of a list over its title to the next
_OPENS = re.compile(r"(?:[,;:(\n–-]|(?<!\w)và)\s*\Z")
_CONNECTED = re.compile(r"(?:,|(?<!\w)(?:và|cùng|hoặc))\s+(?:các\s+)?\Z")
# "theo hướng dẫn … tại Công văn số A và ý kiến của Sở X tại Công văn số B"
_SPOKEN = re.compile(
    r"\s*,?\s*(?:và\s+)?(?:ý\s+kiến|chỉ\s+đạo|kết\s+luận|đề\s+nghị|hướng\s+dẫn|yêu\s+cầu|nội\s+dung)\s[^,;.]{1,120}\stại\s+"
)
_ITEM = re.compile(r"[\s;:,.“\"(+•*–-]*(?:(?:\d{1,3}(?:\.\d{1,3})*[.)/]|[a-zđ]\)|[ivx]{1,5}\.)\s*)?(?:và\s+|các\s+)?\Z")
_ITEM_START = re.compile(r"[\s+•*–-]*(?:(?:\d{1,3}(?:\.\d{1,3})*[.)/]|[a-zđ]\))\s*)?")
_LAW = re.compile(r"(?:các\s+)?(?:luật|bộ\s+luật|pháp\s+lệnh|hiến\s+pháp)\s")
_MOST_LAWS = 12
_LABEL = re.compile(r"\n\s*(?:\d{1,3}(?:\.\d{1,3})*\.)\s*\Z")  # of a list's item; its full stop ends no clause
# "dự thảo Thông tư thay thế Thông tư số …": what a draft would do, nobody has done.
_DRAFT = re.compile(r"(?<!\w)dự\s+thảo\s+(?:[^\W\d_]+\s+){0,6}\Z")
_CLAUSE_END = re.compile(r"[;:]|\.(?=\s|\Z)|\n\n|,(?!\s*(?:nay|đã|được|bị|hết|ngưng|chấm|không)(?!\w))")
_LEADS_TITLE = re.compile(
    r"[\s,]*(?:về|v/v|ban\s+hành|quy\s+định|phê\s+duyệt|sửa\s+đổi|bổ\s+sung|hướng\s+dẫn|công\s+bố|thành\s+lập|kiện\s+toàn"
    r"|điều\s+chỉnh|bãi\s+bỏ|hủy\s+bỏ|thay\s+thế|đính\s+chính|đôn\s+đốc|triển\s+khai|thực\s+hiện|thi\s+hành|gia\s+hạn)[\s,]"
)
# Before a cited document these words show that it stands in the title that they end.
_GOES_INTO = re.compile(
    r"(?:thực\s+hiện|thi\s+hành|triển\s+khai|hướng\s+dẫn|thay\s+thế|bãi\s+bỏ|hủy\s+bỏ|đính\s+chính|sơ\s+kết|tổng\s+kết"
    r"|sửa\s+đổi|bổ\s+sung|(?:kèm|tiếp)\s+theo|điều\s+của|nội\s+dung\s+của|phụ\s+lục\s+của|chấp\s+hành|đôn\s+đốc)"
    r"\s*(?:của\s+|các\s+|một\s+số\s+|nội\s+dung\s+|điều\s+|tại\s+){0,4}\Z"
)
_OUT_OF_TITLE = re.compile(r"[;()]|\.\s|\n\s*\n|,\s*(?:căn\s+cứ|theo|xét|đề\s+nghị|yêu\s+cầu|thực\s+hiện)(?!\w)")


_FoundCue = tuple[re.Match[str], str, str]
_RULE_ALONE = re.compile(rf"\s+(?:(?:một\s+số\s+)?(?:điều|nội\s+dung)\s+(?:của|tại)\s+)?{RULE}(?!\w)[^,;.()]{{0,120}}")


class Relation(NamedTuple):
    """A label of ``data/relations.toml``, and whether its cue stands right before the citation."""

    label: str
    near: bool


class _Cues(NamedTuple):
    pattern: re.Pattern[str]
    kinds: dict[str, tuple[str, str]]
    between: re.Pattern[str]
    subordinate: re.Pattern[str]
    after: re.Pattern[str]
    after_labels: dict[str, str]
    changes: frozenset[str]


@cache
def _cues() -> _Cues:
    data = read_toml("relations.toml")
    words = data["words"]
    kinds = {
        match_key(cue): (kind, label)
        for kind in ("weak", "adjacent", "labels")
        for label, cues in data[kind].items()
        for cue in cues
    }
    kinds |= {match_key(phrase): ("never", "") for phrase in words["never"]}
    after = {match_key(cue): label for label, cues in data["after"].items() for cue in cues}
    filler = phrase_pattern(words["between"])
    between = rf"(?:[\s:“”\"'(+•*–-]|(?<!\w)(?:\d{{1,3}}[a-zđ]?(?:[.)]|(?!\w))|[a-zđ](?:\)|(?!\w))|{filler}))*"
    return _Cues(
        re.compile(phrase_pattern(kinds, anywhere=True)),
        kinds,
        re.compile(between),
        re.compile(rf"(?<!\w){phrase_pattern(words['subordinate'])}\s*\Z"),
        re.compile(phrase_pattern(after, anywhere=True)),
        after,
        frozenset(words["changes"]),
    )


def read_relation(key: str, floor: int, head_start: int) -> Relation | None:
    """The relation that the words before a citation, or before the first of several coordinated ones, state.

    Args:
        key: match key of the text.
        floor: nothing before this offset counts (the end of the citation before, or of its title).
        head_start: where the citation's head noun or provision begins.

    Returns:
        The relation, ``None`` where no cue in the clause governs the citation.
    """
    low = clause_start(key, max(floor, head_start - _REACH), _before_label(key, floor, head_start))
    found = _cues_in(key, max(low, head_start - _REACH_NEAR), head_start)  # by far the most stand there
    near = _near(key, low, found, head_start)
    if near is None and low < head_start - _REACH_NEAR:
        found = _cues_in(key, low, head_start)
        near = _near(key, low, found, head_start)
    if near is not None or not found:
        return near if near is None or near.label else None
    best: tuple[int, str] = (0, "")
    for match, kind, label in reversed(found):
        rank = _rank(key, low, match, kind)
        if rank > best[0]:
            best = (rank, label)
        if rank == _HIGHEST:
            break
    return Relation(best[1], near=False) if best[0] else None


def _kind(cues: _Cues, printed: str) -> tuple[str, str]:
    """Kind and label of a cue; few are broken over lines."""
    return cues.kinds.get(printed) or cues.kinds[" ".join(printed.split())]


def _before_label(key: str, floor: int, start: int) -> int:
    low = max(floor, start - 12)
    label = _LABEL.search(key, low, start) if "\n" in key[low:start] else None
    return label.start() if label else start


def _cues_in(key: str, low: int, end: int) -> list[_FoundCue]:
    cues = _cues()
    found = [(match, *_kind(cues, match.group())) for match in cues.pattern.finditer(key, low, end)]
    return [one for one in found if one[1] != "never"]


def _near(key: str, low: int, found: list[_FoundCue], end: int) -> Relation | None:
    """The last cue if it stands right before the citation; without a label where it is a draft's."""
    if not found:
        return None
    match, kind, label = found[-1]
    if kind == "weak" or not _cues().between.fullmatch(key, match.end(), end):
        return None
    if label == "kèm theo" and len(found) > 1 and (changed := _changed_rule(key, found[-2], match.start())):
        match, kind, label = changed
    drafted = kind == "adjacent" and _DRAFT.search(key, max(low, match.start() - 60), match.start())
    return Relation("" if drafted else label, near=True)


def _changed_rule(key: str, before: _FoundCue, end: int) -> _FoundCue | None:
    """The cue before "kèm theo", if it changes the rule that is issued so and that stands between the two."""
    match, _, label = before
    between = _RULE_ALONE.fullmatch(key, match.end(), end)
    return before if label in _cues().changes and between else None


def _rank(key: str, low: int, match: re.Match[str], kind: str) -> int:
    """How strongly a cue governs what does not follow it at once; of equals the nearest counts."""
    if kind == "adjacent":
        return 0
    if kind == "weak":
        return 2
    if not key[low : match.start()].strip(' \n"“(+•*–-') or _OPENS.search(
        key, max(low, match.start() - 8), match.start()
    ):
        return _HIGHEST
    return 1 if _cues().subordinate.search(key, max(low, match.start() - _LONGEST_WORD), match.start()) else 3


def relate(key: str, mentions: Sequence[Mention]) -> None:
    """Set the relation of all mentions of one text, and ``within`` where the words between two say so.

    Args:
        key: match key of the text.
        mentions: in order, with titles read.
    """
    governing: Relation | None = None  # that of the last mention that stands in no title
    outer: Mention | None = None  # that mention
    previous: Mention | None = None
    title_end = 0
    for i, mention in enumerate(mentions):
        if previous and outer and (mention.within or _stands_within(key, previous, outer, mention)):
            inside = read_relation(key, previous.end, mention.start)
            mention.relation = inside.label if inside else previous.relation if mention.joined else None
            mention.within = mention.within or (previous.within if mention.joined else previous)
        else:
            found = (
                None if mention.joined else _read_before(key, previous.end if previous else 0, title_end, mention.start)
            )
            if found is None and outer and (mention.joined or _goes_on(key, outer.end, mention.start)):
                found = governing
            found = found or _opening_list(key, title_end, mention.start)
            mention.relation = found.label if found else None
            limit = mentions[i + 1].start if i + 1 < len(mentions) else len(key)
            if (found is None or not found.near) and (later := _read_after(key, mention.end, limit)):
                _set_back(mentions, i, later)
            governing, outer = found, mention
        title_end = max(title_end, mention.end, mention.title_end)
        previous = mention


def _read_before(key: str, floor: int, title_end: int, start: int) -> Relation | None:
    """The cue before a citation: at once before it, else in what follows the title of the citation before."""
    found = read_relation(key, floor, start)
    if found is None or found.near or title_end <= floor:
        return found
    return read_relation(key, title_end, start) if title_end < start else None


def _set_back(mentions: Sequence[Mention], last: int, label: str) -> None:
    """What is said after a list is said of all its members, not of what amended them."""
    while last and mentions[last].joined == "sửa đổi":
        last -= 1
    mentions[last].relation = label
    while last and mentions[last].joined and mentions[last].joined != "sửa đổi":
        last -= 1
        mentions[last].relation = label


def _stands_within(key: str, previous: Mention, outer: Mention, mention: Mention) -> bool:
    """Whether a mention stands in the title of the one before it, or is coordinated with one that does."""
    if mention.joined == ";" and mention.headed:  # a title ends at a semicolon
        return False
    if mention.joined:
        like_outer = mention.type_name == outer.type_name and mention.type_name != previous.type_name
        return previous.within is not None and not like_outer
    if not _LEADS_TITLE.match(key, previous.end, mention.start):
        return False
    if _OUT_OF_TITLE.search(key, previous.end, mention.start):
        return False
    return _GOES_INTO.search(key, max(previous.end, mention.start - 48), mention.start) is not None


def _goes_on(key: str, end: int, start: int) -> bool:
    """Whether a citation continues the list that the citation before it is in, titles between them or not."""
    if _CONNECTED.search(key, max(end, start - 12), start) or _SPOKEN.fullmatch(key, end, start):
        return start - end <= _LIST_REACH and clause_start(key, end, start) == end
    low = clause_start(key, max(end, start - _REACH), _before_label(key, end, start))
    if low == max(end, start - _REACH) or key[low - 1] != ";":
        return False
    return _ITEM.fullmatch(key, low, start) is not None


def _opening_list(key: str, floor: int, start: int) -> Relation | None:
    """The cue that opens a list whose items before a citation are laws: ``Căn cứ Luật A; Luật B; Nghị định …``."""
    low = clause_start(key, max(floor, start - _REACH), _before_label(key, floor, start))
    if not _ITEM.fullmatch(key, low, start):
        return None
    for _ in range(_MOST_LAWS):
        if key[low - 1 : low] != ";":
            return None
        end = low - 1
        low = clause_start(key, max(floor, end - _REACH), end)
        opening = _ITEM_START.match(key, low, end)
        begin = opening.end() if opening else low
        cue = _cues().pattern.match(key, begin, end)
        if cue is not None:
            kind, label = _cues().kinds[" ".join(cue.group().split())]
            return Relation(label, near=False) if kind == "labels" else None
        if not _LAW.match(key, begin, end):
            return None
    return None


def _read_after(key: str, end: int, limit: int) -> str | None:
    """What is said of a document after it, up to the end of the clause."""
    limit = min(limit, end + _REACH_AFTER)
    stop = _CLAUSE_END.search(key, end, limit)
    match = _cues().after.search(key, end, stop.start() if stop else limit)
    return _cues().after_labels[" ".join(match.group().split())] if match else None
