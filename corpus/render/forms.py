"""The forms in which a dispatch can be rendered, by name, and groups of which each document gets one by seed."""

from __future__ import annotations

import zlib
from collections.abc import Callable, Mapping

from corpus.render.docx import render_docx
from corpus.render.layout import Layout
from corpus.render.legacy import render_legacy_docx, set_legacy_pdf
from corpus.render.office import Setting
from corpus.render.pdf import set_pdf
from corpus.render.scan import CONDITIONS, Condition, set_scan
from corpus.render.signed import render_signed
from corpus.render.stamping import render_stamped
from corpus.render.words import Rendered
from docproc.reading.legacy_fonts import ENCODINGS, Encoding

__all__ = ["FORMS", "GROUPS", "form_for", "render_form"]

Form = Callable[[Layout, int], Rendered]


def _docx(document: Layout, _seed: int) -> Rendered:
    return Rendered(render_docx(document), ".docx")


def _pdf(document: Layout, seed: int) -> Rendered:
    return set_pdf(document, setting=Setting.chosen(seed))[0]


def _legacy_docx(encoding: Encoding) -> Form:
    return lambda document, _seed: Rendered(render_legacy_docx(document, encoding), ".docx")


def _legacy_pdf(encoding: Encoding) -> Form:
    return lambda document, seed: set_legacy_pdf(document, encoding, setting=Setting.chosen(seed))


def _scan(condition: Condition) -> Form:
    return lambda document, seed: set_scan(document, condition, seed=seed, setting=Setting.chosen(seed))


FORMS: Mapping[str, Form] = {
    "docx": _docx,
    "pdf": _pdf,
    "stamped-objects": lambda document, seed: render_stamped(document, "objects", seed=seed),
    "stamped-annotations": lambda document, seed: render_stamped(document, "annotations", seed=seed),
    "signed": lambda document, seed: render_signed(document, seed=seed),
    **{f"{encoding}-docx": _legacy_docx(encoding) for encoding in ENCODINGS},
    **{f"{encoding}-pdf": _legacy_pdf(encoding) for encoding in ENCODINGS},
    **{f"scan-{name.replace(' ', '-')}": _scan(condition) for name, condition in CONDITIONS.items()},
}
"""Name of a form → how a layout becomes a file, with a seed for all that is left to chance."""

GROUPS: Mapping[str, tuple[str, ...]] = {
    "stamped": ("stamped-objects", "stamped-annotations", "signed"),
    "legacy": tuple(f"{encoding}-{kind}" for encoding in ENCODINGS for kind in ("docx", "pdf")),
    "scan": ("scan-clean", "scan-office", "scan-noisy", "scan-fine", "scan-fax", "scan-fine-fax", "scan-skewed"),
    "hand": ("scan-hand", "scan-hand-fine"),
}
"""Name of a group → its forms; those of ``scan`` have printed numbers, those of ``hand`` hand-written ones."""


def form_for(name: str, wanted: str, seed: int = 0) -> str:
    """The form that a document gets.

    Args:
        name: of the document.
        wanted: a form, or a group, from which the name and the seed choose.
        seed: another one chooses otherwise.

    Raises:
        ValueError: there is no such form or group.
    """
    if wanted in FORMS:
        return wanted
    if wanted not in GROUPS:
        raise ValueError(f"no form {wanted!r}; there are {', '.join([*FORMS, *GROUPS])}")
    return GROUPS[wanted][zlib.crc32(f"{seed} {wanted} {name}".encode()) % len(GROUPS[wanted])]


def render_form(document: Layout, name: str, wanted: str, seed: int = 0) -> tuple[str, Rendered]:
    """Render a dispatch in a form, or in one of a group.

    Args:
        document: the dispatch by its parts.
        name: of the document: two documents look, lie and are signed differently in one form.
        wanted: a form or a group.
        seed: another one gives other chance.

    Returns:
        The form's name and the file; the same arguments give the same bytes.

    Raises:
        ValueError: there is no such form or group.
        FontMissingError: Liberation Serif is not installed.
    """
    form = form_for(name, wanted, seed)
    return form, FORMS[form](document, zlib.crc32(f"{seed} {name}".encode()))
