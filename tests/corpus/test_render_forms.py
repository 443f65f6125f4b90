"""Whole parts of the corpus in a form: each file with its gold and boxes, made once; each header is found."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from corpus.render import DOCUMENTS, load_layout
from corpus.render.batch import render_documents
from corpus.render.forms import FORMS, GROUPS, form_for
from corpus.render.gold_boxes import gold_boxes
from corpus.render.office import Setting
from corpus.render.pdf import set_pdf

GOLDS = sorted(DOCUMENTS.glob("*.gold.json"))


def test_every_group_gives_each_document_one_of_its_forms() -> None:
    names = [path.name for path in GOLDS]
    for group, forms in GROUPS.items():
        given = {form_for(name, group) for name in names}
        assert given == set(forms)
        assert given <= set(FORMS)
        assert any(form_for(name, group, 1) != form_for(name, group) for name in names)
    with pytest.raises(ValueError, match="no form 'fax'"):
        form_for("a01", "fax")


def test_a_folder_of_files_is_made_once(tmp_path: Path) -> None:
    golds = [path for path in GOLDS if path.name.startswith(("a02", "b01"))]
    made = list(render_documents(golds, "stamped-objects", tmp_path))
    assert [entry.path and entry.path.name for entry in made] == ["a02-ubnd-giao-so-2022.pdf", None]
    assert "run together" in made[1].message
    pdf = tmp_path / "a02-ubnd-giao-so-2022.pdf"
    boxes = json.loads((tmp_path / "a02-ubnd-giao-so-2022.boxes.json").read_text(encoding="utf-8"))
    assert json.loads((tmp_path / "a02-ubnd-giao-so-2022.gold.json").read_text(encoding="utf-8"))["header"]
    assert (boxes["form"], boxes["missing"]) == ("stamped-objects", [])
    ((page, left, top, right, bottom),) = boxes["values"]["header.number"]
    assert page == 1
    assert 0 < left < right < 300
    assert 0 < top < bottom < 200
    pdf.write_bytes(b"kept")
    list(render_documents(golds, "stamped-objects", tmp_path))
    assert pdf.read_bytes() == b"kept"
    list(render_documents(golds, "stamped-objects", tmp_path, seed=1))
    assert pdf.read_bytes().startswith(b"%PDF")
    (word,) = [entry.path for entry in render_documents(golds[:1], "docx", tmp_path)]
    assert word is not None
    assert sorted(path.name for path in tmp_path.glob("a02*.*")) == [
        "a02-ubnd-giao-so-2022.boxes.json",
        "a02-ubnd-giao-so-2022.docx",
        "a02-ubnd-giao-so-2022.gold.json",
    ]


@pytest.mark.parametrize("path", GOLDS, ids=lambda path: path.name.removesuffix(".gold.json"))
def test_every_header_value_has_its_box(path: Path) -> None:
    name = path.name.removesuffix(".gold.json")
    try:
        layout = load_layout(name)
    except ValueError:
        pytest.skip("its letterhead is run together")
    rendered, _ = set_pdf(layout, stamping="drawn last", setting=Setting.chosen(len(name)))
    found = gold_boxes(json.loads(path.read_text(encoding="utf-8")), rendered.words)
    assert [value for value in found.missing if value.startswith("header.")] == []
    page = Setting.chosen(len(name)).page
    for word in rendered.words:
        assert page.left - 1 <= word.x0 <= word.x1 <= page.width - page.right + 1
        assert 0 < word.y0 < word.y1 < page.height - page.bottom + 5
