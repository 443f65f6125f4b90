"""Who acts: bodies of the registry, lists of them, and people and units that a predicate shows to be the subject."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace

from docproc.bodies import ActorPart, BodyMention, split_actors
from docproc.bodies.lexicon import CAPITAL
from docproc.tasks.asides import past_aside
from docproc.tasks.lexicon import lexicon
from docproc.tasks.open_subjects import OpenSubjects, Subject
from docproc.tasks.relatives import Descriptions
from docproc.text.words import begins_word
from docproc.vocabulary import begins_with

__all__ = ["TAIL", "Subject", "Subjects"]

TAIL = ' \n.;:,/”"…-'  # what may close a clause and is no part of it
_HEAD_WORDS = 12
_JOIN = re.compile(r"\s*(?:,|;)?\s*(?:và\s+|cùng\s+(?:với\s+)?)?(?:các đồng chí\s+|đồng chí\s+)?")
_KIND = re.compile(r"(?:[Qq]uý )?(?=[A-ZĐ])")
# "Hai Chi nhánh Đông An, Tây Bình": so many under one head are one group
_COUNTED = re.compile(r"(?:hai|ba|bốn|năm|sáu|bảy|tám|0?[2-9]|1\d)\s+")
_PLACE = rf"{CAPITAL}\w*(?: {CAPITAL}\w*)*"
_ALONG = re.compile(r"\s+(?:và\s+)?(?P<word>cùng(?:\s+với)?)\s+")
# "Nhà thầu sau khi hoàn thành công trình bàn giao …": when he acts is no part of who he is
_WHEN = re.compile(r",?\s(?P<when>(?:(?:trước|sau|trong|ngay)\s)?khi\s)")
_AS_FOLLOWS = re.compile(r"(?:như sau|sau đây|dưới đây)(?!\w)")
_DASH = re.compile(r"[-–] (?=[^\W\d_A-ZĐ])")
_UNIT = "[Xx]ã|[Pp]hường|[Hh]uyện|[Tt]hị xã|[Tt]hị trấn|[Tt]hôn|[Bb]ản|[Ấấ]p|[Bb]uôn|[Kk]hu phố"
_NAMED_PLACE = rf"(?:(?:{_UNIT}) (?:{_PLACE}|\d{{1,2}}))"
_LEVEL = re.compile(r"Cấp (?:tỉnh|huyện|xã|cơ sở)(?!\w)")
_PLACES = re.compile(rf"{_NAMED_PLACE}(?:(?:, | và |, và ){_NAMED_PLACE})*(?!\w)")
_MORE_NAMES = re.compile(rf"(?:, {_PLACE})*(?: và {_PLACE})?")
_INITIALS = re.compile(r" [A-ZĐ&]{2,8}(?!\w)")  # "cán bộ BHXH"
_TIME = re.compile(r"(?:quý|tháng|năm|tuần|ngày|vụ|kỳ|lần|đợt|học kỳ|buổi|ca|khi)(?!\w)")  # "mỗi vụ tổ chức hai lớp"
_BRACKET = re.compile(r"\s*\([^()]{0,160}\)")
# "Phòng Y tế, có sự phối hợp của Trung tâm Y tế, tập huấn …": between commas, and no part of the predicate
_INSERTED = re.compile(
    r",\s(?:có sự|với sự|với tư cách|với vai trò)\s[^,;:.]{3,120},\s"
    # "Tổ 1 (12 người) do ông An phụ trách có nhiệm vụ …": who heads it is not asked to act
    r"|\sdo\s[^;:.]{3,90}?\s(?:phụ trách|chỉ huy|đứng đầu|(?:làm|là)\s(?:tổ\s|đội\s|nhóm\s)?trưởng)(?!\w)"
)
_COMRADE = re.compile(r"(?:các\s+)?(?:đồng chí|đ/c)\s+$")
_MARK = re.compile(r"\((?:[a-zđ]|[ivx]{1,4}|\d{1,2})\)\s*")  # "(i)" run on in a paragraph


class Subjects:
    """Finds subjects in one dispatch."""

    def __init__(
        self, text: str, key: str, bodies: Sequence[BodyMention], addressed: frozenset[str] = frozenset()
    ) -> None:
        """Prepare.

        Args:
            text: the dispatch's text.
            key: its match key.
            bodies: mentions of bodies in it, in order.
            addressed: match keys of those it is sent to; the kind of body that they are names them.
        """
        self._text = text
        self._key = key
        self._bodies = bodies
        self._kinds = {head for name in addressed if (head := begins_with(name, "body_heads"))}
        self._starts = [body.start for body in bodies]
        self._lex = lexicon()
        self._descriptions = Descriptions(text, key, self.inside_body)
        self._open = OpenSubjects(text, key, self)

    def at(self, at: int, end: int, *, expected: bool = False, ordered: bool = False) -> Subject | None:
        """The subject that begins at ``at``, if a predicate follows it before ``end``.

        Args:
            at: where.
            end: where its clause ends.
            expected: somebody is named here, though neither the registry nor the lexicon may know him.
            ordered: an issuer's verb stands before him, so that a verb follows, though the lexicon may not know it.
        """
        found = self._at(at, end, expected=expected, ordered=ordered)
        when = _WHEN.search(self._key, found.start, found.predicate + 1) if found else None
        if found is None or when is None:
            return found
        inside = when.end() >= found.predicate  # the verb is that of the clause of time: his own comes later
        return replace(
            found, end=min(found.end, when.start()), predicate=when.start("when") if inside else found.predicate
        )

    def _at(self, at: int, end: int, *, expected: bool, ordered: bool) -> Subject | None:
        at = self.skip(at, end)
        polite = self._lex.courtesy.match(self._key, at, end)
        low = polite.end() if polite and self.body_at(polite.end()) else at
        if _AS_FOLLOWS.match(self._key, low, end):
            return None
        along = self._along(low, end)
        if along is not None:
            return along
        stop = self.chain(low, end)
        if stop is None:
            stop = self._place(low, end, told=ordered)
        if stop is None:
            stop = self._by_kind(low, end, ordered=ordered)
        if stop is not None:
            predicate = self._predicate_at(stop, end, ordered=ordered)
            if predicate is not None:
                return self._described(self.named_from(at, low), stop, predicate, end)
        quantifier = self._lex.quantifier.match(self._key, low, end)
        if quantifier and _TIME.match(self._key, quantifier.end()):
            return None
        noun = quantifier.end() if quantifier else low
        person = self._lex.person.match(self._key, noun, end)
        verb = self._lex.imperative.match(self._key, noun, end)
        if person and verb and verb.end("verb") > person.end():
            person = None  # "tổ chức" is a verb, though "tổ" is a team
        several = self._key.startswith("các ", low) and self._lex.thing.match(self._key, low, end) is None
        if stop is not None or person is not None or several or expected:
            least = max(stop or 0, self._past_owner(person.end()) if person else noun)
            found = self._open.read(low, least, end, ordered=ordered)
            return replace(found, start=self.named_from(at, low)) if found else None
        return None

    def named(self, start: int, end: int) -> tuple[ActorPart, ...]:
        """The bodies that ``text[start:end]`` names and nothing else; empty otherwise.

        ``Bộ Tài chính:``, ``Đối với sinh viên``, ``Nhiệm vụ của Ban chỉ đạo:``.
        """
        start, end = self.trim(start, end)
        counted = _COUNTED.match(self._key, start, end)
        stop = self.chain(counted.end(), end) if counted else None
        if stop is not None and _MORE_NAMES.fullmatch(self._text, stop, end):
            return (ActorPart(start, end, " ".join(self._text[start:end].split()), True),)
        low = start
        for opening in (self._lex.courtesy, self._lex.head_opening):
            begin = opening.match(self._key, start, end)
            low = begin.end() if begin else start
            stop = self.chain(low, end)
            bracket = _BRACKET.match(self._text, stop, end) if stop is not None else None
            if stop is not None and not self._text[bracket.end() if bracket else stop : end].strip(TAIL + "()"):
                return self.actors(low, stop)
            if stop is not None and self._text[stop : stop + 1] == " " and self._descriptions.heads(stop + 1, end):
                return self.actors(low, end)
        person = self._lex.person.match(self._key, low, end)
        if person is None or self._key.count(" ", low, end) >= _HEAD_WORDS or self._holds_predicate(person.end(), end):
            return ()
        return self.actors(low, end)

    def actors(self, start: int, end: int) -> tuple[ActorPart, ...]:
        """``text[start:end]`` split into single bodies and groups."""
        if self._lex.person.fullmatch(self._key, start, end):
            return (ActorPart(start, end, self._text[start:end], False),)
        parts = split_actors(self._text[start:end])
        return tuple(ActorPart(start + part.start, start + part.end, part.name, part.group) for part in parts)

    # --- looks at places --------------------------------------------------------------------------------------

    def body_at(self, at: int) -> BodyMention | None:
        """The body whose mention begins at ``at``."""
        index = bisect_left(self._starts, at)
        return self._bodies[index] if index < len(self._bodies) and self._bodies[index].start == at else None

    def ending_at(self, stop: int) -> BodyMention | None:
        """The body whose mention ends at ``stop``."""
        index = bisect_left(self._starts, stop) - 1
        return self._bodies[index] if index >= 0 and self._bodies[index].end == stop else None

    def inside_body(self, at: int) -> bool:
        """Whether ``at`` lies within a mention."""
        index = bisect_left(self._starts, at + 1) - 1
        return index >= 0 and at < self._bodies[index].end

    def between(self, low: int, high: int) -> Sequence[BodyMention]:
        """The mentions that begin in ``[low, high)``."""
        return self._bodies[bisect_left(self._starts, low) : bisect_left(self._starts, high)]

    def chain(self, low: int, end: int, *, along: bool = True) -> int | None:
        """The end of a list of bodies that begins at ``low``; ``None`` where no body does.

        Args:
            low: where.
            end: where its clause ends.
            along: "cùng" goes on with the list.
        """
        body = self.body_at(low)
        if body is None or body.end > end:
            return None
        stop = body.end
        while True:
            after = self.past_bracket(stop, end)
            join = _JOIN.match(self._key, after, end)
            if join is not None and not along and "cùng" in join.group():
                return stop
            following = self.body_at(join.end()) if join and join.end() > after else None
            if following is None or following.end > end:
                return stop
            stop = following.end

    def named_from(self, at: int, low: int) -> int:
        """Where a name begins whose courtesies stand in ``[at, low)``.

        "lãnh đạo các sở" and "đồng chí Giám đốc" are named so, "ông Giám đốc" is not.
        """
        if "lãnh đạo" in self._key[at:low]:
            return at
        comrade = _COMRADE.search(self._key, at, low)
        return comrade.start() if comrade else low

    def past_kind_of_bodies(self, at: int, end: int) -> int:
        """Where the bodies begin that a group's noun announces: ``các cơ quan: Công an tỉnh, Sở Tư pháp``."""
        group = self.body_at(at)
        if group is None or not group.group or self._text[group.end : group.end + 2] != ": ":
            return at
        first = self.body_at(group.end + 2)
        stop = self.chain(first.start, end) if first else None
        return first.start if first and stop is not None and stop > first.end else at

    def past_bracket(self, stop: int, end: int) -> int:
        """Past a bracket that follows a name: ``Công an tỉnh (Phòng Tham mưu)``."""
        bracket = _BRACKET.match(self._text, stop, end)
        return bracket.end() if bracket else stop

    def skip(self, at: int, end: int) -> int:
        """Past blanks and colons."""
        while at < end and self._text[at] in " :\n":
            at += 1
        return at

    def trim(self, start: int, end: int) -> tuple[int, int]:
        """Without blanks and dashes before, and without closing marks behind."""
        while start < end and self._text[start] in " \n\t–-":
            start += 1
        mark = _MARK.match(self._key, start, end)
        start = mark.end() if mark else start
        while end > start and self._text[end - 1] in TAIL and not self._closes_quotation(start, end):
            end -= 1
        return start, end

    def _closes_quotation(self, start: int, end: int) -> bool:
        """Whether ``text[end - 1]`` closes a quotation that the clause itself opened."""
        mark = self._text[end - 1]
        if mark == "”":
            return "“" in self._text[start : end - 1]
        return mark == '"' and self._text.count('"', start, end) % 2 == 0

    # --- inside -----------------------------------------------------------------------------------------------

    def _past_owner(self, noun: int) -> int:
        """Past the body right behind a noun for people: ``cán bộ BHXH``, ``kiểm soát viên Bưu điện huyện``."""
        body = self.body_at(noun + 1) if self._text[noun : noun + 1] == " " else None
        if body is not None:
            return noun if body.group else body.end
        initials = _INITIALS.match(self._text, noun)
        return initials.end() if initials else noun

    def _by_kind(self, low: int, end: int, *, ordered: bool) -> int | None:
        """The end of a body named by its kind alone, as its superior calls it: ``Sở``, ``quý Đài``, ``Chi cục``."""
        kind = _KIND.match(self._text, low, end)
        head = begins_with(self._key[kind.end() : end], "body_heads") if kind else None
        if kind is None or head is None:
            return None
        stop = kind.end() + len(head)
        at = self._predicate_at(stop, end)
        known = ordered or head in self._kinds
        if at is None or not (known or self._lex.modal.match(self._key, at, end)):
            return None
        return stop if begins_word(self._text, at) else None

    def _along(self, low: int, end: int) -> Subject | None:
        """``Văn phòng cùng Sở Y tế đôn đốc …``: who stands behind "cùng" helps, so he belongs to the predicate."""
        stop = self.chain(low, end, along=False)
        word = _ALONG.match(self._key, self.past_bracket(stop, end), end) if stop is not None else None
        others = self.chain(word.end(), end) if word else None
        if stop is None or word is None or others is None or self._predicate_at(others, end) is None:
            return None
        return Subject(low, stop, word.start("word"))

    def _place(self, low: int, end: int, *, told: bool) -> int | None:
        """The end of places that are told to act, ``xã Vĩnh Bửu và xã Vĩnh Châu``, or of a level: ``Cấp xã``."""
        place = (_PLACES.match(self._text, low, end) if told else None) or _LEVEL.match(self._text, low, end)
        return place.end() if place else None

    def _described(self, low: int, stop: int, predicate: int, end: int) -> Subject:
        """The chain with what says which ones are meant: ``các cơ quan chủ trì chương trình theo chức năng …``."""
        last = self.ending_at(stop)
        if last is not None and last.group and self._text[stop:predicate].isspace():
            noun = self._nouns(last)
            behind = self._descriptions.behind(noun, predicate, end)
            if behind is not None:
                return Subject(low, len(self._text[:behind].rstrip()), behind)
        return Subject(low, stop, predicate)

    def _nouns(self, body: BodyMention) -> int:
        """Where the last noun of a group's name begins: ``hộ kinh doanh`` in ``các cơ quan, hộ kinh doanh``."""
        parts = split_actors(self._text[body.start : body.end])
        return body.start + parts[-1].start if parts else body.start

    def _holds_predicate(self, low: int, high: int) -> bool:
        """A verb in lower case between the two, and no second half of a name's word ("Xây dựng")."""
        places = (at + 1 for at in range(low, high) if self._key[at] == " " and self._text[at + 1].islower())
        return any(self._lex.predicate.match(self._key, at, high) and begins_word(self._text, at) for at in places)

    def _predicate_at(self, stop: int, end: int, *, ordered: bool = False) -> int | None:
        at = self.past_bracket(stop, end)
        inserted = _INSERTED.match(self._key, at, end)
        at = inserted.end() if inserted else at
        while at < end and (self._text[at] in " ,:\n" or _DASH.match(self._text, at, end)):
            at += 1
        mark = _MARK.match(self._key, at, end)
        at = mark.end() if mark else at
        verb = self._lex.predicate.match(self._key, past_aside(self._key, at, end), end)
        # "yêu cầu Vụ Tài chính không giải ngân": behind an order a denial forbids, elsewhere it may only tell
        return at if verb or (ordered and self._lex.ban.match(self._key, at, end)) else None
