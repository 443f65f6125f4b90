"""The vocabulary of directives, compiled once from ``data/directives.toml`` into patterns over match keys."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from docproc.data import read_toml
from docproc.dispatch import Modality
from docproc.text import match_key
from docproc.vocabulary import any_of, directive_verbs

__all__ = ["Lexicon", "lexicon"]


# "Quý khoa", "quý Đài": whoever is addressed, but no quarter of a year
_COURTEOUS = r"quý (?!(?:[ivx]+|\d+|này|trước|sau|tới|đầu|cuối|một|hai|ba|bốn)(?!\w))\w+(?: \((?:ông|bà)\))?"


_ONLY = r"(?<!chứng )(?<!địa )(?<!tôn )chỉ(?=\s)"
_ALL_CARRY_OUT = (
    r"[^.;:]{6,200}?(?:có|chịu) trách nhiệm thi hành (?:quyết định|quy định|quy chế|nội quy|chỉ thị|kế hoạch) này"
)
_SO_OFTEN = r"(?:mỗi )?(?:ngày|tuần|tháng|quý|năm) (?:một|hai|ba|bốn|\d+) lần(?!\w)"
# Nouns for people and units that Vietnamese forms at will: "thủ kho", "phát thanh viên", "tổ lò hơi", "người gác chắn"
_NO_NOUN = r"(?!(?:chỉ|không|phải|khi|nào|được|đã|cần|và|của|có|là|tự|cùng|ở|thì|này|đó|cho|về|các)(?!\w))"
_FORMED = (
    r"(?:các\s)?(?:thợ(?: " + _NO_NOUN + r"\w+)?"
    r"|(?:tổ|đội|toán|kíp) (?!chức|hợp|trưởng|viên|ngũ|từ|kế|hình)" + _NO_NOUN + r"\w+"
    r"|khách (?:đến|ở|thuê|mua|đi|gửi|vào|hàng|trọ|nghỉ|thăm)(?: thăm| làm việc| liên hệ)?"
    r"|thủ (?:kho|quỹ|thư|từ)|cư dân|lễ tân|(?:ban|tổ) (?:quản trị|quản lý|điều hành|vận động|liên lạc)"
    r"|(?:hai|ba|bốn|năm|sáu) (?:cơ quan|đơn vị|ngành|lực lượng|địa phương|phòng|ban|sở|xã|phường|huyện|tỉnh"
    r"|trường|khoa|trạm|tổ|đội|thôn|nhà thầu|công ty|doanh nghiệp)"
    r"|(?:cộng tác|phát thanh|quan sát|khuyến nông|cứu hộ|tình nguyện|điều phối|điều độ|đăng kiểm|hoa tiêu) viên)(?!\w)"
)


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Compiled word lists; every pattern matches whole words.

    Attributes:
        frame: an issuer's verb that puts a duty on the body behind it.
        wish: a verb with which the issuer wishes.
        kind: courtesy behind a wish.
        sign: a sign of duty behind a body, where no list and no order shows it.
        no_frame: what stands before such a verb when it is none.
        predicate: what may follow a subject: manner words, modals, verbs, lead and support phrases.
        imperative: manner words, then a verb.
        modal: a modal word at the head of a predicate.
        ban: a prohibition at the head of a predicate.
        base: the opening of a clause that only gives a basis.
        condition: the opening of a clause that sets a condition or time.
        connective: an opening without content.
        noun_head: a noun phrase that begins like a verb.
        statement: a predicate that reports or explains.
        passive: a predicate by which somebody is asked or told (``được đề nghị``).
        decision: a decision, praise or blame at the head of a clause.
        reported: a sign before a frame that it tells what was said elsewhere or earlier.
        teller: somebody whose wishes a dispatch tells (``Cử tri xã X đề nghị``).
        disclaimer: words that mark a whole clause as no directive.
        aim: a heading under which verbs are aims, not orders.
        result: a heading under which everything tells what was done.
        announced: a predicate that only announces the list behind it.
        person: a subject that is no body of the registry.
        acting: who acts himself where he is the subject of "phải".
        sent: a product at the head of a clause that says where it is sent.
        thing: things in the plural, which are nobody.
        leading: a sign of duty that may follow a long subject.
        open_end: the end of a noun phrase that is still open.
        breaks: a word that no subject holds.
        quantifier: a word before a subject's noun.
        head_opening: what may stand before the body that a heading names.
        courtesy: what may stand before any body.
        closing: the beginning of a paragraph that speaks for the whole dispatch.
        was_asked: the issuer received a question or a request.
        replies: the opening of an answer.
        governs: who gives directions, at the end of a key.
        wrote: somebody else's document and its author, before a frame that tells what he asked in it.
        frame_modality: modality of each frame.
        modal_modality: modality of each modal.
    """

    frame: re.Pattern[str]
    wish: re.Pattern[str]
    kind: re.Pattern[str]
    sign: re.Pattern[str]
    no_frame: re.Pattern[str]
    predicate: re.Pattern[str]
    imperative: re.Pattern[str]
    modal: re.Pattern[str]
    ban: re.Pattern[str]
    base: re.Pattern[str]
    condition: re.Pattern[str]
    connective: re.Pattern[str]
    noun_head: re.Pattern[str]
    statement: re.Pattern[str]
    passive: re.Pattern[str]
    decision: re.Pattern[str]
    reported: re.Pattern[str]
    teller: re.Pattern[str]
    disclaimer: re.Pattern[str]
    aim: re.Pattern[str]
    result: re.Pattern[str]
    announced: re.Pattern[str]
    person: re.Pattern[str]
    acting: re.Pattern[str]
    sent: re.Pattern[str]
    thing: re.Pattern[str]
    leading: re.Pattern[str]
    open_end: re.Pattern[str]
    breaks: re.Pattern[str]
    quantifier: re.Pattern[str]
    head_opening: re.Pattern[str]
    courtesy: re.Pattern[str]
    closing: re.Pattern[str]
    was_asked: re.Pattern[str]
    replies: re.Pattern[str]
    governs: re.Pattern[str]
    wrote: re.Pattern[str]
    frame_modality: dict[str, Modality]
    modal_modality: dict[str, Modality]


def _any(table: dict[str, list[str]]) -> list[str]:
    return [word for group in table.values() for word in group]


@cache
def lexicon() -> Lexicon:
    """The lexicon of this process."""
    table = read_toml("docproc.tasks", "data/directives.toml")
    frames, subjects, passives = table["frames"], table["subjects"], table["passives"]
    modals = {modality: [*words, *passives.get(modality, ())] for modality, words in table["modals"].items()}
    modals |= {modality: words for modality, words in passives.items() if modality not in modals}
    verbs, adverbs, modal = any_of(directive_verbs()), any_of(table["adverbs"]), any_of(_any(modals))
    manner = rf"(?:(?:{adverbs}|{modal}|{_ONLY})(?:\s*,\s*|\s+và\s+|\s+))"
    lead = any_of(table["lead_support"])
    courtesies, voice = any_of(subjects["courtesies"]), table["voice"]
    return Lexicon(
        frame=re.compile(rf"(?<!\w)(?P<verb>{any_of(_any(frames))})"),
        wish=re.compile(rf"(?<!\w)(?P<verb>{any_of(table['wishes']['request'])})"),
        kind=re.compile(any_of(table["wishes"]["courtesies"])),
        sign=re.compile(any_of(subjects["signs"])),
        no_frame=re.compile(rf"(?<!\w){any_of(table['no_frame_before'])}\s+$"),
        predicate=re.compile(rf"{manner}{{0,6}}(?:{verbs}|{modal}|{lead}|{adverbs})"),
        imperative=re.compile(rf"{manner}{{0,6}}(?P<verb>{verbs}|{lead})"),
        modal=re.compile(rf"(?P<verb>{modal})"),
        ban=re.compile(
            rf"(?:(?:tuyệt đối|kiên quyết)\s+)?(?:(?:không được|nghiêm cấm|cấm|không để)(?!\w)|không\s+(?={verbs}))"
        ),
        base=re.compile(any_of(table["bases"])),
        condition=re.compile(rf"{any_of(table['conditions'])}|{_SO_OFTEN}"),
        connective=re.compile(rf"{any_of(table['connectives'])}\s*[,:]?\s*"),
        noun_head=re.compile(rf"{any_of(table['noun_heads'])}|(?:\w+ ){{1,3}}số \d"),
        statement=re.compile(any_of(table["statements"]["predicates"])),
        passive=re.compile(rf"(?P<verb>{any_of(_any(passives))})"),
        decision=re.compile(any_of(table["statements"]["openings"])),
        reported=re.compile(rf"(?<!\w){any_of(table['statements']['reported'])}"),
        teller=re.compile(
            rf"(?:(?:các|một số|nhiều|những|trong đó|đồng chí)\s+)*{any_of(table['statements']['tellers'])}"
        ),
        disclaimer=re.compile(any_of(table["statements"]["anywhere"])),
        aim=re.compile(any_of(table["headings"]["aims"])),
        result=re.compile(any_of(table["headings"]["results"])),
        announced=re.compile(
            rf"(?:thực hiện|làm tốt|triển khai|tập trung|chỉ đạo)\b[^.;:]{{0,60}}?"
            rf"{any_of(table['lead_in']['announced'])}[^.;:]{{0,80}}?(?:sau|sau đây|dưới đây|như sau)\s*:?\s*$"
        ),
        person=re.compile(rf"{any_of(subjects['heads'])}|{_COURTEOUS}|{_FORMED}"),
        acting=re.compile(rf"(?:(?:các|những|mỗi|mọi|từng|riêng)\s+)?{any_of(subjects['acting'])}"),
        sent=re.compile(rf"(?:(?:các|bản|01|02)\s)?{any_of(table['products']['sent'])}"),
        thing=re.compile(rf"các\s+{any_of(subjects['things'])}"),
        leading=re.compile(any_of(subjects["leading"])),
        open_end=re.compile(rf"(?:^|\s){any_of(subjects['open_ends'])}$"),
        breaks=re.compile(rf"(?:^|\s)(?:{any_of(subjects['breaks'])}|đã(?! được))\s"),
        quantifier=re.compile(rf"{any_of(subjects['quantifiers'])}\s+"),
        head_opening=re.compile(rf"(?:{any_of(subjects['head_openings'])}\s+)?"),
        courtesy=re.compile(rf"(?:các\s+(?=các\s)|{courtesies}\s+)*(?:lãnh đạo\s+(?=các|sở|ủy ban|ubnd|tỉnh|đơn vị))?"),
        closing=_closing(table["closing"]),
        was_asked=re.compile(rf"(?<!\w)nhận được\s[^.]{{0,400}}?(?<!\w){any_of(voice['asked_about'])}"),
        replies=re.compile(rf"(?:để\s)?(?:trả lời|phúc đáp|giải đáp)\s(?:các\s)?{any_of(voice['replied_to'])}"),
        governs=re.compile(rf"(?<!\w){any_of(voice['governing'])}[^,;.]{{0,60}}$"),
        wrote=re.compile(
            rf"(?:^|\s){any_of(voice['received'])}\s(?:được\s)?(?:các\s)?{any_of(voice['written'])}[^;]*\scủa\s[^,;]*$"
        ),
        frame_modality={match_key(word): modality for modality, group in frames.items() for word in group},
        modal_modality={match_key(word): modality for modality, group in modals.items() for word in group},
    )


def _closing(table: dict[str, list[str]]) -> re.Pattern[str]:
    return re.compile(
        rf"{any_of(table['openings'])}|{_ALL_CARRY_OUT}"
        rf"|{any_of(table['speakers'])}[^.;:]{{0,120}}?(?<!\w){any_of(table['speaks'])}"
        rf"|{any_of(table['addressed'])}[^.;:]{{0,200}}?(?<!\w){any_of(table['duties'])}"
        rf"|{any_of(table['handed_in'])}[^.;:]{{0,160}}?(?<!\w){any_of(table['sent'])}"
        r"|[^.;:]{0,250}?(?<!\w)(?:thi hành|thực hiện|chấp hành)(?: nghiêm(?: túc| chỉnh)?| đúng| tốt)?"
        rf" {any_of(table['carried_out'])} này(?!\w)"
    )
