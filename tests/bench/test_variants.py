"""The benchmark's variants do what their names say; nothing here looks at a clock's figure."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from bench.__main__ import number, ratio
from bench.child import median_ms, peak_mb
from bench.citations import text_of
from bench.documents import authored_texts, default_files
from bench.variants import VARIANTS, composed, floor

REPO = Path(__file__).resolve().parent.parent.parent


@pytest.mark.parametrize("path", default_files(), ids=lambda path: path.name)
def test_the_floor_reads_all_of_the_text(path: Path) -> None:
    text = " ".join(floor(path).split())
    assert "Độc lập" in text
    assert "Nơi nhận" in text


@pytest.mark.parametrize("path", default_files(), ids=lambda path: path.name)
def test_the_composed_variant_finds_sentences_numbers_and_days(path: Path) -> None:
    sentences, numbers, days = composed(path)
    assert len(sentences) > 10
    assert numbers
    assert any(days)


def test_a_call_that_fails_is_not_timed() -> None:
    def broken() -> None:
        raise ValueError

    with pytest.raises(ValueError):  # noqa: PT011 - the error is ours
        median_ms(broken, 3)


def test_each_call_is_repeated_after_one_to_warm_up() -> None:
    calls: list[int] = []
    assert median_ms(lambda: calls.append(1), 7) >= 0
    assert len(calls) == 8


@pytest.mark.skipif(not Path("/proc/self/status").exists(), reason="memory is read from /proc")
def test_peak_memory_is_that_of_this_process_at_least() -> None:
    assert peak_mb() > 5


def test_a_child_answers_with_the_error_of_a_file_that_fails(tmp_path: Path) -> None:
    missing = tmp_path / "mat.txt"
    command = [sys.executable, "-m", "bench.child", "floor", "1", str(missing)]
    run = subprocess.run(command, cwd=REPO, capture_output=True, text=True, check=True)
    assert json.loads(run.stdout)["ms"][str(missing)].startswith("FileNotFoundError")


def test_a_missing_figure_is_a_dash() -> None:
    assert (number(1234.56), number("FileNotFoundError: …"), number(None)) == ("1,234.6", "–", "–")
    assert (ratio(30.0, 10.0), ratio("x", 1.0)) == ("3.0×", "–")


def test_the_text_for_throughput_is_as_long_as_asked() -> None:
    assert len(text_of(100_000).encode()) >= 100_000
    assert authored_texts()


def test_the_variants_are_named_in_the_readme_of_the_benchmarks() -> None:
    readme = (REPO / "bench" / "README.md").read_text(encoding="utf-8")
    assert [name for name in VARIANTS if f"`{name}`" not in readme] == []
