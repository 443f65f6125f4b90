"""How much of a dispatch is lost when it is set in old fonts: ``python -m corpus.compare_legacy``.

Each authored dispatch is read in Unicode, in TCVN3 and in VNI, as Word file and as PDF; what is read must be the same.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterator
from functools import partial
from typing import TypeAlias

import docproc
from corpus.render import DOCUMENTS, Layout, load_layout, render_docx, render_pdf
from corpus.render.legacy import render_legacy_docx, render_legacy_pdf
from docproc.reading.legacy_fonts import ENCODINGS

__all__ = ["WAYS", "differences", "fields", "main", "renderable"]

Json: TypeAlias = "dict[str, Json] | list[Json] | str | float | bool | None"

_PLACES = frozenset({"span", "spans", "boxes", "confidence", "mentions", "source", "schema_version", "warnings"})
_AS_MINUS = {0xAD: 0x2212, 0xB7: 0x2219}
"""What some PDF writers name the codes of ư and ã."""

_Render = Callable[[Layout], bytes]
WAYS: dict[str, tuple[_Render, _Render]] = {
    f"{encoding} {form}": pair
    for encoding in ENCODINGS
    for form, pair in {
        "docx": (render_docx, partial(render_legacy_docx, encoding=encoding)),
        "pdf": (render_pdf, partial(render_legacy_pdf, encoding=encoding)),
        "pdf, mapped": (render_pdf, partial(render_legacy_pdf, encoding=encoding, to_unicode=_AS_MINUS)),
    }.items()
}
"""Name of a way to set a dispatch → how it is set in Unicode, how in old fonts."""


def renderable() -> Iterator[tuple[str, Layout]]:
    """The authored dispatches whose letterhead can be set, by name."""
    for name in sorted({path.name.split(".")[0] for path in DOCUMENTS.glob("*.gold.json")}):
        try:
            yield name, load_layout(name)
        except ValueError:
            continue


def fields(data: bytes) -> dict[str, Json]:
    """What is read of a file, without where it stands on the page."""
    return {"dispatch": _bare(docproc.extract(data).model_dump(mode="json"))}


def _bare(value: Json) -> Json:
    if isinstance(value, dict):
        return {key: _bare(item) for key, item in value.items() if key not in _PLACES}
    if isinstance(value, list):
        return [_bare(item) for item in value]
    return unicodedata.normalize("NFC", value) if isinstance(value, str) else value


def differences(expected: Json, found: Json, path: str = "") -> Iterator[tuple[str, Json, Json]]:
    """Leaves that differ, as (path, expected, found); of lists of unequal length the lists."""
    if isinstance(expected, dict) and isinstance(found, dict):
        for key in sorted(expected.keys() | found.keys()):
            yield from differences(expected.get(key), found.get(key), f"{path}.{key}")
    elif isinstance(expected, list) and isinstance(found, list) and len(expected) == len(found):
        for index, pair in enumerate(zip(expected, found, strict=True)):
            yield from differences(*pair, f"{path}[{index}]")
    elif expected != found:
        yield path.lstrip("."), expected, found


def _leaves(value: Json) -> int:
    if isinstance(value, dict):
        return sum(map(_leaves, value.values()))
    return sum(map(_leaves, value)) if isinstance(value, list) else 1


def main() -> int:
    """Print a line for each dispatch and way, then each difference."""
    for name, layout in renderable():
        unicode = {render: fields(render(layout)) for render in {pair[0] for pair in WAYS.values()}}
        for way, (plain, legacy) in WAYS.items():
            found = list(differences(unicode[plain], fields(legacy(layout))))
            print(f"{name:42} {way:20} {len(found):4} of {_leaves(unicode[plain]):4} differ")
            for path, want, got in found:
                print(f"    {path}: {_beginning(want, got)}")
    return 0


def _beginning(want: Json, got: Json) -> str:
    """The two values from a little before the place where they part."""
    first, second = str(want), str(got)
    same = next((index for index, pair in enumerate(zip(first, second, strict=False)) if pair[0] != pair[1]), 0)
    at = max(0, same - 20)
    return f"{first[at : at + 60]!r} | {second[at : at + 60]!r}"


if __name__ == "__main__":
    raise SystemExit(main())
