"""The reason in a sentence, English and Vietnamese."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from docproc.bodies.lives import Life
from docproc.bodies.named import Named
from docproc.bodies.office_names import full_name, place_name
from docproc.bodies.offices import Office
from docproc.bodies.standing import Standing
from docproc.concerning.asked import Asked
from docproc.concerning.ties import Tie

__all__ = ["Said", "reasons"]

_DOUBTS = {
    "province": ("one of the two names does not say its province", "tên gọi không nói rõ tỉnh, thành phố"),
    "district": ("the name asked for does not say its district", "tên được hỏi không nói rõ huyện"),
    "house": ("it is not said whose unit it is", "không rõ thuộc cơ quan nào"),
    "narrowed": ("only a part of the group is meant (“{modifier}”)", "chỉ một phần của nhóm (“{modifier}”)"),
    "concerned": ("only those whom the matter concerns are meant", "chỉ những cơ quan có liên quan"),
    "deputy": ("a deputy of its head is named", "văn bản giao cấp phó của người đứng đầu"),
    "part": ("its head decides who of it acts", "việc phân công do thủ trưởng quyết định"),
    "commune": (
        "communes were formed anew on 2025-07-01",
        "đơn vị hành chính cấp xã được sắp xếp lại từ ngày 01/7/2025",
    ),
    "took-over": ("not all duties may have gone that way", "có thể không phải mọi nhiệm vụ đều được chuyển giao"),
}


@dataclass(frozen=True, slots=True)
class Said:
    """What a reason is made of.

    Attributes:
        asked: the office asked for.
        life: what it was on the dispatch's day.
        tie: how it is bound.
        run: the actor as printed, with those that stand under one "các" with it.
        inherited: the clause itself names nobody; it is addressed to the actor.
    """

    asked: Asked
    life: Life
    tie: Tie
    run: str
    inherited: bool = False


def reasons(said: Said, standing: Standing) -> tuple[str, str]:
    """The reason in English and in Vietnamese, one sentence each."""
    who = said.asked.name if said.life.relation == "same" else full_name(said.life.office, standing.issued)
    english, vietnamese = _link(said, who, standing)
    more = _change(said, who)
    doubt = _doubt(said)
    english += more[0] + doubt[0]
    vietnamese += more[1] + doubt[1]
    return f"{english[:1].upper()}{english[1:]}.", f"{vietnamese[:1].upper()}{vietnamese[1:]}."


def _link(said: Said, who: str, standing: Standing) -> tuple[str, str]:
    tie, run = said.tie, said.run
    if said.inherited and tie.how in ("named", "title", "addressee"):
        return (
            f"the clause names nobody, and the dispatch is addressed to “{run}”, which is {who}",
            f"câu không nêu chủ thể, và văn bản gửi “{run}”, tức là {who}",
        )
    if tie.how == "group":
        return _group(run, who, standing, inherited=said.inherited)
    through = tie.through.printed if isinstance(tie.through, Named) else run
    whole = full_name(tie.through, standing.issued) if isinstance(tie.through, Office) else run
    links = {
        "addressee": (
            f"“{run}” are those to whom the dispatch is addressed, and {who} is among them (“{through}”)",
            f"“{run}” là nơi nhận văn bản, trong đó có {who} (“{through}”)",
        ),
        "part of": (
            f"{whole} is bound (“{run}”), and {who} is a unit of it",
            f"“{run}” được giao, và {who} thuộc {whole}",
        ),
        "open": (
            f"“{run}” names nobody, and {who} may be among those whom the matter concerns",
            f"“{run}” không nêu tên cơ quan nào, và {who} có thể thuộc diện liên quan",
        ),
        "title": (f"“{run}” stands for {who}", f"“{run}” là người đứng đầu {who}"),
    }
    return links.get(tie.how, (f"the clause names {who} (“{run}”)", f"câu nêu đích danh {who} (“{run}”)"))


def _group(run: str, who: str, standing: Standing, *, inherited: bool) -> tuple[str, str]:
    place = place_name(standing.place, standing.issued)
    day = standing.issued
    english = f"{who} belongs to the group “{run}”"
    vietnamese = f"{who} thuộc nhóm “{run}”"
    if place:
        english, vietnamese = f"{english} of {place}", f"{vietnamese} của {place}"
    if day is not None:
        english, vietnamese = f"{english} on {day.isoformat()}", f"{vietnamese} tại ngày {_day(day)}"
    if inherited:
        english += ", to which the dispatch is addressed"
        vietnamese += ", là nơi nhận văn bản"
    return english, vietnamese


def _change(said: Said, who: str) -> tuple[str, str]:
    day = said.life.changed
    if said.life.relation == "same" or day is None:
        return "", ""
    if said.life.relation == "merged":
        return (
            f"; since {day.isoformat()} its duties are those of {said.asked.name}",
            f"; từ ngày {_day(day)} nhiệm vụ của cơ quan này do {said.asked.name} đảm nhận",
        )
    return (
        f"; {who} took over the duties of {said.asked.name} on {day.isoformat()}",
        f"; {who} tiếp nhận nhiệm vụ của {said.asked.name} từ ngày {_day(day)}",
    )


def _doubt(said: Said) -> tuple[str, str]:
    code = said.tie.doubt
    if not code and not said.life.sure:
        code = "commune" if said.life.relation == "same" else "took-over"
    if not code or (code == "concerned" and said.tie.how == "open"):
        return "", ""
    modifier = said.tie.named.group.modifier if said.tie.named.group is not None else ""
    english, vietnamese = (text.format(modifier=modifier) for text in _DOUBTS[code])
    return f"; it is not sure, since {english}", f"; chưa chắc chắn, vì {vietnamese}"


def _day(day: date) -> str:
    return f"{day.day:02d}/{day.month}/{day.year}" if day.month > 2 else f"{day.day:02d}/{day.month:02d}/{day.year}"
