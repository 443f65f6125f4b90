"""Who speaks before an issuer's verb (``đề nghị``, ``giao``): the issuer, somebody whose words are told, or nobody."""

from __future__ import annotations

import re

from docproc.tasks.lexicon import lexicon
from docproc.tasks.subjects import Subject, Subjects
from docproc.vocabulary import begins_with

__all__ = ["Speakers"]

_LEADING_FRAMES = {"chỉ đạo", "phân công"}
_SPEAKER_WORDS = 3  # "Sở yêu cầu", "Công ty kính đề nghị": the issuer by the head of its name
_OWN_LENGTH = 5  # characters; "bộ" alone is no name of the issuer
_SAID_BEFORE = re.compile(r"(?<!\w)đã (?:có|ban hành|chỉ đạo|gửi|tổ chức|thông báo|nhiều lần|thường xuyên|kịp thời)")
_ON_A_DAY = re.compile(r"(?:(?:vào|sáng|chiều)\s+)?(?:ngày|năm|tháng)\s+\d")
# behind a name like the issuer's: bodies of other places or levels ("Cục Thuế" and "Cục Thuế các tỉnh")
_OTHERS = re.compile(r"\s+(?:các|cấp|quận|huyện|xã|phường|trực thuộc|khu vực|vùng|chi nhánh|cơ sở)(?!\w)")
# "…, gần nhất là Công văn số 640/VP ngày 07/4 của Văn phòng, yêu cầu báo cáo": what that letter said
_BY_LETTER = re.compile(r"(?<!\w)(?:là|bằng|có|gửi|tại)\s(?:công văn|văn bản|công điện|thông báo)\ssố\s[^;]*,\s*$")
_HAS_DUTY = re.compile(r"(?:có|chịu) trách nhiệm|có nhiệm vụ")  # the issuer may take a duty on itself
# "Sở sẽ theo dõi, chỉ đạo …", "Huyện đã rà soát, giao …": what somebody does or did, not what he orders here
_DOES = re.compile(r"(?P<who>[^,;:]{2,80}?)\s(?:sẽ|đã|đang|luôn)\s[^;:]*,\s*(?:và\s|đồng thời\s)?$")
# a meeting, and nobody's duty: "Giao ban tháng 5", "giao ban tại lán"
_MEETING = re.compile(
    r"giao ban\s*(?:$|[,.:;]|(?:tháng|tuần|quý|ngày|đầu|cuối|giữa|công|báo|định kỳ|tại|lúc|vào|hằng|hàng|trực tuyến|với"
    r"|sáng|chiều|lần)(?!\w))"
)
# "nhiệm vụ được Hiệu trưởng giao", "do Giám đốc phân công"
_WAS_TOLD = re.compile(r"(?<!\w)(?:được|do|bị)\s(?P<who>[^,;:.]{2,50})\s$")


class Speakers:
    """Looks at what stands before an issuer's verb in one dispatch."""

    def __init__(self, text: str, key: str, subjects: Subjects, own: frozenset[str]) -> None:
        """Prepare.

        Args:
            text: the dispatch's text.
            key: its match key.
            subjects: finds the bodies in it.
            own: match keys of the issuer's names.
        """
        self._text, self._key, self._subjects, self._own = text, key, subjects, own
        self._heads = {head for name in own if (head := begins_with(name, "body_heads"))}
        self._lex = lexicon()

    def is_own(self, subject: Subject) -> bool:
        """Whether the subject is the issuer: what it says of itself, or others ask of it, directs nobody here."""
        name = self._key[subject.start : subject.end]
        if self._by_head(name) or _HAS_DUTY.match(self._key, subject.predicate):
            return self._lex.modal.match(self._key, subject.predicate) is None
        return any(
            (len(name) > _OWN_LENGTH and one.startswith(name))
            or (name.startswith(one) and _OTHERS.match(name[len(one) :]) is None)
            for one in self._own
        )

    def order(self, start: int, frame: re.Match[str]) -> bool:
        """Whether the issuer itself orders or asks with this verb.

        Args:
            start: where the clause begins.
            frame: the verb.
        """
        if _MEETING.match(self._key, frame.start()):
            return False
        return not (self._led_by_other(start, frame) or self._reported(start, frame.start()))

    def opens(self, opener: str, at: int) -> bool:
        """Whether the verb at ``at`` opens the clause, or follows a comma or the issuer's name.

        Args:
            opener: the key of the clause before it.
            at: where it begins.
        """
        ends_with_body = self._subjects.inside_body(len(self._text[:at].rstrip()) - 1)
        speaker = opener.rpartition(",")[2].strip()
        short = speaker.count(" ") < _SPEAKER_WORDS and begins_with(speaker, "body_heads") is not None
        spoken = speaker in self._own
        joined = opener.rstrip().endswith((",", " và")) and not opener.startswith("và ")
        return not opener.strip(" ,") or joined or ends_with_body or short or spoken

    def _by_head(self, name: str) -> bool:
        """``Sở``, ``Công ty``, ``Nhà trường``: the issuer by the head of its name alone."""
        return name in self._heads or (name == "nhà trường" and bool(self._heads & {"trường", "học viện", "đại học"}))

    def _reported(self, start: int, frame: int) -> bool:
        """Whether the verb tells what somebody said before, rather than what this dispatch orders.

        ``UBND tỉnh đã … yêu cầu``, ``Bộ Y tế có Công văn số 12/BYT-KH đề nghị``, ``…, trong đó đề nghị``,
        ``Ngày 05/11, HĐND tỉnh giao``, ``Cử tri xã X đề nghị``, ``nhiệm vụ được Hiệu trưởng giao``.
        """
        opener = self._key[start:frame]
        said = next((part for part in reversed(opener.split(",")) if part.strip()), "")
        if opener.rstrip().endswith(","):
            return (
                _BY_LETTER.search(opener) is not None
                or _SAID_BEFORE.search(said) is not None
                or said.strip() == "trong đó"
                or self._does(start, frame)
            )
        if self._lex.reported.search(said) or self._lex.teller.match(said.strip()):
            return True
        if self._wrote(opener) or self._told(opener):
            return True
        return bool(said.strip()) and said != opener and _ON_A_DAY.match(opener) is not None

    def _does(self, start: int, frame: int) -> bool:
        does = _DOES.match(self._key, start, frame)
        if does is None:
            return False
        who = does.group("who")
        return self._by_head(who) or who in self._own or self._subjects.body_at(start) is not None

    def _wrote(self, opener: str) -> bool:
        """``Trả lời Công văn số 12/KT của Sở X đề nghị …``: it was X that asked, unless that is the issuer."""
        if self._lex.wrote.search(opener) is None:
            return False
        speaker = opener.rstrip()
        return not any(speaker.endswith(f" {name}") and f"của {name}" not in speaker for name in self._own)

    def _told(self, opener: str) -> bool:
        told = _WAS_TOLD.search(opener)
        if told is None:
            return False
        who = told.group("who")
        return begins_with(who, "body_heads") is not None or self._lex.person.match(who) is not None

    def _led_by_other(self, start: int, frame: re.Match[str]) -> bool:
        """``Sở Y tế chỉ đạo các bệnh viện …``: the body before is told to lead; it is not the issuer that speaks.

        Only of the verbs with which one leads as well as orders; ``Thủ tướng Chính phủ giao Bộ X`` conveys an order.
        """
        if frame.group("verb") not in _LEADING_FRAMES:
            return False
        subject = self._subjects.at(start, frame.end())
        return subject is not None and subject.predicate <= frame.start() and not self.is_own(subject)
