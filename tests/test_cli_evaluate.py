"""``docproc evaluate``: documents of one's own, another system's predictions, what is wrong with them, the tables."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from corpus.evaluate import baseline, scores
from corpus.evaluate.table import README_MARKS
from tests.commands import call
from tests.corpus.evaluate.small import gold, prediction, write


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with one document and its gold."""
    write(tmp_path / "mine")
    return tmp_path / "mine"


def said(folder: Path, name: str = "x01-so-noi-vu-2024", **changes: object) -> Path:
    """A folder with a prediction for that document."""
    folder.mkdir(exist_ok=True)
    (folder / f"{name}.json").write_text(json.dumps({**prediction(), **changes}), encoding="utf-8")
    return folder


def test_documents_of_ones_own_are_read_and_compared(folder: Path) -> None:
    status, out, err = call("evaluate", "--gold", folder, "--by", "level", "--by", "form")
    assert (status, err) == (0, "")
    assert "| documents | 1 |" in out
    assert "| header.number | 1.000 (1/1) |" in out
    assert "| citations | 1.000 (1 +0 -0) |" in out
    assert "| province | 1 |" in out
    assert "| text | 1 |" in out


@pytest.mark.parametrize("ending", [".txt", ".gold.json"])
def test_files_name_documents_or_their_gold(folder: Path, ending: str) -> None:
    status, out, _ = call("evaluate", folder / f"x01-so-noi-vu-2024{ending}", "--json")
    figures = json.loads(out)["documents"]["figures"]
    assert status == 0
    assert figures["header.all"] == {"score": 1.0, "as": "accuracy", "tp": 1, "fp": 0, "fn": 0}


def test_predictions_of_any_system_are_compared(folder: Path, tmp_path: Path) -> None:
    others = said(tmp_path / "others", citations=[{"number": "62/2020/NĐ-CP", "confidence": 0.9}, {"number": "1/A"}])
    status, out, err = call("evaluate", "--gold", folder, "--predictions", others, "--json", "--errors")
    assert (status, err) == (0, "")
    lines, _, rest = out.partition("\n{\n")
    told = [json.loads(line) for line in lines.splitlines()]
    assert {"group": "documents", "document": "x01-so-noi-vu-2024", "form": "text"}.items() <= told[0].items()
    assert [line["measure"] for line in told] == ["citations", *(f"citations.{f}" for f in ("type", "date", "issuer"))]
    report = json.loads("{\n" + rest)["documents"]
    assert report["figures"]["citations"] == {"score": pytest.approx(2 / 3), "as": "F1", "tp": 1, "fp": 1, "fn": 0}
    assert report["figures"]["document.all"]["score"] == 0
    (citations, every) = report["calibration"]
    assert (citations["kind"], citations["values"], citations["without_confidence"]) == ("citations", 1, 1)
    assert citations["error"] == pytest.approx(0.1)
    assert every["kind"] == "all"


def test_a_missing_prediction_counts_as_empty_and_is_told(folder: Path, tmp_path: Path) -> None:
    write(folder, "x02-khac-2024")
    status, out, err = call("evaluate", "--gold", folder, "--predictions", said(tmp_path / "others"))
    assert status == 2
    assert "docproc: x02-khac-2024 (unknown): cannot open the file" in err
    assert err.endswith("[prediction_malformed]\n")
    assert "| header.all | 0.500 (1/2) |" in out
    assert "* x02-khac-2024: cannot open the file" in out


def test_a_document_that_cannot_be_read_counts_as_empty_and_is_told(folder: Path) -> None:
    write(folder, "x02-trong-2024")
    (folder / "x02-trong-2024.txt").write_text("", encoding="utf-8")
    status, out, err = call("evaluate", "--gold", folder)
    assert status == 2
    assert err.startswith("docproc: x02-trong-2024")
    assert "[file_empty]" in err
    assert "| header.all | 0.500 (1/2) |" in out


@pytest.mark.parametrize(
    ("content", "code", "words"),
    [
        ("{", "gold_malformed", "is no JSON"),
        ("[]", "gold_malformed", "one JSON object"),
        ('{"citations": [{"number": null}]}', "gold_malformed", "citations[0] needs a text as number"),
        ('{"items": {"label": "1"}}', "gold_malformed", "items must be a list"),
        ('{"obligations": [{"action": "a", "actors": ["Sở Y tế"]}]}', "gold_malformed", "objects as actors"),
        ('{"addressees": [3]}', "gold_malformed", "addressees[0] must be a text"),
        ('{"header": []}', None, ""),
        ('{"header": "x"}', "gold_malformed", "header must be an object"),
    ],
)
def test_gold_that_has_not_its_form_is_told(folder: Path, content: str, code: str | None, words: str) -> None:
    file = folder / "x01-so-noi-vu-2024.gold.json"
    file.write_text(content, encoding="utf-8")
    status, out, err = call("evaluate", "--gold", folder)
    assert status == (2 if code else 0)
    assert out == "" or not code
    assert words in err
    assert (f"[{code}]" in err) == bool(code)


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (["--gold", "nowhere"], "gold_missing"),
        (["--gold", "."], "gold_missing"),
        (["stray.txt"], "gold_missing"),
        (["alone.gold.json"], "document_missing"),
    ],
)
def test_what_is_not_there_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, arguments: list[str], code: str
) -> None:
    (tmp_path / "empty").mkdir()
    monkeypatch.chdir(tmp_path / "empty")
    if code == "document_missing":
        Path("alone.gold.json").write_text(json.dumps(gold()), encoding="utf-8")
    if "stray.txt" in arguments:
        Path("stray.txt").write_text("Kính gửi: Sở Y tế", encoding="utf-8")
    status, out, err = call("evaluate", *arguments)
    assert (status, out) == (2, "")
    assert err.endswith(f"[{code}]\n")


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["--group", "nope"], "there is no group nope"),
        (["--gold", ".", "--split", "dev"], "documents of your own"),
        (["--release", "--form", "pdf"], "--write and --release"),
        (["--by", "colour"], "colour"),
        (["--jobs", "0"], "jobs"),
        (["--predictions", "nowhere"], "nowhere"),
    ],
)
def test_a_wrong_command_line_is_told(arguments: list[str], words: str) -> None:
    status, out, err = call("evaluate", *arguments)
    assert (status, out) == (64, "")
    assert words in err


def test_secret_dispatches_are_measured(folder: Path) -> None:
    text = folder / "x01-so-noi-vu-2024.txt"
    text.write_text("MẬT\n" + text.read_text(encoding="utf-8"), encoding="utf-8")
    status, out, _ = call("evaluate", "--gold", folder, "--json")
    assert status == 0
    assert json.loads(out)["documents"]["figures"]["header.number"]["score"] == 1.0


@pytest.fixture
def one_document(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> dict[str, Path]:
    """The corpus reduced to one document, and tables that lie elsewhere."""
    from corpus import splits
    from corpus.evaluate import groups

    write(tmp_path / "documents", "a01-so-noi-vu-2024")
    write(tmp_path / "documents", "f01-so-noi-vu-2024")
    monkeypatch.setattr(splits, "DOCUMENTS", tmp_path / "documents")
    monkeypatch.setattr(groups, "GROUPS", [group for group in groups.GROUPS if group.splits])
    paths = {"README": tmp_path / "README.md", "SCORES": tmp_path / "SCORES.md", "BASELINE": tmp_path / "scores.csv"}
    paths |= {"PICTURE": tmp_path / "picture.svg", "RELEASE": tmp_path / "RELEASE.md"}
    paths |= {"RELEASE_PICTURE": tmp_path / "release.svg"}
    for name, path in paths.items():
        monkeypatch.setattr(scores, name, path)
    monkeypatch.setattr(baseline, "BASELINE", paths["BASELINE"])
    monkeypatch.setattr(scores, "REPO", tmp_path)
    (tmp_path / "pyproject.toml").touch()
    monkeypatch.setattr("corpus.evaluate.cases.FORMS", ("text", "pdf"))
    monkeypatch.setattr(groups, "EACH_TIME", {"text": ("dev", "train")})
    return paths


def test_the_tables_are_written_and_name_gains_and_losses(one_document: dict[str, Path]) -> None:
    one_document["README"].write_text("".join(README_MARKS), encoding="utf-8")
    status, out, _ = call("evaluate", "--write", "--jobs", "1")
    assert status == 0
    table = one_document["SCORES"].read_text(encoding="utf-8")
    assert out.startswith(table)
    assert "| documents | 1 |" in table
    assert "| measure | authored |" in one_document["README"].read_text(encoding="utf-8")
    assert one_document["BASELINE"].read_text(encoding="utf-8").startswith("document,header.all,")
    assert not one_document["RELEASE"].exists()
    one_document["SCORES"].write_text(table.replace("1.000 (1/1)", "0.000 (0/1)"), encoding="utf-8")
    _, out, _ = call("evaluate", "--write", "--jobs", "1")
    assert "gain  authored         header.all           0.000 (0/1) → 1.000 (1/1)" in out
    _, out, _ = call("evaluate", "--write", "--jobs", "1")
    assert out.endswith("no gains, no losses\n")


def test_an_installed_copy_keeps_no_tables(one_document: dict[str, Path]) -> None:
    (one_document["README"].parent / "pyproject.toml").unlink()
    status, _, err = call("evaluate", "--write")
    assert (status, one_document["SCORES"].exists()) == (64, False)
    assert "in a clone of it" in err


def test_a_check_fails_where_a_figure_fell(one_document: dict[str, Path]) -> None:
    call("evaluate", "--write", "--jobs", "1")
    assert call("evaluate", "--check")[0] == 0
    text = one_document["BASELINE"].parent / "documents" / "a01-so-noi-vu-2024.txt"
    text.write_text(text.read_text(encoding="utf-8").replace("62/2020", "26/2020"), encoding="utf-8")
    status, _, err = call("evaluate", "--check")
    assert status == 6
    assert "docproc: citations 1.000 → 0.000 (a01-so-noi-vu-2024) [score_lost]" in err


def test_the_test_part_is_measured_only_when_asked_for(one_document: dict[str, Path]) -> None:
    def parts(*arguments: str) -> set[str]:
        return set(json.loads(call("evaluate", "--json", "--by", "split", *arguments)[1])["text"]["by"]["split"])

    assert parts() == {"dev"}
    assert parts("--split", "test") == {"test"}
    status, out, _ = call("evaluate", "--release", "--jobs", "1")
    assert status == 0
    assert one_document["RELEASE"].read_text(encoding="utf-8") == out
    assert "## Test part, by form" in out
    assert one_document["RELEASE_PICTURE"].read_text(encoding="utf-8").startswith("<svg")
    assert not one_document["SCORES"].exists()
