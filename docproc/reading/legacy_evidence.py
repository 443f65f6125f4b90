"""Whether a text is in an old encoding, told by its words: read the right way they are legal syllables.

``nh©n`` is no syllable and ``nhân`` is one: a word gained. ``các`` is one and ``cỏc``, which the same codes are in
TCVN3, is none: a word lost. ``Bé`` is one either way and says nothing. So Unicode text loses nearly all of its accented
words and old text gains them; where neither is clear the text stays as it is.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Literal, NamedTuple

from docproc.reading.legacy_fonts import ENCODINGS, Encoding, encoding_of, family_of, has_signs
from docproc.reading.legacy_horns import restore_horns
from docproc.reading.legacy_tables import (
    ACCENTED,
    DETOURS,
    LONGEST_WORD,
    UNICODE,
    Detour,
    as_codes,
    has_traces,
    is_unicode,
    own_letters,
    read_word,
)
from docproc.text.syllables import is_syllable

__all__ = ["Evidence", "FontBook", "Script", "codes_of", "weigh"]

_SURE_GAIN = 4
"""Points from which a text alone, without a font's name, is believed."""
_MUCH_GAIN = 8
"""Points from which a script is known to occur in a file, so that words too few to be sure are believed."""
_SURE_SHARE = 4
"""How many times its faults a sure text must gain; a text that a whole file backs need only not lose."""
_SIGN_INSIDE = re.compile("[a-z][©®µ¸¶¹¨»¼½¾«¬\u00ad¦§÷×]")
_CAPITAL_INSIDE = re.compile("[a-zß-öø-ÿ][A-ZÀ-ÖØ-Þ]")
"""Letter case as no word has it, and many codes do: ``tÕ``."""
_SYMBOL = re.compile("(?=.*Đ)[B-DF-HJ-NP-TV-XĐ]{2,8}")
"""``QĐ``, ``HĐND``: codes of documents and bodies; what Latin-1 reads of them, ``Q§``, is no word at all."""
_UNIT = "µm"
"""Legal in TCVN3, and a unit far more often."""
_CODE_LENGTH = 6


class Script(NamedTuple):
    """An encoding, and the codec through which its bytes came."""

    encoding: Encoding
    detour: Detour = ""


@dataclass(slots=True)
class Evidence:
    """What the words of a text say of one script.

    Attributes:
        points: for the different words gained; two for a word that has a sign among small letters, as no text in
            Unicode has.
        gained: words that only this script makes legal.
        lost: words legal as they stand that the script spoils, or that it cannot write.
        odd: words that are legal neither way.
    """

    points: int = 0
    gained: int = 0
    lost: int = 0
    odd: int = 0
    _seen: set[str] = field(default_factory=set)

    def add(self, other: Evidence) -> None:
        """Count another text's words too."""
        self.gained, self.lost, self.odd = self.gained + other.gained, self.lost + other.lost, self.odd + other.odd
        for word in other._seen - self._seen:
            self._note(word)

    def gain(self, word: str) -> None:
        """Count one word gained."""
        self.gained += 1
        if word not in self._seen:
            self._note(word)

    def _note(self, word: str) -> None:
        if len(self._seen) < 200:
            self._seen.add(word)
            self.points += 2 if _SIGN_INSIDE.search(word) else 1

    @property
    def likely(self) -> bool:
        """Enough where the font's name says the same."""
        return self.gained > 0 and self.gained >= 2 * self.lost and 2 * self.gained >= self.odd

    @property
    def sure(self) -> bool:
        """Enough without any name."""
        return self.points >= _SURE_GAIN and self.gained >= _SURE_SHARE * (self.lost + self.odd)

    @property
    def clean(self) -> bool:
        """Enough in a file that has the script elsewhere."""
        return self.gained > 0 and not self.lost and not self.odd

    @property
    def against(self) -> bool:
        """The text is not in this script."""
        return self.lost > 0 and self.lost >= self.gained


def codes_of(text: str, script: Script) -> str:
    """A text as the codes of a script, with the letter ư where it was read as a hyphen; same length."""
    codes = as_codes(text, script.detour)
    return restore_horns(codes) if script.encoding == "tcvn3" else codes


def weigh(text: str, script: Script) -> Evidence:
    """What the words of a text say of a script.

    Args:
        text: as the file has it.
        script: what to read it as.
    """
    evidence = Evidence()
    codes = codes_of(text, script)
    for match in ACCENTED.finditer(codes):
        word = match.group()
        kind = _judge(text[match.start() : match.end()], word, script.encoding) if len(word) <= LONGEST_WORD else None
        if kind == "gained":
            evidence.gain(word)
        elif kind == "lost":
            evidence.lost += 1
        elif kind == "odd":
            evidence.odd += 1
    return evidence


@lru_cache(maxsize=8192)
def _judge(plain: str, word: str, encoding: Encoding) -> Literal["gained", "lost", "odd"] | None:
    """What one word says: ``plain`` as the file has it, ``word`` as codes."""
    if len(word) == 1 or word == _UNIT:
        return None
    read, _ = read_word(word, encoding)
    if plain == read:  # so are words with í alone in VNI, which has that letter
        return "lost" if is_syllable(plain) and not own_letters(encoding).issuperset(plain) else None
    legal = is_syllable(_letters(plain)) and _CAPITAL_INSIDE.search(plain) is None
    legal_read = is_syllable(read)
    if (legal_read and not legal) or _SYMBOL.fullmatch(read):
        return "gained"
    if legal_read == legal:
        return None if legal or _is_code(read) else "odd"
    return "lost"


def _letters(word: str) -> str:
    """The word without signs at its ends, which are quotation marks and the like if the text is Unicode."""
    return word.strip("¡¢£¤¥¦§¨©«¬\u00ad®¶·¸¹»¼½¾¿×÷-")


def _is_code(word: str) -> bool:
    """``HĐND``, ``QĐ``: an abbreviation, which is no syllable in any encoding."""
    return len(word) <= _CODE_LENGTH and sum(map(str.isupper, word)) >= len(word) - 1


class FontBook:
    """What the fonts of one file hold, learnt page by page and paragraph by paragraph.

    Attributes:
        unsettled: a text was met whose words say nothing, before its font's other text did: reading the file again
            with this book may settle it.
    """

    def __init__(self) -> None:
        self.unsettled = False
        self._settled = False
        self._learnt: dict[str, dict[Script, Evidence]] = {}
        self._met: defaultdict[Script, bool] = defaultdict(bool)  # for sure somewhere in the file, in whatever font
        self._unicode: Counter[str] = Counter()  # words of Unicode text

    def __bool__(self) -> bool:
        """Whether any font is known to hold an old encoding."""
        return self._settled

    def script_of(self, font: str | None, text: str) -> Script | None:
        """Decide on text set in one font, and learn from it.

        Args:
            font: the font's name.
            text: text of one paragraph or page in that font, in its order.

        Returns:
            The script it is in, ``None`` for Unicode and where nothing is sure.
        """
        if has_signs(font):
            return None
        named, family = encoding_of(font), family_of(font)
        if is_unicode(text):
            self._unicode[family] += len(text.split())
            return None
        learnt = self._learnt.setdefault(family, {})
        found: Script | None = None
        best, contradicted = 0, False
        for script in _scripts(text):
            evidence = weigh(text, script)
            if evidence.gained or evidence.lost or evidence.odd:
                learnt.setdefault(script, Evidence()).add(evidence)
            enough = evidence.likely if script == (named, "") else evidence.sure
            if (enough or (self._met[script] and evidence.clean)) and evidence.gained > best:
                found, best = script, evidence.gained
            contradicted = contradicted or (script == self._habit(family) and evidence.against)
        if found is not None:
            self._met[found] = self._met[found] or learnt[found].points > _MUCH_GAIN
        habit = self._habit(family)
        self._settled = self._settled or habit is not None or any(self._met.values())
        if found is not None or contradicted or UNICODE.search(text):
            return found
        self.unsettled = self.unsettled or habit is None
        return habit

    def _habit(self, family: str) -> Script | None:
        """The script that the family's text was in so far, if that is clear."""
        named = encoding_of(family)
        ranked = sorted(self._learnt.get(family, {}).items(), key=lambda item: item[1].gained, reverse=True)
        for script, evidence in ranked:
            if evidence.gained < self._unicode[family]:
                continue
            sure = evidence.sure and evidence.points > _MUCH_GAIN
            if sure or (script == (named, "") and evidence.likely):
                return script
        return None


def _scripts(text: str) -> Iterator[Script]:
    for detour in DETOURS:
        if not detour or has_traces(text, detour):
            for encoding in ENCODINGS:
                yield Script(encoding, detour)
