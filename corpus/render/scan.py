"""An authored dispatch as its scan: the page printed, signed, sealed, and laid on a glass by somebody in a hurry.

``python -m corpus.render.scan NAME --condition fax --out out.pdf``. The same name, condition and seed give the same
pixels, so that recognition can be tuned and tested on pages whose every word is known.
"""

from __future__ import annotations

import argparse
import io
import math
import time
import zlib
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import numpy as np
import numpy.typing as npt
import pypdfium2 as pdfium
from PIL import Image, ImageDraw, ImageFilter, ImageFont, ImageOps

from corpus.render.layout import Layout
from corpus.render.pdf import FontMissingError, render_pdf

__all__ = ["CONDITIONS", "Condition", "main", "render_scan", "scan_pages"]

_POINTS = 72.0
_PRINTED = 300  # dpi at which the page is drawn before the scanner sees it
_RED, _BLUE, _VIOLET = (214, 38, 46), (36, 52, 160), (120, 60, 150)
_EPOCH = time.gmtime(0)
_SERIF = Path("/usr/share/fonts/truetype/liberation2/LiberationSerif-Bold.ttf")

Pixels = npt.NDArray[np.uint8]


@dataclass(frozen=True, slots=True)
class Condition:
    """What happens to a page between the printer and the file.

    Attributes:
        dpi: resolution of the file.
        skew: degrees by which the page lies askew, counter-clockwise; alternate pages lean the other way.
        turn: degrees (0, 90, 180, 270) by which the page lies on the glass, counter-clockwise.
        blur: radius in pixels of the file.
        noise: standard deviation of the sensor's noise, in grey levels.
        bilevel: black and white only, as a fax machine sends.
        specks: share of pixels that are dust.
        seal: red seal over the signature's left third.
        pen: blue signature over the gap above the name.
        incoming: the stamp ĐẾN (incoming) of the office that received it, left under the letterhead.
        ghost: how strongly the other side shines through, 0 to 1.
        edges: dark edges, where the lid stood open.
        quality: JPEG quality of the pictures.
    """

    dpi: int = 200
    skew: float = 0.0
    turn: int = 0
    blur: float = 0.5
    noise: float = 4.0
    bilevel: bool = False
    specks: float = 0.0
    seal: bool = True
    pen: bool = True
    incoming: bool = False
    ghost: float = 0.0
    edges: bool = False
    quality: int = 75


CONDITIONS: dict[str, Condition] = {
    "clean": Condition(seal=False, pen=False),
    "office": Condition(skew=0.6, blur=0.7, noise=7, quality=60),
    "fine": Condition(dpi=300, skew=-0.4, noise=6, incoming=True),
    "fax": Condition(bilevel=True, noise=18, specks=0.0004, skew=0.4),
    "fine fax": Condition(dpi=300, bilevel=True, noise=14, blur=0.4, skew=-0.8),
    "coarse": Condition(dpi=100, blur=0.3, noise=3, quality=55),
    "skewed": Condition(skew=2.4, blur=0.6, noise=6),
    "shining through": Condition(ghost=0.35, edges=True, skew=-0.7, incoming=True, quality=60),
    "on its side": Condition(turn=90, skew=0.5),
    "upside down": Condition(turn=180, skew=-0.5, noise=6),
}
"""Named conditions, each one that offices' files really show."""


def render_scan(document: Layout, condition: Condition, *, seed: int = 0) -> bytes:
    """Print and scan a dispatch.

    Args:
        document: the dispatch by its parts.
        condition: what happens to its pages.
        seed: of the noise, the dust and the pen.

    Returns:
        A PDF of pictures without any text.

    Raises:
        FontMissingError: Liberation Serif is not installed.
    """
    pages = scan_pages(document, condition, seed=seed)
    out = io.BytesIO()
    options = {} if condition.bilevel else {"quality": condition.quality}
    dates = {"creationDate": _EPOCH, "modDate": _EPOCH}
    pages[0].save(out, "PDF", save_all=True, append_images=pages[1:], resolution=condition.dpi, **dates, **options)
    return out.getvalue()


def scan_pages(document: Layout, condition: Condition, *, seed: int = 0) -> list[Image.Image]:
    """The pictures that ``render_scan`` puts into its PDF: RGB, or black and white where the condition says so."""
    random = np.random.default_rng([seed, zlib.crc32(document.number.encode())])
    with pdfium.PdfDocument(render_pdf(document)) as pdf:
        printed = [_printed(page) for page in pdf]
        signed = _find(pdf, document.signature[-1]) if document.signature else None
    if signed is not None:
        _sign(printed[signed[0]], signed, document, condition, random)
    if condition.incoming:
        _stamp_incoming(printed[0])
    sides = [ImageOps.mirror(page) for page in printed]
    return [
        _scan(page, sides[(index + 1) % len(sides)], condition, -1 if index % 2 else 1, random)
        for index, page in enumerate(printed)
    ]


def _printed(page: pdfium.PdfPage) -> Image.Image:
    picture: Image.Image = page.render(scale=_PRINTED / _POINTS).to_pil()
    return picture.convert("RGB")


def _find(pdf: pdfium.PdfDocument, text: str) -> tuple[int, float, float, float, float] | None:
    """Page index and box in printed pixels of the last place at which ``text`` stands."""
    found = None
    for index, page in enumerate(pdf):
        textpage = page.get_textpage()
        searcher = textpage.search(text, match_case=True)
        while (hit := searcher.get_next()) is not None:
            boxes = [textpage.get_charbox(at) for at in range(hit[0], hit[0] + hit[1])]
            left, right = min(box[0] for box in boxes), max(box[2] for box in boxes)
            top, bottom = page.get_height() - max(b[3] for b in boxes), page.get_height() - min(b[1] for b in boxes)
            found = (index, *(edge * _PRINTED / _POINTS for edge in (left, top, right, bottom)))
    return found


def _sign(
    page: Image.Image,
    name: tuple[int, float, float, float, float],
    document: Layout,
    condition: Condition,
    random: np.random.Generator,
) -> None:
    """Sign above the name, and seal over the left third of the signature (Nghị định 30/2020/NĐ-CP, Điều 33)."""
    _, left, top, right, _ = name
    middle = (left + right) / 2
    if condition.pen:
        steps = np.linspace(0, 1, 60)
        height = 130 * np.sin(steps * 19 + random.uniform(0, 6)) * (1 - 0.6 * steps) + random.normal(0, 6, 60)
        points = [(float(middle - 220 + 520 * s), float(top - 120 + h)) for s, h in zip(steps, height, strict=True)]
        ImageDraw.Draw(page).line(points, fill=_BLUE, width=7, joint="curve")
    if condition.seal:
        seal = _seal(" ".join(document.issuer).strip(" *"))
        place = (round(left - seal.width * 0.55), round(top - seal.height * 0.8))
        page.paste(seal, place, seal)


@cache
def _font(size: int) -> ImageFont.FreeTypeFont:
    if not _SERIF.exists():
        raise FontMissingError(f"{_SERIF.name} not found; install fonts-liberation2")
    return ImageFont.truetype(str(_SERIF), size)


def _seal(words: str) -> Image.Image:
    """A round seal of 36 mm in red on nothing, the body's name round its rim."""
    size = round(36 / 25.4 * _PRINTED)
    seal = Image.new("RGBA", (size, size))
    draw = ImageDraw.Draw(seal)
    for inset, width in ((4, 9), (20, 3), (95, 4)):
        draw.ellipse((inset, inset, size - inset, size - inset), outline=(*_RED, 255), width=width)
    star = [
        (size / 2 + r * math.sin(at * math.pi / 5), size / 2 - r * math.cos(at * math.pi / 5))
        for at, r in enumerate((80, 32) * 5)
    ]
    draw.polygon(star, fill=(*_RED, 255))
    rim = f"{words} ★ "
    for index, char in enumerate(rim):
        letter = Image.new("RGBA", (size, size))
        ImageDraw.Draw(letter).text((size / 2, 56), char, font=_font(44), fill=(*_RED, 255), anchor="mm")
        seal.alpha_composite(letter.rotate(-360 * index / len(rim), resample=Image.Resampling.BILINEAR))
    return seal


def _stamp_incoming(page: Image.Image) -> None:
    """The rectangular stamp of the receiving office, its number and day filled in by hand."""
    draw = ImageDraw.Draw(page)
    x, y = 90, round(page.height * 0.245)
    draw.rectangle((x, y, x + 520, y + 250), outline=_VIOLET, width=6)
    lines = ((30, "ĐẾN", 60), (112, "Số: ....4417....", 40), (180, "Ngày: ..21/8/....", 40))
    for offset, text, size in lines:
        draw.text((x + 40, y + offset), text, font=_font(size), fill=_VIOLET)


def _scan(
    page: Image.Image, back: Image.Image, condition: Condition, lean: int, random: np.random.Generator
) -> Image.Image:
    size = tuple(round(side * condition.dpi / _PRINTED) for side in page.size)
    if condition.ghost:
        faint = Image.blend(Image.new("RGB", back.size, "white"), back, condition.ghost).filter(
            ImageFilter.GaussianBlur(3)
        )
        page = Image.fromarray(np.minimum(np.asarray(page), np.asarray(faint)))
    page = page.rotate(lean * condition.skew, resample=Image.Resampling.BICUBIC, fillcolor="white")
    page = page.resize((size[0], size[1]), Image.Resampling.BOX).filter(ImageFilter.GaussianBlur(condition.blur))
    pixels = np.asarray(page).astype(np.float64)
    if condition.edges:
        pixels *= _shadow(pixels.shape[0], pixels.shape[1])[:, :, None]
    pixels = 12 + pixels * (238 / 255) + random.normal(0, condition.noise, pixels.shape[:2])[:, :, None]
    if condition.specks:
        pixels[random.random(pixels.shape[:2]) < condition.specks] = 0
    out = Image.fromarray(np.clip(pixels, 0, 255).astype(np.uint8)).rotate(condition.turn, expand=True)
    return out.convert("L").point(lambda grey: 255 if grey > 150 else 0, "1") if condition.bilevel else out


def _shadow(rows: int, columns: int) -> npt.NDArray[np.float64]:
    """Brightness that falls off towards the left and the lower edge."""
    across = np.clip(np.arange(columns) / (0.03 * columns), 0.1, 1)
    down = np.clip((rows - np.arange(rows)) / (0.02 * rows), 0.1, 1)
    return np.minimum(across[None, :], down[:, None])


def main(arguments: Sequence[str] | None = None) -> int:
    """The command line; gives the exit status."""
    from corpus.render.__main__ import chosen_layout

    parser = argparse.ArgumentParser(prog="corpus.render.scan", description="Print and scan an authored dispatch.")
    parser.add_argument("name", help="file name in corpus/documents without suffix")
    parser.add_argument("--condition", choices=[*CONDITIONS], default="office")
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--out", type=Path, required=True, help="write the PDF there")
    chosen = parser.parse_args(arguments)
    layout = chosen_layout(parser, chosen.name)
    chosen.out.write_bytes(render_scan(layout, CONDITIONS[chosen.condition], seed=chosen.seed))
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
