"""``docproc cite``: text on standard input, what it cites on standard output."""

from __future__ import annotations

import json
import re
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest

from docproc.passages import cite
from docproc.reading import limits
from tests.commands import SOURCE_ROOT, call, spawn

SAMPLES = SOURCE_ROOT / "corpus" / "samples" / "xref"
PARAGRAPH = (
    "Căn cứ khoản 2 Điều 5 Nghị định số 114/2018/NĐ-CP ngày 04/9/2018 của Chính phủ về quản lý an toàn đập, hồ chứa "
    "nước; Luật Thủy lợi năm 2017; thực hiện Công điện số 1976/CĐ-UBND ngày 05/9/2026 của Ủy ban nhân dân tỉnh An "
    "Giang về việc tập trung ứng phó mưa lũ, bảo đảm an toàn hồ chứa nước và Quyết định số 218/QĐ-UBND ngày 15/01/2026 "
    "của Ủy ban nhân dân tỉnh An Giang, các đơn vị trực 24/7."
)


def run(*arguments: object, stdin: str = "") -> tuple[int, str, str]:
    return call("cite", *arguments, stdin=stdin.encode())


@pytest.fixture(scope="module")
def linked() -> dict[str, Any]:
    status, out, err = run("--format", "json", "--index", SAMPLES, stdin=PARAGRAPH)
    assert (status, err) == (0, "")
    answer: dict[str, Any] = json.loads(out)
    return answer


class TestText:
    def test_one_document_after_another(self) -> None:
        status, out, err = run(stdin=PARAGRAPH)

        assert (status, err) == (0, "")
        assert [line.split(" · ")[:3] for line in out.splitlines() if not line.startswith(" ")] == [
            ["114/2018/NĐ-CP", "nghị định", "2018-09-04"],
            ["Luật Thủy lợi 2017", "08/2017/QH14", "2017-06-19"],
            ["1976/CĐ-UBND", "công điện", "2026-09-05"],
            ["218/QĐ-UBND", "quyết định", "2026-01-15"],
        ]
        assert out.startswith("114/2018/NĐ-CP · nghị định · 2018-09-04 · Chính phủ · căn cứ\n")
        assert "\n  khoản 2 Điều 5\n" in out

    def test_as_a_user_calls_it(self) -> None:
        assert spawn("cite", stdin=PARAGRAPH.encode()) == run(stdin=PARAGRAPH)

    def test_linked_to_an_index(self) -> None:
        status, out, _ = run("--index", SAMPLES, stdin=PARAGRAPH)

        assert status == 0
        assert "\n  → matched 218/QĐ-UBND, 2026-01-15 [vn-" in out
        assert "\n    1967/CĐ-UBND may be meant: " in out

    @pytest.mark.parametrize("text", ["Trực 24/7, điện thoại 0296/3852.112.", "Kính gửi các đơn vị."])
    def test_nothing_cited(self, text: str) -> None:
        assert run(stdin=text) == (0, "No cited documents found.\n", "")

    def test_a_line_that_looks_like_a_number_field_is_a_citation(self) -> None:
        _, out, _ = run(stdin="Thực hiện Công văn số: 1302/SYT-NVY ngày 22/5/2021 của Sở Y tế")

        assert out.startswith("1302/SYT-NVY · công văn · 2021-05-22 · Sở Y tế")

    def test_its_own_number_is_no_citation(self) -> None:
        _, out, _ = run("--number", "218/QĐ-UBND", "--issued", "2026-01-15", stdin=PARAGRAPH)

        assert "1976/CĐ-UBND" in out
        assert "218/QĐ-UBND" not in out

    def test_standards_only_where_they_are_asked_for(self) -> None:
        text = "Thiết kế theo TCVN 5574:2018 và Nghị định số 114/2018/NĐ-CP."

        assert "TCVN" not in run(stdin=text)[1]
        assert run("--standards", stdin=text)[1].startswith("TCVN 5574:2018 · tiêu chuẩn")

    def test_a_whole_dispatch_leaves_out_its_letterhead(self) -> None:
        _, out, _ = run("--file", SAMPLES / "02-ke-hoach-74.txt")

        assert [line.split(" · ")[0] for line in out.splitlines() if not line.startswith(" ")] == [
            "114/2018/NĐ-CP",
            "218/QĐ-UBND",
        ]


class TestJson:
    def test_an_exact_link_fills_the_target(self, linked: dict[str, Any]) -> None:
        states = {one["number"]: (one["resolution"]["state"], one["target"]) for one in linked["citations"]}

        assert states["114/2018/NĐ-CP"] == ("unmatched", None)
        assert states["1976/CĐ-UBND"] == ("unmatched", None)
        assert states["218/QĐ-UBND"][0] == "matched"
        assert states["218/QĐ-UBND"][1].startswith("vn-")

    def test_reasons_and_slips(self, linked: dict[str, Any]) -> None:
        found = {one["number"]: one["resolution"] for one in linked["citations"]}

        assert "date-equal" in [reason["code"] for reason in found["218/QĐ-UBND"]["reasons"]]
        assert [slip["number"] for slip in found["1976/CĐ-UBND"]["slips"]] == ["1967/CĐ-UBND"]

    def test_spans_point_into_the_text(self, linked: dict[str, Any]) -> None:
        printed = {
            one["number"]: {linked["text"][slice(*mention["span"])] for mention in one["mentions"]}
            for one in linked["citations"]
        }

        assert printed["114/2018/NĐ-CP"] == {"114/2018/NĐ-CP"}
        assert printed["218/QĐ-UBND"] == {"218/QĐ-UBND"}

    def test_without_index_nothing_is_resolved(self) -> None:
        _, out, _ = run("--format", "json", stdin=PARAGRAPH)
        found = json.loads(out)

        assert all("resolution" not in one and one["target"] is None for one in found["citations"])
        assert [(one["name"], one["number"]) for one in found["laws"]] == [("Luật Thủy lợi", "08/2017/QH14")]

    def test_one_object_a_line_in_the_order_of_the_text(self) -> None:
        _, out, _ = run("--format", "jsonl", stdin=PARAGRAPH)

        assert [(one["kind"], one["number"]) for one in map(json.loads, out.splitlines())] == [
            ("citation", "114/2018/NĐ-CP"),
            ("law", "08/2017/QH14"),
            ("citation", "1976/CĐ-UBND"),
            ("citation", "218/QĐ-UBND"),
        ]

    def test_results_of_extract_serve_as_an_index(self, tmp_path: Path) -> None:
        files = sorted(SAMPLES.glob("*.txt"))
        (tmp_path / "kho.jsonl").write_text(call("extract", *files)[1], encoding="utf-8")

        _, out, _ = run("--format", "json", "--index", tmp_path / "kho.jsonl", stdin=PARAGRAPH)

        assert [one["resolution"]["state"] for one in json.loads(out)["citations"]] == [
            "unmatched",
            "unmatched",
            "matched",
        ]


class Marks(HTMLParser):
    """The text of a page, and what is marked in it."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.marked: list[str] = []
        self._inside = False
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self._inside = tag == "mark"

    def handle_data(self, data: str) -> None:
        if self._inside:
            self.marked.append(data)
        self._inside = False


class TestHtml:
    def test_every_mention_is_marked(self) -> None:
        status, out, _ = run("--format", "html", "--index", SAMPLES, stdin=PARAGRAPH)
        marked = Marks(out[out.index("<h2>Text") :]).marked

        assert status == 0
        assert marked == ["114/2018/NĐ-CP", "Luật Thủy lợi năm 2017", "1976/CĐ-UBND", "218/QĐ-UBND"]
        assert "→ matched 218/QĐ-UBND, 2026-01-15" in out
        assert "1967/CĐ-UBND may be meant" in out

    def test_the_text_stays_as_it_is(self) -> None:
        _, out, _ = run("--format", "html", stdin=PARAGRAPH)
        shown = re.sub(r"<[^>]+>", "", out[out.index('<div class="text">') : out.index("</div>")])

        assert shown == PARAGRAPH

    def test_hostile_text_is_escaped(self) -> None:
        text = f'<script>alert(1)</script> "><img onerror=x src=x> {PARAGRAPH} </title></style>'
        _, out, _ = run("--format", "html", stdin=text)

        assert not {"script", "img"} & set(Marks(out).tags)
        assert "&lt;script&gt;alert(1)&lt;/script&gt;" in out


class TestRefusals:
    def test_nothing_on_standard_input(self) -> None:
        assert run() == (2, "", "docproc: standard input: the file is empty [file_empty]\n")

    def test_a_file_that_is_not_there(self, tmp_path: Path) -> None:
        status, out, err = run("--file", tmp_path / "none.txt")

        assert (status, out) == (2, "")
        assert err.startswith(f"docproc: {tmp_path / 'none.txt'}: cannot open the file")

    def test_too_much_text(self) -> None:
        status, out, err = run(stdin="Nghị định số 1/2020/NĐ-CP\n" * (limits.MAX_LINES + 1))

        assert (status, out) == (2, "")
        assert "[file_too_large]" in err

    def test_an_index_that_cannot_be_read_is_told_and_the_text_still_read(self, tmp_path: Path) -> None:
        (tmp_path / "x.txt").write_bytes(b"")
        status, out, err = run("--index", tmp_path, stdin=PARAGRAPH)

        assert status == 2
        assert out.startswith("114/2018/NĐ-CP")
        assert err == f"docproc: {tmp_path / 'x.txt'}: the file is empty [file_empty]\n"

    def test_a_secrecy_mark(self, tmp_path: Path) -> None:
        text = (SAMPLES / "02-ke-hoach-74.txt").read_text(encoding="utf-8").replace("CỘNG HÒA", "MẬT\nCỘNG HÒA", 1)

        status, out, err = run(stdin=text)

        assert (status, out) == (3, "")
        assert "bears the mark MẬT" in err
        assert run("--allow-secret", stdin=text)[0] == 0

    @pytest.mark.parametrize("arguments", [["--issued", "1/5/2026"], ["--format", "xml"], ["a.txt"]])
    def test_wrong_command_line(self, arguments: list[str]) -> None:
        status, out, err = run(*arguments, stdin=PARAGRAPH)

        assert (status, out) == (64, "")
        assert err.count("\n") == 1


def test_a_passage_says_no_more_than_it_cites() -> None:
    found = cite(PARAGRAPH.encode())

    assert found.obligations == ()
    assert found.header.number is None
    assert len(found.citations) == 3
