"""The table for the terminal."""

import io
import unicodedata

import pytest
from rich.console import Console

from docproc.dispatch import Dispatch
from docproc.export import to_table
from docproc.export.table import plain_text, renderable


def columns(table: str) -> list[str]:
    """The text of each column of the obligations table, its lines joined again."""
    rows = [line.strip("│").split("│") for line in table.splitlines() if line.startswith("│")]
    return [" ".join(cell.strip() for cell in column if cell.strip()) for column in zip(*rows, strict=True)]


def test_header_block_names_the_fields(dispatch: Dispatch) -> None:
    lines = to_table(dispatch).splitlines()

    assert lines[0].split() == ["File", "cv-207.txt"]
    assert lines[1].split() == ["Number", "207/SYT-NVY"]
    assert any(line.startswith("Date") and "2026-04-01" in line for line in lines)
    assert any(line.startswith("To") and "<trực thuộc> & trung tâm" in line for line in lines)


@pytest.mark.parametrize("width", [80, 100, 120, 200])
def test_obligations_keep_every_word_at_any_width(dispatch: Dispatch, width: int) -> None:
    item, who, what, when, basis = columns(plain_text(dispatch, width=width))

    assert item == "Item 1 1"
    assert who == "Who Bệnh viện Đa khoa with các trung tâm y tế Bệnh viện Đa khoa"
    assert dispatch.obligations[0].action in what
    assert "must · report to Sở Y tế · gives danh mục thuốc" in what
    assert "must not" in what
    assert when == "By when trước ngày 20/4/2026 2026-04-20 —"
    assert basis.replace(" ", "") == "Basis31/KH-UBND—"


@pytest.mark.parametrize("width", [20, 60, 120])
def test_no_line_is_wider_than_the_page(dispatch: Dispatch, width: int) -> None:
    assert max(map(len, plain_text(dispatch, width=width).splitlines())) <= width


def test_missing_values_and_no_obligations_are_said(bare: Dispatch) -> None:
    table = to_table(bare)

    assert "Number   —" in table
    assert "No obligations found." in table
    assert "File" not in table


def test_warnings_stand_below(dispatch: Dispatch) -> None:
    assert to_table(dispatch).splitlines()[-1] == "signature_missing  no signature block was found"


def test_plain_text_has_no_colours_even_where_the_environment_asks_for_them(
    dispatch: Dispatch, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("FORCE_COLOR", "1")
    monkeypatch.setenv("COLUMNS", "30")

    table = to_table(dispatch)

    assert "\x1b" not in table
    assert max(map(len, table.splitlines())) == 120


def test_text_of_the_document_never_commands_the_terminal(dispatch: Dispatch) -> None:
    evil = dispatch.obligations[0].model_copy(update={"action": "gửi \x1b]0;x\x07 \x9b31m báo cáo [bold]ngay[/bold]"})
    stream = io.StringIO()
    Console(file=stream, width=120, color_system=None).print(
        renderable(dispatch.model_copy(update={"obligations": (evil,)}))
    )

    assert not [char for char in stream.getvalue() if unicodedata.category(char) == "Cc" and char != "\n"]
    assert "[bold]ngay[/bold]" in stream.getvalue()
