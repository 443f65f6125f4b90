"""What speaks for and against the fields of the letterhead: do number, type, issuer, place and date fit each other?"""

from __future__ import annotations

from collections.abc import Iterator

from docproc.bodies import canonical
from docproc.citations.codes import issuers
from docproc.confidence.legibility import Clues, Legibility
from docproc.dispatch import DateField, Dispatch, Header, IssuerField, NumberField, TextField, TypeField
from docproc.document_types import by_code
from docproc.text import match_key
from docproc.vocabulary import begins_with

__all__ = ["header_clues", "wording"]

_LONG = 40
"""Words; a field with more has most often run over its end."""
_OPEN_ENDS = (",", " và", " của", " về", " các", " -", ":", "(", " cho", " tại")
_FULL_DATE = len("2026-01-31")


def header_clues(dispatch: Dispatch, eyes: Legibility) -> Iterator[tuple[str, Clues]]:
    """The fields that are there, each with its kind and its clues, in the order of the contract."""
    header = dispatch.header
    if header.number is not None:
        yield "header.number", _number(header.number, header, dispatch.text, eyes)
    if header.date is not None:
        yield "header.date", _date(header.date, dispatch, eyes)
    if header.place is not None:
        yield "header.place", _place(header.place, header, eyes)
    for kind, body in (("header.issuer", header.issuer), ("header.parent", header.parent)):
        if body is not None:
            yield kind, _body(body, header, eyes)
    if header.type is not None:
        yield "header.type", _type(header.type, header, eyes)
    if header.subject is not None:
        yield "header.subject", _subject(header.subject, header, eyes)
    if header.urgency is not None:
        yield "header.urgency", eyes.clues(header.urgency.span)
    if header.secrecy is not None:
        yield "header.secrecy", eyes.clues(header.secrecy.span)


def wording(value: str) -> Clues:
    """The clues that the words of a printed value give: how many they are, how they begin and end."""
    words = value.count(" ") + 1
    clues = {"words": min(words / _LONG, 1.0)}
    if words == 1:
        clues["one word"] = 1.0
    if value.endswith(_OPEN_ENDS):
        clues["open end"] = 1.0
    if value[:1].islower():
        clues["small start"] = 1.0
    if any(map(str.isdigit, value)):
        clues["figures in it"] = 1.0
    return clues


def _number(number: NumberField, header: Header, text: str, eyes: Legibility) -> Clues:
    clues = eyes.clues(number.span)
    clues |= _figures(number.confidence)
    clues["blank"] = float(number.ordinal is None)
    clues["type fits"] = float(_type_fits(header))
    clues["type differs"] = float(number.type_code is not None and not _type_fits(header))
    clues["known code"] = float(any(code in issuers() for code in number.issuer_codes))
    clues["issuer fits"] = float(_issuer_fits(header))
    clues["no unit"] = float(not number.unit_codes and number.type_code is None)
    if number.span is not None:
        printed = "".join(text[slice(*number.span)].split())
        clues["as printed"] = float(printed == number.value)
    return clues


def _date(date: DateField, dispatch: Dispatch, eyes: Legibility) -> Clues:
    clues = eyes.clues(date.span)
    clues |= _figures(date.confidence)
    header = dispatch.header
    clues["part blank"] = float(len(date.value) < _FULL_DATE)
    clues["no place"] = float(header.place is None)
    own = header.number.year if header.number is not None else None
    clues["year differs"] = float(own is not None and date.value[:4] != str(own))
    clues["year fits"] = float(own is not None and date.value[:4] == str(own))
    clues["cites later"] = float(
        any(cited.date is not None and cited.date > date.value for cited in dispatch.citations)
    )
    return clues


def _place(place: TextField, header: Header, eyes: Legibility) -> Clues:
    name = match_key(place.value)
    bodies = " ".join(match_key(body.value) for body in (header.issuer, header.parent) if body is not None)
    return {**eyes.clues(place.span), **wording(place.value), "place in issuer": float(name in bodies)}


def _body(body: IssuerField, header: Header, eyes: Legibility) -> Clues:
    clues = {**eyes.clues(body.span), **wording(body.value)}
    clues["known body"] = float(body.canonical is not None or canonical(body.value) is not None)
    clues["body head"] = float(begins_with(match_key(body.value), "body_heads") is not None)
    clues["capitals"] = float(body.value.isupper())
    clues["issuer fits"] = float(_issuer_fits(header))
    clues["no parent"] = float(header.parent is None)
    clues["joint"] = float(bool(header.co_issuers))
    return clues


def _type(kind: TypeField, header: Header, eyes: Legibility) -> Clues:
    clues = eyes.clues(kind.span)
    clues["type fits"] = float(_type_fits(header))
    clues["type differs"] = float(
        header.number is not None and bool(header.number.type_code) and not _type_fits(header)
    )
    clues["not printed"] = float(kind.span is None)
    clues["no number"] = float(header.number is None)
    clues["no code"] = float(kind.code is None)
    return clues


def _subject(subject: TextField, header: Header, eyes: Legibility) -> Clues:
    clues = {**eyes.clues(subject.span), **wording(subject.value)}
    clues["capitals"] = float(subject.value.isupper())
    clues["letter"] = float(header.type is None or header.type.span is None)
    clues["lines"] = min(len(subject.boxes), 6) / 6
    return clues


def _figures(chance: float | None) -> Clues:
    """What the reader of figures said of the field before."""
    return {} if chance is None else {"figures read": 1.0, "figures doubt": 1.0 - chance}


def _type_fits(header: Header) -> bool:
    """Whether symbol and heading name the same type; a công văn has none in its symbol."""
    if header.number is None or header.type is None:
        return False
    code = header.number.type_code
    if code is None:
        return header.type.value == "công văn"
    named = by_code(code)
    return named is not None and named.name == header.type.value


def _issuer_fits(header: Header) -> bool:
    issuer, number = header.issuer, header.number
    return issuer is not None and number is not None and bool(issuer.code) and issuer.code in number.issuer_codes
