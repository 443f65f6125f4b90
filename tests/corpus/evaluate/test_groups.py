"""Which documents are measured together."""

from __future__ import annotations

from pathlib import Path

import pytest

from corpus.evaluate.groups import GROUPS, Group, authored, ungrouped
from corpus.evaluate.select import chosen, grouped, own
from tests.corpus.evaluate.small import write


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name in ("12-SNV", "15-SYT", "34-SYT"):
        write(tmp_path, name)
    return tmp_path


def test_a_group_takes_names_that_begin_so(folder: Path) -> None:
    group = Group("x", "một", folder, ("12-", "34-"))
    assert [path.name for path in group.gold_files()] == ["12-SNV.gold.json", "34-SYT.gold.json"]
    assert ungrouped([group]) == ["15-SYT.gold.json"]
    assert ungrouped([group, Group("y", "hai", folder, ("15",))]) == []
    assert Group("z", "ba", folder / "nowhere").gold_files() == []


def test_a_group_says_which_of_the_files_beside_its_gold_is_read(folder: Path) -> None:
    (folder / "12-SNV.doc").write_bytes(b"-")
    gold_file = folder / "12-SNV.gold.json"
    assert Group("x", "một", folder).case(gold_file).document.suffix == ".txt"
    assert Group("x", "một", folder, suffixes=(".doc",)).case(gold_file).document.suffix == ".doc"


def test_an_authored_group_knows_part_and_form_and_leaves_the_test_part_out() -> None:
    group = authored("pdf")
    cases = [group.case(path) for path in group.gold_files()]
    assert {case.form for case in cases} == {"pdf"}
    assert {case.split for case in cases} == {"dev", "train"}
    assert all(case.render and case.document.suffix in {".txt", ".md"} for case in cases)
    assert not any(case.name.startswith(("f", "g")) for case in cases)
    assert not authored().case(group.gold_files()[0]).render


def test_groups_are_chosen_by_their_keys() -> None:
    assert list(chosen([])) == list(GROUPS)
    assert [group.key for group in chosen(["pdf", "authored"])] == ["pdf", "authored"]
    with pytest.raises(KeyError, match="nope"):
        list(chosen(["nope"]))


def test_what_cannot_be_measured_is_kept_with_its_reason(folder: Path) -> None:
    (folder / "15-SYT.txt").unlink()
    (folder / "34-SYT.gold.json").write_text("{", encoding="utf-8")
    for selection in (grouped([Group("x", "một", folder)]), own([folder])):
        assert [case.name for cases in selection.columns.values() for case in cases] == ["12-SNV"]
        assert [(path.name, fault.code) for path, fault in selection.faults] == [
            ("15-SYT.gold.json", "document_missing"),
            ("34-SYT.gold.json", "gold_malformed"),
        ]


def test_a_document_named_twice_is_measured_once(folder: Path) -> None:
    selection = own([folder, folder / "12-SNV.txt", folder / "12-SNV.gold.json"])
    assert len(selection.columns["documents"]) == 3
