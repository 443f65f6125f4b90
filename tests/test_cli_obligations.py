"""``docproc obligations`` on files: the list, its filters, one office's share of it, and what fails."""

from __future__ import annotations

import csv
import io
import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from docproc.dispatch import Deadline, Obligation
from docproc.export.obligations import to_csv, to_table
from docproc.export.obligations.rows import Row
from tests.commands import SOURCE_ROOT, call, spawn
from tests.concerning.cases import SETTINGS, dispatch

DOCUMENTS = SOURCE_ROOT / "corpus" / "documents"
WATER = DOCUMENTS / "a01-bo-nnmt-cap-nuoc-2026.txt"
ARCHIVES = DOCUMENTS / "d05-cong-van-bo-noi-vu-2025.txt"
STORM = DOCUMENTS / "d01-cong-dien-thu-tuong-2010.txt"
PLAN = DOCUMENTS / "d09-ke-hoach-ubnd-tinh-2019.md"
TINH = "UBND tỉnh Lâm Đồng"


def found(*arguments: object) -> list[dict[str, Any]]:
    status, out, err = call("obligations", "--format", "json", *arguments)
    assert (status, err) == (0, "")
    whole: dict[str, Any] = json.loads(out)
    return list(whole["obligations"])


class TestOfOneOffice:
    def test_a_committee_is_bound_through_the_group_of_all_provinces(self) -> None:
        rows = found(WATER, ARCHIVES, "--for", TINH)

        assert {row["number"] for row in rows} == {"1846/BNNMT-TL", "5147/BNV-VTLTNN"}
        assert {row["concern"]["how"] for row in rows} <= {"group", "addressee"}
        assert all(TINH in row["concern"]["reason"] for row in rows)

    def test_the_committee_of_a_province_that_is_not_addressed_is_not_bound(self) -> None:
        assert found(STORM, "--for", TINH) == []

    def test_one_that_merged_with_an_addressed_province_is(self) -> None:
        rows = found(STORM, "--for", "UBND tỉnh Quảng Trị")

        assert {row["concern"]["certainty"] for row in rows} == {"yes"}
        assert found(STORM, "--for", "UBND tỉnh Gia Lai") == []

    def test_a_department_of_today_is_bound_by_what_a_merged_province_asked_of_its_own(self) -> None:
        rows = found(PLAN, "--for", "Sở Giáo dục và Đào tạo tỉnh Gia Lai")

        assert rows
        assert {row["concern"]["how"] for row in rows} == {"successor"}
        assert all("2025-07-01" in row["concern"]["reason"] for row in rows)
        assert found(PLAN, "--for", "Sở Giáo dục và Đào tạo tỉnh Gia Lai", "--as-of", "2020-01-01") == []

    def test_a_ministry_is_bound_as_successor_of_one_that_is_named(self) -> None:
        (row, *_) = found(STORM, "--for", "Bộ Xây dựng")

        assert row["concern"]["actor"] == "Bộ Giao thông vận tải"
        assert "Bộ Giao thông vận tải" in row["concern"]["reason_vi"]

    def test_lead_and_support(self) -> None:
        everything = found(WATER, "--for", TINH)

        assert len(found(WATER, "--for", TINH, "--lead")) + len(found(WATER, "--for", TINH, "--support")) == len(
            everything
        )

    def test_an_unknown_office_is_told_with_a_near_name_before_anything_is_read(self) -> None:
        status, out, err = call("obligations", "missing.txt", "--for", "Sở Nội vu tỉnh Lâm Đồng")

        assert (status, out) == (64, "")
        assert err.count("\n") == 1
        assert "did you mean Sở Nội vụ tỉnh Lâm Đồng?" in err

    def test_filters_on_the_office_need_the_office(self) -> None:
        status, _, err = call("obligations", WATER, "--lead")

        assert status == 64
        assert "need --for" in err


class TestTheList:
    def test_without_an_office_all_obligations_of_all_files(self) -> None:
        rows = found(WATER, ARCHIVES)

        assert {row["number"] for row in rows} == {"1846/BNNMT-TL", "5147/BNV-VTLTNN"}
        assert all(row["concern"] is None for row in rows)

    def test_the_next_due_comes_first_and_what_has_no_day_last(self) -> None:
        days = [row["due"] for row in found(WATER, ARCHIVES)]
        told = [day for day in days if day]

        assert len(told) > 5
        assert told == sorted(told)
        assert days[: len(told)] == told

    def test_due_before_leaves_out_later_and_undated_ones(self) -> None:
        days = [row["due"] for row in found(WATER, ARCHIVES, "--due-before", "2026-01-01")]

        assert days
        assert all(day is not None and day < "2026-01-01" for day in days)

    def test_a_tier(self) -> None:
        tiers = [
            {row["obligation"]["tier"] for row in found(WATER, "--tier", tier)} for tier in ("tracked", "standing")
        ]

        assert tiers == [{"tracked"}, {"standing"}]

    def test_one_object_a_line(self) -> None:
        status, out, _ = call("obligations", "--format", "jsonl", WATER)

        assert status == 0
        assert [json.loads(line)["number"] for line in out.splitlines()] == ["1846/BNNMT-TL"] * len(found(WATER))

    def test_a_dispatch_in_two_files_counts_once(self, tmp_path: Path) -> None:
        (tmp_path / "copy.txt").write_bytes(WATER.read_bytes())
        status, _, _ = call("extract", "-o", tmp_path / "out", WATER)

        assert status == 0
        assert len(found(WATER, tmp_path)) == len(found(WATER))

    def test_a_file_that_cannot_be_read_is_told_and_stops_nothing(self, tmp_path: Path) -> None:
        (tmp_path / "broken.pdf").write_bytes(b"%PDF-1.4 nothing")
        status, out, err = call("obligations", "--format", "jsonl", tmp_path / "broken.pdf", WATER)

        assert status == 2
        assert err.count("\n") == 1
        assert "broken.pdf" in err
        assert len(out.splitlines()) == len(found(WATER))

    def test_text_for_people(self) -> None:
        status, out, err = spawn("obligations", WATER, "--for", TINH)

        assert (status, err) == (0, "")
        assert out.splitlines()[0].endswith(
            f"obligations for {TINH}, {len(found(WATER, '--for', TINH))} of them for certain:"
        )
        assert "1846/BNNMT" in out

    def test_nothing_found_is_said(self) -> None:
        _, out, _ = call("obligations", STORM, "--for", TINH)

        assert out == f"No obligations for {TINH}.\n"


class TestSpreadsheet:
    def test_the_same_rows_under_heads(self) -> None:
        status, out, err = call("obligations", "--format", "csv", WATER, "--for", TINH)
        rows = list(csv.DictReader(io.StringIO(out.removeprefix("\ufeff"))))

        assert (status, err) == (0, "")
        assert [row["due"] for row in rows if row["due"]] == [
            row["due"] for row in found(WATER, "--for", TINH) if row["due"]
        ]
        assert {row["certainty"] for row in rows} == {"yes"}

    @pytest.mark.parametrize(
        "printed",
        ["=1+1", "+cmd", "-2+3", "@SUM(A1)", "\t=1", "\r=1", "  =1", "＝1+1", "\n=1"],
    )
    def test_no_cell_is_a_formula(self, printed: str) -> None:
        (one,) = dispatch(SETTINGS["province 2024"], "Sở Nội vụ").obligations
        row = _row(one.model_copy(update={"action": printed}), file="=file.txt")
        (cells,) = csv.DictReader(io.StringIO(to_csv([row]).removeprefix("\ufeff")))

        assert cells["action"].startswith("'")
        assert cells["file"] == "'=file.txt"
        assert cells["lead"] == "Sở Nội vụ"

    def test_nothing_in_the_table_commands_a_terminal(self) -> None:
        (one,) = dispatch(SETTINGS["province 2024"], "Sở Nội vụ").obligations

        assert "\x1b" not in to_table([_row(one.model_copy(update={"action": "gửi \x1b[31m báo cáo"}))])


class TestTheDay:
    """Of a dispatch of 6 May 2024."""

    @pytest.mark.parametrize(
        ("on", "due"),
        [
            ("2024-06-01", "2024-06-14"),
            ("2024-06-14", "2024-06-14"),
            ("2024-06-15", "2024-11-30"),
            ("2025-01-01", "2024-11-30"),
        ],
    )
    def test_of_several_the_first_that_is_not_over_else_the_last(self, on: str, due: str) -> None:
        first = Deadline(text="trước ngày 15/6/2024", kind="date", due="2024-06-15", latest="2024-06-14")
        second = Deadline(text="ngày 30/11/2024", kind="date", due="2024-11-30")

        assert _due(on, first, second) == due
        assert _due(on, second, first) == due

    @pytest.mark.parametrize(
        ("on", "due"), [("2024-01-01", "2024-05-19"), ("2024-05-20", "2024-06-19"), ("2026-11-23", "2026-12-19")]
    )
    def test_what_comes_back_is_next_due_after_the_dispatch(self, on: str, due: str) -> None:
        monthly = Deadline(
            text="trước ngày 20 hằng tháng", kind="recurring", rrule="FREQ=MONTHLY;BYMONTHDAY=20", bound="before"
        )

        assert _due(on, monthly) == due

    def test_none_where_nothing_tells_a_day(self) -> None:
        assert _due("2024-06-01") is None
        assert _due("2024-06-01", Deadline(text="sau khi nhận", kind="relative", anchor="receipt")) is None

    def test_further_deadlines_are_shown(self) -> None:
        row = _dated("2024-06-01", *(Deadline(text=f"lần {n}", kind="date", due=f"2024-0{n}-01") for n in (7, 8)))

        assert "lần 8 (2024-08-01)" in to_csv([row])
        assert "lần 8" in to_table([row])


def _row(obligation: Obligation, *, file: str = "a.txt", on: str = "2026-01-01") -> Row:
    return Row(file, dispatch(SETTINGS["province 2024"], "Sở Nội vụ"), obligation, date.fromisoformat(on))


def _dated(on: str, *deadlines: Deadline) -> Row:
    (one,) = dispatch(SETTINGS["province 2024"], "Sở Nội vụ").obligations
    first, further = (deadlines[0], deadlines[1:]) if deadlines else (None, ())
    return _row(one.model_copy(update={"deadline": first, "further_deadlines": further}), on=on)


def _due(on: str, *deadlines: Deadline) -> str | None:
    return _dated(on, *deadlines).due
