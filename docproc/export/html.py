"""A dispatch as one self-contained web page: its obligations, then its text with the spans coloured.

displaCy's ``ent`` style draws the text: its ``span`` style puts one positioned element round every token, which a
document of some pages makes slow and hard to read. The ``ent`` style knows no overlaps, so the spans are first cut
into pieces, smaller things lying on top of larger ones (a deadline on the obligation that it dates).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from html import escape
from itertools import groupby
from typing import TYPE_CHECKING, Any

from docproc.export.summary import (
    COLUMNS,
    LEGEND,
    MISSING,
    TIERS,
    exact_deadline,
    header_fields,
    names,
    notes,
    terms,
    when,
)

if TYPE_CHECKING:
    from docproc.dispatch import Dispatch, Obligation, Span

__all__ = ["page"]

_COLOURS = {"obligation": "#fff3c4", "body": "#cfe3ff", "deadline": "#ffc9c2", "law": "#dccbf5", "citation": "#cdebc8"}
_MARK = '<mark{anchor} title="{hint}" style="background:{bg}">{text}{badge}</mark>'
_CLASSES = ("id", "who", "what", "when", "basis")  # one a column
_STYLE = """
:root { color-scheme: light; }
body { font: 16px/1.5 system-ui, 'Segoe UI', 'Noto Sans', Arial, sans-serif; max-width: 60rem; margin: 2rem auto;
       padding: 0 1rem; color: #1a1a1a; background: #fff; overflow-wrap: break-word; }
h1 { font-size: 1.3rem; } h2 { font-size: 1.1rem; margin-top: 2rem; }
dl { display: grid; grid-template-columns: max-content minmax(0, 1fr); gap: .2rem 1rem; }
dt { font-weight: 600; } dd { margin: 0; }
table { border-collapse: collapse; width: 100%; font-size: .92rem; }
th, td { border: 1px solid #ccc; padding: .35rem .5rem; text-align: left; vertical-align: top; }
th, .id { white-space: nowrap; } .what { min-width: 14rem; } .who { min-width: 8rem; } .when { min-width: 7rem; }
.wide { overflow-x: auto; } .standing { background: #f7f7f7; }
@media (max-width: 40rem) {
  body { margin: 1rem auto; } thead { display: none; }
  table, tbody, tr, td { display: block; min-width: 0; } tr { border: 1px solid #ccc; margin-bottom: .8rem; }
  td { border: 0; padding: .25rem .6rem; } td::before { content: attr(data-name) ": "; font-weight: 600; }
}
mark { color: inherit; padding: .1em .15em; border-radius: .25em; box-decoration-break: clone;
       -webkit-box-decoration-break: clone; }
mark sup { font-size: .65em; font-weight: 700; margin-left: .3em; }
.entities { white-space: pre-wrap; line-height: 1.9 !important; } .note { color: #555; }
"""


@dataclass(frozen=True, slots=True)
class _Layer:
    """One coloured thing: its kind, its span, the hint shown on hovering, its badge and its anchor."""

    kind: str
    span: Span
    hint: str
    badge: str = ""
    anchor: str = ""


def page(dispatch: Dispatch, *, bodies: Sequence[Span] = ()) -> str:
    """Draw the page.

    Args:
        dispatch: what was read.
        bodies: spans of ``dispatch.text`` at which organisations are named, beyond those in the dispatch itself.

    Returns:
        A complete HTML document, every text of the dispatch escaped, without scripts and outside assets.
    """
    number = dispatch.header.number.value if dispatch.header.number else dispatch.source.file_name or "Dispatch"
    legend = " ".join(f'<mark style="background:{colour}">{kind}</mark>' for kind, colour in _COLOURS.items())
    return (
        '<!DOCTYPE html>\n<html lang="vi">\n<head>\n<meta charset="utf-8">\n'
        "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">\n"
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>{escape(number)}</title>\n<style>{_STYLE}</style>\n</head>\n<body>\n<h1>{escape(number)}</h1>\n"
        f"{_header(dispatch)}\n<h2>Obligations</h2>\n{_obligations(dispatch)}\n{_warnings(dispatch)}"
        f"<h2>Text</h2>\n<p>{legend}</p>\n{_text(dispatch, bodies)}\n</body>\n</html>\n"
    )


def _text(dispatch: Dispatch, bodies: Sequence[Span]) -> str:
    from spacy import displacy

    entities = list(_pieces(dispatch.text, list(_layers(dispatch, bodies))))
    options = {"template": _MARK, "colors": _COLOURS}
    return displacy.render(
        {"text": dispatch.text, "ents": entities}, style="ent", manual=True, jupyter=False, options=options
    )


def _layers(dispatch: Dispatch, bodies: Sequence[Span]) -> Iterator[_Layer]:
    """The coloured things, the lowest layer first."""
    sharing: dict[Span, list[Obligation]] = {}
    for obligation in dispatch.obligations:
        if obligation.span:
            sharing.setdefault(obligation.span, []).append(obligation)
    for span, obligations in sharing.items():
        actors = dict.fromkeys(actor.name for obligation in obligations for actor in obligation.actors)
        badge = " ".join(obligation.id for obligation in obligations)
        yield _Layer("obligation", span, ", ".join(actors), badge, _anchor(span))
    header = dispatch.header
    named = [header.issuer, header.parent, *header.co_issuers, *dispatch.addressees, *dispatch.recipients]
    yield from (_Layer("body", span, "") for span in bodies)
    yield from (_Layer("body", part.span, "") for part in named if part and part.span)
    for obligation in dispatch.obligations:
        deadline = obligation.deadline
        if deadline and deadline.span:
            yield _Layer("deadline", deadline.span, exact_deadline(deadline))
    for law in dispatch.laws:
        yield from (_Layer("law", mention.span, law.name) for mention in law.mentions if mention.span)
    for citation in dispatch.citations:
        yield from (_Layer("citation", mention.span, citation.number) for mention in citation.mentions if mention.span)


def _anchor(span: Span) -> str:
    return f"t{span[0]}-{span[1]}"


def _pieces(text: str, layers: list[_Layer]) -> Iterator[dict[str, Any]]:
    """The layers as displaCy entities that do not overlap, in the order of the text."""
    top = [-1] * len(text)
    for index, layer in enumerate(layers):
        start, end = layer.span
        top[start:end] = [index] * (min(end, len(text)) - start)
    shown: set[int] = set()
    position = 0
    for index, run in groupby(top):
        start, position = position, position + sum(1 for _ in run)
        if index < 0 or not text[start:position].strip():
            continue
        layer = layers[index]
        first = index not in shown
        shown.add(index)
        params = {
            "hint": escape(" · ".join(filter(None, (layer.kind, layer.badge, layer.hint)))),
            "badge": f"<sup>{escape(layer.badge)}</sup>" if layer.badge and first else "",
            "anchor": f' id="{layer.anchor}"' if layer.anchor and first else "",
        }
        yield {"start": start, "end": position, "label": layer.kind, "params": params}


def _header(dispatch: Dispatch) -> str:
    rows = "".join(f"<dt>{name}</dt><dd>{escape(value)}</dd>" for name, value in header_fields(dispatch).items())
    return f"<dl>{rows}</dl>"


def _obligations(dispatch: Dispatch) -> str:
    if not dispatch.obligations:
        return "<p>No obligations found.</p>"
    rows = "\n".join(map(_row, dispatch.obligations))
    heads = "".join(f"<th>{name}</th>" for name in COLUMNS)
    table = f"<table>\n<thead><tr>{heads}</tr></thead>\n<tbody>\n{rows}\n</tbody>\n</table>"
    return f'<div class="wide">{table}</div>\n<p class="note">{LEGEND}</p>'


def _row(obligation: Obligation) -> str:
    item = escape(obligation.item)
    support = names(obligation, "support")
    by_when = when(obligation)
    cells = (
        (f'<a href="#{_anchor(obligation.span)}">{item}</a>' if obligation.span else item)
        + f" {TIERS[obligation.tier]}",
        escape(names(obligation, "lead") or MISSING) + _note(f"with {support}" if support else ""),
        escape(obligation.action) + "".join(map(_note, terms(obligation))) + _note(" · ".join(notes(obligation))),
        escape(by_when[0]) + "".join(map(_note, by_when[1:])) if by_when else MISSING,
        "<br>".join(f'<span class="id">{escape(number)}</span>' for number in obligation.basis) or MISSING,
    )
    columns = zip(COLUMNS, _CLASSES, cells, strict=True)
    return (
        f'<tr class="{obligation.tier}">'
        + "".join(f'<td class="{kind}" data-name="{name}">{cell}</td>' for name, kind, cell in columns)
        + "</tr>"
    )


def _note(text: str) -> str:
    return f'<br><span class="note">{escape(text)}</span>' if text else ""


def _warnings(dispatch: Dispatch) -> str:
    if not dispatch.warnings:
        return ""
    lines = "".join(f"<li>{escape(warning.code)}: {escape(warning.message)}</li>" for warning in dispatch.warnings)
    return f"<h2>Warnings</h2>\n<ul>{lines}</ul>\n"
