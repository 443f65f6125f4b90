"""A short campaign, and that the mutator breaks files in the ways that it says, the same in each run."""

from __future__ import annotations

import shutil
import sys

import pytest

from docproc.reading import read_here
from tests.fuzz.campaign import Campaign, case
from tests.fuzz.seeds import KINDS, seeds

CASES = 300
BUDGETS = {"file_too_heavy", "file_too_slow"}
"""Breaches that say what a file is, not that the reader broke: a picture may be mutated to more than fits."""


@pytest.fixture(scope="module")
def sound() -> dict[str, list[bytes]]:
    return seeds()


def test_cases_are_the_same_in_each_run_and_differ_from_the_sound_file(sound: dict[str, list[bytes]]) -> None:
    made = [case(number, sound, 1) for number in range(60)]
    assert made == [case(number, sound, 1) for number in range(60)]
    assert {kind for kind, _ in made} == set(KINDS)
    assert sum(data in sound[kind] for kind, data in made) <= 6
    assert [case(number, sound, 2) for number in range(60)] != made


def test_the_sound_files_are_sound(sound: dict[str, list[bytes]]) -> None:
    for data in [*sound["pdf"][:-1], *sound["docx"]]:
        assert read_here(data).lines


@pytest.mark.skipif(sys.platform != "linux", reason="leaks are looked for in /proc")
@pytest.mark.skipif(shutil.which("sh") is None, reason="the program in Tesseract's place is a shell script")
def test_broken_files_neither_crash_nor_hang_nor_leak(sound: dict[str, list[bytes]]) -> None:
    campaign = Campaign()
    campaign.run(range(CASES), sound, seed=7, workers=2)
    broken = {number: what for number, what in campaign.breaches.items() if what.partition(":")[0] not in BUDGETS}
    assert (campaign.crashes, campaign.hangs, broken) == ({}, {}, {})
    assert (campaign.leaked_processes, campaign.leaked_files) == ([], [])
    for kind in KINDS:
        outcomes = campaign.outcomes[kind]
        assert sum(outcomes.values()) == CASES // len(KINDS)
        assert outcomes["file_damaged"], "nothing was broken"
        assert outcomes["read"] or outcomes["no_text"], "everything was refused at the door"
