"""The comparison's figures are those of the contract's scorer, which stands beside the repository and not in it."""

from __future__ import annotations

import importlib.util
import json
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType

import pytest

import docproc
from corpus.evaluate.compare import compare
from corpus.evaluate.groups import GROUPS, REPO, Group
from corpus.evaluate.keys import bag, key, overlap
from corpus.evaluate.predict import read
from corpus.evaluate.tally import figures
from corpus.splits import documents

SCORER = REPO.parent / "shared" / "contract" / "score.py"
BORN_DIGITAL = [group for group in GROUPS if group.key in {"pdf", "word", "legacy", "seed"}]
# The first of each authoring family that everybody may look at.
AUTHORED = {path.name[0]: path for path in reversed(documents("dev", "train"))}


@pytest.fixture(scope="module")
def scorer() -> ModuleType:
    """The contract's scorer as a module."""
    if not SCORER.is_file():
        pytest.skip("the contract's scorer is not beside this repository")
    spec = importlib.util.spec_from_file_location("contract_score", SCORER)
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def real() -> Iterator[tuple[Group, Path]]:
    """Born-digital documents of others."""
    return ((group, file) for group in BORN_DIGITAL for file in group.gold_files())


def assert_same(scorer: ModuleType, gold: dict[str, object], found: dict[str, object]) -> None:
    """Every measure of the contract has the same counts here."""
    theirs: dict[str, object] = {}
    scorer.compare("x", gold, found, theirs, [])
    ours = figures(compare(gold, found).tallies)
    assert set(theirs) <= set(ours)
    for name, tally in theirs.items():
        figure = ours[name]
        assert (figure["tp"], figure["fp"], figure["fn"]) == (tally.tp, tally.fp, tally.fn), name  # type: ignore[attr-defined]
        assert figure["score"] == (tally.f1 if figure["as"] == "F1" else tally.accuracy), name  # type: ignore[attr-defined]


@pytest.mark.parametrize("gold_file", AUTHORED.values(), ids=lambda path: path.name[:3])
def test_authored_documents(scorer: ModuleType, gold_file: Path) -> None:
    gold = json.loads(gold_file.read_text(encoding="utf-8"))
    text = next(
        path for path in gold_file.parent.glob(f"{gold_file.name.removesuffix('.gold.json')}.*") if path != gold_file
    )
    found = json.loads(docproc.extract(text, allow_secret=True).model_dump_json())
    assert_same(scorer, gold, found)


@pytest.mark.parametrize("other", documents("dev")[::5], ids=lambda path: path.name[:3])
def test_predictions_of_other_documents(scorer: ModuleType, other: Path) -> None:
    """What fits badly: everything that one document's gold says, taken as another's prediction."""
    gold = json.loads(documents("dev")[0].read_text(encoding="utf-8"))
    said = json.loads(other.read_text(encoding="utf-8"))
    found = {**said, "archive": {"codes": said["archive"]}}
    assert_same(scorer, gold, found)
    assert_same(scorer, said, {})


@pytest.mark.parametrize(("group", "gold_file"), list(real()), ids=lambda value: getattr(value, "key", None) or "")
def test_real_documents(scorer: ModuleType, group: Group, gold_file: Path) -> None:
    case = group.case(gold_file)
    assert_same(scorer, dict(case.gold), dict(read(case).content))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Uỷ ban nhân dân TỈNH HOÀ BÌNH", "ủy ban nhân dân tỉnh Hòa Bình"),
        ("15 / UBND–VP", "15/UBND-VP"),
        ("“Sở Y tế”;", "Sở Y tế"),
        ("  VT,  TCBC.", "vt, tcbc"),
        ("Ðắk Lắk", "Đắk Lắk"),
        ("**Số:** 12", "Số: 12"),
        ("phố;", "phố"),
        ("", "..."),
        ("2008", "2008 "),
    ],
)
def test_keys_and_overlap(scorer: ModuleType, one: str, other: str) -> None:
    assert [key(one), key(other)] == [scorer.key(one), scorer.key(other)]
    assert overlap(bag(one), bag(other)) == scorer.overlap(one, other)
