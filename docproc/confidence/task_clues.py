"""What speaks for and against items, obligations, their actors and their deadlines."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from docproc.bodies import canonical
from docproc.confidence.legibility import Clues, Legibility
from docproc.dispatch import Actor, Deadline, Dispatch, Item, Obligation
from docproc.regions.layout import Layout, Zone
from docproc.tasks.lexicon import lexicon
from docproc.text import match_key
from docproc.vocabulary import begins_with

__all__ = ["task_clues"]

_LONG = 60
_MANY = 6
_ENDS = (".", ";", ":", "./.", ",", "”", '"', ")")
_FRAME_REACH = 160
_BASIS = 12
_BASES = ("căn cứ", "xét ", "theo ")
_QUOTES = frozenset('“"«')
_ANSWERS = ("trả lời", "phúc đáp", "giải thích", "giải đáp", "về việc trả lời", "thông tin")
_MARKS = {"-": "dash", "+": "plus", "•": "bullet", "¶": "paragraph", "P": "appendix", "Đ": "article", "(": "paren"}
_NEUTRAL = frozenset({"công văn", "chỉ thị", "kế hoạch", "quyết định", "thông báo", "báo cáo", "tờ trình", "công điện"})


@dataclass(frozen=True)
class _Setting:
    """What all tasks of one dispatch share."""

    dispatch: Dispatch
    layout: Layout
    eyes: Legibility
    items: Mapping[str, Item]
    labels: Mapping[str, int]
    in_item: Mapping[str, int]
    members: frozenset[str]

    @cached_property
    def blanks(self) -> Mapping[str, int]:
        """How many blanks each item has: about as many as words."""
        return {label: item.text.count(" ") for label, item in self.items.items()}

    @property
    def kind(self) -> Clues:
        """The type of the dispatch."""
        kind = self.dispatch.header.type
        name = kind.value if kind is not None else "none"
        return {f"type {name if name in _NEUTRAL else 'other'}": 1.0}

    @cached_property
    def density(self) -> Clues:
        """How much of the dispatch directs, and whether it says that it answers."""
        subject = self.dispatch.header.subject
        answers = subject is not None and match_key(subject.value).startswith(_ANSWERS)
        items, tasks = len(self.dispatch.items), sum(item.task for item in self.dispatch.items)
        return {
            "tasks": tasks / max(items, 1),
            "few": float(len(self.dispatch.obligations) <= 2),
            "answer": float(answers),
            "to persons": float(any(name.lower().startswith(("ông", "bà")) for name in self.members)),
        }


def task_clues(dispatch: Dispatch, layout: Layout, eyes: Legibility) -> Iterator[tuple[str, Clues]]:
    """Items, then each obligation with its actors and its deadline; each with its kind and its clues."""
    addressees = (name for one in dispatch.addressees for name in (one.members or (one.value,)))
    setting = _Setting(
        dispatch,
        layout,
        eyes,
        {item.label: item for item in dispatch.items},
        Counter(item.label for item in dispatch.items),
        Counter(one.item for one in dispatch.obligations),
        frozenset(addressees),
    )
    previous = ""
    for item in dispatch.items:
        yield "items", _item(item, previous, setting)
        previous = item.label
    for one in dispatch.obligations:
        shared = _obligation(one, setting)
        yield "obligations", shared
        for actor in one.actors:
            yield f"actors.{actor.role}", _actor(actor, one, shared, setting)
        if one.deadline is not None:
            yield "deadlines", _deadline(one.deadline, one, setting)


# --- items --------------------------------------------------------------------------------------------------------


def _item(item: Item, previous: str, setting: _Setting) -> Clues:
    text = item.text
    clues = setting.eyes.clues(item.span)
    clues |= setting.kind
    clues[f"label {_form(item.label)}"] = 1.0
    clues["depth"] = min(item.label.count("."), 4) / 4
    clues["words"] = min(text.count(" ") + 1, _LONG) / _LONG
    clues["empty"] = float(not text)
    clues["small start"] = float(text[:1].islower())
    clues["no end"] = float(not text.endswith(_ENDS))
    clues["paragraphs"] = min(text.count("\n"), _MANY) / _MANY
    clues["task"] = float(item.task)
    clues["repeated"] = float(setting.labels[item.label] > 1)
    clues["out of order"] = float(not _follows(item.label, previous, setting.labels))
    clues["annexed"] = float(_zone(item.span, setting.layout) is Zone.APPENDIX)
    clues["basis"] = float(match_key(text[:_BASIS]).startswith(_BASES))
    clues["quoted"] = float(text[:1] in _QUOTES)
    clues["heading and text"] = float("\n" in text and text.partition("\n")[0].isupper())
    clues["lead-in"] = float(text.endswith(":"))
    return clues


def _form(label: str) -> str:
    """The kind of a label's last part."""
    last = label.rsplit(".", 1)[-1]
    mark = _MARKS.get(last[:1])
    if mark is not None:
        return mark
    if last.isdigit():
        return "figure"
    return "roman" if last.isupper() else "letter" if len(last) == 1 else "words"


def _follows(label: str, previous: str, labels: Mapping[str, int]) -> bool:
    """Whether a numbered label is the first of its series or the one before it is there."""
    head, _, last = label.rpartition(".")
    name, digits = last.rstrip("0123456789"), last[len(last.rstrip("0123456789")) :]
    if not digits or digits == "1":
        return True
    before = f"{name}{int(digits) - 1}"
    return (f"{head}.{before}" if head else before) in labels or previous.endswith(before)


def _zone(span: tuple[int, int] | None, layout: Layout) -> Zone | None:
    block = layout.block_at(span[0]) if span is not None else None
    return block.zone if block is not None else None


# --- obligations --------------------------------------------------------------------------------------------------


def _obligation(one: Obligation, setting: _Setting) -> Clues:
    clues = setting.eyes.clues(one.span)
    clues |= setting.kind
    clues[f"label {_form(one.item)}"] = 1.0
    clues[f"modality {one.modality}"] = 1.0
    leads = [actor for actor in one.actors if actor.role == "lead"]
    clues["no lead"] = float(not leads)
    clues["inherited"] = float(any(actor.inherited for actor in leads))
    clues["by address"] = float(bool(leads) and all(actor.name in setting.members for actor in leads))
    clues["leads"] = min(len(leads), _MANY) / _MANY
    clues["due"] = float(one.deadline is not None)
    clues["product"] = float(one.deliverable is not None)
    clues["words"] = min(one.action.count(" ") + 1, _LONG) / _LONG
    clues["brothers"] = min(setting.in_item[one.item] - 1, _MANY) / _MANY
    clues["sentences"] = float(". " in one.action)
    clues["divided"] = float(";" in one.action)
    item = setting.items.get(one.item)
    clues["whole item"] = float(item is not None and setting.blanks[one.item] <= one.action.count(" ") + 3)
    clues["quoted"] = float(item is not None and item.text[:1] in _QUOTES)
    clues["basis"] = float(match_key(one.action[:_BASIS]).startswith(_BASES))
    clues["matter"] = float(one.action[:5].lower() == "việc ")
    clues |= setting.density
    return clues | _head(one, setting.layout)


def _head(one: Obligation, layout: Layout) -> Clues:
    """How the clause directs: by an issuer's verb before it, by a word of duty, by a bare verb."""
    if one.span is None:
        return {}
    start, end = one.span
    lex, key = lexicon(), layout.key
    before = layout.block_at(start)
    low = max(before.start if before is not None else start, start - _FRAME_REACH)
    stop = max(key.rfind(mark, low, start) for mark in (". ", "; "))
    return {
        "framed": float(lex.frame.search(key, max(low, stop), start) is not None),
        "bare verb": float(lex.imperative.match(key, start, end) is not None),
        "duty word": float(lex.modal.match(key, start, end) is not None),
        "ban": float(lex.ban.match(key, start, end) is not None),
        "condition": float(lex.condition.match(key, start, end) is not None),
        "opens block": float(before is not None and start - before.start < 8),
        "annexed": float(before is not None and before.zone is Zone.APPENDIX),
    }


def _actor(actor: Actor, one: Obligation, shared: Clues, setting: _Setting) -> Clues:
    key = match_key(actor.name)
    kept = ("ocr", "docx", "plain", "legacy", "page", "framed", "bare verb", "duty word", "annexed", "opens block")
    clues = {name: shared[name] for name in kept if name in shared}
    clues |= setting.kind
    clues["inherited"] = float(actor.inherited)
    clues["by address"] = float(actor.inherited and actor.name in setting.members)
    clues["group"] = float(actor.group)
    clues["known body"] = float(actor.canonical is not None or canonical(actor.name) is not None)
    clues["body head"] = float(begins_with(key, "body_heads") is not None)
    clues["person"] = float(lexicon().person.match(key) is not None)
    clues["several"] = float(key.startswith(("các ", "những ", "mọi ")))
    clues["several inside"] = float("," in actor.name or " và " in actor.name)
    clues["words"] = min(actor.name.count(" ") + 1, 12) / 12
    clues["one word"] = float(" " not in actor.name)
    clues["begins with a verb"] = float(lexicon().predicate.match(key) is not None)
    clues["alone"] = float(len(one.actors) == 1)
    clues["many"] = float(len(one.actors) > _MANY)
    clues["small start"] = float(actor.name[:1].islower())
    return clues


def _deadline(deadline: Deadline, one: Obligation, setting: _Setting) -> Clues:
    clues = setting.eyes.clues(deadline.span)
    clues[f"kind {deadline.kind}"] = 1.0
    clues[f"bound {deadline.bound or 'none'}"] = 1.0
    clues["no day"] = float(deadline.kind in {"date", "period"} and deadline.due is None)
    clues["only event"] = float(deadline.kind == "relative" and deadline.duration is None)
    clues["year printed"] = float(deadline.due is not None and deadline.due[:4] in deadline.text)
    clues["hour"] = float(deadline.time is not None)
    clues["words"] = min(deadline.text.count(" ") + 1, 15) / 15
    within = deadline.span is not None and one.span is not None and one.span[0] <= deadline.span[0] < one.span[1]
    clues["within"] = float(within)
    own = setting.dispatch.header.date
    clues["before own"] = float(deadline.due is not None and own is not None and deadline.due < own.value)
    return clues
