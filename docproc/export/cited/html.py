"""What a text cites as one self-contained web page: a list, and the text with every mention marked."""

from __future__ import annotations

from collections.abc import Iterator
from html import escape
from typing import TYPE_CHECKING

from docproc.export.cited.text import summary

if TYPE_CHECKING:
    from docproc.dispatch import Span
    from docproc.export.cited.model import CitedText, Linked

__all__ = ["to_html"]

_STYLE = """
:root { color-scheme: light; }
body { font: 16px/1.5 system-ui, 'Segoe UI', 'Noto Sans', Arial, sans-serif; max-width: 60rem; margin: 2rem auto;
       padding: 0 1rem; color: #1a1a1a; background: #fff; overflow-wrap: break-word; }
h1 { font-size: 1.3rem; } h2 { font-size: 1.1rem; margin-top: 2rem; } li { margin-bottom: .4rem; }
mark { color: inherit; padding: .1em .15em; border-radius: .25em; }
.citation { background: #cdebc8; } .law { background: #dccbf5; } .named_document { background: #cfe3ff; }
.itself { background: #eceff1; } .note { color: #555; } .text { white-space: pre-wrap; line-height: 1.9; }
"""
_POLICY = "default-src 'none'; style-src 'unsafe-inline'"


def to_html(cited: CitedText) -> str:
    """Draw the page.

    Args:
        cited: from ``cited_text``.

    Returns:
        A complete HTML document, every text escaped, without scripts and outside assets.
    """
    entries = "".join(f'<li id="d{place}">{_listed(entry)}</li>\n' for place, entry in enumerate(cited.entries, 1))
    listed = f"<ol>\n{entries}</ol>" if entries else "<p>No cited documents found.</p>"
    return (
        '<!DOCTYPE html>\n<html lang="vi">\n<head>\n<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{_POLICY}">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>Cited documents</title>\n<style>{_STYLE}</style>\n</head>\n<body>\n<h1>Cited documents</h1>\n"
        f'{listed}\n<h2>Text</h2>\n<div class="text">{"".join(_marked(cited))}</div>\n</body>\n</html>\n'
    )


def _listed(entry: Linked) -> str:
    notes = [] if entry.resolution is None else [f"{entry.resolution.state} {entry.target or ''}".strip()]
    if entry.resolution is not None:
        notes += [f"{slip.number} may be meant" for slip in entry.resolution.slips]
    note = f'<br><span class="note">→ {escape("; ".join(notes))}</span>' if notes else ""
    return f'<mark class="{entry.kind}">{escape(summary(entry))}</mark>{note}'


def _marked(cited: CitedText) -> Iterator[str]:
    """The text in pieces; where two marks overlap the earlier one stays whole and the later one begins behind it."""
    position = 0
    for (start, end), kind, anchor, hint in sorted(_marks(cited)):
        low = max(start, position)
        if low >= end:
            continue
        yield escape(cited.text[position:low])
        mark = f'<mark class="{kind}" title="{escape(hint)}">{escape(cited.text[low:end])}</mark>'
        yield f'<a href="#{anchor}">{mark}</a>' if anchor else mark
        position = end
    yield escape(cited.text[position:])


def _marks(cited: CitedText) -> Iterator[tuple[Span, str, str, str]]:
    for place, entry in enumerate(cited.entries, 1):
        for span in entry.spans:
            yield span, entry.kind, f"d{place}", summary(entry)
    for own in cited.self_references:
        if own.span:
            yield own.span, "itself", "", "the document itself"
