"""Learning of confidence: from judged leaves to weights, told on made-up leaves and on one authored dispatch."""

from __future__ import annotations

import json
import random
from itertools import pairwise

import pytest

from corpus.splits import DOCUMENTS
from models.confidence.figures import figure
from models.confidence.forms import SCANS, File, files_of
from models.confidence.learning import learn
from models.confidence.samples import Sample, samples_of
from models.confidence.train import measure, overstated

NAME = "b06-quyet-dinh-ke-hoach-benh-vien-2024"
GOLD = DOCUMENTS / f"{NAME}.gold.json"


def made(count: int, kind: str = "items", *, seed: int = 1) -> list[Sample]:
    """Leaves of 40 documents, of which the doubtful are wrong two times in three, the others one in twenty."""
    chance = random.Random(seed)  # noqa: S311
    samples = []
    for number in range(count):
        doubt = float(chance.random() < 0.3)
        right = chance.random() > (0.67 if doubt else 0.05)
        form = "scan" if doubt else "pdf"
        samples.append(Sample(f"d{number % 40:02}", form, kind, {"doubt": doubt, "words": chance.random()}, right))
    return samples


def test_what_makes_leaves_wrong_is_learned_and_calibrated() -> None:
    weights = learn(made(2000)).weights["items"]
    assert weights.probability({"doubt": 1.0}) == pytest.approx(0.33, abs=0.08)
    assert weights.probability({}) == pytest.approx(0.95, abs=0.04)


def test_what_was_said_too_much_of_new_dispatches_is_taken_off_its_kind_alone() -> None:
    too_much = overstated()
    assert too_much["actors.lead"] == pytest.approx(1.34, abs=0.01)  # 0.950 said, 0.833 right
    assert min(too_much.values()) >= 0
    assert "header.number" not in too_much


def test_the_same_leaves_give_the_same_weights() -> None:
    first, second = learn(made(600)), learn(made(600))
    assert first.weights == second.weights
    assert first.unseen.tolist() == second.unseen.tolist()


def test_a_rare_kind_learns_from_the_others_what_doubt_does() -> None:
    samples = [*made(2000), *(s._replace(kind="laws", right=True) for s in made(12, seed=2))]
    assert learn(samples).weights["laws"].clues["doubt"] < -1


def test_few_leaves_never_give_certainty() -> None:
    samples = [*made(400), *(s._replace(kind="laws", right=True) for s in made(8, seed=3))]
    assert learn(samples).weights["laws"].most <= 0.9


def test_unseen_chances_are_honest() -> None:
    samples = made(3000)
    found = learn(samples)
    rows = measure(samples, found.unseen, {"items": 0.76})
    assert rows["all"].error < 0.03
    assert rows["all"].area is not None
    assert rows["all"].area > 0.7
    assert rows["all"].brier < rows["all"].alone
    assert rows["scans"].right < rows["digital"].right


@pytest.mark.parametrize(
    ("chances", "right", "error", "area"),
    [
        ([0.9] * 10, [True] * 9 + [False], 0.0, 0.5),
        ([1.0] * 10, [True] * 5 + [False] * 5, 0.5, 0.5),
        ([0.9, 0.1], [True, False], 0.1, 1.0),
        ([0.1, 0.9], [True, False], 0.9, 0.0),
        ([0.8, 0.8], [True, True], 0.2, None),
    ],
)
def test_figures(chances: list[float], right: list[bool], error: float, area: float | None) -> None:
    found = figure(chances, right, [0.5] * len(right))
    assert found.error == pytest.approx(error)
    assert found.area == area


def test_a_dispatch_gives_the_same_files_in_every_run() -> None:
    first, second = list(files_of(GOLD, scans=0)), list(files_of(GOLD, scans=0))
    assert [file.form for file in first] == ["text", "docx", "pdf", "stamped", "legacy"]
    assert all(one.data == other.data for one, other in zip(first, second, strict=True))


def test_scans_come_last_and_only_where_wanted() -> None:
    files = list(files_of(GOLD, scans=1))
    assert [file.form in SCANS for file in files] == [False] * 5 + [True] * (len(files) - 5)


def test_a_letterhead_run_together_is_learned_from_as_text_alone() -> None:
    path = DOCUMENTS / "b03-tra-loi-vien-kiem-sat-2019.gold.json"
    assert [file.form for file in files_of(path, scans=1)] == ["text"]


def text() -> File:
    return next(files_of(GOLD, scans=0))


def test_leaves_are_judged_one_by_one() -> None:
    gold = json.loads(GOLD.read_text(encoding="utf-8"))
    as_it_is = samples_of(text(), gold)
    assert {"header.number", "items", "obligations", "recipients", "signature"} <= {s.kind for s in as_it_is}
    gold["header"]["number"] = "119/QĐ-BVSN"
    gold["recipients"][0]["name"] = "Sở Nội vụ"
    changed = samples_of(text(), gold)
    lost = [(s.kind, s.right) for s, before in zip(changed, as_it_is, strict=True) if s.right != before.right]
    assert lost == [("header.number", False), ("recipients", False)]


def test_leaves_that_gold_leaves_open_are_left_out() -> None:
    gold = json.loads(GOLD.read_text(encoding="utf-8"))
    del gold["items"], gold["header"]["place"]
    kinds = {sample.kind for sample in samples_of(text(), gold)}
    assert not kinds & {"items", "header.place"}
    assert "header.date" in kinds


def test_confidence_falls_with_doubt_in_the_shipped_order() -> None:
    weights = learn(made(2000)).weights["items"]
    said = [weights.probability({"doubt": step / 10}) for step in range(11)]
    assert all(later <= earlier for earlier, later in pairwise(said))
