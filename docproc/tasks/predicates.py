"""Does a verb phrase or a name begin here, and how strongly does it bind: the looks of a reader of clauses."""

from __future__ import annotations

import re

from docproc.dispatch import Modality
from docproc.regions.forms import is_caps
from docproc.tasks.lexicon import lexicon
from docproc.tasks.subjects import Subject, Subjects
from docproc.text.words import begins_noun, begins_verb, begins_word, parts_words
from docproc.vocabulary import begins_with

__all__ = ["Predicates"]

_LATER_MODAL = re.compile(r"(?:,|và|đồng thời)\s+phải\s")
_THEN = re.compile(r"\sthì\s+")
_DEFINES = re.compile(r"(?:phụ trách|quản lý|đại diện|tham gia|thực hiện|giúp việc|trực|hướng dẫn) là\s")
_NOT_YET = re.compile(r"\s(?:chưa|mới|vừa|thường|hay|cũng|còn|vẫn)$")
_WHICHEVER = re.compile(r"[^,;]{2,60}?\s(?:nào|mà)\s|(?:ai|nếu|trường hợp|khi|những nơi|nơi|chỗ)\s")
_WHO = re.compile(r"(?P<who>(?:ai|[^,;]{2,40}?\snào)\s[^,;]{2,80}?)\s+thì\s+$")
_ANYBODY = re.compile(
    r"(?P<who>(?:(?:những )?ai|[^,;\s]+(?: [^,;\s]+){0,3} nào)\s(?:(?!phải |thì |không được )[^,;\s]+\s){1,14})"
    r"(?P<duty>(?:phải|không được|có trách nhiệm|có nghĩa vụ)\s)"
)
_GUARDS = re.compile(r"bảo vệ (?:lực lượng|người|trẻ|nhân chứng|các|tài sản|đàn|cây)(?!\w)")  # what guards do
_STANDING = re.compile(
    r"là (?:(?:cơ quan|đơn vị|bộ phận) )?(?:đầu mối|thường trực|chủ trì)"
    r"|thông báo (?:(?:ngay|kịp thời|sớm) )?(?:cho|đến|tới|rộng)"
)
_TRADES = re.compile(
    r"(?:cho )?(?:thuê|bán|mua|vay|chuyển nhượng)\s(?:lại\s)?(?:cho\s|của\s)?bên\s"
)  # what a contract is about
_DESCRIBES = re.compile(r"có (?:sự|nhiều|ý nghĩa|vai trò)")
# "ai vi phạm thì bị xử phạt": what follows from something, not what somebody must do
_FOLLOWS = re.compile(r"(?:\S+\s+){0,8}?(?:bị|được)\s")
_SILENCE = re.compile(
    r"(?:(?:nếu|trường hợp|quá|sau|hết|đến|cơ quan|đơn vị|tổ chức|cá nhân|địa phương|ai)\s[^;.]*?)?"
    r"(?<!\w)(?:không|chưa)\s[^;.]*?(?<!\w)(?:coi|xem|hiểu)\s(?:như|là|rằng)(?!\w)"
)
_PUNISHED = re.compile(r"\ssẽ bị\s")
_OBLIGES = re.compile(r"(?<!\w)(?:phải|có trách nhiệm|không được|nghiêm cấm)\s")
_GENITIVE = re.compile(r"(?:\S+ ){1,2}của\s")
# what one is, must be or gets, rather than what one must do
_GETS = re.compile(
    r"(?:\S+ ){0,9}?(?:được (?:hỗ trợ|thưởng|hưởng|miễn|giảm|khen|cấp|nhận|xét|công nhận|tính|giữ kín|khấu trừ|cộng)"
    r"|là (?:người|đơn vị|cơ quan|tổ chức)|có quyền|không thuộc diện)(?!\w)"
)
_IS_FIT = re.compile(
    r"phải (?:đủ|là|từ|đạt|có (?:(?:ít nhất|tối thiểu|trên|từ|đủ|\d+)\s[^,;.]{0,20}(?:năm|tháng|tuổi|điểm|m|m2|kg|%)"
    r"|hộ khẩu|khả năng|trình độ|sức khỏe|năng lực|kinh nghiệm|tư cách|đủ|thâm niên|phẩm chất|lý lịch|quốc tịch))(?!\w)"
)
# "không được khấu trừ thuế", "không được tính vào thời gian công tác": what one does not get, not what one must not do
_DENIED = re.compile(
    r"(?:\S+ ){0,12}?(?:không|chưa) được "
    r"(?:hưởng|khấu trừ|hoàn thuế|hoàn trả|miễn|giảm|xét|công nhận|tính|bồi thường|chi trả|trừ|bảo lưu|trúng)(?!\w)"
)
_STATED = re.compile(r"(?:\S+ ){0,4}?(?:là|được|đã|đang|sẽ|bị|gồm|bao gồm|thuộc|có quyền)(?!\w)")
_NO_VERB = re.compile(
    r"(?:xem như|coi như|tùy|tuỳ|hợp đồng|các|những|mỗi|mọi|từng|cả|số|theo|về|có|còn|do|tại|trong|gồm|dự kiến|nợ|hết"
    r"|tồn tại)(?!\w)|\d|[\W_]"
)
# "không …" with another word than these forbids, whatever verb follows
_DENIAL = re.compile(
    r"(?:(?:tuyệt đối|kiên quyết)\s+)?không\s+"
    r"(?!(?:có|phải|chỉ|những|còn|quá|dưới|ít|kể|bao giờ|thể|thuộc|đủ|đạt|khả thi|đồng ý|thống nhất|nên|gồm"
    r"|bao gồm)(?!\w))\w+\s+\w"
)
_SYLLABLES = re.compile(r"(?P<first>[^\W\d_]+)(?: (?P<second>[^\W\d_]+))?")
_MANNER = re.compile(r"(?:chỉ|tự|cùng|cùng nhau|tạm|luôn|luôn luôn|đều|tự giác|trực tiếp|chủ động)\s+")
_MOST_WORDS = re.compile(r"\S+\s+\S")
_NAME_REACH = 40  # characters
_PROPER = re.compile(r" [A-ZĐ]{2,}(?!\w)")


class Predicates:
    """Looks at places of one dispatch."""

    def __init__(self, text: str, key: str, subjects: Subjects) -> None:
        """Prepare.

        Args:
            text: the dispatch's text.
            key: its match key.
            subjects: finds the bodies in it.
        """
        self._text, self._key, self._subjects = text, key, subjects
        self._lex = lexicon()

    def imperative(self, at: int, end: int, *, loose: bool = False) -> bool:
        """Whether a bare verb phrase begins at ``at``.

        Args:
            at: where.
            end: where its clause ends.
            loose: a verb outside the lexicon counts too (a verb is expected here).
        """
        at = self._subjects.skip(at, end)
        if self._subjects.body_at(at) is not None or self._lex.noun_head.match(self._key, at, end):
            return False
        heads = (self._lex.imperative, self._lex.modal, self._lex.ban)
        verb = max((found.end() for head in heads if (found := head.match(self._key, at, end))), default=at)
        person = None if _GUARDS.match(self._key, at, end) else self._lex.person.match(self._key, at, end)
        if verb > (person.end() if person else at):
            return True
        return loose and person is None and self._verbal(at, end)

    def then(self, at: int, end: int) -> bool:
        """``Bến nào không đủ điều kiện thì đình chỉ ngay``: a bare verb behind ``thì``."""
        found = _THEN.search(self._key, at, end)
        return found is not None and self.imperative(found.end(), end, loose=True)

    def behind_then(self, at: int, end: int) -> int | None:
        """Where the main clause of ``Khoa nào vi phạm thì Trưởng khoa …`` begins: behind ``thì``."""
        found = _THEN.search(self._key, at, end)
        return (
            self._subjects.skip(found.end(), end) if found and _WHICHEVER.match(self._key, at, found.start()) else None
        )

    def whoever(self, at: int, end: int) -> tuple[int, int] | None:
        """``Doanh nghiệp nào chưa đấu nối thì phải …``: the span before ``thì``, where it says who acts."""
        who = _WHO.match(self._key, at, end)
        return (at, at + len(who.group("who"))) if who else None

    def anybody(self, at: int, end: int) -> tuple[tuple[int, int], int] | None:
        """``Ai làm vỡ dụng cụ phải …``, ``Bên nào chậm giao phải …``: who acts, and where the duty begins."""
        who = _ANYBODY.match(self._key, at, end)
        return ((who.start(), who.end("who") - 1), who.start("duty")) if who else None

    def consequence(self, at: int, end: int) -> bool:
        """``Ai vi phạm thì bị xử phạt``, ``… thì tiền được tính từ tháng sau``: nobody must do anything."""
        found = _THEN.search(self._key, at, end)
        if found and _DENIED.match(self._key, found.end(), end):
            return True
        if _OBLIGES.search(self._key, at, end):
            return False
        if found is None:
            return _PUNISHED.search(self._key, at, end) is not None
        follows = _FOLLOWS.match(self._key, found.end(), end) is not None
        return follows and not self.imperative(found.end(), end)

    def silence(self, at: int, end: int) -> bool:
        """``Không trả lời được coi là đồng ý``: what no answer is taken for, which nobody must do."""
        return _SILENCE.match(self._key, at, end) is not None

    def states(self, subject: Subject) -> bool:
        """Whether the predicate behind a subject reports or announces instead of directing."""
        if self._lex.passive.match(self._key, subject.predicate):
            return False
        if _DENIED.match(self._key, subject.predicate) or _NOT_YET.search(self._key, subject.start, subject.end):
            return True
        if self._lex.statement.match(self._key, subject.predicate):
            return _STANDING.match(self._key, subject.predicate) is None
        at = subject.predicate
        if (
            _TRADES.match(self._key, at)
            or _DESCRIBES.match(self._key, at)
            or _IS_FIT.match(self._key, at)
            or _DEFINES.match(self._key, at)
        ):
            return True
        told = self._subjects.body_at(subject.start) is None and self._lex.modal.match(self._key, at) is None
        return told and _GETS.match(self._key, at) is not None

    def modality(self, head: int, end: int) -> Modality | None:
        """The modality that a predicate's own words say."""
        if self._lex.ban.match(self._key, head, end) or _DENIAL.match(self._key, head, end):
            return "must_not"
        modal = self._lex.modal.match(self._key, head, end)
        if modal:
            return self._lex.modal_modality[modal.group("verb")]
        return "must" if _LATER_MODAL.search(self._key, head, end) else None

    def begins_name(self, at: int, end: int) -> bool:
        """Whether a name may begin behind an issuer's verb, though no list has it: by a capital or a head of names."""
        at += len(self._text[at : at + 2]) - len(self._text[at : at + 2].lstrip())
        name = self._text[at : min(end, at + _NAME_REACH)]
        proper = name[:1].isupper() and not is_caps(name)
        return proper or begins_with(self._key[at : at + _NAME_REACH], "body_heads") is not None

    def named_so(self, at: int, end: int) -> bool:
        """Whether the head of a body's name and a name of its own stand here: ``Ban QLDA 2``, ``Trạm BOT Cầu Rác``."""
        at = self._subjects.skip(at, end)
        head = begins_with(self._key[at : at + _NAME_REACH], "body_heads")
        return head is not None and self._text[at].isupper() and _PROPER.match(self._text, at + len(head)) is not None

    def half_a_word(self, head: int, end: int) -> bool:
        """Whether what looks like a predicate is one syllable alone, or makes a noun with the next.

        ``máy | lọc``; ``tiêu chí: hạ | tầng, con người``; ``thông tấn, báo | chí tổ chức …``. A noun stands before a
        comma or a deed; before another noun it is a deed with its object: ``giảm giá vé``.
        """
        syllables = _SYLLABLES.match(self._text, head, end)
        if syllables is None:
            return False
        if syllables["second"] is None:
            return syllables.end() == end
        verb = self._lex.predicate.match(self._key, head, end)
        if verb is None or verb.end() > syllables.end("first") or self._text[head].isupper():
            return False
        after = self._subjects.skip(syllables.end(), end)
        if self._text[after : after + 1] not in {",", ";", ".", ""} and not self._lex.predicate.match(self._key, after):
            return False
        second = syllables.start("second")
        joined = not begins_word(self._text, second) and not parts_words(self._text, second)
        return joined and begins_noun(self._text, head)

    def _verbal(self, at: int, end: int) -> bool:
        """Whether a clause looks like a verb phrase though the lexicon has not its verb (``Bốc hết rác …``)."""
        if _DENIAL.match(self._key, at, end):
            return True
        manner = _MANNER.match(self._key, at, end)
        at = manner.end() if manner else at
        nouns = (_NO_VERB, _GENITIVE)  # "Hoạt động của …"
        if _MOST_WORDS.match(self._key, at, end) is None or any(noun.match(self._key, at, end) for noun in nouns):
            return False
        if manner and self._lex.imperative.match(self._key, at, end):
            return True
        return _STATED.match(self._key, at, end) is None and begins_verb(self._text, at)
