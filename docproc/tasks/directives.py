"""Does a clause direct somebody to do something, whom, and in which words (annotation guide, "Obligations").

A clause directs where an issuer's verb stands before a body (``giao Sở X …``), a body stands before a predicate
(``Sở X chủ trì …``), or a bare verb stands at its head inside a list whose lead-in or head names who acts.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import islice
from typing import NamedTuple

from docproc.bodies import BodyMention
from docproc.dispatch import Modality
from docproc.tasks.asides import past_aside
from docproc.tasks.bans import banned
from docproc.tasks.binding import umbrella
from docproc.tasks.clauses import Span
from docproc.tasks.composing import Composer
from docproc.tasks.duty import Directive
from docproc.tasks.lexicon import lexicon
from docproc.tasks.lists import Lists
from docproc.tasks.openings import Openings
from docproc.tasks.predicates import Predicates
from docproc.tasks.speakers import Speakers
from docproc.tasks.subjects import TAIL, Subjects
from docproc.tasks.supports import Supports
from docproc.tasks.telling import tells
from docproc.tasks.things import Things

__all__ = ["ClauseReader", "Directive"]

_LISTED_REACH = 120  # characters of the bodies between an issuer's verb and the colon of a list
_PASSED_ON = {"nhắc", "phân công"}
_MOST_FRAMES = 16  # of one clause; a clause with more is no sentence, and each is looked at closely
_TOPIC_REACH = 100  # characters of a topic before its colon
_COMPOUND = re.compile(r"\s(?:nhở|lại)(?!\w)")  # "nhắc nhở" is done, "nhắc" is what the issuer does
_FORBIDS = re.compile(r"(?:nghiêm )?cấm\s+")
_FORMULA = re.compile(
    r"(?:(?:,\s*|và\s+)?"
    r"(?:xem xét|cho ý kiến|chỉ đạo|cho ý kiến chỉ đạo|quyết định|phê duyệt|thông qua|chấp thuận|ban hành)\s*)+"
)
_BASIS_ALONE = re.compile(
    r"căn cứ\s+(?:các\s+)?(?:luật|bộ luật|nghị|quyết định|thông tư|chỉ thị|công văn|pháp lệnh|hiến pháp"
    r"|kế hoạch số|văn bản số)|xét đề nghị|theo đề nghị"
)
_TOLD_TO = re.compile(r"(?<!\w)(?:cần|phải|có trách nhiệm|có nhiệm vụ|chịu trách nhiệm|không được)\s+$")


class _Expected(NamedTuple):
    """What the context of a clause lets direct: bare verbs, bodies before a predicate, bare verbs of any kind."""

    bare: bool
    subject: bool
    loose: bool


class ClauseReader:
    """Reads the clauses of one dispatch."""

    def __init__(
        self,
        text: str,
        key: str,
        bodies: Sequence[BodyMention],
        own: frozenset[str],
        addressed: frozenset[str] = frozenset(),
    ) -> None:
        """Prepare.

        Args:
            text: the dispatch's text.
            key: its match key.
            bodies: mentions of bodies in it, in order.
            own: match keys of the issuer's names: what the issuer says of itself directs nobody.
            addressed: match keys of those it is sent to.
        """
        self._text = text
        self._key = key
        self._lex = lexicon()
        self.subjects = Subjects(text, key, bodies, addressed)
        self._speakers = Speakers(text, key, self.subjects, own)
        self._supports = Supports(text, key, self.subjects)
        self.lists = Lists(text, key, self.subjects, self._supports)
        self._looks = Predicates(text, key, self.subjects)
        self._openings = Openings(text, key, self.subjects, self.lists, self._looks)
        self._composer = Composer(key, self.subjects, self._supports, self._looks)
        self.things = Things(text, key, self.subjects, self._looks, self._composer)

    def read(self, clause: Span, *, bare: bool, subject: bool = True, loose: bool = False) -> Directive | None:
        """Read one clause.

        Args:
            clause: its span.
            bare: a verb at its head directs (the context names who acts).
            subject: a body before a predicate directs.
            loose: a bare verb outside the lexicon directs too (``bare`` given).

        Returns:
            The directive, or ``None`` where the clause directs nobody.
        """
        found = self._read(clause, _Expected(bare, subject, loose))
        return None if found is None or self._looks.half_a_word(*found.parts[-1]) else found

    def _read(self, clause: Span, expected: _Expected) -> Directive | None:
        bare, subject, loose = expected
        start, end = self.subjects.trim(*clause)
        asked = self._text[clause[0] : clause[1]].rstrip().endswith("?")
        if start >= end or asked or self._lex.disclaimer.search(self._key, start, end):
            return None
        if tells(self._key, start, end):
            return None
        framed = self._umbrella(start, end) or self._forbidden(start, end) or self._framed(start, end, expected)
        framed = framed or self._wished(start, end) or self._anybody(start, end)
        if framed is not None:
            return framed
        connective = self._lex.connective.match(self._key, start, end)
        head = connective.end() if connective else start
        if self._decides(head, end, expected) or self._key.startswith("trong đó", start):
            return None
        if self._looks.consequence(head, end) or self._looks.silence(head, end):
            return None
        found = self._by_subject(head, end, (), loose=loose or bare) if subject else None
        found = (
            found or self._behind_opening(start, head, end, expected) or self._behind_then(start, head, end, expected)
        )
        alone = _BASIS_ALONE.match(self._key, head, end) is not None
        if found is None and bare and not alone and self._bare(head, end, loose=loose):
            found = self._composer.compose(((start, end),), (), head, None, framed=False)
        return found or self._behind_topic(head, end, expected)

    def whole(self, clause: Span) -> Directive | None:
        """A clause of a list of what is forbidden: it is what it says, whatever its verb; a disclaimer is none."""
        start, end = self.subjects.trim(*clause)
        if start >= end or self._lex.disclaimer.search(self._key, start, end):
            return None
        return Directive(((start, end),), (), (), None, framed=False)

    # --- the three ways of directing --------------------------------------------------------------------------

    def _umbrella(self, start: int, end: int) -> Directive | None:
        """``…, Giám đốc các sở chịu trách nhiệm thi hành Quyết định này``: all that stand before the duty are told."""
        if (found := umbrella(self._key, start, end)) is None or found.who is None:
            return None
        leads = self.subjects.actors(*self.subjects.trim(*found.who))
        return self._composer.compose(((found.head, end),), leads, found.head, "must", framed=False)

    def _forbidden(self, start: int, end: int) -> Directive | None:
        """``Nghiêm cấm hành khách mang xăng lên tàu``: a ban that names whom it binds."""
        ban = _FORBIDS.match(self._key, start, end)
        if ban is None:
            return None
        people = banned(self.subjects, self._text, self._key, ban.end(), end)
        if people is None:
            return self._by_subject(ban.end(), end, (), "must_not")
        leads = self.subjects.actors(people.start, people.end)
        return self._composer.compose(((people.predicate, end),), leads, people.predicate, "must_not", framed=True)

    def _anybody(self, start: int, end: int) -> Directive | None:
        """``Ai làm mất sách phải đền``: whoever it is, the words before the duty say who."""
        found = self._looks.anybody(start, end)
        if found is None:
            return None
        who, duty = found
        return self._composer.compose(((duty, end),), self.subjects.actors(*who), duty, None, framed=False)

    def _wished(self, start: int, end: int) -> Directive | None:
        """``Rất mong Bảo tàng tỉnh cho mượn …``: a wish that names who is to do what, and is more than courtesy."""
        for wish in self._lex.wish.finditer(self._key, start, end):
            opener = self._key[start : wish.start()]
            if not self._speakers.opens(opener, wish.start()) or self.subjects.inside_body(wish.start()):
                continue
            subject = self.subjects.at(wish.end(), end, expected=self._looks.begins_name(wish.end(), end))
            if subject is None or self._lex.kind.match(self._key, subject.predicate):
                return None
            if _FORMULA.fullmatch(self._key, subject.predicate, end):
                return None
            return self._by_subject(wish.end(), end, self._kept_condition(start, wish.start()), "request")
        return None

    def _framed(self, start: int, end: int, expected: _Expected) -> Directive | None:
        """An issuer's verb before a body, before a bare verb, or before a list that follows."""
        for match in islice(self._lex.frame.finditer(self._key, start, end), _MOST_FRAMES):
            opener = self._key[start : match.start()]
            if self._passed_on(opener, match.group("verb"), expected):
                continue
            if _COMPOUND.match(self._key, match.end(), end):
                continue
            if self.subjects.inside_body(match.start()) or _open(opener) or _TOLD_TO.search(opener):
                continue
            if self._lex.no_frame.search(self._key, max(start, match.start() - 14), match.start()):
                continue
            if not self._speakers.order(start, match):
                continue
            modality = self._lex.frame_modality[match.group("verb")]
            kept = self._kept_condition(start, match.start())
            found = self._by_subject(match.end(), end, kept, modality)
            if found is None and self._speakers.opens(opener, match.start()):
                found = self._frame_alone(match.start(), match.end(), end, kept, modality)
            if found is not None:
                return found
        return None

    def _frame_alone(
        self, start: int, behind: int, end: int, kept: tuple[Span, ...], modality: Modality
    ) -> Directive | None:
        """An issuer's verb without a subject that acts: a bare verb, nothing, or bodies and a colon."""
        begin = self.subjects.skip(behind, end)
        if self._looks.imperative(begin, end):
            return self._composer.compose((*kept, (begin, end)), (), begin, modality, framed=True)
        leads = self.subjects.named(begin, end)
        listed = self._text[end : end + 1] == ":"
        if listed and not leads and end - begin < _LISTED_REACH:
            leads = self.subjects.actors(begin, end)
        if leads or listed or not self._text[begin:end].strip(TAIL):
            return Directive(((start, end),), leads, (), modality, framed=True, announces=True)
        return None

    def _by_subject(
        self, at: int, end: int, before: tuple[Span, ...], modality: Modality | None = None, *, loose: bool = False
    ) -> Directive | None:
        """A subject with its predicate; with a frame's ``modality`` even a predicate that would only state."""
        named = self._looks.begins_name(at, end) if modality is not None else self._looks.named_so(at, end)
        body = loose and self.subjects.body_at(self.subjects.skip(at, end)) is not None
        subject = self.subjects.at(at, end, expected=named, ordered=body or modality is not None)
        if subject is None or self._speakers.is_own(subject) or (modality is None and self._looks.states(subject)):
            return None
        leads = self.subjects.actors(subject.start, subject.end)
        parts = (*before, (subject.predicate, end))
        head = past_aside(self._key, subject.predicate, end)
        return self._composer.compose(parts, leads, head, modality, framed=modality is not None)

    def _behind_opening(self, start: int, head: int, end: int, expected: _Expected) -> Directive | None:
        """The directive behind ``Căn cứ …,`` (dropped) or ``Trường hợp …,`` (kept in the action)."""
        condition = self._lex.condition.match(self._key, head, end)
        if condition is None and self._lex.base.match(self._key, head, end) is None:
            return None
        if condition and condition.group() == "đối với" and self._text[end : end + 1] == ":":
            return None
        for stop, at in self._openings.ends(head, end, condition=condition is not None):
            before: tuple[Span, ...] = ((start, stop),) if condition else ()
            found = self._by_subject(at, end, before, loose=expected.bare and at > stop) if expected.subject else None
            if found is not None:
                return found
            if expected.bare and condition and self._looks.imperative(at, end, loose=expected.loose):
                return self._composer.compose(((start, end),), (), at, None, framed=False)
        return None

    def _behind_then(self, start: int, head: int, end: int, expected: _Expected) -> Directive | None:
        """``Khoa nào vi phạm thì Trưởng khoa giải trình``: a subject behind ``thì``; the condition stays."""
        at = self._looks.behind_then(head, end) if expected.subject else None
        if at is None:
            return None
        whoever = self._looks.whoever(head, at)
        if whoever is not None and self._lex.modal.match(self._key, at, end):
            return self._composer.compose(((at, end),), self.subjects.actors(*whoever), at, None, framed=False)
        return self._by_subject(at, end, ((start, at),))

    def _behind_topic(self, head: int, end: int, expected: _Expected) -> Directive | None:
        """``Công tác tuyên truyền: Sở X chủ trì …``: the directive behind a topic and a colon."""
        colon = self._text.find(": ", head, min(end, head + _TOPIC_REACH))
        if colon < 0:
            return None
        at = colon + 2
        found = self._by_subject(at, end, ()) if expected.subject else None
        leads = self.subjects.named(head, colon) if found is None and expected.subject else ()
        if found is None and expected.bare and self._looks.imperative(at, end, loose=expected.loose or bool(leads)):
            found = self._composer.compose(((at, end),), leads, at, None, framed=False)
        return found

    def _bare(self, head: int, end: int, *, loose: bool) -> bool:
        return self._looks.imperative(head, end, loose=loose) or self._looks.then(head, end)

    # --- small looks ------------------------------------------------------------------------------------------

    def _passed_on(self, opener: str, verb: str, expected: _Expected) -> bool:
        """In a list whose head says who acts he is told to lead others (``Nhắc học sinh …``); the issuer is silent."""
        opener = self._lex.connective.sub("", opener, count=1)
        return expected.bare and not opener and (verb == "chỉ đạo" or (expected.loose and verb in _PASSED_ON))

    def _decides(self, head: int, end: int, expected: _Expected) -> bool:
        """Whether the issuer decides, praises or blames; whoever is told to act may have to agree on something."""
        decided = self._lex.decision.match(self._key, head, end) is not None
        return decided or (not expected.loose and self._key.startswith("thống nhất ", head))

    def _kept_condition(self, start: int, frame: int) -> tuple[Span, ...]:
        """``Trong quá trình thực hiện, nếu có vướng mắc, đề nghị …``: the condition stays in the action."""
        if not self._lex.condition.match(self._key, start, frame) or not self._text[:frame].rstrip().endswith(","):
            return ()
        return (self.subjects.trim(start, frame),)


def _open(opener: str) -> bool:
    """Whether a bracket or a quotation that began before a verb is still open: somebody else's words."""
    quoted = opener.count("“") > opener.count("”") or opener.count('"') % 2 == 1
    return quoted or opener.count("(") > opener.count(")")
