"""The stored weights: read, bounded, and refused where they are of another make."""

from __future__ import annotations

import json
import logging
import math
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from docproc.confidence.model import Weights, load_model, model_of

STORED = {"kinds": {"laws": {"base": 1.0, "least": 0.02, "most": 0.98, "clues": {"year": 2.0, "doubt": -4.0}}}}
KINDS = {
    *("header.number", "header.date", "header.place", "header.issuer", "header.type", "header.subject"),
    *("addressees", "recipients", "archive", "signature", "citations", "laws", "items", "obligations", "deadlines"),
}


@pytest.mark.parametrize(
    ("clues", "odds"),
    [({}, 1.0), ({"year": 1.0}, 3.0), ({"year": 1.0, "doubt": 0.5}, 1.0), ({"unheard of": 1.0}, 1.0)],
)
def test_log_odds_are_base_and_weighted_clues(clues: dict[str, float], odds: float) -> None:
    assert model_of(json.dumps(STORED)).confidence("laws", clues) == round(1 / (1 + math.exp(-odds)), 3)


def test_unknown_kinds_have_none() -> None:
    assert model_of(json.dumps(STORED)).confidence("stamps", {}) is None


clues = st.dictionaries(st.sampled_from(["year", "doubt", "x"]), st.floats(0, 1))


@given(clues, st.floats(-30, 30))
def test_probabilities_keep_within_their_bounds(clues: dict[str, float], base: float) -> None:
    weights = Weights(base, {"year": 40.0, "doubt": -40.0}, 0.02, 0.98)
    assert 0.02 <= weights.probability(clues) <= 0.98


@pytest.mark.parametrize("text", ["", "[]", "{}", '{"kinds": {"laws": {}}}', '{"kinds": {"laws": {"base": "high"}}}'])
def test_weights_of_another_make_are_told_and_left(
    text: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    (tmp_path / "confidence.json").write_text(text)
    monkeypatch.setattr("docproc.confidence.model.resources.files", lambda _: tmp_path)
    with caplog.at_level(logging.WARNING):
        assert load_model.__wrapped__() is None
    assert "confidences are null" in caplog.text


def test_the_shipped_weights_know_every_kind_that_gold_judges() -> None:
    model = load_model()
    assert model is not None
    assert set(model.kinds) >= KINDS
    assert all(0 <= weights.least < weights.most <= 1 for weights in model.kinds.values())


def test_the_shipped_weights_trust_doubtful_recognition_less() -> None:
    model = load_model()
    assert model is not None
    for kind in sorted(KINDS - {"archive"}):
        clear, dim = model.confidence(kind, {"ocr": 1.0}), model.confidence(kind, {"ocr": 1.0, "doubt": 1.0})
        assert clear is not None
        assert dim is not None
        assert dim <= clear
