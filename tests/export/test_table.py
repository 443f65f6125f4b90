"""The table for the terminal."""

import io
import unicodedata

import pytest
from rich.console import Console

from docproc.dispatch import (
    Actor,
    Addressee,
    DateField,
    Deadline,
    Dispatch,
    DispatchWarning,
    Header,
    NumberField,
    Obligation,
    Source,
    TextField,
)
from docproc.export import to_table
from docproc.export.table import plain_text, renderable

BARE = Dispatch(source=Source(sha256="0" * 64, media_type="text/plain", text_from="plain"), text="Ghi chép")
LEAD = Actor(name="Bệnh viện Đa khoa")
DISPATCH = Dispatch(
    source=Source(file_name="cv-207.txt", sha256="0" * 64, media_type="text/plain", text_from="plain"),
    text="",
    header=Header(
        number=NumberField(value="207/SYT-NVY", ordinal=207),
        date=DateField(value="2026-04-01"),
        subject=TextField(value="rà soát thuốc tại các cơ sở khám bệnh, chữa bệnh trên địa bàn tỉnh"),
    ),
    addressees=(Addressee(value="Các bệnh viện <trực thuộc> & trung tâm y tế"),),
    obligations=(
        Obligation(
            id="1#1",
            item="1",
            action="chủ trì, phối hợp với các trung tâm y tế rà soát thuốc theo 31/KH-UBND",
            modality="must",
            actors=(LEAD, Actor(name="các trung tâm y tế", role="support", group=True)),
            deadline=Deadline(
                text="trước ngày 20/4/2026", kind="date", due="2026-04-20", bound="before", latest="2026-04-19"
            ),
            deliverable="danh mục thuốc",
            report_to=("Sở Y tế",),
            basis=("31/KH-UBND",),
            condition=TextField(value="khi có lô thuốc lỗi"),
            if_silent=TextField(value="không gửi xem như không còn thuốc"),
        ),
        Obligation(
            id="1#2",
            item="1",
            action="không được cấp phát thuốc quá hạn",
            modality="must_not",
            actors=(LEAD,),
            tier="standing",
        ),
    ),
    warnings=(DispatchWarning(code="signature_missing", message="no signature block was found"),),
)


def columns(table: str) -> list[str]:
    """The text of each column of the obligations table, its lines joined again."""
    rows = [line.strip("│").split("│") for line in table.splitlines() if line.startswith("│")]
    return [" ".join(cell.strip() for cell in column if cell.strip()) for column in zip(*rows, strict=True)]


def test_header_block_names_the_fields() -> None:
    lines = to_table(DISPATCH).splitlines()

    assert lines[0].split() == ["File", "cv-207.txt"]
    assert lines[1].split() == ["Number", "207/SYT-NVY"]
    assert any(line.startswith("Date") and "2026-04-01" in line for line in lines)
    assert any(line.startswith("To") and "<trực thuộc> & trung tâm" in line for line in lines)


@pytest.mark.parametrize("width", [80, 100, 120, 200])
def test_obligations_keep_every_word_at_any_width(width: int) -> None:
    item, who, what, when, basis = columns(plain_text(DISPATCH, width=width))

    assert item == "Item 1 ● 1 ○"
    assert who == "Who Bệnh viện Đa khoa with các trung tâm y tế Bệnh viện Đa khoa"
    assert DISPATCH.obligations[0].action in what
    assert "must · report to Sở Y tế · gives danh mục thuốc" in what
    assert "must not" in what
    assert "only: khi có lô thuốc lỗi no answer: không gửi xem như không còn thuốc" in what
    assert when == "By when trước ngày 20/4/2026 2026-04-20 latest 2026-04-19 —"
    assert basis.replace(" ", "") == "Basis31/KH-UBND—"


@pytest.mark.parametrize("width", [20, 60, 120])
def test_no_line_is_wider_than_the_page(width: int) -> None:
    assert max(map(len, plain_text(DISPATCH, width=width).splitlines())) <= width


def test_the_marks_of_tiers_are_explained_below_the_table() -> None:
    lines = to_table(DISPATCH).splitlines()

    assert any(line.startswith("● to track") and "○ to keep" in line for line in lines)
    assert "●" not in to_table(BARE)


def test_a_latest_day_that_the_deadline_names_itself_is_not_said_twice() -> None:
    deadline = Deadline(text="chậm nhất ngày 20/4/2026", kind="date", due="2026-04-20", bound="by", latest="2026-04-20")
    only = DISPATCH.obligations[0].model_copy(update={"deadline": deadline})

    assert to_table(DISPATCH.model_copy(update={"obligations": (only,)})).count("2026-04-20") == 1


def test_an_umbrella_is_named() -> None:
    only = DISPATCH.obligations[1].model_copy(update={"umbrella": True, "modality": "must"})

    assert "must · to carry out the whole" in to_table(DISPATCH.model_copy(update={"obligations": (only,)}))


def test_missing_values_and_no_obligations_are_said() -> None:
    table = to_table(BARE)

    assert "Number   —" in table
    assert "No obligations found." in table
    assert "File" not in table


def test_warnings_stand_below() -> None:
    assert to_table(DISPATCH).splitlines()[-1] == "signature_missing  no signature block was found"


def test_plain_text_has_no_colours_even_where_the_environment_asks_for_them(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FORCE_COLOR", "1")
    monkeypatch.setenv("COLUMNS", "30")

    table = to_table(DISPATCH)

    assert "\x1b" not in table
    assert max(map(len, table.splitlines())) == 120


def test_text_of_the_document_never_commands_the_terminal() -> None:
    evil = DISPATCH.obligations[0].model_copy(update={"action": "gửi \x1b]0;x\x07 \x9b31m báo cáo [bold]ngay[/bold]"})
    stream = io.StringIO()
    Console(file=stream, width=120, color_system=None).print(
        renderable(DISPATCH.model_copy(update={"obligations": (evil,)}))
    )

    assert not [char for char in stream.getvalue() if unicodedata.category(char) == "Cc" and char != "\n"]
    assert "[bold]ngay[/bold]" in stream.getvalue()
