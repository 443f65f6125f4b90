"""Lists in all forms that Word knows, for comparison with what is printed of them."""

from __future__ import annotations

import random
import re

from tests.reading.word_xml import (
    Case,
    cell,
    definition,
    in_list,
    item,
    items,
    level,
    levels,
    num,
    p,
    starts,
    style,
    styled,
    t,
    table,
)


def lists(steps: str, *parts: str, styles: str = "", word: str = "", why: str = "") -> Case:
    """Items of lists; ``word`` are the labels alone."""
    more = {"numbering": "".join(parts)} | ({"styles": styles} if styles else {})
    body = items(steps) if re.fullmatch(r"[\d:\s-]+", steps) else steps
    return Case(body, more, [f"{label} việc" for label in word.split()] or None, why)


BODY = levels("upperRoman %1.", "decimal %2.", "lowerLetter %3)", "bullet -", "bullet +")
DECIMAL = levels("decimal %1.", "decimal %1.%2.", "decimal %1.%2.%3.", "decimal %1.%2.%3.%4.")
CHAPTERS = levels("upperRoman Chương %1", "decimal Mục %2.", "decimal Điều %3.", "decimal %4.", "lowerLetter %5)")
HEADINGS = "".join(style(f"Muc{place}", in_list(1, place or None)) for place in range(3))
LINKED = levels(
    *("upperRoman %1.", "decimal %2.", "lowerLetter %3)"),
    extra={place: f'<w:pStyle w:val="Muc{place}"/>' for place in range(3)},
)

LISTS = {
    "decimal": lists("0 1 2 2 1 0 1 2 3", definition(0, *DECIMAL), num(1, 0)),
    "decree": lists("0 1 2 2 3 4 3 1 2 0 1 2 3", definition(0, *BODY), num(1, 0)),
    "chapters": lists("0 1 2 3 4 4 3 2 3 1 2 0 1 2", definition(0, *CHAPTERS), num(1, 0)),
    "skipped levels": lists("1 1 0 2 1 3", definition(0, *DECIMAL), num(1, 0)),
    "letters past z": lists("0 " * 29, definition(0, *levels("lowerLetter %1)")), num(1, 0)),
    "roman": lists("0 " * 15, definition(0, *levels("lowerRoman (%1)")), num(1, 0)),
    "zeros": lists("0 " * 11, definition(0, *levels("decimalZero %1.")), num(1, 0)),
    "capital letters": lists("0 1 1 0 1", definition(0, *levels("upperLetter %1.", "upperLetter %1.%2")), num(1, 0)),
    "legal": lists(
        "0 1 2 0 1 2",
        definition(
            0, *levels("upperRoman %1.", "decimal %1.%2", "decimal %1.%2.%3", extra={1: "<w:isLgl/>", 2: "<w:isLgl/>"})
        ),
        num(1, 0),
        word="I. 1.1 1.1.1 II. 2.1 2.1.1",
        why="it does not know w:isLgl",
    ),
    "no text": lists("0 1 0", definition(0, *levels("none ", "decimal %2.")), num(1, 0)),
    "a level without number above": lists("0 1 1 0 1", definition(0, *levels("none Phần", "decimal %1%2.")), num(1, 0)),
    "a bullet above": lists("0 1 1 0 1", definition(0, *levels("bullet -", "decimal %2/", "decimal %1%3)")), num(1, 0)),
    "text without a number": lists("0 1 0", definition(0, *levels("decimal Phụ lục", "decimal %2.")), num(1, 0)),
    "upside down": lists(
        "0 1 2 1", definition(0, *levels("decimal %1", "lowerLetter %2.%1", "upperRoman %3-%1")), num(1, 0)
    ),
    "restart at zero": lists("0 0 1", definition(0, *DECIMAL), num(1, 0, starts(0, 0))),
    "big numbers": lists("0 0 0", definition(0, level(0, "upperRoman %1.", start=1998)), num(1, 0)),
    "three lists of one definition": lists(
        "1:0 1:1 2:0 2:1 3:0 3:1 1:1 2:1",
        definition(0, *BODY),
        num(1, 0),
        num(2, 0, starts(0, 1)),
        num(3, 0, starts(0, 1) + starts(1, 1)),
    ),
    "restart in the middle": lists(
        "1:0 1:1 1:1 2:1 2:1 1:0 1:1", definition(0, *BODY), num(1, 0), num(2, 0, starts(1, 1))
    ),
    "suffix space": lists("0 1 0", definition(0, *levels("decimal %1.", "lowerLetter %2)", suffix="space")), num(1, 0)),
    "suffix nothing": lists(
        "0 1 0", definition(0, *levels("decimal %1.", "lowerLetter %2)", suffix="nothing")), num(1, 0)
    ),
    "restart": lists("1:0 1:0 2:0 2:0", definition(0, *DECIMAL), num(1, 0), num(2, 0, starts(0, 1))),
    "restart higher": lists("0 1 0 1", definition(0, *DECIMAL), num(1, 0, starts(0, 7))),
    "one definition goes on": lists("1:0 1:0 - 2:0 1:0 2:1", definition(0, *DECIMAL), num(1, 0), num(2, 0)),
    "two definitions": lists(
        "1:0 2:0 1:0 2:0 2:1 1:1", definition(0, *DECIMAL), definition(1, *BODY), num(1, 0), num(2, 1)
    ),
    "start": lists(
        "0 0 1 0 1", definition(0, level(0, "decimal %1.", start=4), level(1, "lowerLetter %2)", start=3)), num(1, 0)
    ),
    "start at zero": lists("0 0 0", definition(0, level(0, "decimal %1.", start=0)), num(1, 0)),
    "own level": lists(
        "0 0 1",
        definition(0, *DECIMAL),
        num(1, 0, f'<w:lvlOverride w:ilvl="0">{level(0, "lowerLetter %1)")}</w:lvlOverride>'),
    ),
    "numbering switched off": lists(
        item(0) + styled("Muc", "không số", in_list(0, 0)) + styled("Muc") + styled("Con") + item(0),
        definition(0, *DECIMAL),
        num(1, 0),
        styles=style("Muc", in_list(1)) + style("Con", in_list(0), based_on="Muc"),
    ),
    "by style": lists(
        "".join(styled(f"Muc{place}") for place in (0, 1, 2, 2, 1, 0, 1)),
        definition(0, *LINKED),
        num(1, 0),
        styles=HEADINGS,
    ),
    "by default style": lists(
        p(t("việc")) * 2 + styled("Khac"),
        definition(0, *DECIMAL),
        num(1, 0),
        styles='<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/>'
        f"<w:pPr>{in_list(1)}</w:pPr></w:style>" + style("Khac"),
    ),
    "by inherited style": lists(
        styled("Muc0") + styled("Con") + styled("Chau") + styled("Muc1"),
        definition(0, *LINKED),
        num(1, 0),
        styles=HEADINGS + style("Con", based_on="Muc1") + style("Chau", based_on="Con"),
    ),
    "list style": lists(
        "1:0 1:1 2:0 2:1",
        definition(0, *BODY, before='<w:styleLink w:val="DanhSach"/>'),
        definition(1, before='<w:numStyleLink w:val="DanhSach"/>'),
        num(1, 1),
        num(2, 0),
        styles=style("DanhSach", in_list(2), kind="numbering"),
    ),
    "across a table": lists(
        item(0) + table(cell(item(0)), cell(p(t("ô")))) + item(0), definition(0, *DECIMAL), num(1, 0)
    ),
    "down a column": lists(
        table(cell(item(0)) + cell(p(t("một"))), cell(item(0)) + cell(p(t("hai")))) + p(t("hết")),
        definition(0, *levels("decimal %1")),
        num(1, 0),
    ),
    "by the style of a table": lists(
        table(cell(p(t("việc"))), cell(p(t("việc")))).replace("<w:tblPr>", '<w:tblPr><w:tblStyle w:val="Bang"/>'),
        definition(0, *DECIMAL),
        num(1, 0),
        styles=style("Bang", in_list(1), kind="table"),
        word="1. 2.",
        why="it does not look for lists in the styles of tables",
    ),
    "bullets": lists(
        "0 1 2",
        definition(
            0,
            level(0, "bullet \uf0b7", '<w:rPr><w:rFonts w:ascii="Symbol" w:hAnsi="Symbol" w:hint="default"/></w:rPr>'),
            *levels("bullet ", "bullet –", "bullet *")[1:],
        ),
        num(1, 0),
    ),
    "empty items count": lists(
        item(0) + item(0, text="") + item(0),
        definition(0, *DECIMAL),
        num(1, 0),
        word="1. 3.",
        why="it prints the bare label, as Word does; it says nothing, so it is left out",
    ),
    "hidden text counts": lists(
        item(0) + p(t("ẩn", "<w:vanish/>"), in_list(1, 0)) + item(0), definition(0, *DECIMAL), num(1, 0)
    ),
    "hidden paragraphs": lists(
        item(0) + p(t("ẩn", "<w:vanish/>"), in_list(1, 0) + "<w:rPr><w:vanish/></w:rPr>") + item(0),
        definition(0, *DECIMAL),
        num(1, 0),
        word="1. 2.",
        why="it counts paragraphs that are hidden with their marks",
    ),
    "capital labels": lists(
        "0 1 0",
        definition(0, *levels("decimal Điều %1.", "lowerLetter điểm %2)", extra={0: "<w:rPr><w:caps/></w:rPr>"})),
        num(1, 0),
    ),
    "enclosed": lists(
        "0 0 1", definition(0, *levels("decimalEnclosedCircle %1", "decimalEnclosedCircle %1.%2")), num(1, 0)
    ),
    "deep restart": lists(
        "0 1 2 1 2 0 1 2",
        definition(
            0, *levels("decimal %1.", "lowerLetter %2)", "lowerRoman %3.", extra={2: '<w:lvlRestart w:val="1"/>'})
        ),
        num(1, 0),
        word="1. a) i. b) ii. 2. a) i.",
        why="it restarts after every higher level",
    ),
    "never restart": lists(
        "0 1 1 0 1",
        definition(0, *levels("decimal %1.", "lowerLetter %2)", extra={1: '<w:lvlRestart w:val="0"/>'})),
        num(1, 0),
        word="1. a) b) 2. c)",
        why="it restarts after every higher level",
    ),
    "override after use": lists(
        "1:0 1:1 2:1 2:1 1:0 2:1",
        definition(0, *DECIMAL),
        num(1, 0),
        num(2, 0, starts(1, 5)),
        word="1. 1.1. 1.5. 1.6. 2. 2.5.",
        why="it uses the new start once; the standard, at every restart (17.9.26)",
    ),
}


def _invented(seed: int) -> Case:
    """A list of random levels, labels and turns, by two lists of one definition."""
    chance = random.Random(seed)  # noqa: S311 - the same cases in every run
    forms = ("decimal", "upperRoman", "lowerRoman", "lowerLetter", "upperLetter", "decimalZero")
    signs = ("{}.", "{})", "({})", "Điều {}.", "{}/", "{} -")
    specs = []
    for place in range(5):
        own = ".".join(f"%{upper + 1}" for upper in range(chance.choice((place, place, 0)), place + 1))
        specs.append(f"{chance.choice(forms)} {chance.choice(signs).format(own)}")
    body, place = [], 0
    for _ in range(24):
        place = min(4, max(0, place + chance.choice((-2, -1, 0, 0, 0, 1, 1))))
        body.append(chance.choice((item(place), item(place), item(place), item(place, 2), p(t("đoạn xen giữa")))))
    return Case("".join(body), {"numbering": definition(0, *levels(*specs)) + num(1, 0) + num(2, 0)})


LISTS |= {f"invented {seed}": _invented(seed) for seed in range(16)}
