"""Text that lives in annotations: numbers, days and signatures stamped on a finished page.

Registry software stamps number and date as annotation appearances (Stamp, FreeText, form fields, signatures), which
PDFium's text page does not see. Flattening turns the appearances into page content, where geometry puts them in place.
Done inside the open document it costs one more loading of the page, less than writing and opening a flattened copy.
"""

from __future__ import annotations

import pypdfium2 as pdfium
import pypdfium2.raw as pdfium_c

__all__ = ["flatten", "has_appearances"]

_NEVER_TEXT = frozenset(
    {
        pdfium_c.FPDF_ANNOT_LINK,
        pdfium_c.FPDF_ANNOT_POPUP,
        pdfium_c.FPDF_ANNOT_HIGHLIGHT,
        pdfium_c.FPDF_ANNOT_UNDERLINE,
        pdfium_c.FPDF_ANNOT_STRIKEOUT,
    }
)
_MOST_ANNOTATIONS = 500


def has_appearances(page: pdfium.PdfPage) -> bool:
    """Whether a page has annotations that print something other than marks on its text.

    Args:
        page: an open page.
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


def flatten(page: pdfium.PdfPage) -> bool:
    """Make the appearances part of the page's content, in memory; hidden annotations stay out.

    Args:
        page: an open page; it must be loaded again to show the new content.

    Returns:
        Whether anything changed.
    """
    return bool(pdfium_c.FPDFPage_Flatten(page, pdfium_c.FLAT_NORMALDISPLAY) == pdfium_c.FLATTEN_SUCCESS)
