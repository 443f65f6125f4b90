"""The sound files that are mutated: samples, authored dispatches as PDF and DOCX, and small pictures of text."""

from __future__ import annotations

import io

from PIL import Image, ImageDraw

from corpus.render import DOCUMENTS, load_layout, render_docx, render_pdf
from tests.fuzz.bombs import docx, png

__all__ = ["KINDS", "seeds"]

KINDS = ("pdf", "docx", "png")
_AUTHORED = 4
"""The shortest dispatches: a case then costs milliseconds, and a mutation is more likely to meet what matters."""


def seeds() -> dict[str, list[bytes]]:
    """Sound files by kind, the same in each run."""
    texts = sorted(DOCUMENTS.glob("a*.txt"), key=lambda path: (path.stat().st_size, path.name))[:_AUTHORED]
    layouts = [load_layout(path.stem) for path in texts]
    samples = DOCUMENTS.parent / "samples"
    return {
        "pdf": [
            (samples / "sample.pdf").read_bytes(),
            *[render_pdf(layout) for layout in layouts],
            render_pdf(layouts[0], stamped=True),
            _pictured(),
        ],
        "docx": [(samples / "sample.docx").read_bytes(), *map(render_docx, layouts), docx()],
        "png": [
            *(_picture(mode) for mode in ("1", "L", "LA", "P", "RGB", "RGBA", "I;16")),
            png(64, 64, (b"tEXt", b"k\0v")),
        ],
    }


def _picture(mode: str) -> bytes:
    """A line of text at 200 dpi, four inches wide, so that it is recognised at its own size in a fifth of a second."""
    image = Image.new("L", (820, 820), 255)
    ImageDraw.Draw(image).text((40, 40), "So: 5/QD-UBND", fill=0, font_size=36)
    made = image.convert("I").convert("I;16") if mode == "I;16" else image.convert("RGB").convert(mode)
    out = io.BytesIO()
    made.save(out, "PNG", dpi=(200, 200))
    return out.getvalue()


def _pictured() -> bytes:
    """A PDF of one page that is a picture, so that it is rendered and recognised."""
    out = io.BytesIO()
    Image.open(io.BytesIO(_picture("L"))).convert("RGB").save(out, "PDF", resolution=200)
    return out.getvalue()
