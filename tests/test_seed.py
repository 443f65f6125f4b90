"""The dispatch that the project began from, against its gold, by the contract's own scorer."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

import docproc

SHARED = Path(__file__).parents[2] / "shared"
SCORER = SHARED / "contract" / "score.py"
PERFECT = (
    "header.all",
    "addressees",
    "citations",
    "citations.type",
    "citations.date",
    "citations.issuer",
    "recipients",
    "recipients.purpose",
    "archive",
    "items",
    "items.label",
    "deadline.none",
)


@pytest.fixture(scope="module")
def figures(tmp_path_factory: pytest.TempPathFactory) -> dict[str, float | None]:
    seed = next((SHARED / "seed").glob("*.gold.json"), None)
    if seed is None or not SCORER.exists():
        pytest.skip("the seed dispatch and its scorer are not beside the repository")
    name = seed.name.removesuffix(".gold.json")
    folder = tmp_path_factory.mktemp("predictions")
    (folder / f"{name}.json").write_text(docproc.extract(seed.with_name(f"{name}.txt")).model_dump_json())
    command = [sys.executable, str(SCORER), str(seed.parent), "--predictions", str(folder), "--json"]
    run = subprocess.run(command, capture_output=True, text=True, check=True)
    return {measure: figure["score"] for measure, figure in json.loads(run.stdout)["figures"].items()}


@pytest.mark.parametrize("measure", PERFECT)
def test_the_seed_is_read_without_a_fault(figures: dict[str, float | None], measure: str) -> None:
    assert figures[measure] == 1.0


def test_the_seeds_obligations_are_found(figures: dict[str, float | None]) -> None:
    assert (figures["obligations"] or 0) >= 0.85
