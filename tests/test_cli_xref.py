"""``docproc xref`` on real files: what it says, what it draws, and what it does with files that cannot be read."""

from __future__ import annotations

import json
import shutil
import xml.etree.ElementTree as ET
from pathlib import Path
from typing import Any

import networkx as nx
import pytest
import rdflib

from docproc.citations.index import Index, Record, Reference
from docproc.export.xref import report, to_text
from tests.commands import SOURCE_ROOT, call, spawn

SAMPLES = SOURCE_ROOT / "corpus" / "samples" / "xref"
LETTER = """UBND TỈNH AN BÌNH
SỞ XÂY DỰNG
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
Số: {number}/SXD-QLN
V/v rà soát nhà ở xã hội
An Bình, ngày 05 tháng 10 năm 2026

Kính gửi: Ủy ban nhân dân các xã, phường

{body}

Nơi nhận:
- Như trên;
- Lưu: VT, QLN.

GIÁM ĐỐC

Trần Quốc Bảo
"""


@pytest.fixture(scope="module")
def written(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What ``docproc extract`` writes of the samples: one indented object a file."""
    folder = tmp_path_factory.mktemp("written")
    status, _, err = call("extract", "-o", folder, *sorted(SAMPLES.glob("*.txt")))
    assert (status, err) == (0, "")
    return folder


@pytest.fixture(scope="module")
def found(written: Path) -> dict[str, Any]:
    status, out, err = call("xref", "--format", "json", written)
    assert (status, err) == (0, "")
    answer: dict[str, Any] = json.loads(out)
    return answer


def document(found: dict[str, Any], number: str) -> dict[str, Any]:
    (one,) = (one for one in found["documents"] if one["number"] == number)
    return dict(one)


class TestWhatIsSaid:
    def test_each_citation_with_its_state_and_target(self, found: dict[str, Any]) -> None:
        cited = {one["number"]: one for one in document(found, "2188/SNNMT-TL")["cites"]}

        assert {number: one["resolution"]["state"] for number, one in cited.items()} == {
            "2031/SNNMT-TL": "matched",
            "1967/CĐ-UBND": "matched",
            "114/2018/NĐ-CP": "unmatched",
            "1102/QĐ-UBND": "matched",
        }
        assert cited["1102/QĐ-UBND"]["resolution"]["target"] == document(found, "1102/QĐ-UBND")["id"]
        assert cited["2031/SNNMT-TL"]["relation"] == "tiếp theo"

    def test_what_cites_a_document(self, found: dict[str, Any]) -> None:
        plan = document(found, "74/KH-UBND")

        assert [one["number"] for one in plan["cited_by"]] == ["1967/CĐ-UBND", "2031/SNNMT-TL"]

    def test_provisions_are_those_printed(self, found: dict[str, Any]) -> None:
        (cited,) = (one for one in document(found, "655/QĐ-UBND")["cites"] if one["number"] == "218/QĐ-UBND")

        assert cited["provisions"] == ["khoản 2 Điều 5 và Điều 7 của Quy định"]

    def test_what_is_cited_most_and_missing_comes_first(self, found: dict[str, Any]) -> None:
        decrees = [one for one in found["missing"] if not one["number"].endswith(("QH14", "QH15"))]

        assert [(one["number"], one["count"]) for one in decrees] == [("114/2018/NĐ-CP", 4), ("1976/CĐ-UBND", 1)]

    def test_a_slip_is_suspected_and_left_as_printed(self, found: dict[str, Any]) -> None:
        (slip,) = found["slips"]

        assert (slip["cited"], slip["number"]) == ("1976/CĐ-UBND", "1967/CĐ-UBND")
        assert slip["source"] == document(found, "2031/SNNMT-TL")["id"]
        assert "1976/CĐ-UBND" in [one["number"] for one in document(found, "2031/SNNMT-TL")["cites"]]
        assert "2031/SNNMT-TL" not in [one["number"] for one in document(found, "1967/CĐ-UBND")["cited_by"]]

    def test_the_chain_of_changes(self, found: dict[str, Any]) -> None:
        chains = [[step["number"] for step in chain] for chain in found["chains"]]

        assert chains == [["1102/QĐ-UBND", "655/QĐ-UBND", "218/QĐ-UBND"]]

    def test_text_for_people_from_the_files_themselves(self) -> None:
        status, out, err = spawn("xref", SAMPLES)

        assert (status, err) == (0, "")
        assert out.startswith("7 documents, ")
        assert "    sửa đổi: 655/QĐ-UBND, 2026-04-20, Ủy ban nhân dân tỉnh (Điều 1) → matched 655/QĐ-UBND" in out
        assert "    2188/SNNMT-TL, 2026-09-21: tiếp theo\n" in out
        assert "\nCited most, yet missing:\n" in out
        assert "2031/SNNMT-TL cites 1976/CĐ-UBND; 1967/CĐ-UBND may be meant: " in out
        assert "  1102/QĐ-UBND changes 655/QĐ-UBND changes 218/QĐ-UBND\n" in out

    def test_one_object_a_line(self, written: Path) -> None:
        status, out, _ = call("xref", "--format", "jsonl", written)
        lines = [json.loads(line) for line in out.splitlines()]

        assert status == 0
        assert [line["kind"] for line in lines].count("document") == 7
        assert {"missing", "slip", "chain", "hub"} <= {line["kind"] for line in lines}

    def test_json_lines_from_standard_input(self, written: Path, found: dict[str, Any]) -> None:
        lines = b"".join(
            json.dumps(json.loads(path.read_bytes()), ensure_ascii=False).encode() + b"\n"
            for path in sorted(written.iterdir())
        )
        status, out, err = call("xref", "--format", "json", "-", stdin=lines)

        assert (status, err) == (0, "")
        again = json.loads(out)
        for one in (*again["documents"], *found["documents"]):
            del one["files"]
        assert again == found

    def test_a_dispatch_from_standard_input(self) -> None:
        status, out, _ = call("xref", "-", stdin=(SAMPLES / "02-ke-hoach-74.txt").read_bytes())

        assert status == 0
        assert out.startswith("1 document, ")

    def test_only_one_document_and_its_neighbours(self, written: Path) -> None:
        status, out, _ = call("xref", "--format", "json", "--for", "655/QĐ-UBND", written)
        found = json.loads(out)

        assert status == 0
        assert [one["number"] for one in found["documents"]] == ["218/QĐ-UBND", "655/QĐ-UBND", "1102/QĐ-UBND"]
        assert [one["number"] for one in document(found, "218/QĐ-UBND")["cited_by"]] == ["655/QĐ-UBND"]
        assert "114/2018/NĐ-CP" in [one["number"] for one in found["missing"]]
        assert "1976/CĐ-UBND" not in [one["number"] for one in found["missing"]]
        assert found["slips"] == []

    def test_a_missing_document_and_who_cites_it(self, written: Path) -> None:
        status, out, _ = call("xref", "--for", "114/2018/nđ-cp", written)

        assert status == 0
        assert out.startswith("4 documents, 4 citations: 4 unmatched.")

    def test_a_number_that_nobody_knows(self, written: Path) -> None:
        status, out, err = call("xref", "--for", "5/QĐ-BNV", written)

        assert (status, out) == (64, "")
        assert "nothing that was read is or cites 5/QĐ-BNV" in err


class TestDrawings:
    def test_each_is_read_by_its_own_reader(self, written: Path, tmp_path: Path) -> None:
        paths = [tmp_path / name for name in ("g.graphml", "g.jsonld", "g.svg")]
        status, _, err = call("xref", written, "--graphml", paths[0], "--json-ld", paths[1], "--svg", paths[2])

        assert (status, err) == (0, "")
        numbers = {facts["number"] for _, facts in nx.read_graphml(paths[0]).nodes(data=True)}
        assert {"218/QĐ-UBND", "114/2018/NĐ-CP"} <= numbers
        assert len(rdflib.Graph().parse(paths[1], format="json-ld")) > 50
        assert ET.parse(paths[2]).getroot().tag.endswith("svg")  # noqa: S314
        assert sorted(path.name for path in tmp_path.iterdir()) == ["g.graphml", "g.jsonld", "g.svg"]

    def test_beside_their_inputs_they_are_not_read_again(self, tmp_path: Path) -> None:
        shutil.copy(SAMPLES / "02-ke-hoach-74.txt", tmp_path)
        for _ in range(2):
            status, out, err = call("xref", tmp_path, "--svg", tmp_path / "g.svg", "--graphml", tmp_path / "g.graphml")

            assert (status, err) == (0, "")
            assert out.startswith("1 document, ")

    def test_a_folder_that_cannot_be_written(self, written: Path, tmp_path: Path) -> None:
        target = tmp_path / "none" / "g.svg"
        status, out, err = call("xref", written, "--svg", target)

        assert status == 5
        assert out.startswith("7 documents, ")
        assert err.startswith(f"docproc: {target}: cannot be written: ")

    def test_an_input_is_never_written_over(self, tmp_path: Path) -> None:
        source = tmp_path / "a.txt"
        shutil.copy(SAMPLES / "02-ke-hoach-74.txt", source)
        before = source.read_bytes()

        assert call("xref", tmp_path, "--svg", source)[0] == 64
        assert source.read_bytes() == before
        assert call("xref", tmp_path, "--svg", tmp_path / "x", "--graphml", tmp_path / "x")[0] == 64


class TestFiles:
    def test_folders_within_folders_and_nothing_hidden(self, tmp_path: Path) -> None:
        deep = tmp_path / "2026" / "Tháng 9"
        deep.mkdir(parents=True)
        shutil.copy(SAMPLES / "05-cong-dien-1967.txt", deep)
        shutil.copy(SAMPLES / "02-ke-hoach-74.txt", tmp_path)
        (tmp_path / ".git").mkdir()
        shutil.copy(SAMPLES / "01-quyet-dinh-218.txt", tmp_path / ".git")

        status, out, _ = call("xref", "--format", "json", tmp_path)

        assert status == 0
        assert [one["number"] for one in json.loads(out)["documents"]] == ["74/KH-UBND", "1967/CĐ-UBND"]

    def test_pdf_and_word_of_one_dispatch_are_one_document(self, tmp_path: Path) -> None:
        for name in ("sample.pdf", "sample.docx"):
            shutil.copy(SAMPLES.parent / name, tmp_path)

        status, out, err = call("xref", "--format", "json", tmp_path)

        assert (status, err) == (0, "")
        (one,) = json.loads(out)["documents"]
        assert one["number"] == "1846/BNNMT-TL"
        assert sorted(one["files"]) == [str(tmp_path / "sample.docx"), str(tmp_path / "sample.pdf")]

    def test_what_cannot_be_read_is_told_and_stops_nothing(self, tmp_path: Path) -> None:
        shutil.copy(SAMPLES / "02-ke-hoach-74.txt", tmp_path / "m.txt")
        (tmp_path / "a.pdf").write_bytes(b"%PDF-1.7\nbroken")
        (tmp_path / "z.txt").write_bytes(b"")

        status, out, err = call("xref", tmp_path)

        assert status == 2
        assert out.startswith("1 document, ")
        assert [line.split(": ")[1] for line in err.splitlines()] == [str(tmp_path / "a.pdf"), str(tmp_path / "z.txt")]

    def test_a_file_that_is_not_there(self, tmp_path: Path) -> None:
        status, out, err = call("xref", tmp_path / "none.pdf")

        assert (status, out) == (2, "")
        assert err.count("\n") == 1

    def test_an_empty_folder(self, tmp_path: Path) -> None:
        status, out, err = call("xref", tmp_path)

        assert (status, out) == (2, "")
        assert "the folder holds no file to read [file_unreadable]" in err

    def test_a_second_copy_is_the_same_document(self, tmp_path: Path) -> None:
        for name in ("a.txt", "b.txt"):
            shutil.copy(SAMPLES / "02-ke-hoach-74.txt", tmp_path / name)

        status, out, _ = call("xref", "--format", "json", tmp_path)

        (one,) = json.loads(out)["documents"]
        assert status == 0
        assert one["files"] == [str(tmp_path / "a.txt"), str(tmp_path / "b.txt")]

    @pytest.mark.parametrize(
        ("content", "said"),
        [
            ('{"schema_version": "1"}', "line 1 is not what docproc extract writes (source: Field required)"),
            ('{"@context": {}}\n', "line 1 is not what docproc extract writes ("),
            ("{" * 100_000, "line 1 is not what docproc extract writes ("),
            ('{"a": 1', "line 1 is not what docproc extract writes ("),
        ],
    )
    def test_json_of_somebody_else(self, tmp_path: Path, content: str, said: str) -> None:
        path = tmp_path / "x.json"
        path.write_text(content, encoding="utf-8")

        status, out, err = call("xref", path)

        assert (status, out) == (2, "")
        assert err.startswith(f"docproc: {path}: {said}")
        assert err.count("\n") == 1

    @pytest.mark.parametrize("as_json", [False, True], ids=["text", "json"])
    def test_a_secrecy_mark_refuses_the_file(self, tmp_path: Path, as_json: bool) -> None:
        path = tmp_path / "mat.txt"
        text = LETTER.format(number=7, body="Thực hiện Kế hoạch số 74/KH-UBND ngày 12/02/2026, đề nghị báo cáo.")
        path.write_text(text.replace("CỘNG HÒA", "TỐI MẬT\nCỘNG HÒA", 1), encoding="utf-8")
        if as_json:
            done = call("extract", "--allow-secret", path)
            path = tmp_path / "mat.json"
            path.write_text(done[1], encoding="utf-8")

        status, out, err = call("xref", path)

        assert (status, out) == (3, "")
        assert "TỐI MẬT" in err
        assert "74/KH-UBND" not in err
        assert call("xref", "--allow-secret", path)[0] == 0


@pytest.mark.parametrize("arguments", [["xref"], ["xref", "--format", "xml", "x"]])
def test_wrong_command_line(arguments: list[str]) -> None:
    status, out, err = call(*arguments)

    assert (status, out) == (64, "")
    assert err.count("\n") == 1


def test_text_cannot_command_a_terminal() -> None:
    index = Index()
    index.add(
        Record.build(
            "1/UBND", date="2026-01-01", subject="x\x1b[31m\r\n7 documents", references=(Reference("2/\x07UBND"),)
        )
    )
    found = report(index)

    assert found is not None
    printed = to_text(found)
    assert not [char for char in printed if not char.isprintable() and char != "\n"]
    assert printed.count("7 documents") == 1
    assert not printed.splitlines()[-1].startswith("7 documents")
