"""What an office tracks: work with a product, a receiver or a day; what is exhortation or routine it only keeps.

Quyết định 42/2014/QĐ-TTg, amended by 23/2018/QĐ-TTg, tracks assigned tasks (to prepare or submit schemes, reports,
drafts) and leaves out routine duties; ``docs/obligations.md`` has the reasons for each rule.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import Literal

from docproc.data import read_toml
from docproc.deadlines import FoundDeadline
from docproc.dispatch import Modality
from docproc.tasks.clauses import Span
from docproc.tasks.lexicon import lexicon
from docproc.tasks.marks.lexicon import alternatives, mark_words

__all__ = ["Facts", "Tier", "exhorts", "tier"]

Tier = Literal["tracked", "standing"]

_NEXT_VERB = re.compile(r"[,;]\s+(?:và\s+|đồng thời\s+)?|\s(?:và|đồng thời)\s+")
_HELPS = re.compile(r"(?:chủ trì|phối hợp|tham mưu|giúp|là đầu mối|làm đầu mối)(?!\w)")
_SPACE = re.compile(r"(?<!việc)(?<!công tác)(?<!quá trình)(?<!về)\s+")
# "mở 08 lớp", "cấp 2.000 áo phao"; shares and limits are no count of things
_COUNTED = re.compile(
    r"\s+(?:miễn phí\s+|thêm\s+|mới\s+|ít nhất\s+|tối thiểu\s+)?\d[\d.]*\s+"
    r"(?!(?:%|đồng|triệu|tỷ|ngày|giờ|tháng|năm|phút|lần|tuổi|cm|mét|km|m)(?!\w))[^\W\d]"
)
_MANNER = re.compile(r"(?:[,\s]|và(?!\w)|đồng thời(?!\w))*")


@dataclass(frozen=True, slots=True)
class Facts:
    """What is known of a duty when its tier is told.

    Attributes:
        modality: the duty's.
        umbrella: it only binds to carry out the dispatch.
        conditional: it binds only in some case.
        deadline: its deadline, or ``None``.
        received: somebody receives a report or product.
        product: something is to be handed in.
    """

    modality: Modality
    umbrella: bool
    conditional: bool
    deadline: FoundDeadline | None
    received: bool
    product: bool


def tier(key: str, predicate: Span, facts: Facts) -> Tier:
    """The tier of a duty.

    Args:
        key: match key of the dispatch's text.
        predicate: the predicate's span.
        facts: what is known of the duty.
    """
    if facts.umbrella or facts.modality == "must_not":
        return "standing"
    if facts.conditional:
        return "tracked" if facts.deadline is not None and facts.deadline.due else "standing"
    if facts.received or facts.product or (facts.deadline is not None and not _daily(facts.deadline)):
        return "tracked"
    return "tracked" if _leaves_something(key, predicate) else "standing"


def _daily(deadline: FoundDeadline) -> bool:
    """What comes back every day or week and goes to nobody is routine: ``dọn vệ sinh trước 06 giờ hằng ngày``."""
    return deadline.rrule is not None and deadline.rrule.startswith(("FREQ=DAILY", "FREQ=WEEKLY"))


def exhorts(key: str, predicate: Span) -> bool:
    """Whether a predicate opens with a word of exhortation: ``tiếp tục đẩy mạnh …``, ``nâng cao nhận thức …``."""
    start, end = predicate
    opening = _MANNER.match(key, start, end)
    return mark_words().exhorts.match(key, opening.end() if opening else start, end) is not None


def _leaves_something(key: str, predicate: Span) -> bool:
    """Whether one of the predicate's own verbs makes a thing that one can see: a plan, a rule, a team, 08 classes."""
    start, end = predicate
    heads = [start, *(mark.end() for mark in _NEXT_VERB.finditer(key, start, end))]
    if any(_makes(key, head, end) or _counts(key, head, end) for head in heads):
        return True
    behind = _SPACE.finditer(key, start, end) if _HELPS.match(key, start, end) else ()
    return any(_makes(key, space.end(), end) for space in behind)


def _makes(key: str, at: int, end: int) -> bool:
    verb = lexicon().imperative.match(key, at, end)
    return _results().match(key, verb.start("verb") if verb else at, end) is not None


def _counts(key: str, at: int, end: int) -> bool:
    """``mở 08 lớp``; not ``vận động 5.000 hộ``."""
    verb = lexicon().imperative.match(key, at, end)
    return verb is not None and not exhorts(key, (at, end)) and _COUNTED.match(key, verb.end(), end) is not None


@cache
def _results() -> re.Pattern[str]:
    table = read_toml("docproc.tasks", "data/marks.toml")["results"]
    verbs, nouns = alternatives(table["verbs"]), alternatives(table["nouns"])
    count = r"(?:\s+(?:các|những|một|\d{1,4}|dự\s+thảo|bản|bộ))*"
    verbs = rf"{verbs}(?:\s*,\s*{verbs})*"
    pace = rf"(?:\s+{alternatives(table['pace'])})?"
    return re.compile(rf"(?:{alternatives(table['alone'])}|{verbs}{pace}{count}\s+{nouns})")
