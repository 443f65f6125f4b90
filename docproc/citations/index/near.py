"""Near misses: how one number may have come about from another by a slip of the pen or of the eye."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache, lru_cache
from string import ascii_lowercase, digits

from docproc.bodies.registry import name_key
from docproc.citations.codes import issuers
from docproc.citations.identity import Number, Tail
from docproc.citations.index.query import succeeded
from docproc.citations.index.results import Reason
from docproc.text.keys import bare_key

__all__ = ["near_keys", "near_number"]

_LETTERS = ascii_lowercase + "đ"  # that follow a number, as in 30c
_YEAR = 4  # digits


def near_number(cited: Number, held: Number) -> Reason | None:
    """Which single slip makes the cited number of the held one.

    Args:
        cited: as cited.
        held: a known one.

    Returns:
        The slip, ``None`` where none or more than one is needed, or where the numbers are the same.
    """
    if cited.tail.key == held.tail.key:
        return _near_ordinal(cited.ordinal, held.ordinal)
    if cited.ordinal != held.ordinal:
        return None
    return _near_tail(cited.tail.key, held.tail.key, (cited.tail.type_code, held.tail.type_code))


def near_keys(cited: Number) -> frozenset[str]:
    """The keys of the numbers that one slip in the ordinal, or in the year that it says, makes the cited one.

    For those who look numbers up by key: ``near_number`` of the cited number and of any of these is a slip. Slips in
    the codes, and years that the cited number leaves out, are not among them: they are too many.

    Args:
        cited: as cited.

    Returns:
        Keys as ``number_key`` gives them.
    """
    held = [Number(ordinal, cited.tail) for ordinal in _other_ordinals(cited.ordinal)]
    year, _, codes = cited.tail.key.removeprefix("/").partition("/")
    if year and codes:
        held += [Number(cited.ordinal, Tail(f"/{other}/{codes}")) for other in ("", *_other_years(year))]
    return frozenset(number.key for number in held if near_number(cited, number))


def _other_years(year: str) -> Iterator[str]:
    """Years that are a slip away, and some that are not."""
    yield from (ordinal for ordinal in _other_ordinals(year) if ordinal.isdigit() and len(ordinal) == _YEAR)
    if year.isdigit():
        yield from (str(int(year) - 1), str(int(year) + 1))


def _other_ordinals(ordinal: str) -> Iterator[str]:
    """One figure or letter less, more or another, or two neighbours exchanged; and some that say nothing."""
    for at in range(len(ordinal)):
        before, one, after = ordinal[:at], ordinal[at], ordinal[at + 1 :]
        yield before + after
        yield before + after[:1] + one + after[1:]
        others = digits if one.isdigit() else _LETTERS
        yield from (before + other + after for other in others)
        yield from (before + more + one + after for more in digits)
    yield from (ordinal + more for more in digits + _LETTERS)


def _near_ordinal(cited: str, held: str) -> Reason | None:
    if cited == held or not cited or not held:
        return None
    if len(cited) == len(held):
        return _same_length(cited, held)
    longer, shorter = sorted((cited, held), key=len, reverse=True)
    if not _one_longer(longer, shorter):
        return None
    if not longer.isdigit():
        return Reason("suffix-differs", f"A letter after the number tells {cited} from {held}.")
    missing = Reason("digit-missing", f"A digit of {held} is missing in {cited}.")
    extra = Reason("digit-extra", f"{cited} has a digit more than {held}.")
    # Of two-digit numbers each has twenty neighbours by a digit more or less, which says nothing.
    return None if len(longer) < 3 else missing if longer == held else extra


def _same_length(cited: str, held: str) -> Reason | None:
    if _transposed(cited, held):
        return Reason("digits-transposed", f"Two neighbouring digits of {held} are exchanged in {cited}.")
    # One-digit numbers differ by one digit from all others, which says nothing.
    one_wrong = sum(one != other for one, other in zip(cited, held, strict=True)) == 1
    if one_wrong and len(cited) > 1 and cited.isdigit() == held.isdigit():
        return Reason("digit-wrong", f"One digit of {cited} is another in {held}.")
    return None


def _transposed(one: str, other: str) -> bool:
    if len(one) != len(other):
        return False
    differ = [at for at, (a, b) in enumerate(zip(one, other, strict=True)) if a != b]
    if len(differ) != 2 or differ[1] != differ[0] + 1:
        return False
    first, second = differ
    return one[first] == other[second] and one[second] == other[first]


def _one_longer(longer: str, shorter: str) -> bool:
    """Whether taking one character away makes the shorter."""
    if len(longer) != len(shorter) + 1:
        return False
    at = next((at for at, (a, b) in enumerate(zip(longer, shorter, strict=False)) if a != b), len(shorter))
    return longer[at + 1 :] == shorter[at:]


@lru_cache(maxsize=16384)
def _near_tail(cited: str, held: str, types: tuple[str | None, str | None]) -> Reason | None:
    """One slip in year or codes: ``/2020/nđ-cp``."""
    _, cited_year, cited_codes = cited.split("/", 2) if cited.count("/") >= 2 else ("", "", cited)
    _, held_year, held_codes = held.split("/", 2) if held.count("/") >= 2 else ("", "", held)
    if cited_codes == held_codes:
        return _near_year(cited_year, held_year)
    if cited_year != held_year:
        return None
    if bare_key(cited_codes) == bare_key(held_codes):
        return Reason("code-variant", f"The codes {cited_codes.upper()} and {held_codes.upper()} differ in marks only.")
    return _near_codes(cited_codes.split("-"), held_codes.split("-"), types)


def _near_year(cited: str, held: str) -> Reason | None:
    if not cited or not held:
        return Reason("year-in-number", "One of the two numbers says the year, the other does not.")
    if len(cited) != 4:
        return Reason("year-malformed", f"{cited} is no year; {held} is.")
    if _transposed(cited, held) or sum(a != b for a, b in zip(cited, held, strict=False)) == 1:
        return Reason("year-differs", f"The number says {cited} instead of {held}.")
    return Reason("year-differs", f"The number says {cited} instead of {held}.") if _off_by_one(cited, held) else None


@cache
def _names_by_code() -> dict[str, str]:
    return {code.casefold(): name_key(row.names[0]) for code, row in issuers().items()}


def _coded(code: str) -> str:
    """Name of the body of a folded code; empty for an unknown one."""
    return _names_by_code().get(code, "")


def _off_by_one(one: str, other: str) -> bool:
    return one.isdigit() and other.isdigit() and abs(int(one) - int(other)) == 1


def _near_codes(cited: list[str], held: list[str], types: tuple[str | None, str | None]) -> Reason | None:
    """One code differs, by a letter or by the type; or a unit's code is missing."""
    if cited[:-1] == held or cited == held[:-1]:
        return Reason("unit-differs", "The code of the drafting unit is given in one of the two numbers only.")
    differ = [(one, other) for one, other in zip(cited, held, strict=False) if one != other]
    if len(cited) != len(held) or len(differ) != 1:
        return None
    if types == (None, None) and len(cited) == 2 and cited[0] == held[0]:
        return Reason("unit-differs", f"The drafting unit is {cited[1].upper()} instead of {held[1].upper()}.")
    return _near_code(*differ[0], types)


def _near_code(one: str, other: str, types: tuple[str | None, str | None]) -> Reason | None:
    if types[0] and types[1] and one == types[0].casefold() and other == types[1].casefold():
        return Reason("type-swapped", f"The type is {one.upper()} instead of {other.upper()}.")
    if succeeded(_coded(one), _coded(other)):
        text = f"{one.upper()} and {other.upper()} are codes of bodies of which one took over the other's duties."
        return Reason("code-successor", text)
    near = _transposed(one, other) or _one_longer(one, other) or _one_longer(other, one)
    if near or (len(one) == len(other) > 2 and sum(a != b for a, b in zip(one, other, strict=True)) == 1):
        return Reason("code-variant", f"The code {one.upper()} is a letter off {other.upper()}.")
    return None
