"""List labels as Word prints them (ISO/IEC 29500-1, clause 17.9)."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from docproc.reading.docx_numbering import LEVELS, Numbering
from docproc.reading.docx_numbers import format_number
from docproc.reading.docx_outline import Outline
from docproc.reading.docx_styles import Styles

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
MC = 'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'

# Roman, Arabic, letter, dash: how the decree numbers a body
BODY = ("upperRoman %1.", "decimal %2.", "lowerLetter %3)", "bullet -")
DECIMAL = ("decimal %1.", "decimal %1.%2.", "decimal %1.%2.%3.")


def level(index: int, spec: str, extra: str = "") -> str:
    fmt, _, text = spec.partition(" ")
    content = f'<w:start w:val="1"/><w:numFmt w:val="{fmt}"/>{extra}<w:lvlText w:val="{text}"/>'
    return f'<w:lvl w:ilvl="{index}">{content}</w:lvl>'


def abstract(name: int, specs: tuple[str, ...], extra: dict[int, str] | None = None) -> str:
    levels = "".join(level(index, spec, (extra or {}).get(index, "")) for index, spec in enumerate(specs))
    return f'<w:abstractNum w:abstractNumId="{name}">{levels}</w:abstractNum>'


def num(name: int, definition: int, overrides: str = "") -> str:
    return f'<w:num w:numId="{name}"><w:abstractNumId w:val="{definition}"/>{overrides}</w:num>'


def restart_at(index: int, start: int) -> str:
    return f'<w:lvlOverride w:ilvl="{index}"><w:startOverride w:val="{start}"/></w:lvlOverride>'


def list_style(name: str, number: int) -> str:
    link = f'<w:pPr><w:numPr><w:numId w:val="{number}"/></w:numPr></w:pPr>'
    return f'<w:style w:type="numbering" w:styleId="{name}">{link}</w:style>'


def numbering(*parts: str, styles: str = "") -> Numbering:
    root = etree.fromstring(f"<w:numbering {W} {MC}>{''.join(parts)}</w:numbering>")
    part = f"<w:styles {W}>{styles}</w:styles>".encode()
    return Numbering(root, Styles(Outline(part, "styles", "style", etree.fromstring)))


def labels(lists: Numbering, steps: str) -> str:
    """``steps`` are levels of list 1, or ``list:level``."""
    pairs = [step.rpartition(":") for step in steps.split()]
    return " ".join(str(lists.label(name or "1", int(index))) for name, _, index in pairs)


@pytest.mark.parametrize(
    ("specs", "steps", "expected"),
    [
        (DECIMAL, "0 0 0", "1. 2. 3."),
        (DECIMAL, "0 1 1 0 1", "1. 1.1. 1.2. 2. 2.1."),
        (DECIMAL, "0 1 2 2 1 2", "1. 1.1. 1.1.1. 1.1.2. 1.2. 1.2.1."),
        (BODY, "0 1 2 2 3 1 2 0 1", "I. 1. a) b) - 2. a) II. 1."),
        (("decimalZero %1",), "0 0", "01 02"),
        (("upperLetter %1.",), "0 0", "A. B."),
        (("lowerRoman (%1)",), "0 0 0 0", "(i) (ii) (iii) (iv)"),
        (("decimal Điều %1.",), "0 0", "Điều 1. Điều 2."),
        (("none ",), "0", "None"),
        (("bullet +", "bullet \uf0b7", "bullet \uf0a7"), "0 1 2", "+ • ▪"),
        (("bullet \uf02d",), "0", "-"),
        # a level that was skipped counts as started (Microsoft Knowledge Base Q197139)
        (DECIMAL, "1 1 0", "1.1. 1.2. 2."),
        (DECIMAL, "0 2 1", "1. 1.1.1. 1.2."),
        # a deeper number than the level's own is not printed
        (("decimal %1.%2.",), "0", "1.."),
    ],
)
def test_labels_of_one_list(specs: tuple[str, ...], steps: str, expected: str) -> None:
    assert labels(numbering(abstract(0, specs), num(1, 0)), steps) == expected


def test_lists_of_one_definition_go_on_counting_together() -> None:
    assert labels(numbering(abstract(0, DECIMAL), num(1, 0), num(2, 0)), "1:0 1:0 2:0 1:0") == "1. 2. 3. 4."


def test_lists_of_two_definitions_count_apart() -> None:
    lists = numbering(abstract(0, DECIMAL), abstract(1, BODY), num(1, 0), num(2, 1))
    assert labels(lists, "1:0 2:0 1:0 2:0") == "1. I. 2. II."


def test_a_start_override_restarts_once() -> None:
    lists = numbering(abstract(0, DECIMAL), num(1, 0), num(2, 0, restart_at(0, 1)))
    assert labels(lists, "1:0 1:0 2:0 2:0 1:0") == "1. 2. 1. 2. 3."


def test_a_start_override_may_start_higher() -> None:
    assert labels(numbering(abstract(0, DECIMAL), num(1, 0, restart_at(0, 5))), "0 1 0") == "5. 5.1. 6."


def test_an_overridden_level_prints_its_own_form() -> None:
    override = f'<w:lvlOverride w:ilvl="0">{level(0, "lowerLetter %1)")}</w:lvlOverride>'
    assert labels(numbering(abstract(0, DECIMAL), num(1, 0, override)), "0 0") == "a) b)"


@pytest.mark.parametrize(
    ("restart", "steps", "expected"),
    [
        ("", "0 1 1 0 1", "1. a) b) 2. a)"),
        ('<w:lvlRestart w:val="0"/>', "0 1 1 0 1", "1. a) b) 2. c)"),
        ('<w:lvlRestart w:val="1"/>', "0 1 1 0 1", "1. a) b) 2. a)"),
    ],
)
def test_restart_of_the_second_level(restart: str, steps: str, expected: str) -> None:
    lists = numbering(abstract(0, ("decimal %1.", "lowerLetter %2)"), {1: restart}), num(1, 0))
    assert labels(lists, steps) == expected


def test_a_third_level_may_restart_after_the_first_only() -> None:
    specs = ("decimal %1.", "lowerLetter %2)", "lowerRoman %3.")
    lists = numbering(abstract(0, specs, {2: '<w:lvlRestart w:val="1"/>'}), num(1, 0))
    assert labels(lists, "0 1 2 1 2 0 1 2") == "1. a) i. b) ii. 2. a) i."


def test_legal_numbering_prints_arabic_figures() -> None:
    lists = numbering(abstract(0, ("upperRoman %1.", "decimal %1.%2."), {1: "<w:isLgl/>"}), num(1, 0))
    assert labels(lists, "0 0 1") == "I. II. 2.1."


@pytest.mark.parametrize(
    ("font", "text", "expected"),
    [
        ("Courier New", "o", "○"),
        ("Times New Roman", "-", "-"),
        ("Symbol", "·", "•"),
        ("Wingdings", "§", "▪"),
        ("Wingdings", "ü", "✓"),
        ("Wingdings", "\uf0d8", "➢"),
        ("Wingdings", "\uf041", "•"),
    ],
)
def test_bullets_of_symbol_fonts(font: str, text: str, expected: str) -> None:
    node = (
        '<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="bullet"/>'
        f'<w:lvlText w:val="{text}"/><w:rPr><w:rFonts w:ascii="{font}" w:hAnsi="{font}"/></w:rPr></w:lvl>'
        "</w:abstractNum>"
    )
    assert labels(numbering(node, num(1, 0)), "0") == expected


def test_a_custom_format_falls_back_to_the_plain_one() -> None:
    node = (
        '<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:start w:val="1"/><mc:AlternateContent>'
        '<mc:Choice Requires="w14"><w:numFmt w:val="custom" w:format="001, 002, 003, ..."/></mc:Choice>'
        '<mc:Fallback><w:numFmt w:val="decimalZero"/></mc:Fallback></mc:AlternateContent>'
        '<w:lvlText w:val="%1."/></w:lvl></w:abstractNum>'
    )
    assert labels(numbering(node, num(1, 0)), "0 0") == "01. 02."


def test_a_list_style_lends_its_definition() -> None:
    lists = numbering(
        abstract(0, BODY),
        '<w:abstractNum w:abstractNumId="1"><w:numStyleLink w:val="DanhSach"/></w:abstractNum>',
        num(1, 1),
        num(7, 0),
        styles=list_style("DanhSach", 7),
    )
    assert labels(lists, "1:0 1:1 7:0") == "I. 1. II."


def test_links_that_run_in_a_circle_name_no_list() -> None:
    lists = numbering(
        '<w:abstractNum w:abstractNumId="1"><w:numStyleLink w:val="S"/></w:abstractNum>',
        num(1, 1),
        styles=list_style("S", 1),
    )
    assert lists.label("1", 0) is None


@pytest.mark.parametrize(("name", "index"), [("0", 0), ("99", 0), ("", 0), ("1", 9), ("1", -1)])
def test_what_is_no_list(name: str, index: int) -> None:
    assert numbering(abstract(0, DECIMAL), num(1, 0)).label(name, index) is None


def test_the_level_linked_to_a_style() -> None:
    lists = numbering(abstract(0, DECIMAL, {1: '<w:pStyle w:val="Muc2"/>'}), num(1, 0))
    assert lists.level_of_style("1", "Muc2") == 1
    assert lists.level_of_style("1", "Muc3") is None


@pytest.mark.parametrize(
    ("value", "style", "expected"),
    [
        (1, "decimal", "1"),
        (7, "decimalZero", "07"),
        (12, "decimalZero", "12"),
        (4, "upperRoman", "IV"),
        (49, "lowerRoman", "xlix"),
        (26, "lowerLetter", "z"),
        (27, "lowerLetter", "aa"),
        (53, "upperLetter", "AAA"),
        (3, "decimalEnclosedCircle", "③"),
        (21, "decimalEnclosedCircle", "21"),
        (2, "decimalEnclosedParen", "⑵"),
        (2, "numberInDash", "- 2 -"),
        (3, "bullet", ""),
        (3, "none", ""),
        (0, "lowerLetter", "0"),
        (2_000_000_000, "upperRoman", "2000000000"),
        (5, "chicago", "5"),
    ],
)
def test_spelling_of_numbers(value: int, style: str, expected: str) -> None:
    assert format_number(value, style) == expected


@given(st.integers(1, 3999))
def test_roman_numbers_can_be_read_back(value: int) -> None:
    worth = dict(zip("IVXLCDM", (1, 5, 10, 50, 100, 500, 1000), strict=True))
    digits = [worth[sign] for sign in format_number(value, "upperRoman")]
    following = [*digits[1:], 0]
    assert sum(-one if one < after else one for one, after in zip(digits, following, strict=True)) == value


@given(st.lists(st.integers(0, LEVELS - 1), max_size=40))
def test_labels_of_a_decimal_list_are_the_path_in_the_tree(steps: list[int]) -> None:
    """Against a model: each step adds a child to the last node one level up, adding nodes where a level is skipped."""
    specs = tuple("decimal " + ".".join(f"%{place + 1}" for place in range(index + 1)) for index in range(LEVELS))
    lists = numbering(abstract(0, specs), num(1, 0))
    path: list[int] = []
    for step in steps:
        path = [*path, *[1] * (step - len(path))]
        path = [*path[:step], path[step] + 1 if len(path) > step else 1]
        assert lists.label("1", step) == ".".join(map(str, path))
