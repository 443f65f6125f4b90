"""Where a list of bodies goes on across a mark that elsewhere ends a clause or its opening."""

from __future__ import annotations

from docproc.tasks.lexicon import lexicon
from docproc.tasks.subjects import Subjects
from docproc.tasks.supports import Supports

__all__ = ["Lists"]


class Lists:
    """Looks at the lists of one dispatch."""

    def __init__(self, text: str, key: str, subjects: Subjects, supports: Supports) -> None:
        """Prepare.

        Args:
            text: the dispatch's text.
            key: its match key.
            subjects: finds the bodies in it.
            supports: finds who helps.
        """
        self._text, self._key = text, key
        self._subjects, self._supports = subjects, supports

    def only(self, start: int, end: int) -> bool:
        """Whether a clause names bodies and no more, so that the next one goes on with them.

        ``Chánh Văn phòng; Giám đốc Sở X …``, ``Yêu cầu các sở; UBND các xã báo cáo …``, ``phối hợp với các sở; báo …``.

        Args:
            start: where the clause begins.
            end: where it ends, before its mark.
        """
        if self._subjects.named(start, end):
            return True
        low = self._subjects.trim(start, end)[0]
        frame = lexicon().frame.match(self._key, low, end)
        if frame is not None and self._subjects.named(frame.end(), end):
            return True
        following = self._subjects.skip(end + 1, len(self._text))
        return self._supports.ends_with_list(start, end) and self._subjects.body_at(following) is not None

    def goes_on(self, comma: int, behind: int) -> bool:
        """Whether a comma stands inside a list of groups: ``phổ biến đến các tổ chức, cá nhân thuộc phạm vi …``.

        Args:
            comma: where the comma stands.
            behind: where the next word begins.
        """
        if self._subjects.inside_body(comma):
            return True
        group = self._subjects.ending_at(comma)
        bare = self._text[behind : behind + 1].islower() and not self._key.startswith("các ", behind)
        return group is not None and group.group and bare and self._subjects.body_at(behind) is None
