"""A subject that no registry has: people and units by their nouns, up to where their predicate begins."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from docproc.tasks.lexicon import lexicon
from docproc.tasks.relatives import Descriptions
from docproc.text.words import begins_verb, begins_word, parts_words

if TYPE_CHECKING:
    from docproc.tasks.subjects import Subjects

__all__ = ["OpenSubjects", "Subject"]

_NEAR_WORDS = 8  # a short subject may be followed by any verb, a long one only by a plain sign of duty
_NEAR_A_NAME = 3  # words that may follow the name or noun of one piece of a list
_REACH = 160  # characters of a subject that is not in the registry
_SHORTEST = 6  # characters
_WORD_BREAK = re.compile(r"(?<=[\w)”\"])\s*[, ]\s*")
_SEPARATED = re.compile(r"\s*,\s*(?:và\s+)?|\s+và\s+")
_MORE = re.compile(r",\s*(?:và\s+)?các\s")  # the list goes on behind what looked like its predicate
# what may stand between a subject and its predicate, set off by commas
_TIMES = re.compile(r"\s(?:mỗi|hằng|hàng)\s(?:ngày|tuần|tháng|quý|năm|vụ|ca|buổi|sáng|chiều|tối|kỳ)$")
_BEFORE_VERBS = frozenset({"đều", "chỉ", "luôn", "cũng"})
_ASIDE = re.compile(
    r",\s(?:ngoài|bên cạnh|căn cứ|trên cơ sở|theo|với|bằng|thông qua|trong|ngay|sau khi|trước khi|khi)\s"
)
_UNIT = re.compile(r"(?:tỉnh|huyện|xã|phường|thôn|bản|ấp|buôn|tổ dân phố|khu phố)(?!\w)")  # "cán bộ thôn, xã"
_LISTED = re.compile(r"[^\W\d_]+(?: [^\W\d_]+)?, ")  # "hộ xen ghép, thôn tiếp nhận": the list of those meant goes on
_DASH = re.compile(r"\s[-–]\s")
_LAST = re.compile(r".*(?:,\s*|\svà\s+)", re.DOTALL)
_OBLIGED = re.compile(
    r"[^,.;:]{0,120}?\s(?P<modal>(?:đều\s+)?(?:phải|có trách nhiệm|chịu trách nhiệm|có nhiệm vụ|không được)\s)"
)


@dataclass(frozen=True, slots=True)
class Subject:
    """A subject and where its predicate begins."""

    start: int
    end: int
    predicate: int


class OpenSubjects:
    """Finds such subjects in one dispatch."""

    def __init__(self, text: str, key: str, bodies: Subjects) -> None:
        """Prepare.

        Args:
            text: the dispatch's text.
            key: its match key.
            bodies: finds the bodies in it.
        """
        self._text, self._key, self._bodies = text, key, bodies
        self._lex = lexicon()
        self._descriptions = Descriptions(text, key, bodies.inside_body)

    def read(self, low: int, least: int, end: int, *, ordered: bool) -> Subject | None:
        """The subject that begins at ``low``, up to the first predicate behind ``least``, within reach.

        Args:
            low: where it begins.
            least: where the words end that surely belong to it.
            end: where its clause ends.
            ordered: an issuer's verb stands before it, so that a verb must follow.
        """
        behind = self._descriptions.behind(low, least + 1, end) if self._text[least : least + 1] == " " else None
        if behind is not None:
            return self._before_all(Subject(low, len(self._text[:behind].rstrip()), behind))
        found = self._up_to_predicate(low, least, end)
        if found is not None and self._lex.modal.match(self._key, found.predicate, end):
            return found
        direct = self._direct(low, least, end) if found is not None or ordered else None
        return direct if direct is not None and (found is None or direct.predicate < found.predicate) else found

    def _direct(self, low: int, least: int, end: int) -> Subject | None:
        """A verb that no list has right behind the noun: ``các trường điền phiếu``; one that describes is none."""
        if least <= low or self._text[least : least + 1] != " ":
            return None
        at = least + 1
        if self._bodies.inside_body(at) or self._descriptions.describes(low, at, end):
            return None
        word = _LISTED.match(self._text, at, end)
        listed = word is not None and self._lex.person.match(self._key, word.end(), end) is not None
        verb = not listed and begins_word(self._text, at) and begins_verb(self._text, at)
        return Subject(low, least, at) if verb and not self._lex.noun_head.match(self._key, at, end) else None

    def _up_to_predicate(self, low: int, least: int, end: int) -> Subject | None:
        for gap in _WORD_BREAK.finditer(self._key, low, min(end, least + _REACH)):
            at = gap.end()
            noun = self._key[low : gap.start()]
            if noun.endswith((" và", ",")) and (person := self._lex.person.match(self._key, at, end)):
                least = max(least, person.end())  # "Ban chỉ đạo và tổ giúp việc tự giải thể"
            if (
                gap.start() < max(least, low + _SHORTEST - 1)
                or self._bodies.inside_body(at)
                or noun.count("(") > noun.count(")")
            ):
                continue
            if (
                ":" in noun
                or ";" in noun
                or self._dashed(low, gap.start())
                or " để " in noun
                or self._lex.breaks.search(noun[_SHORTEST:] + " ")
            ):
                return None
            closed = (
                gap.start() == least or self._bodies.inside_body(gap.start() - 1) or not self._lex.open_end.search(noun)
            )
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

    def _dashed(self, low: int, stop: int) -> bool:
        """Whether a dash parts what must be done from who must: ``Các khoa - rà soát …``, not ``Văn hóa - Xã hội``."""
        dash = _DASH.search(self._text, low, stop)
        if dash is None or not self._text[dash.end() : dash.end() + 1].islower():
            return False
        return self._lex.imperative.match(self._key, dash.end()) is not None and begins_verb(self._text, dash.end())

    def _before_all(self, subject: Subject) -> Subject:
        """``mọi học viên đều phải …``: ``đều`` belongs to the predicate; ``Cục X, ngoài việc …, cần``: an aside."""
        aside = _ASIDE.search(self._key, subject.start, subject.end) or _TIMES.search(
            self._key, subject.start, subject.end
        )
        if aside is not None:
            return Subject(subject.start, aside.start(), subject.predicate)
        head, _, word = self._key[subject.start : subject.end].rpartition(" ")
        if word not in _BEFORE_VERBS:
            return subject
        return Subject(subject.start, subject.start + len(head), subject.start + len(head) + 1)

    def _obliged(self, low: int, at: int, end: int) -> Subject | None:
        """``giáo viên tham gia tập huấn đều phải …``: what stands before the modal only says which ones."""
        later = _OBLIGED.match(self._key, at, end)
        return Subject(low, later.start("modal") - 1, later.start("modal")) if later else None

    def _listed(self, low: int, noun: str) -> bool:
        """Whether the pieces between the commas of a noun phrase each name one more body or kind of people."""
        at = low
        found = [link for link in _SEPARATED.finditer(noun) if not self._bodies.inside_body(low + link.start())]
        for comma in [*found, None]:
            stop = low + (comma.start() if comma else len(noun))
            for opening in (self._lex.courtesy, self._lex.quantifier):
                match = opening.match(self._key, at, stop) if self._bodies.body_at(at) is None else None
                at = match.end() if match else at
            body = self._bodies.body_at(at)
            person = None if body else self._lex.person.match(self._key, at, stop)
            unit = _UNIT.match(self._key, at, stop) if at > low else None
            close = body.end if body else person.end() if person else unit.end() if unit else at
            if close == at or sum(word.islower() for word in self._text[close:stop].split()) > _NEAR_A_NAME:
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
        return (
            " " in predicate.group()
            or noun.count(" ") <= 1
            or begins_word(self._text, at)
            or (self._text[predicate.end() : predicate.end() + 1] == " " and parts_words(self._text, at))
        )
