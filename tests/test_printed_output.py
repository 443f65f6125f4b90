"""What README and docs show as the output of a command is what the command prints."""

from pathlib import Path

import pytest

from tests.commands import SOURCE_ROOT
from tests.printed_output import DRAWING, PAGES, blocks, draw, output_of


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_the_output_shown_is_that_of_the_command(page: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(SOURCE_ROOT)
    shown = blocks(page)

    assert shown
    assert [(command, output_of(command)) for command, _ in shown] == shown


def test_the_drawing_shown_is_that_of_the_samples(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(SOURCE_ROOT)
    draw(tmp_path / "citations.svg")

    assert (tmp_path / "citations.svg").read_bytes() == DRAWING.read_bytes()
