"""Who acts: bodies of the registry, lists of them, and people and units that a predicate shows to be the subject."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, replace

from docproc.bodies import ActorPart, BodyMention, split_actors
from docproc.tasks.lexicon import lexicon
from docproc.tasks.relatives import Descriptions
from docproc.text.words import begins_verb, begins_word

__all__ = ["TAIL", "Subject", "Subjects"]

TAIL = ' \n.;:,/”"…-'  # what may close a clause and is no part of it
_NEAR_WORDS = 8  # a short subject may be followed by any verb, a long one only by a plain sign of duty
_NEAR_A_NAME = 3  # words that may follow the name or noun of one piece of a list
_REACH = 160  # characters of a subject that is not in the registry
_SHORTEST = 6  # characters
_HEAD_WORDS = 12
_JOIN = re.compile(r"\s*(?:,|;)?\s*(?:và\s+|cùng\s+(?:với\s+)?)?(?:các đồng chí\s+|đồng chí\s+)?")
_BRACKET = re.compile(r"\s*\([^()]{0,160}\)")
_WORD_BREAK = re.compile(r"(?<=[\w)”\"])\s*[, ]\s*")
_SEPARATED = re.compile(r"\s*,\s*(?:và\s+)?")
_MORE = re.compile(r",\s*(?:và\s+)?các\s")  # the list goes on behind what looked like its predicate
_LAST = re.compile(r".*(?:,\s*|\svà\s+)", re.DOTALL)
_OBLIGED = re.compile(
    r"[^,.;:]{0,120}?\s(?P<modal>(?:đều\s+)?(?:phải|có trách nhiệm|chịu trách nhiệm|có nhiệm vụ|không được)\s)"
)
_COMRADE = re.compile(r"(?:các\s+)?đồng chí\s+$")


@dataclass(frozen=True, slots=True)
class Subject:
    """A subject and where its predicate begins."""

    start: int
    end: int
    predicate: int


class Subjects:
    """Finds subjects in one dispatch."""

    def __init__(self, text: str, key: str, bodies: Sequence[BodyMention]) -> None:
        """Prepare.

        Args:
            text: the dispatch's text.
            key: its match key.
            bodies: mentions of bodies in it, in order.
        """
        self._text = text
        self._key = key
        self._bodies = bodies
        self._starts = [body.start for body in bodies]
        self._lex = lexicon()
        self._descriptions = Descriptions(text, key, self.inside_body)

    def at(self, at: int, end: int, *, expected: bool = False) -> Subject | None:
        """The subject that begins at ``at``, if a predicate follows it before ``end``.

        Args:
            at: where.
            end: where its clause ends.
            expected: somebody is named here, though neither the registry nor the lexicon may know him.
        """
        at = self.skip(at, end)
        polite = self._lex.courtesy.match(self._key, at, end)
        low = polite.end() if polite and self.body_at(polite.end()) else at
        stop = self.chain(low, end)
        if stop is not None:
            predicate = self._predicate_at(stop, end)
            if predicate is not None:
                return self._described(self._named_from(at, low), stop, predicate, end)
        quantifier = self._lex.quantifier.match(self._key, low, end)
        noun = quantifier.end() if quantifier else low
        person = self._lex.person.match(self._key, noun, end)
        verb = self._lex.imperative.match(self._key, noun, end)
        if person and verb and verb.end("verb") > person.end():
            person = None  # "tổ chức" is a verb, though "tổ" is a team
        several = self._key.startswith("các ", low) and self._lex.thing.match(self._key, low, end) is None
        if stop is not None or person is not None or several or expected:
            found = self._open(low, max(stop or 0, person.end() if person else noun), end)
            return replace(found, start=self._named_from(at, low)) if found else None
        return None

    def named(self, start: int, end: int) -> tuple[ActorPart, ...]:
        """The bodies that ``text[start:end]`` names and nothing else; empty otherwise.

        ``Bộ Tài chính:``, ``Đối với sinh viên``, ``Nhiệm vụ của Ban chỉ đạo:``.
        """
        start, end = self.trim(start, end)
        low = start
        for opening in (self._lex.courtesy, self._lex.head_opening):
            begin = opening.match(self._key, start, end)
            low = begin.end() if begin else start
            stop = self.chain(low, end)
            bracket = _BRACKET.match(self._text, stop, end) if stop is not None else None
            if stop is not None and not self._text[bracket.end() if bracket else stop : end].strip(TAIL + "()"):
                return self.actors(low, stop)
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

    def inside_body(self, at: int) -> bool:
        """Whether ``at`` lies within a mention."""
        index = bisect_left(self._starts, at + 1) - 1
        return index >= 0 and at < self._bodies[index].end

    def between(self, low: int, high: int) -> Sequence[BodyMention]:
        """The mentions that begin in ``[low, high)``."""
        return self._bodies[bisect_left(self._starts, low) : bisect_left(self._starts, high)]

    def chain(self, low: int, end: int) -> int | None:
        """The end of a list of bodies that begins at ``low``; ``None`` where no body does."""
        body = self.body_at(low)
        if body is None or body.end > end:
            return None
        stop = body.end
        while True:
            after = self.past_bracket(stop, end)
            join = _JOIN.match(self._key, after, end)
            following = self.body_at(join.end()) if join and join.end() > after else None
            if following is None or following.end > end:
                return stop
            stop = following.end

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

    def _named_from(self, at: int, low: int) -> int:
        """Where the name begins: "lãnh đạo các sở" and "đồng chí Giám đốc" are named so, "ông Giám đốc" is not."""
        if "lãnh đạo" in self._key[at:low]:
            return at
        comrade = _COMRADE.search(self._key, at, low)
        return comrade.start() if comrade else low

    def _described(self, low: int, stop: int, predicate: int, end: int) -> Subject:
        """The chain with what says which ones are meant: ``các cơ quan chủ trì chương trình theo chức năng …``."""
        last = self._bodies[bisect_left(self._starts, stop) - 1]
        if last.group and self._text[stop:predicate].isspace():
            noun = self._nouns(last)
            behind = self._descriptions.behind(noun, predicate, end)
            if behind is not None:
                return Subject(low, len(self._text[:behind].rstrip()), behind)
        return Subject(low, stop, predicate)

    def _nouns(self, body: BodyMention) -> int:
        """Where the last noun of a group's name begins: ``hộ kinh doanh`` in ``các cơ quan, hộ kinh doanh``."""
        parts = split_actors(self._text[body.start : body.end])
        return body.start + parts[-1].start if parts else body.start

    def _open(self, low: int, least: int, end: int) -> Subject | None:
        """A subject that is not in the registry: up to the first predicate behind ``least``, within reach."""
        for gap in _WORD_BREAK.finditer(self._key, low, min(end, least + _REACH)):
            at = gap.end()
            noun = self._key[low : gap.start()]
            if (
                gap.start() < max(least, low + _SHORTEST - 1)
                or self.inside_body(at)
                or noun.count("(") > noun.count(")")
            ):
                continue
            if self._lex.breaks.search(noun[_SHORTEST:] + " "):
                return None
            closed = gap.start() == least or self.inside_body(gap.start() - 1) or not self._lex.open_end.search(noun)
            if closed and self._begins_predicate(low, noun, at, end):
                modal = self._lex.modal.match(self._key, at, end)
                begin = low + (last.end() if (last := _LAST.search(noun)) else 0)
                behind = self._descriptions.behind(begin, at, end)
                if behind is not None:
                    return self._before_all(Subject(low, len(self._text[:behind].rstrip()), behind))
                later = None if modal else self._obliged(low, at, end)
                return later or self._before_all(Subject(low, gap.start(), at))
            if self._text[at : at + 1] in ".:;":
                return None
        return None

    def _before_all(self, subject: Subject) -> Subject:
        """``mọi học viên đều phải …``: ``đều`` belongs to the predicate."""
        head, _, word = self._key[subject.start : subject.end].rpartition(" ")
        if word != "đều":
            return subject
        return Subject(subject.start, subject.start + len(head), subject.start + len(head) + 1)

    def _obliged(self, low: int, at: int, end: int) -> Subject | None:
        """``giáo viên tham gia tập huấn đều phải …``: what stands before the modal only says which ones."""
        later = _OBLIGED.match(self._key, at, end)
        return Subject(low, later.start("modal") - 1, later.start("modal")) if later else None

    def _listed(self, low: int, noun: str) -> bool:
        """Whether the pieces between the commas of a noun phrase each name one more body or kind of people."""
        at = low
        for comma in [*_SEPARATED.finditer(noun), None]:
            stop = low + (comma.start() if comma else len(noun))
            for opening in (self._lex.courtesy, self._lex.quantifier):
                match = opening.match(self._key, at, stop)
                at = match.end() if match else at
            body = self.body_at(at)
            person = None if body else self._lex.person.match(self._key, at, stop)
            close = body.end if body else person.end() if person else at
            if close == at or self._key.count(" ", close, stop) > _NEAR_A_NAME:
                return False
            if close + 1 < stop and begins_verb(self._text, close + 1):
                return False
            at = low + comma.end() if comma else stop
        return True

    def _begins_predicate(self, low: int, noun: str, at: int, end: int) -> bool:
        if self._lex.noun_head.match(self._key, at, end):
            return False
        if self._lex.modal.match(self._key, at, end) or self._lex.leading.match(self._key, at, end):
            return True
        predicate = self._lex.predicate.match(self._key, at, end)
        last = noun[last.end() :] if (last := _LAST.search(noun)) else noun
        if predicate is None or " được " in noun or last.count(" ") >= _NEAR_WORDS:
            return False
        if "," in noun and (_MORE.search(self._key, at, end) or not self._listed(low, noun)):
            return False
        if "," in noun and " " not in predicate.group() and not begins_verb(self._text, at):
            return False
        # a verb of one syllable may be the second half of a compound: (chứng) nhận, (giáo) dục
        return " " in predicate.group() or noun.count(" ") <= 1 or begins_word(self._text, at)

    def _holds_predicate(self, low: int, high: int) -> bool:
        spaces = (index for index in range(low, high) if self._key[index] == " ")
        return any(self._lex.predicate.match(self._key, space + 1, high) for space in spaces)

    def _predicate_at(self, stop: int, end: int) -> int | None:
        at = self.past_bracket(stop, end)
        while at < end and self._text[at] in " ,:\n":
            at += 1
        return at if self._lex.predicate.match(self._key, at, end) else None
