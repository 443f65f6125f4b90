"""An authored dispatch as its scan: the page printed, signed, sealed, and laid on a glass by somebody in a hurry.

The same layout, condition and seed give the same pixels, so that recognition can be tuned and tested on pages whose
every word is known, and where it lies.
"""

from __future__ import annotations

import io
import math
import time
import zlib
from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np
import numpy.typing as npt
import pypdfium2 as pdfium
from PIL import Image, ImageFilter, ImageOps

from corpus.render.figures import Stamp, widened
from corpus.render.fonts import ASCENT
from corpus.render.ink import PRINTED, Bounds, draw_seal, draw_signature, stamp_incoming, write_figures
from corpus.render.layout import Layout, is_heading
from corpus.render.office import Setting
from corpus.render.pdf import Stamping, set_pdf
from corpus.render.words import PlacedWord, Point, Rendered, moved
from models.figures.pens import new_hand

__all__ = ["CONDITIONS", "Condition", "render_scan", "scan_pages", "set_scan"]

_POINTS = 72.0
_EPOCH = time.gmtime(0)
_LEFT_HEAD = ("issuer", "number", "mark")


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
        by_hand: number and day written with the pen.
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
    by_hand: bool = False
    incoming: bool = False
    ghost: float = 0.0
    edges: bool = False
    quality: int = 75


CONDITIONS: dict[str, Condition] = {
    "clean": Condition(seal=False, pen=False),
    "office": Condition(skew=0.6, blur=0.7, noise=7, quality=60),
    "noisy": Condition(skew=-1.1, blur=0.8, noise=16, specks=0.0002, ghost=0.15, quality=50),
    "fine": Condition(dpi=300, skew=-0.4, noise=6, incoming=True),
    "hand": Condition(skew=0.5, blur=0.6, noise=6, by_hand=True),
    "hand fine": Condition(dpi=300, skew=-0.3, noise=6, by_hand=True, incoming=True),
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
    """As ``set_scan``, the file alone."""
    return set_scan(document, condition, seed=seed).data


def set_scan(document: Layout, condition: Condition, *, seed: int = 0, setting: Setting | None = None) -> Rendered:
    """Print and scan a dispatch.

    Args:
        document: the dispatch by its parts.
        condition: what happens to its pages.
        seed: of the noise, the dust and the pen.
        setting: how the office types.

    Returns:
        A PDF of pictures without any text, and the words where they lie on them.

    Raises:
        FontMissingError: Liberation Serif is not installed.
    """
    pages, words = scan_pages(document, condition, seed=seed, setting=setting)
    out = io.BytesIO()
    options = {} if condition.bilevel else {"quality": condition.quality}
    dates = {"creationDate": _EPOCH, "modDate": _EPOCH}
    pages[0].save(out, "PDF", save_all=True, append_images=pages[1:], resolution=condition.dpi, **dates, **options)
    return Rendered(out.getvalue(), ".pdf", words)


def scan_pages(
    document: Layout, condition: Condition, *, seed: int = 0, setting: Setting | None = None
) -> tuple[list[Image.Image], tuple[PlacedWord, ...]]:
    """The pictures that ``set_scan`` puts into its PDF (black and white where the condition says so), and the words."""
    random = np.random.default_rng([seed, zlib.crc32(document.number.encode())])
    stamping: Stamping = "left out" if condition.by_hand else "typed"
    text = widened(document) if condition.by_hand else document
    rendered, stamps = set_pdf(text, stamping=stamping, setting=setting or Setting())
    with pdfium.PdfDocument(rendered.data) as pdf:
        printed = [page.render(scale=PRINTED / _POINTS).to_pil().convert("RGB") for page in pdf]
    words = _written(printed, stamps, rendered.words, random) if stamps else rendered.words
    _sign(printed, words, document, condition, random)
    if condition.incoming:
        head = [word.y1 for word in words if word.page == 1 and word.part in _LEFT_HEAD]
        stamp_incoming(printed[0], (max(head, default=120.0) + 6) * PRINTED / _POINTS, random)
    sides = [ImageOps.mirror(page) for page in printed]
    scanned = [
        _scan(page, sides[(index + 1) % len(sides)], condition, -1 if index % 2 else 1, random)
        for index, page in enumerate(printed)
    ]
    sizes = [page.size for page in printed]
    return scanned, moved(words, lambda page, x, y: _on_scan(x, y, sizes[page - 1], page, condition))


def _on_scan(x: float, y: float, size: tuple[int, int], page: int, condition: Condition) -> Point:
    """Where a point of the printed page (points) lies in the file."""
    angle = math.radians(condition.skew * (1 if page % 2 else -1))
    wide, high = (side * _POINTS / PRINTED for side in size)
    dx, dy = x - wide / 2, y - high / 2
    x = wide / 2 + dx * math.cos(angle) + dy * math.sin(angle)
    y = high / 2 - dx * math.sin(angle) + dy * math.cos(angle)
    if condition.turn == 90:
        return y, wide - x
    if condition.turn == 180:
        return wide - x, high - y
    return (high - y, x) if condition.turn == 270 else (x, y)


def _pixels(box: tuple[float, float, float, float]) -> Bounds:
    left, top, right, bottom = (edge * PRINTED / _POINTS for edge in box)
    return left, top, right, bottom


def _written(
    pages: Sequence[Image.Image], stamps: Sequence[Stamp], words: Sequence[PlacedWord], random: np.random.Generator
) -> tuple[PlacedWord, ...]:
    """Write number and day by hand into their gaps; gives the words with theirs where the ink is."""
    hand = new_hand(random)
    found = list(words)
    for stamp in stamps:
        size = stamp.line.size
        height = pages[0].height * _POINTS / PRINTED
        baseline = height - stamp.baseline
        tall = size * 0.66 * float(random.uniform(1.0, 1.5))
        # written a little wider than the gap, as nobody leaves enough room
        room = _pixels((stamp.left - 3, baseline - tall, stamp.left + stamp.width + 3, baseline + 0.5))
        ink = write_figures(pages[stamp.page - 1], stamp.text, room, hand, random)
        left, top, right, bottom = (edge * _POINTS / PRINTED for edge in ink)
        for index, word in enumerate(found):
            level = abs(word.y0 - (baseline - ASCENT * size)) < 0.1
            if word.page == stamp.page and level and abs(word.x0 - stamp.left) < 0.1:
                found[index] = replace(word, x0=left, y0=top, x1=right, y1=bottom)
    return tuple(found)


def _sign(
    pages: Sequence[Image.Image],
    words: Sequence[PlacedWord],
    document: Layout,
    condition: Condition,
    random: np.random.Generator,
) -> None:
    """Sign above each name and seal; a draft, which bears no name, stays bare."""
    for lines in document.signatures:
        if is_heading(lines[-1]) and len(lines) > 1:
            continue
        name = _last_paragraph(words, lines[-1])
        if not name:
            continue
        page = pages[name[0].page - 1]
        bounds = _pixels((name[0].x0, name[0].y0, name[-1].x1, name[-1].y1))
        if condition.pen:
            draw_signature(page, bounds, random)
        if condition.seal:
            draw_seal(page, bounds, " ".join(document.issuer).strip(" *"))


def _last_paragraph(words: Sequence[PlacedWord], text: str) -> list[PlacedWord]:
    """The words of the signature's line that says ``text``."""
    paragraphs: dict[int, list[PlacedWord]] = {}
    for word in words:
        if word.part == "signature":
            paragraphs.setdefault(word.paragraph, []).append(word)
    said = (line for line in paragraphs.values() if " ".join(word.text for word in line) == " ".join(text.split()))
    return next(said, [])


def _scan(
    page: Image.Image, back: Image.Image, condition: Condition, lean: int, random: np.random.Generator
) -> Image.Image:
    size = tuple(round(side * condition.dpi / PRINTED) for side in page.size)
    if condition.ghost:
        faint = Image.blend(Image.new("RGB", back.size, "white"), back, condition.ghost).filter(
            ImageFilter.GaussianBlur(3)
        )
        page = Image.fromarray(np.minimum(np.asarray(page), np.asarray(faint)))
    page = page.resize((size[0], size[1]), Image.Resampling.BOX)
    page = page.rotate(lean * condition.skew, resample=Image.Resampling.BICUBIC, fillcolor="white")
    page = page.filter(ImageFilter.GaussianBlur(condition.blur))
    pixels = np.asarray(page).astype(np.float32)
    if condition.edges:
        pixels *= _shadow(pixels.shape[0], pixels.shape[1])[:, :, None]
    noise = random.standard_normal(pixels.shape[:2], np.float32) * np.float32(condition.noise)
    pixels = 12 + pixels * np.float32(238 / 255) + noise[:, :, None]
    if condition.specks:
        pixels[random.random(pixels.shape[:2]) < condition.specks] = 0
    out = Image.fromarray(np.clip(pixels, 0, 255).astype(np.uint8)).rotate(condition.turn, expand=True)
    return out.convert("L").point(lambda grey: 255 if grey > 150 else 0, "1") if condition.bilevel else out


def _shadow(rows: int, columns: int) -> npt.NDArray[np.float32]:
    """Brightness that falls off towards the left and the lower edge."""
    across = np.clip(np.arange(columns) / (0.03 * columns), 0.1, 1)
    down = np.clip((rows - np.arange(rows)) / (0.02 * rows), 0.1, 1)
    return np.minimum(across[None, :], down[:, None]).astype(np.float32)
