"""Makes real files of authored dispatches: Word, PDF, PDF stamped later, old fonts, scans; see ``corpus/README.md``."""

from corpus.render.docx import render_docx
from corpus.render.layout import Layout
from corpus.render.parsing import DOCUMENTS, load_layout, parse_layout
from corpus.render.pdf import FontMissingError, render_pdf

__all__ = [
    "DOCUMENTS",
    "FontMissingError",
    "Layout",
    "load_layout",
    "parse_layout",
    "render_docx",
    "render_pdf",
]
