"""What a clerk is told of the file's digital signatures, and what they may not do: fill or replace a date."""

from __future__ import annotations

from dataclasses import replace

import pytest

import docproc
from docproc.digital import digital_signatures, signing_warnings, with_digital
from docproc.dispatch import DateField, DigitalSignature, Dispatch, Signature, Source
from docproc.export import to_html, to_table
from docproc.language import SyllableTokenizer
from docproc.reading import Line, Page, Reading
from docproc.reading.signatures import FileSignature

LEADER = FileSignature(
    field="Lãnh đạo",
    signer="Trần Thị Minh Châu",
    time="2026-03-05T16:40:00+07:00",
    time_from="token",
    intact=True,
    covers_whole_file=True,
    changed_after="none",
)
OFFICE = replace(LEADER, field="Cơ quan", signer="UBND tỉnh Đông Hải", time="2026-03-06T08:05:00+07:00")
CLOCK = replace(LEADER, kind="timestamp", signer=None, organisation="TSA", time="2027-01-01T00:00:00+07:00")


def codes(date: str | None, *found: FileSignature) -> list[str]:
    field = DateField(value=date, span=(3, 9)) if date else None
    return [warning.code for warning in signing_warnings(digital_signatures(found), field)]


CHANGED = replace(LEADER, covers_whole_file=False, changed_after="changed")
STATES = [
    ("whole", [LEADER], []),
    ("altered", [replace(LEADER, intact=False)], ["signature_broken"]),
    (
        "not checked",
        [replace(LEADER, intact=None, notes=("not checked: its form is unknown",))],
        ["signature_unchecked"],
    ),
    ("stamped afterwards", [CHANGED], ["changed_after_signing"]),
    ("stamped, then signed by the office", [CHANGED, OFFICE], []),
    (
        "stamped, then signed in vain",
        [CHANGED, replace(OFFICE, intact=False)],
        ["signature_broken", "changed_after_signing"],
    ),
    ("stamped, then stamped by time", [CHANGED, CLOCK], []),
    ("cannot be told", [replace(LEADER, changed_after=None, covers_whole_file=False)], ["signature_unchecked"]),
    ("none", [], []),
]


@pytest.mark.parametrize(("found", "expected"), [row[1:] for row in STATES], ids=[row[0] for row in STATES])
def test_state_of_the_file(found: list[FileSignature], expected: list[str]) -> None:
    assert codes("2026-03-05", *found) == expected


DAYS = [
    ("2026-03-05", [LEADER], True),
    ("2026-03-10", [LEADER], True),
    ("2026-03-11", [LEADER], False),
    ("2026-02-28", [LEADER], True),
    ("2026-02-27", [LEADER], False),
    ("2026-02-27", [LEADER, replace(OFFICE, time="2026-03-02T08:00:00+07:00")], True),
    ("2026-03-05", [LEADER, replace(OFFICE, time="2026-11-20T08:00:00+07:00")], True),  # a portal, months later
    ("2026-03", [LEADER], True),
    ("2026-02", [LEADER], True),
    ("2026-01", [LEADER], False),
    ("2026", [LEADER], True),
    ("2025", [LEADER], False),
    (None, [LEADER], True),
    ("2026-03-05", [replace(LEADER, time=None)], True),
    ("2026-03-05", [CLOCK], True),  # a timestamp signs nothing
]


@pytest.mark.parametrize(("date", "found", "plausible"), DAYS)
def test_signing_day_checks_the_date(date: str | None, found: list[FileSignature], plausible: bool) -> None:
    assert ("signed_on_other_day" not in codes(date, *found)) is plausible


def test_the_warning_tells_both_days_and_where_the_date_stands() -> None:
    (warning,) = signing_warnings(digital_signatures([LEADER]), DateField(value="2025-03-05", span=(3, 9)))
    assert "2025-03-05" in warning.message
    assert "2026-03-05" in warning.message
    assert "365 days after" in warning.message
    assert warning.span == (3, 9)


def test_nobody_is_trusted() -> None:
    (digital,) = digital_signatures([LEADER])
    assert digital.trusted is None


def test_the_printed_block_stays_as_it_is() -> None:
    printed = Signature(title="CHỦ TỊCH", name="Trần Thị Minh Châu", span=(1, 5))
    digital = digital_signatures([LEADER])
    assert with_digital(printed, ()) == printed
    assert with_digital(None, ()) is None
    both = with_digital(printed, digital)
    assert both is not None
    assert both.model_copy(update={"digital": ()}) == printed
    alone = with_digital(None, digital)
    assert alone == Signature(digital=digital)


LETTER = """UBND TỈNH ĐÔNG HẢI
Số: 12/UBND-VX
Đông Hải, ngày    tháng 3 năm 2026
V/v rà soát
Kính gửi: Các đơn vị.
Đề nghị các đơn vị báo cáo."""


SOURCE = Source(sha256="0" * 64, media_type="x", text_from="docx")


def read(letter: str, *found: FileSignature) -> Dispatch:
    lines = tuple(Line(text, paragraph=True) for text in letter.splitlines())
    reading = Reading("x", (Page(1, 0, 0, lines, "docx"),), False, (), found)
    nlp = docproc.load()
    assert isinstance(nlp.tokenizer, SyllableTokenizer)
    dispatch = nlp(nlp.tokenizer.doc(reading, SOURCE))._.dispatch
    assert isinstance(dispatch, Dispatch)
    return dispatch


@pytest.mark.parametrize("day", ["ngày    tháng 3 năm 2026", ""])
def test_a_blank_day_is_told_and_never_filled(day: str) -> None:
    dispatch = read(LETTER.replace("ngày    tháng 3 năm 2026", day).replace("Đông Hải, \n", ""), LEADER, OFFICE)
    assert dispatch.header.date is None or dispatch.header.date.value == "2026-03"
    (message,) = [warning.message for warning in dispatch.warnings if warning.code.startswith("date_")]
    assert "2026-03-05" in message


def test_people_see_who_signed() -> None:
    dispatch = read(LETTER, LEADER, replace(OFFICE, intact=False))
    for shown in (to_table(dispatch), to_html(dispatch)):
        flat = " ".join(shown.split())
        assert "Trần Thị Minh Châu, 2026-03-05 16:40 (intact)" in flat
        assert "UBND tỉnh Đông Hải, 2026-03-06 08:05 (ALTERED SINCE)" in flat


def test_place_of_the_visible_field() -> None:
    (digital,) = digital_signatures([replace(LEADER, page=2, box=(1.0, 2.0, 3.0, 4.0))])
    assert isinstance(digital, DigitalSignature)
    assert digital.boxes == ((2, 1.0, 2.0, 3.0, 4.0),)
