"""Prose of three languages with a chosen number of citations a kilobyte, and where each of them stands.

All of it is written for this: the sentences say nothing of real cases, the numbers are drawn. Each language cites as
its own lawyers do, statutes and documents or decisions by turns, in sentences of comparable length.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from random import Random

__all__ = ["LANGUAGES", "CitedText", "cited_text"]

KILOBYTE = 1_000


@dataclass(frozen=True, slots=True)
class CitedText:
    """A text and the spans of what it cites, as ``[start, end)`` character offsets."""

    text: str
    cited: tuple[tuple[int, int], ...]

    @property
    def megabytes(self) -> float:
        """Its size in UTF-8."""
        return len(self.text.encode()) / 1_000_000

    def found(self, spans: list[tuple[int, int]]) -> tuple[int, int]:
        """How many of the citations some span touches, and how many spans touch none."""
        remaining = sorted(spans)
        hit, extra, place = 0, 0, 0
        for start, end in self.cited:
            while place < len(remaining) and remaining[place][1] <= start:
                place, extra = place + 1, extra + 1
            touched = place
            while place < len(remaining) and remaining[place][0] < end:
                place += 1
            hit += place > touched
        return hit, extra + len(remaining) - place


@dataclass(frozen=True, slots=True)
class Language:
    """Sentences without citations, sentences with one in place of ``{}``, and what may stand there."""

    plain: tuple[str, ...]
    citing: tuple[str, ...]
    citations: tuple[Callable[[Random], str], ...]


def cited_text(language: Language, size: int, density: float, *, seed: int = 1) -> CitedText:
    """Draw a text.

    Args:
        language: one of ``LANGUAGES``.
        size: bytes of UTF-8; the text ends with the sentence that reaches it.
        density: citations a kilobyte.
        seed: of the draws; the same seed gives the same text.
    """
    draw = Random(seed)  # noqa: S311  nothing here is secret
    parts: list[str] = []
    cited: list[tuple[int, int]] = []
    chars = written = 0
    while written < size:
        if len(cited) * KILOBYTE < density * written:
            before, after = draw.choice(language.citing).split("{}")
            citation = draw.choice(language.citations)(draw)
            start = chars + len(before)
            cited.append((start, start + len(citation)))
            sentence = f"{before}{citation}{after}"
        else:
            sentence = draw.choice(language.plain)
        # a paragraph has some five sentences
        sentence += " " if draw.random() < 0.8 else "\n"
        parts.append(sentence)
        chars += len(sentence)
        written += len(sentence.encode())
    return CitedText("".join(parts), tuple(cited))


def _day(draw: Random) -> tuple[int, int, int]:
    return draw.randint(1, 28), draw.randint(1, 12), draw.randint(2009, 2025)


def _vietnamese_rule(draw: Random) -> str:
    code, body = draw.choice((("NĐ-CP", "Nghị định"), ("QĐ-TTg", "Quyết định"), ("TT-BTC", "Thông tư")))
    return f"{body} số {draw.randint(1, 180)}/{draw.randint(2009, 2025)}/{code}"


def _vietnamese_dispatch(draw: Random) -> str:
    kind, code = draw.choice((("Kế hoạch", "KH-UBND"), ("Công văn", "SNNMT-TL"), ("Công điện", "CĐ-UBND")))
    day, month, year = _day(draw)
    return f"{kind} số {draw.randint(10, 4000)}/{code} ngày {day}/{month}/{year}"


def _german_statute(draw: Random) -> str:
    book = draw.choice(("BGB", "ZPO", "StGB", "StPO", "VwGO", "InsO", "HGB"))
    return f"§ {draw.randint(1, 240)} Abs. {draw.randint(1, 4)} {book}"


def _german_decision(draw: Random) -> str:
    day, month, year = _day(draw)
    return f"BGH, Urteil vom {day:02}.{month:02}.{year} - VIII ZR {draw.randint(1, 400)}/{year % 100:02}"


def _american_statute(draw: Random) -> str:
    return f"{draw.choice((5, 18, 28, 42))} U.S.C. § {draw.randint(101, 2400)}"


def _american_decision(draw: Random) -> str:
    reporter, court = draw.choice((("U.S.", ""), ("F.3d", "9th Cir. "), ("F. Supp. 2d", "S.D.N.Y. ")))
    return f"{draw.randint(300, 570)} {reporter} {draw.randint(1, 990)} ({court}{draw.randint(1991, 2013)})"


LANGUAGES = {
    "Vietnamese": Language(
        plain=(
            "Các cơ quan, đơn vị chủ động rà soát công việc được giao và báo cáo kết quả về cơ quan đầu mối.",
            "Công tác quản lý hồ chứa nước trong thời gian qua đã có chuyển biến, song vẫn còn một số hạn chế.",
            "Ủy ban nhân dân các xã, phường bố trí 03 cán bộ trực 24/24 giờ trong mùa mưa lũ.",
            "Kinh phí thực hiện do ngân sách địa phương bảo đảm theo phân cấp hiện hành.",
        ),
        citing=(
            "Các cơ quan, đơn vị nghiêm túc thực hiện {} của cấp có thẩm quyền và báo cáo kết quả.",
            "Căn cứ {}, cơ quan chủ trì hướng dẫn các đơn vị tổ chức triển khai tại địa phương.",
        ),
        citations=(_vietnamese_rule, _vietnamese_dispatch),
    ),
    "German": Language(
        plain=(
            "Die Klage ist zulässig, sie hat aber in der Sache keinen Erfolg, weil der Anspruch bereits erfüllt wurde.",
            "Der Kläger bewohnt seit dem Jahr 2011 eine Wohnung im dritten Stock des Hauses und zahlt 640 Euro Miete.",
            "Das Gericht hat Beweis erhoben durch Vernehmung von zwei Zeugen und Einsicht in das Grundbuch.",
            "Die Beteiligten haben auf eine mündliche Verhandlung verzichtet und ihre Anträge schriftlich gestellt.",
        ),
        citing=(
            "Der geltend gemachte Anspruch ergibt sich dem Grunde nach aus {} und ist auch fällig geworden.",
            "Dem steht nach Ansicht der Kammer nicht entgegen, was in {} für diesen Fall bestimmt worden ist.",
        ),
        citations=(_german_statute, _german_decision),
    ),
    "American": Language(
        plain=(
            "The defendant moved to dismiss the complaint, and the plaintiff did not respond within thirty days.",
            "The parties agree that the contract was signed in 2004 and that 12 of the 40 shipments arrived late.",
            "We review the findings of fact for clear error and the conclusions of law without any deference.",
            "Nothing in the record suggests that the officers knew of the agreement before the trial had begun.",
        ),
        citing=(
            "The rule on which the district court relied was stated in {}, and it has not been changed since then.",
            "As the magistrate judge explained at some length, {} leaves no room for the reading proposed here.",
        ),
        citations=(_american_statute, _american_decision),
    ),
}
