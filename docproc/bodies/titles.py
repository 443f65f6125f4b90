"""Titles before names: those who stand for their body (``Giám đốc Sở Y tế``, ``Chánh Văn phòng UBND tỉnh``)."""

from __future__ import annotations

from dataclasses import dataclass

from docproc.bodies.office_words import pairs, starts_with, word_list

__all__ = ["Titled", "without_title"]


@dataclass(frozen=True, slots=True)
class Titled:
    """A name without the title before it.

    Attributes:
        key: the rest, which may be empty.
        title: the title's words, empty for none.
        deputy: whether it is a deputy's.
        words: how many words of the printed name the title takes off.
    """

    key: str
    title: str = ""
    deputy: bool = False
    words: int = 0


def without_title(key: str) -> Titled:
    """Take the title off.

    Args:
        key: a name from ``office_key``.

    Returns:
        What the title leaves: "giám đốc sở y tế" leaves "sở y tế", "chánh văn phòng ủy ban nhân dân tỉnh" leaves
        "văn phòng ủy ban nhân dân tỉnh", since its last words open the body's name.
    """
    courtesy = next((word for word in word_list("titles", "courtesies") if starts_with(key, word)), "")
    rest = key[len(courtesy) :].strip(" :")
    found = _deputy(rest) or _with_body(rest) or _head(rest) or Titled(rest)
    return Titled(found.key, found.title, found.deputy, found.words + _count(courtesy))


def _count(words: str) -> int:
    return len(words.split())


def _deputy(key: str) -> Titled | None:
    title = next((word for word in word_list("titles", "deputies") if starts_with(key, word)), None)
    return Titled(key[len(title) :].strip(" :,"), title, True, _count(title)) if title else None


def _with_body(key: str) -> Titled | None:
    """A title that tells the kind of body: "chánh văn phòng …", "cục trưởng (cục) …", "trưởng phòng …"."""
    title = next((words for words in pairs("titles", "with_body") if starts_with(key, words)), None)
    if title is None:
        return None
    body = pairs("titles", "with_body")[title]
    rest = key[len(title) :].strip(" :,")
    if rest.startswith("các ") or starts_with(rest, body.split()[0]):
        return Titled(rest, title, False, _count(title))
    if rest and body.endswith(rest):  # "tổng thanh tra chính phủ"
        return Titled(body, title, False, _count(title))
    kept = _count(body) if title.endswith(body) else 0
    return Titled(f"{body} {rest}".strip(), title, False, _count(title) - kept)


def _head(key: str) -> Titled | None:
    if any(starts_with(key, name) for name in word_list("titles", "bare")):
        return None
    title = next((word for word in word_list("titles", "heads") if starts_with(key, word)), None)
    if title is None:
        return None
    rest = key[len(title) :].strip(" :,")
    inner = without_title(rest) if rest else Titled("")
    return Titled(inner.key, title, inner.deputy, _count(title) + inner.words)
