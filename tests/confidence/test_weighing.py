"""Every leaf gets a confidence between 0 and 1, and nothing else of a dispatch changes."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

import docproc
from corpus.splits import documents
from docproc.confidence import leaves, marked, weigh
from docproc.confidence import weighing as module
from docproc.confidence.model import Model, Weights
from docproc.dispatch import Dispatch

LETTER = """SỞ Y TẾ TỈNH PHÚ YÊN
Số: 417/SYT-NVY
V/v báo cáo tiêm chủng
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
Phú Yên, ngày 05 tháng 3 năm 2024
Kính gửi:
- Các bệnh viện trực thuộc;
- Trung tâm Y tế thị xã Sông Cầu.
Thực hiện Công văn số 118/BYT-DP ngày 12/01/2024 của Bộ Y tế và Luật Khám bệnh, chữa bệnh năm 2023, Sở Y tế yêu cầu:
1. Trung tâm Y tế thị xã Sông Cầu rà soát trẻ chưa tiêm, báo cáo Sở Y tế trước ngày 20/3/2024.
2. Các bệnh viện tổ chức tiêm bù.
Nơi nhận:
- Như trên;
- Bộ Y tế (để b/c);
- Lưu: VT, NVY.
KT. GIÁM ĐỐC
PHÓ GIÁM ĐỐC
Nguyễn Thị Hồng Hạnh
"""


def read(text: str, *, weighed: bool = True) -> tuple[Dispatch, Any, Any]:
    """The dispatch in a text, with its layout and reading."""
    doc = docproc.load()(text, disable=[] if weighed else ["docproc_confidence"])
    return doc._.dispatch, doc._.layout, doc._.reading


def confidences(value: object) -> Iterator[object]:
    """Everything that stands under ``confidence`` in a dumped dispatch."""
    if isinstance(value, dict):
        for name, inner in value.items():
            yield from [inner] if name == "confidence" else confidences(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from confidences(inner)


def bare(value: object) -> object:
    """A dumped dispatch without confidences."""
    if isinstance(value, dict):
        return {name: bare(inner) for name, inner in value.items() if name != "confidence"}
    return [bare(inner) for inner in value] if isinstance(value, list) else value


def test_every_leaf_that_gold_judges_has_a_confidence() -> None:
    dispatch, _, _ = read(LETTER)
    header, signature = dispatch.header, dispatch.signature
    assert dispatch.archive is not None
    assert signature is not None
    found: list[Any] = [header.number, header.date, header.place, header.issuer, header.type, header.subject]
    found += [*dispatch.addressees, *dispatch.recipients, dispatch.archive, signature]
    found += [*dispatch.citations, *dispatch.laws, *dispatch.items, *dispatch.obligations]
    found += [mention for cited in dispatch.citations for mention in cited.mentions]
    found += [one.deadline for one in dispatch.obligations if one.deadline]
    assert len(found) == 20
    assert all(leaf is not None and leaf.confidence is not None for leaf in found)


@pytest.mark.parametrize("path", documents("dev"), ids=lambda path: path.name.split(".")[0])
def test_confidence_changes_no_value_and_is_the_same_in_every_run(path: Path) -> None:
    text = next(p for p in path.parent.glob(path.name.split(".")[0] + ".*") if p.suffix in {".txt", ".md"}).read_text()
    plain, layout, reading = read(text, weighed=False)
    once, again = weigh(plain, layout, reading), weigh(plain, layout, reading)
    assert once == again == read(text)[0]
    assert bare(once.model_dump(mode="json")) == bare(plain.model_dump(mode="json"))
    said = [chance for chance in confidences(once.model_dump(mode="json")) if chance is not None]
    assert said
    assert all(isinstance(chance, float) and 0 <= chance <= 1 for chance in said)


@given(st.lists(st.floats(0, 1), min_size=80, max_size=80), st.randoms(use_true_random=False))
def test_marking_gives_each_leaf_its_own_confidence(chances: list[float], random: Any) -> None:
    plain, layout, reading = read(LETTER, weighed=False)
    kinds = [kind for kind, _ in leaves(plain, layout, reading)]
    random.shuffle(chances)
    given_out = list(zip(kinds, chances, strict=False))
    result = marked(plain, given_out)
    assert bare(result.model_dump(mode="json")) == bare(plain.model_dump(mode="json"))
    own = dict(given_out)
    assert result.header.number is not None
    assert result.header.number.confidence == own["header.number"]
    assert [one.confidence for one in result.items] == [chance for kind, chance in given_out if kind == "items"]
    actors = [actor.confidence for one in result.obligations for actor in one.actors]
    assert actors == [chance for kind, chance in given_out if kind.startswith("actors.")]


def test_without_a_model_confidences_are_null_and_nothing_breaks(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "load_model", lambda: None)
    dispatch, _, _ = read(LETTER)
    assert dispatch.obligations
    assert set(confidences(dispatch.model_dump(mode="json"))) == {None}


def test_a_kind_of_which_nothing_was_learned_stays_null(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "load_model", lambda: Model({"items": Weights(2.0, {}, 0.0, 1.0)}))
    dispatch, _, _ = read(LETTER)
    assert {item.confidence for item in dispatch.items} == {0.881}
    assert {one.confidence for one in dispatch.recipients} == {None}
