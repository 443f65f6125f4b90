"""Text that lives in annotations: numbers, days and signatures stamped on a finished page.

Registry software stamps number and date as annotation appearances (Stamp, FreeText, form fields, signatures), which
PDFium's text page does not see. Flattening turns the appearances into page content, where geometry puts them in place.
"""

from __future__ import annotations

import io
import re

import pikepdf
import pypdfium2 as pdfium
import pypdfium2.raw as pdfium_c

__all__ = ["flatten", "has_appearances", "may_have_annotations"]

_NEVER_TEXT = frozenset({pdfium_c.FPDF_ANNOT_LINK, pdfium_c.FPDF_ANNOT_POPUP, pdfium_c.FPDF_ANNOT_HIGHLIGHT,
                         pdfium_c.FPDF_ANNOT_UNDERLINE, pdfium_c.FPDF_ANNOT_STRIKEOUT})  # fmt: skip
_MOST_ANNOTATIONS = 500
_HINT = re.compile(rb"/Annots\b|/ObjStm\b")


def may_have_annotations(data: bytes) -> bool:
    """A quick look at the bytes: False only where no page can have annotations."""
    return _HINT.search(data) is not None


def has_appearances(page: pdfium.PdfPage) -> bool:
    """Whether a page has annotations that print something other than marks on its text.

    Args:
        page: a ``pypdfium2.PdfPage``.
    """
    for index in range(min(pdfium_c.FPDFPage_GetAnnotCount(page), _MOST_ANNOTATIONS)):
        annotation = pdfium_c.FPDFPage_GetAnnot(page, index)
        if not annotation:
            continue
        kind = pdfium_c.FPDFAnnot_GetSubtype(annotation)
        printed = kind not in _NEVER_TEXT and pdfium_c.FPDFAnnot_HasKey(annotation, b"AP")
        pdfium_c.FPDFPage_CloseAnnot(annotation)
        if printed:
            return True
    return False


def flatten(data: bytes) -> bytes | None:
    """The file with all appearances made page content; None where it cannot be done (the text layer still stands).

    Args:
        data: a PDF without password, or with an empty one.
    """
    try:
        with pikepdf.open(io.BytesIO(data)) as document:
            document.flatten_annotations("all")
            out = io.BytesIO()
            document.save(out, compress_streams=False, object_stream_mode=pikepdf.ObjectStreamMode.preserve)
            return out.getvalue()
    except (pikepdf.PdfError, ValueError, RuntimeError):
        return None
