"""Parts of Word files that are parsed child by child must say what they say when parsed whole."""

from __future__ import annotations

import pytest
from lxml import etree

from docproc.errors import DamagedFileError
from docproc.reading.docx_markup import child_val, w
from docproc.reading.docx_outline import Outline

MAIN = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
DECLARED = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
ROOT = f'<w:styles xmlns:w="{MAIN}" xmlns:o="urn:other">'
PADDING = "<w:docDefaults>" + "<w:lang/>" * 10_000 + "</w:docDefaults>"
HEADING = '<w:style w:type="paragraph" w:styleId="Muc1"><w:name w:val="Mục 1"/><w:basedOn w:val="Nen"/></w:style>'
BASE = '<w:style w:type="paragraph" w:styleId="Nen" w:default="1"><w:name w:val="Nền"/></w:style>'


def parse(blob: bytes) -> etree._Element:
    try:
        return etree.fromstring(blob)
    except etree.XMLSyntaxError as error:
        raise DamagedFileError("broken") from error


def part(*children: str, head: str = DECLARED + ROOT, encoding: str = "utf-8") -> bytes:
    return (head + PADDING + "".join(children) + "</w:styles>").encode(encoding)


PARTS = {
    "plain": part(HEADING, BASE),
    "blanks between": part("\n  ", HEADING, "\n  ", BASE, "\n"),
    "no declaration": part(HEADING, BASE, head=ROOT),
    "no children": part(),
    "signs of exclamation and question": part(HEADING.replace("Mục 1", "Thế nào? Thế!"), BASE),
    "an empty child": part('<w:style w:styleId="Trong"/>', HEADING),
    "a tag broken over lines": part(HEADING.replace("<w:style ", "<w:style\n"), BASE),
    "angle bracket in an attribute": part(HEADING.replace('"Muc1"', '"a>b"'), BASE),
    "angle bracket in the root": part(HEADING, head=ROOT[:-1] + ' o:a="x>y">'),
    "a child in a comment": part(f"<!-- {HEADING} -->", BASE),
    "a child in CDATA": part(HEADING.replace("<w:name", "<o:x><![CDATA[</w:style><w:style ]]></o:x><w:name"), BASE),
    "a child in an instruction": part("<?x </w:style><w:style ?>", HEADING),
    "a child in a child": part(HEADING.replace("<w:name", BASE + "<w:name")),
    "a child further down": part(f"<o:box>{HEADING}</o:box>", BASE),
    "another prefix": part(HEADING, f'<v:style xmlns:v="{MAIN}" v:styleId="Khac"/>'),
    "the prefix means something else": part(f'<o:x xmlns:w="urn:other">{HEADING}</o:x>', BASE),
    "UTF-16": part(HEADING, BASE, head=DECLARED.replace("UTF-8", "UTF-16") + ROOT, encoding="utf-16"),
    "Latin-1": part(BASE.replace("Nền", "Né"), head=DECLARED.replace("UTF-8", "ISO-8859-1") + ROOT, encoding="latin-1"),
}


@pytest.mark.parametrize("blob", PARTS.values(), ids=PARTS)
def test_children_are_those_of_the_whole_part(blob: bytes) -> None:
    outline = Outline(blob, "styles", "style", parse)
    whole = list(parse(blob).iterchildren(w("style")))
    assert [dict(stub.attrib) for stub in outline.stubs] == [dict(node.attrib) for node in whole]
    for index, node in enumerate(whole):
        found = outline.node(index)
        assert etree.tostring(found, method="c14n", with_tail=False) == etree.tostring(
            node, method="c14n", with_tail=False
        )
        assert child_val(found, w("basedOn")) == child_val(node, w("basedOn"))


def test_only_what_is_asked_for_is_parsed() -> None:
    seen: list[int] = []

    def counting(blob: bytes) -> etree._Element:
        seen.append(blob.count(b"<w:name"))
        return parse(blob)

    outline = Outline(part(HEADING, BASE), "styles", "style", counting)
    assert child_val(outline.node(1), w("name")) == "Nền"
    assert seen == [0, 1]


@pytest.mark.parametrize("broken", [HEADING + "<w:style", "<w:x>" + HEADING, HEADING.replace("</w:style>", "")])
def test_broken_parts_are_refused(broken: str) -> None:
    with pytest.raises(DamagedFileError):
        Outline(part(broken), "styles", "style", parse)


def test_broken_children_are_refused_when_asked_for() -> None:
    outline = Outline(part(HEADING.replace('"Mục 1"/>', '"Mục 1">'), BASE), "styles", "style", parse)
    assert child_val(outline.node(1), w("name")) == "Nền"
    with pytest.raises(DamagedFileError):
        outline.node(0)
