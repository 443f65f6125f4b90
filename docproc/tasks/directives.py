"""Does a clause direct somebody to do something, whom, and in which words (annotation guide, "Obligations").

A clause directs where an issuer's verb stands before a body (``giao Sở X …``), a body stands before a predicate
(``Sở X chủ trì …``), or a bare verb stands at its head inside a list whose lead-in or head names who acts.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from docproc.bodies import ActorPart, BodyMention, split_actors
from docproc.dispatch import Modality
from docproc.tasks.clauses import Span
from docproc.tasks.lexicon import lexicon

__all__ = ["ClauseReader", "Directive"]

_NEAR_WORDS = 8  # a short subject may be followed by any verb, a long one only by a plain sign of duty
_LEADING = re.compile(r"chủ trì|phối hợp với|theo chức năng|khẩn trương|nghiêm túc|chủ động|tiếp tục|tổ chức|căn cứ|tăng cường|quán triệt")
_ANNOUNCED_REACH = 160  # characters; a longer predicate says more than that a list follows
_SUBJECT_REACH = 160  # characters of a subject that is not in the registry
_JOIN = re.compile(r"\s*(?:,|;)?\s*(?:và\s+|cùng\s+(?:với\s+)?)?(?:các đồng chí\s+|đồng chí\s+)?")
_POLITE = re.compile(r"(?:các\s+(?=các\s)|riêng\s+|các đồng chí\s+|đồng chí\s+|đ/c\s+|ông\s+|bà\s+|cho\s+)*(?:lãnh đạo\s+(?=các|sở|ủy ban|ubnd|tỉnh|đơn vị))?")
_BRACKET = re.compile(r"\s*\([^()]{0,160}\)")
_NO_FRAME = re.compile(
    r"(?:theo|tại|được|đã|việc|về|của|những|kế hoạch|sự|ý kiến|văn bản|công văn|tờ trình|nhiệm vụ|có|mục đích|đáp ứng|các|khi|số|bản|chưa|để|không|nội dung|lý do|thời gian|biên chế|bàn|trường hợp)\s+$"
)
_SUPPORT = re.compile(r"phối (?:kết )?hợp(?:\s+(?:chặt chẽ|tốt|thường xuyên|đồng bộ))?(?:,?\s+thống nhất)?\s+(?:cùng\s+)?(?:với\s+|cùng\s+)?")
_OWN_LENGTH = 5  # characters; "bộ" alone is no name of the issuer
_HEAD_OPENING = re.compile(r"(?:(?:đối với|về phía|trách nhiệm của|nhiệm vụ của|giao cho|giao|phân công)\s+)?")
_HEAD_WORDS = 12
_COMMA = re.compile(r",\s*(?:thì\s+)?")
_PROMPTLY = re.compile(r"(?<!\w)kịp thời (?:báo cáo|phản ánh|thông báo|liên hệ|gửi)")
_OPENING_REACH = 70  # characters of an opening that ends without a comma (Trong quá trình thực hiện Sở X chủ động …)
_NO_SUBJECT_END = (" của", " về", " và", " để", " công tác", " trong", " việc", " tình hình", " kế hoạch", " ban", " bộ phận", " được", " đã", " các", " tham gia")
_NO_SUBJECT = re.compile(r"(?:^|\s)(?:là|không|sẽ|khuyến khích|do|vẫn|còn|có thể|chỉ|thì|mà|đã(?! được))\s")
_QUANTIFIER = re.compile(r"(?:mọi|mỗi|tất cả(?: các)?|toàn thể|từng|những)\s+")
_THEN = re.compile(r"\sthì\s+")
_BINDING = re.compile(r"(?:(?:việc|quá trình|công tác|các hoạt động|hoạt động|hồ sơ|nội dung)\s[^.;:,]{0,60}?\s)?(?P<modal>phải|không được|nghiêm cấm|không|tuyệt đối không)\s")
_NEGATION = re.compile(r"(?:tuyệt đối\s+|kiên quyết\s+)?(?:không được|nghiêm cấm|cấm|không để)(?!\w)")
_TAIL = " \n.;:,/”\"…-"


@dataclass(frozen=True, slots=True)
class Directive:
    """A clause that directs.

    Attributes:
        parts: spans whose texts make up the action (the subject may stand in the middle and is left out).
        leads: who must act, as printed in the clause; empty where the clause names nobody.
        supports: who must support.
        modality: by the clause's own words; ``None`` where it takes that of its lead-in.
        framed: an issuer's verb (``yêu cầu``, ``đề nghị``, ``giao``) introduces it.
        announces: the predicate only announces the list that follows.
    """

    parts: tuple[Span, ...]
    leads: tuple[ActorPart, ...]
    supports: tuple[ActorPart, ...]
    modality: Modality | None
    framed: bool
    announces: bool = False

    @property
    def span(self) -> Span:
        """From the first to the last character of the action."""
        return self.parts[0][0], self.parts[-1][1]


@dataclass(frozen=True, slots=True)
class _Subject:
    start: int
    end: int
    predicate: int


class ClauseReader:
    """Reads the clauses of one dispatch."""

    def __init__(self, text: str, key: str, bodies: Sequence[BodyMention], own: frozenset[str]) -> None:
        """Prepare.

        Args:
            text: the dispatch's text.
            key: its match key.
            bodies: mentions of bodies in it, in order.
            own: match keys of the issuer's names: what the issuer says of itself directs nobody.
        """
        self._text = text
        self._key = key
        self._bodies = bodies
        self._starts = [body.start for body in bodies]
        self._own = own
        self._lex = lexicon()

    def read(self, clause: Span, *, bare: bool, subject: bool = True) -> Directive | None:
        """Read one clause.

        Args:
            clause: its span.
            bare: a verb at its head directs (the context names who acts).
            subject: a body before a predicate directs.

        Returns:
            The directive, or ``None`` where the clause directs nobody.
        """
        start, end = self._trim(*clause)
        if start >= end or self._lex.disclaimer.search(self._key, start, end):
            return None
        framed = self._framed(start, end)
        if framed is not None:
            return framed
        head = start
        connective = self._lex.connective.match(self._key, start, end)
        if connective:
            if connective.group().startswith("trong đó"):
                return None
            head = connective.end()
        opening = self._lex.condition.match(self._key, head, end) or self._lex.base.match(self._key, head, end)
        if subject and (found := self._subject_first(start, head, end)) is not None:
            return found
        if opening and not (opening.group() == "đối với" and self._text[end : end + 1] == ":"):
            kept = start if self._lex.condition.match(self._key, head, end) else None
            main = self._behind_opening(head, end, kept, bare=bare, subject=subject)
            if main is not None:
                return main
        if bare and (self._imperative(head, end) or self._imperative_behind(_THEN, head, end)):
            return self._directive(((start, end),), (), head, None, framed=False)
        return None

    def binds(self, clause: Span) -> Directive | None:
        """A clause that binds whoever acts, without naming him: ``Việc số hóa phải …``, ``Không làm gián đoạn …``."""
        start, end = self._trim(*clause)
        must = _BINDING.match(self._key, start, end)
        if must is None or self._lex.disclaimer.search(self._key, start, end):
            return None
        return self._directive(((start, end),), (), must.start("modal"), "must", framed=False)

    def subject_of(self, start: int, end: int) -> tuple[ActorPart, ...]:
        """The bodies that ``text[start:end]`` names and nothing else; empty otherwise.

        ``2. Bộ Tài chính:``, ``Đối với sinh viên``, ``Nhiệm vụ của Ban chỉ đạo:``.
        """
        start, end = self._trim(start, end)
        for opening in (_POLITE, _HEAD_OPENING):
            begin = opening.match(self._key, start, end)
            low = begin.end() if begin else start
            stop = self._chain(low, end)
            if stop is not None and not self._text[stop:end].strip(_TAIL + "()"):
                return self._actors(low, stop)
        person = self._lex.person.match(self._key, low, end)
        if person and self._key.count(" ", low, end) < _HEAD_WORDS and not any(
            self._lex.predicate.match(self._key, space + 1, end) for space in _spaces(self._key, person.end(), end)
        ):
            return self._actors(low, end)
        return ()

    # --- the three ways of directing --------------------------------------------------------------------------

    def _framed(self, start: int, end: int) -> Directive | None:
        for match in self._lex.frame.finditer(self._key, start, end):
            if _NO_FRAME.search(self._key, max(start, match.start() - 14), match.start()) or self._inside_body(match.start()):
                continue
            opener = self._key[start : match.start()]
            if opener.count("(") > opener.count(")"):
                continue
            modality = self._lex.frame_modality[match.group("verb")]
            subject = self._subject(match.end(), end)
            if subject is not None:
                parts = ((subject.predicate, end),)
                leads = self._actors(subject.start, subject.end)
                parts = (*self._kept_condition(start, match.start()), *parts)
                return self._directive(parts, leads, subject.predicate, modality, framed=True)
            begin = self._skip(match.end(), end)
            headed = match.start() == start or not opener.strip(" ,") or opener.rstrip().endswith(",") or self._ends_with_body(match.start())
            if headed and self._imperative(begin, end):
                parts = (*self._kept_condition(start, match.start()), (begin, end))
                return self._directive(parts, (), begin, modality, framed=True)
            if headed and not self._text[begin:end].strip(_TAIL):
                return Directive(((match.start(), end),), (), (), modality, framed=True, announces=True)
            if headed and (leads := self.subject_of(begin, end)):
                return Directive(((match.start(), end),), leads, (), modality, framed=True, announces=True)
        return None

    def _subject_first(self, start: int, head: int, end: int) -> Directive | None:
        subject = self._subject(head, end)
        if subject is None or self._reports(subject):
            return None
        parts: tuple[Span, ...] = ((subject.predicate, end),)
        return self._directive(parts, self._actors(subject.start, subject.end), subject.predicate, None, framed=False)

    def _behind_opening(self, head: int, end: int, kept: int | None, *, bare: bool, subject: bool) -> Directive | None:
        """The directive behind ``Căn cứ …,`` (dropped) or ``Trường hợp …,`` (kept in the action)."""
        for stop, at in self._openings_end(head, end, condition=kept is not None):
            before: tuple[Span, ...] = ((kept, stop),) if kept is not None else ()
            if subject and (found := self._subject(at, end)) is not None and not self._reports(found):
                leads = self._actors(found.start, found.end)
                return self._directive((*before, (found.predicate, end)), leads, found.predicate, None, framed=False)
            if bare and kept is not None and self._imperative(at, end):
                return self._directive(((kept, end),), (), at, None, framed=False)
        return None

    def _openings_end(self, head: int, end: int, *, condition: bool) -> Iterator[Span]:
        """Where an opening may stop and the main clause begin: behind a comma, at a body, at ``kịp thời báo cáo``."""
        places = [(head + comma.start(), head + comma.end()) for comma in _COMMA.finditer(self._key[head:end])]
        if condition:
            places += [(at.start(), at.start()) for at in _PROMPTLY.finditer(self._key, head, end)]
            places += [(body.start, body.start) for body in self._bodies_between(head + 8, min(end, head + _OPENING_REACH))]
        yield from sorted(places)

    def _bodies_between(self, low: int, high: int) -> Sequence[BodyMention]:
        return self._bodies[bisect_left(self._starts, low) : bisect_left(self._starts, high)]

    def _imperative_behind(self, sign: re.Pattern[str], head: int, end: int) -> bool:
        found = sign.search(self._key, head, end)
        return found is not None and self._imperative(found.end(), end)

    def _imperative(self, at: int, end: int) -> bool:
        at = self._skip(at, end)
        if self._starts_body(at) or self._lex.noun_head.match(self._key, at, end):
            return False
        heads = (self._lex.imperative, self._lex.modal, _NEGATION)
        return any(head.match(self._key, at, end) for head in heads)

    def _directive(
        self, parts: tuple[Span, ...], leads: tuple[ActorPart, ...], head: int, modality: Modality | None, *, framed: bool
    ) -> Directive:
        end = parts[-1][1]
        own = self._own_modality(head, end)
        if modality is None or (own == "must_not") or (modality != "must" and own == "must"):
            modality = own or modality
        announces = end - head < _ANNOUNCED_REACH and self._lex.announced.search(self._key, head, end) is not None
        return Directive(parts, leads, self._supports(head, end), modality, framed, announces)

    def _own_modality(self, head: int, end: int) -> Modality | None:
        if _NEGATION.match(self._key, head, end):
            return "must_not"
        modal = self._lex.modal.match(self._key, head, end)
        if modal:
            return self._lex.modal_modality[modal.group("verb")]
        return "must" if re.search(r"(?:,|và|đồng thời)\s+phải\s", self._key[head:end]) else None

    # --- subjects ---------------------------------------------------------------------------------------------

    def _subject(self, at: int, end: int) -> _Subject | None:
        """The subject that begins at ``at``, if a predicate follows it."""
        at = self._skip(at, end)
        polite = _POLITE.match(self._key, at, end)
        low = polite.end() if polite and self._body_at(polite.end()) else at
        stop = self._chain(low, end)
        if stop is not None:
            predicate = self._predicate_at(stop, end)
            if predicate is not None:
                return _Subject(at if polite and "lãnh đạo" in polite.group() else low, stop, predicate)
        quantifier = _QUANTIFIER.match(self._key, low, end)
        noun = quantifier.end() if quantifier else low
        if self._lex.person.match(self._key, noun, end) or stop is not None or self._key.startswith("các ", low):
            return self._open_subject(noun if quantifier else low, end)
        return None

    def _open_subject(self, low: int, end: int) -> _Subject | None:
        """A subject that is not in the registry: up to the first predicate that follows it, within reach."""
        limit = min(end, low + _SUBJECT_REACH)
        for space in re.finditer(r"(?<=[\w)”\"])\s*[, ]\s*", self._key[low:limit]):
            at = low + space.end()
            if at - low < 6 or self._inside_body(at) or self._key[low:at].count("(") > self._key[low:at].count(")"):
                continue
            noun = self._key[low:at].rstrip(" ,")
            if _NO_SUBJECT.search(noun[6:] + " "):
                return None
            strong = self._lex.modal.match(self._key, at, end) or _LEADING.match(self._key, at, end)
            near = noun.count(" ") < _NEAR_WORDS and "," not in noun and self._lex.predicate.match(self._key, at, end)
            if (strong or near) and not noun.endswith(_NO_SUBJECT_END) and not self._lex.noun_head.match(self._key, at, end):
                return _Subject(low, low + len(noun), at)
            if re.match(r"[.:;]", self._key[at : at + 1]):
                return None
        return None

    def _chain(self, low: int, end: int) -> int | None:
        """The end of a list of bodies that begins at ``low``; ``None`` where no body does."""
        body = self._body_at(low)
        if body is None or body.end > end:
            return None
        stop = body.end
        while True:
            bracket = _BRACKET.match(self._text, stop, end)
            after = bracket.end() if bracket else stop
            join = _JOIN.match(self._key, after, end)
            following = self._body_at(join.end()) if join and join.end() > after else None
            if following is None or following.end > end:
                return stop
            stop = following.end

    def _predicate_at(self, stop: int, end: int) -> int | None:
        bracket = _BRACKET.match(self._text, stop, end)
        at = bracket.end() if bracket else stop
        while at < end and self._text[at] in " ,:\n":
            at += 1
        return at if self._lex.predicate.match(self._key, at, end) else None

    def _reports(self, subject: _Subject) -> bool:
        """Whether the clause reports or announces instead of directing, or the issuer speaks of itself."""
        if self._lex.statement.match(self._key, subject.predicate):
            return not re.match(r"là (?:cơ quan )?(?:đầu mối|thường trực|chủ trì)|thông báo (?:cho|đến|tới|rộng)", self._key[subject.predicate : subject.predicate + 40])
        if re.match(r"có (?:sự|nhiều|ý nghĩa|vai trò)", self._key[subject.predicate : subject.predicate + 16]):
            return True
        name = self._key[subject.start : subject.end]
        return any(name.startswith(own) or (len(name) > _OWN_LENGTH and own.startswith(name)) for own in self._own)

    def _supports(self, low: int, end: int) -> tuple[ActorPart, ...]:
        found: list[ActorPart] = []
        for match in _SUPPORT.finditer(self._key, low, end):
            begin = _POLITE.match(self._key, match.end(), end)
            at = begin.end() if begin else match.end()
            stop = self._chain(at, end)
            if stop is not None:
                found += self._actors(at, stop)
        return tuple(found)

    def _actors(self, start: int, end: int) -> tuple[ActorPart, ...]:
        parts = split_actors(self._text[start:end])
        return tuple(ActorPart(start + part.start, start + part.end, part.name, part.group) for part in parts)

    # --- small looks ------------------------------------------------------------------------------------------

    def _kept_condition(self, start: int, frame: int) -> tuple[Span, ...]:
        """``Trong quá trình thực hiện, nếu có vướng mắc, đề nghị …``: the condition stays in the action."""
        if not self._lex.condition.match(self._key, start, frame):
            return ()
        low, high = self._trim(start, frame)
        return ((low, high),) if self._text[:frame].rstrip().endswith(",") else ()

    def _trim(self, start: int, end: int) -> Span:
        while start < end and self._text[start] in " \n\t–-":
            start += 1
        while end > start and self._text[end - 1] in _TAIL:
            end -= 1
        return start, end

    def _skip(self, at: int, end: int) -> int:
        while at < end and self._text[at] in " :\n":
            at += 1
        return at

    def _body_at(self, at: int) -> BodyMention | None:
        index = bisect_left(self._starts, at)
        return self._bodies[index] if index < len(self._bodies) and self._bodies[index].start == at else None

    def _starts_body(self, at: int) -> bool:
        return self._body_at(at) is not None

    def _inside_body(self, at: int) -> bool:
        index = bisect_left(self._starts, at + 1) - 1
        return index >= 0 and self._bodies[index].start <= at < self._bodies[index].end

    def _ends_with_body(self, at: int) -> bool:
        return self._inside_body(len(self._text[:at].rstrip()) - 1)


def _spaces(key: str, low: int, high: int) -> Iterator[int]:
    return (index for index in range(low, high) if key[index] == " ")
