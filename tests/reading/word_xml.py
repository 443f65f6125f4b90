"""Packages and WordprocessingML for tests of the Word reader, whole enough for LibreOffice to open."""

from __future__ import annotations

import re
import zipfile
from dataclasses import dataclass, field
from io import BytesIO

from tests.reading.test_docx import NAMESPACES, OFFICE

CONTENT = "http://schemas.openxmlformats.org/package/2006/content-types"
KINDS = "application/vnd.openxmlformats-officedocument.wordprocessingml."
RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
ROOTS = {"header": "hdr", "footer": "ftr"}


@dataclass
class Case:
    """A file; ``word`` are the lines that Word prints where LibreOffice is known to print others, with the reason."""

    body: str
    parts: dict[str, str] = field(default_factory=dict)
    word: list[str] | None = None
    why: str = ""


def package(body: str, parts: dict[str, str]) -> bytes:
    """A whole package, as LibreOffice asks for; ``parts`` are contents by name (``numbering``, ``header1`` …)."""
    kinds = {name: name.rstrip("0123456789") for name in parts}
    types = "".join(
        f'<Override PartName="/word/{name}.xml" ContentType="{KINDS}{kind}+xml"/>' for name, kind in kinds.items()
    )
    links = "".join(
        f'<Relationship Id="{name}" Type="{OFFICE}/{kind}" Target="{name}.xml"/>' for name, kind in kinds.items()
    )
    out = BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(
            "[Content_Types].xml",
            f'<Types xmlns="{CONTENT}"><Default Extension="xml" ContentType="application/xml"/>'
            '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
            f'<Override PartName="/word/document.xml" ContentType="{KINDS}document.main+xml"/>{types}</Types>',
        )
        archive.writestr(
            "_rels/.rels",
            f'<Relationships xmlns="{RELATIONS}"><Relationship Id="rId1" Type="{OFFICE}/officeDocument" '
            'Target="word/document.xml"/></Relationships>',
        )
        archive.writestr("word/document.xml", f"<w:document {NAMESPACES}><w:body>{body}</w:body></w:document>")
        archive.writestr("word/_rels/document.xml.rels", f'<Relationships xmlns="{RELATIONS}">{links}</Relationships>')
        for name, content in parts.items():
            tag = ROOTS.get(kinds[name], kinds[name])
            archive.writestr(f"word/{name}.xml", f"<w:{tag} {NAMESPACES}>{content}</w:{tag}>")
    return out.getvalue()


def t(text: str, properties: str = "") -> str:
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


def p(content: str, properties: str = "") -> str:
    return f"<w:p><w:pPr>{properties}</w:pPr>{content}</w:p>"


def level(index: int, spec: str, extra: str = "", suffix: str = "", start: int = 1) -> str:
    """``spec`` is a format and a text: ``decimal %1.``; the schema wants the rest in this order."""
    form, _, text = spec.partition(" ")
    restart, legal, style, properties = (
        "".join(re.findall(pattern, extra))
        for pattern in (r"<w:lvlRestart[^>]*>", r"<w:isLgl/>", r"<w:pStyle[^>]*>", r"<w:rPr>.*</w:rPr>")
    )
    suff = f'<w:suff w:val="{suffix}"/>' if suffix else ""
    return (
        f'<w:lvl w:ilvl="{index}"><w:start w:val="{start}"/><w:numFmt w:val="{form}"/>{restart}{style}{legal}{suff}'
        f'<w:lvlText w:val="{text}"/><w:lvlJc w:val="left"/><w:pPr><w:ind w:left="720" w:hanging="700"/></w:pPr>'
        f"{properties}</w:lvl>"
    )


def definition(name: int, *levels: str, before: str = "") -> str:
    kind = '<w:multiLevelType w:val="multilevel"/>'
    return f'<w:abstractNum w:abstractNumId="{name}">{kind}{before}{"".join(levels)}</w:abstractNum>'


def levels(*specs: str, extra: dict[int, str] | None = None, suffix: str = "") -> list[str]:
    return [level(index, spec, (extra or {}).get(index, ""), suffix) for index, spec in enumerate(specs)]


def num(name: int, of: int, overrides: str = "") -> str:
    return f'<w:num w:numId="{name}"><w:abstractNumId w:val="{of}"/>{overrides}</w:num>'


def starts(index: int, value: int) -> str:
    return f'<w:lvlOverride w:ilvl="{index}"><w:startOverride w:val="{value}"/></w:lvlOverride>'


def item(place: int, name: int = 1, text: str = "việc") -> str:
    return p(t(text), f'<w:numPr><w:ilvl w:val="{place}"/><w:numId w:val="{name}"/></w:numPr>')


def items(steps: str) -> str:
    """``steps`` are levels of list 1, or ``list:level``; ``-`` is a paragraph between."""
    out = []
    for step in steps.split():
        name, _, place = step.rpartition(":")
        out.append(p(t("đoạn xen giữa")) if step == "-" else item(int(place), int(name or 1)))
    return "".join(out)


def styled(style: str, text: str = "việc", properties: str = "") -> str:
    return p(t(text), f'<w:pStyle w:val="{style}"/>{properties}')


def style(name: str, properties: str = "", based_on: str = "", kind: str = "paragraph", runs: str = "") -> str:
    base = f'<w:basedOn w:val="{based_on}"/>' if based_on else ""
    return (
        f'<w:style w:type="{kind}" w:styleId="{name}"><w:name w:val="{name}"/>{base}<w:pPr>{properties}</w:pPr>'
        f"<w:rPr>{runs}</w:rPr></w:style>"
    )


def in_list(name: int, place: int | None = None) -> str:
    own = "" if place is None else f'<w:ilvl w:val="{place}"/>'
    return f'<w:numPr>{own}<w:numId w:val="{name}"/></w:numPr>'


def cell(content: str, properties: str = "") -> str:
    return f'<w:tc><w:tcPr><w:tcW w:w="3000" w:type="dxa"/>{properties}</w:tcPr>{content}</w:tc>'


def table(*rows: str) -> str:
    sides = "".join(f'<w:{side} w:val="single" w:sz="4"/>' for side in ("top", "left", "bottom", "right", "insideH"))
    body = "".join(f"<w:tr>{row}</w:tr>" for row in rows)
    return f"<w:tbl><w:tblPr><w:tblBorders>{sides}</w:tblBorders></w:tblPr><w:tblGrid/>{body}</w:tbl>"


def field_of(code: str, result: str) -> str:
    begin, separate, end = (f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>' for kind in ("begin", "separate", "end"))
    return f"{begin}<w:r><w:instrText>{code}</w:instrText></w:r>{separate}{t(result)}{end}"


def box(content: str) -> str:
    shape = (
        '<wps:wsp><wps:cNvSpPr txBox="1"/><wps:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="2500000" cy="600000"/>'
        '</a:xfrm><a:prstGeom prst="rect"/></wps:spPr>'
        f"<wps:txbx><w:txbxContent>{content}</w:txbxContent></wps:txbx><wps:bodyPr/></wps:wsp>"
    )
    drawing = (
        '<w:drawing><wp:inline><wp:extent cx="2500000" cy="600000"/><wp:docPr id="1" name="x"/><a:graphic>'
        f'<a:graphicData uri="http://schemas.microsoft.com/office/word/2010/wordprocessingShape">{shape}</a:graphicData></a:graphic>'
        "</wp:inline></w:drawing>"
    )
    old = (
        '<w:pict><v:shape style="width:200pt;height:50pt"><v:textbox><w:txbxContent>'
        f"{content}</w:txbxContent></v:textbox></v:shape></w:pict>"
    )
    return (
        f'<w:r><mc:AlternateContent><mc:Choice Requires="wps">{drawing}</mc:Choice>'
        f"<mc:Fallback>{old}</mc:Fallback></mc:AlternateContent></w:r>"
    )


def control(content: str, properties: str = "") -> str:
    return f"<w:sdt><w:sdtPr>{properties}</w:sdtPr><w:sdtContent>{content}</w:sdtContent></w:sdt>"
