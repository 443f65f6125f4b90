"""Dispatches set in fonts from before Unicode say what they say in Unicode."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from corpus.compare_legacy import WAYS, differences, fields
from corpus.render import Layout, load_layout
from corpus.render.legacy import encode, render_legacy_docx, render_legacy_pdf
from docproc.reading.legacy_fonts import Encoding


@pytest.mark.parametrize("name", ["a05-du-thao-ke-hoach-xa-2026", "a06-quyet-dinh-ban-chi-dao-1998"])
@pytest.mark.parametrize("way", WAYS)
def test_old_fonts_lose_nothing(name: str, way: str) -> None:
    layout = load_layout(name)
    unicode, legacy = WAYS[way]
    assert list(differences(fields(unicode(layout)), fields(legacy(layout)))) == []


def test_differences_are_noticed() -> None:
    assert list(differences({"a": [1, {"b": "x"}]}, {"a": [1, {"b": "y"}], "c": 2})) == [
        ("a[1].b", "x", "y"),
        ("c", None, 2),
    ]


@pytest.mark.parametrize(
    ("text", "encoding", "segments"),
    [
        ("Số 5", "tcvn3", [("Sè 5", ".VnTime")]),
        ("Ủy ban", "tcvn3", [("ñ", ".VnTimeH"), ("y ban", ".VnTime")]),
        ("QUYẾT ĐỊNH", "tcvn3", [("quyÕt ®Þnh", ".VnTimeH")]),
        ("Ủy ban", "vni", [("UÛy ban", "VNI-Times")]),
        ("Ho\u0301a", "vni", [("Hoùa", "VNI-Times")]),
    ],
)
def test_typing(text: str, encoding: Encoding, segments: list[tuple[str, str]]) -> None:
    assert [(segment.codes, segment.font) for segment in encode(text, encoding)] == segments


@pytest.mark.parametrize("render", [render_legacy_docx, render_legacy_pdf])
def test_the_same_layout_gives_the_same_bytes(render: Callable[[Layout, Encoding], bytes]) -> None:
    layout = load_layout("a02-ubnd-giao-so-2022")
    assert render(layout, "tcvn3") == render(layout, "tcvn3")
