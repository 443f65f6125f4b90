"""What registry software adds to a finished PDF: number and day as annotations or form objects, a visible stamp.

Each addition has an appearance of its own with an embedded font, as portals write them; page content stays as it was.
"""

from __future__ import annotations

import io
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

import numpy as np
import pikepdf
from pikepdf import Array, Dictionary, Name
from reportlab.lib.colors import toColor
from reportlab.pdfgen.canvas import Canvas

from corpus.render.figures import Stamp
from corpus.render.fonts import ASCENT, DESCENT, register_fonts
from corpus.render.layout import Layout
from corpus.render.office import Setting
from corpus.render.pdf import set_pdf
from corpus.render.words import Rendered

__all__ = ["Drawn", "add_annotation", "add_object", "appearance", "render_stamped", "stamped_pdf"]

_PRINTED = 4
_MARGIN = 1.5

Way = Literal["annotations", "form objects"]


@dataclass(frozen=True, slots=True)
class Drawn:
    """Lines of text on nothing, with their place on a page.

    Attributes:
        texts: from top to bottom.
        size: of the font.
        colour: a name or ``#rrggbb``.
        page: from 1.
        left: edge of the box in points.
        bottom: edge of the box from the page's lower edge.
        width: of the box.
    """

    texts: tuple[str, ...]
    size: float
    colour: str
    page: int
    left: float
    bottom: float
    width: float

    @property
    def height(self) -> float:
        """Of the box."""
        return (len(self.texts) - 1) * 1.2 * self.size + (ASCENT + DESCENT) * self.size + 2 * _MARGIN

    @property
    def rectangle(self) -> list[float]:
        """The box, as annotations give it."""
        return [self.left, self.bottom, self.left + self.width, self.bottom + self.height]

    def baseline(self, index: int) -> float:
        """Of a line, from the lower edge of the box."""
        return self.height - _MARGIN - ASCENT * self.size - index * 1.2 * self.size


def appearance(out: pikepdf.Pdf, drawn: Drawn, font: str = "Serif") -> pikepdf.Object:
    """A form object that shows lines of text.

    Args:
        out: the file that is to hold it.
        drawn: the lines.
        font: registered name of their font.
    """
    register_fonts()
    page = io.BytesIO()
    canvas = Canvas(page, pagesize=(drawn.width, drawn.height), invariant=1)
    canvas.setFillColor(toColor(drawn.colour))
    canvas.setFont(font, drawn.size)
    for index, text in enumerate(drawn.texts):
        canvas.drawString(_MARGIN, drawn.baseline(index), text)
    canvas.save()
    with pikepdf.open(page) as small:
        form = pikepdf.Page(small.pages[0]).as_form_xobject()
        form.BBox = Array([0, 0, drawn.width, drawn.height])
        return out.copy_foreign(small.make_indirect(form))


def add_annotation(out: pikepdf.Pdf, drawn: Drawn, kind: str, font: str = "Serif") -> None:
    """Add an annotation with its appearance.

    Args:
        out: the file.
        drawn: what it shows.
        kind: ``FreeText`` or ``Stamp``.
        font: registered name of its font.
    """
    annotation = Dictionary(
        Type=Name("/Annot"),
        Subtype=Name(f"/{kind}"),
        Rect=Array(drawn.rectangle),
        F=_PRINTED,
        Contents="\n".join(drawn.texts),
        AP=Dictionary(N=appearance(out, drawn, font)),
    )
    if kind == "FreeText":
        annotation.DA = pikepdf.String(f"/Helv {drawn.size} Tf 0 g")
    page = out.pages[drawn.page - 1]
    if Name("/Annots") not in page:
        page.Annots = Array()
    page.Annots.append(out.make_indirect(annotation))


def add_object(out: pikepdf.Pdf, drawn: Drawn, name: str, font: str = "Serif") -> None:
    """Draw a form object after all else of its page, in a content stream of its own.

    Args:
        out: the file.
        drawn: what it shows.
        name: of the resource, unlike any other of the page.
        font: registered name of its font.
    """
    page = pikepdf.Page(out.pages[drawn.page - 1])
    used = page.add_resource(appearance(out, drawn, font), Name("/XObject"), Name(f"/{name}"))
    operators = f"q 1 0 0 1 {drawn.left:.3f} {drawn.bottom:.3f} cm {used} Do Q"
    page.contents_add(b"q\n", prepend=True)
    page.contents_add(f"\nQ\n{operators}\n".encode())


def _drawn(stamp: Stamp) -> Drawn:
    line = stamp.line
    bottom = stamp.baseline - DESCENT * line.size - _MARGIN
    width = stamp.width + 2 * _MARGIN
    return Drawn((stamp.text,), line.size, line.colour, stamp.page, stamp.left - _MARGIN, bottom, width)


def stamped_pdf(rendered: Rendered, stamps: Sequence[Stamp], way: Way, kind: str = "FreeText") -> pikepdf.Pdf:
    """Stamp number and day on a PDF that leaves them out.

    Args:
        rendered: the file.
        stamps: the figures.
        way: as annotations or as form objects in the page's content.
        kind: of the annotations: ``FreeText`` or ``Stamp``.

    Returns:
        The file, open; the caller saves it.
    """
    out = pikepdf.open(io.BytesIO(rendered.data))
    for index, stamp in enumerate(stamps):
        font = stamp.line.words[0].font
        if way == "annotations":
            add_annotation(out, _drawn(stamp), kind, font)
        else:
            add_object(out, _drawn(stamp), f"Stamp{index}", font)
    return out


def render_stamped(document: Layout, way: Literal["objects", "annotations"], *, seed: int = 0) -> Rendered:
    """A PDF whose number and day were stamped after it was made.

    Args:
        document: the dispatch by its parts.
        way: as text objects drawn last, or as annotations with appearances.
        seed: chooses how the office types, the ink, and which annotations.

    Returns:
        The file with its words; the same arguments give the same bytes.
    """
    setting = Setting.chosen(seed)
    if way == "objects":
        return set_pdf(document, stamping="drawn last", setting=setting)[0]
    rendered, stamps = set_pdf(document, stamping="left out", setting=setting)
    kind = str(np.random.default_rng([seed, 31]).choice(["FreeText", "Stamp"]))
    with stamped_pdf(rendered, stamps, "annotations", kind) as pdf:
        saved = io.BytesIO()
        pdf.save(saved, deterministic_id=True)
    return Rendered(saved.getvalue(), ".pdf", rendered.words)
