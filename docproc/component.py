"""docproc as one component of somebody else's spaCy pipeline: ``nlp.add_pipe("docproc")``.

The pipeline's own tokens and text stay as they are; spans found in our normalised text are carried back to them.
"""

from __future__ import annotations

from bisect import bisect_right

from spacy.language import Language
from spacy.tokens import Doc, SpanGroup

from docproc import load
from docproc.language import register_extensions
from docproc.regions import Layout

__all__ = ["docproc_component"]

_GROUPS = ("citations", "bodies", "deadlines", "obligations")

register_extensions()


@Language.component("docproc", assigns=["doc.spans", "doc._.dispatch"])
def docproc_component(doc: Doc) -> Doc:
    """Read the dispatch in ``doc.text``.

    Args:
        doc: any ``Doc``; its text is taken as one dispatch in plain text.

    Returns:
        The same ``Doc`` with ``doc._.dispatch`` (whose offsets point into ``doc._.dispatch.text``) and the span groups
        ``citations``, ``bodies``, ``deadlines`` and ``obligations`` on its own tokens.
    """
    inner = load()(doc.text)
    doc._.dispatch = inner._.dispatch
    source = _Source(doc.text, inner._.layout)
    for name in _GROUPS:
        spans = []
        for span in inner.spans[name]:
            start, last = source.offset(span.start_char), source.offset(span.end_char - 1)
            if start is None or last is None:
                continue
            found = doc.char_span(start, last + 1, label=span.label_, span_id=span.id_, alignment_mode="expand")
            if found is not None:
                spans.append(found)
        doc.spans[name] = SpanGroup(doc, name=name, spans=spans)
    return doc


class _Source:
    """The way from an offset into the layout back to the text that was read."""

    def __init__(self, text: str, layout: Layout) -> None:
        parts = [(offset, piece) for block in layout.blocks for offset, piece in block.parts]
        self._offsets = [offset for offset, _ in parts]
        self._pieces = [piece for _, piece in parts]
        self._starts: dict[int, int] = {}
        position = 0
        for piece in self._pieces:
            if id(piece.line) not in self._starts:
                found = text.find(piece.line.text, position)
                found = found if found >= 0 else text.find(piece.line.text)
                self._starts[id(piece.line)] = found
                position = max(position, found)

    def offset(self, at: int) -> int | None:
        """The offset into the text for an offset into the layout; ``None`` where the reader rewrote the line."""
        index = bisect_right(self._offsets, at) - 1
        piece = self._pieces[index]
        start = self._starts[id(piece.line)]
        within = min(at - self._offsets[index], len(piece.text))
        return start + piece.folded.raw(piece.start + within) if start >= 0 else None
