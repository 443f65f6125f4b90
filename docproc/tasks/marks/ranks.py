"""Where those who must act stand towards the issuer: below it, its peers, above it, or where it cannot be told."""

from __future__ import annotations

import datetime
from collections.abc import Iterable
from typing import Literal

from docproc.tasks.marks.standing import Standing, bare_name, by_name, rank_words, territory_in
from docproc.text import match_key

__all__ = ["Rank", "Ranks"]

Rank = Literal["below", "peer", "above"]

_COMMITTEES = ("ban chấp hành", "ban thường vụ", "ban thường trực")  # of the organisation printed above
_STEERING = ("ban chỉ đạo", "ban chỉ huy", "hội đồng")
_HOUSES = ("trường", "đại học", "học viện", "bệnh viện", "viện", "bộ chỉ huy", "bộ tư lệnh", "quân khu", "sư đoàn")
_UNIT_LEVEL = 3  # from here on an issuer is itself a unit of some body, and "phòng" is one of its own
_SUPERIOR = "cấp trên"  # "cấp ủy cấp trên trực tiếp": of somebody else than the issuer
_OWN_NAME = 2  # words of a name that only says "of us": "thuộc Sở", "thuộc Bộ"


class Ranks:
    """Compares bodies with the issuer of one dispatch."""

    def __init__(self, issuer: str | None, parent: str | None, on: datetime.date | None) -> None:
        """Prepare.

        Args:
            issuer: the issuing body as the header prints it.
            parent: the body above it in the header.
            on: the dispatch's date.
        """
        self._on = on
        self._name = " ".join(match_key(issuer or "").split())
        above = by_name(parent, on) if parent else None
        self._home = self._territory(parent, issuer)
        self.issuer = self._issuer(by_name(issuer, on, self._home) if issuer else None, above)

    def of(self, names: Iterable[str]) -> Rank | None:
        """Where those named stand: one answer for all that can be told, or ``None``.

        Args:
            names: those who must act, as printed.
        """
        told = {rank for name in names if (rank := self._one(name)) is not None}
        return told.pop() if len(told) == 1 else None

    def outranks(self, name: str) -> bool:
        """Whether a body stands above the issuer in its own branch."""
        return self._one(name) == "above"

    def _territory(self, *names: str | None) -> int | None:
        steps = [step for name in names if name and (step := territory_in(bare_name(name), self._on)) is not None]
        return max(steps, default=None)

    def _issuer(self, found: Standing | None, above: Standing | None) -> Standing | None:
        """The issuer by its name, and never more than one step below the body printed above it."""
        if above is None:
            return found
        if self._name.startswith(_COMMITTEES) and self._home is not None:
            return Standing(above.branch, self._home, self._home)
        if found is None:
            # a steering committee acts in the stead of whoever set it up
            steps = 0 if self._name.startswith(_STEERING) else 1
            return Standing(above.branch, above.level + steps, self._home)
        if found.branch == above.branch and found.territory is None:
            return Standing(found.branch, min(found.level, above.level + 1), self._home)
        return found

    def _one(self, name: str) -> Rank | None:
        words, key = rank_words(), bare_name(name)
        if self.issuer is None or _SUPERIOR in key:
            return None
        belongs = words.belongs.search(key)
        if belongs is not None and not words.people.match(key):
            return self._belonging(key[belongs.end() :])
        if words.locals.match(key):
            return self._compared(Standing("state", (self._home or 0) + 1))
        other = by_name(name, self._on, self._home)
        own = words.people.match(key) is not None or self._is_own_unit(key, other)
        return "below" if own else self._compared(other)

    def _belonging(self, owner: str) -> Rank | None:
        """``các đơn vị thuộc Sở``, ``các phòng thuộc UBND huyện``: one step below the body that they are of."""
        if not owner or (owner.count(" ") < _OWN_NAME and self._name.startswith(owner.partition(" ")[0])):
            return "below"
        above = by_name(owner, self._on, self._home)
        return self._compared(Standing(above.branch, above.level + 1)) if above else None

    def _is_own_unit(self, key: str, other: Standing | None) -> bool:
        """Whether a name without a territory is that of a unit of the issuer: ``Phòng Đào tạo`` in a university."""
        if self.issuer is None or territory_in(key, self._on) is not None:
            return False
        words = rank_words()
        head = words.head.match(key)
        unit = words.units.match(key)
        inner = self.issuer.branch == "company" or self.issuer.level >= _UNIT_LEVEL or self._name.startswith(_HOUSES)
        if unit is None and inner:
            unit = words.vague.match(key)
        if unit is None or (head is not None and head.end() > unit.end()):
            return False
        return inner or other is None or head is None or unit.end() > head.end()

    def _compared(self, other: Standing | None) -> Rank | None:
        if other is None or self.issuer is None or other.branch != self.issuer.branch:
            return None
        if other.level == self.issuer.level:
            return "peer"
        return "below" if other.level > self.issuer.level else "above"
