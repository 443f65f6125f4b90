"""Word files from bytes to lines: paragraphs, changes, fields, boxes, notes, tables and columns."""

from __future__ import annotations

import zipfile
from io import BytesIO
from typing import Any

import docx
import pytest
from docx.oxml import parse_xml
from docx.shared import Inches
from hypothesis import given, settings
from hypothesis import strategies as st

from docproc.reading.docx import MEDIA_TYPE, read_docx
from docproc.reading.page import Line

NAMESPACES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math" '
    'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
    'xmlns:v="urn:schemas-microsoft-com:vml"'
)
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def raw(body: str, **parts: str) -> bytes:
    """A package with the given content of ``w:body`` and of further parts (``styles``, ``numbering`` …)."""
    main = f"<w:document {NAMESPACES}><w:body>{body}</w:body></w:document>"
    kinds = {name: name.rstrip("0123456789") for name in parts}
    links = "".join(
        f'<Relationship Id="{name}" Type="{OFFICE}/{kind}" Target="{name}.xml"/>' for name, kind in kinds.items()
    )
    head = '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
    root = f'{head}<Relationship Id="rId1" Type="{OFFICE}/officeDocument" Target="word/document.xml"/></Relationships>'
    roots = {"header": "hdr", "footer": "ftr"}
    out = BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("_rels/.rels", root)
        archive.writestr("word/document.xml", main)
        archive.writestr("word/_rels/document.xml.rels", f"{head}{links}</Relationships>")
        for name, content in parts.items():
            tag = roots.get(kinds[name], kinds[name])
            archive.writestr(f"word/{name}.xml", f"<w:{tag} {NAMESPACES}>{content}</w:{tag}>")
    return out.getvalue()


def saved(document: Any) -> bytes:
    out = BytesIO()
    document.save(out)
    return out.getvalue()


def lines(body: str, **parts: str) -> tuple[Line, ...]:
    return read_docx(raw(body, **parts)).pages[0].lines


def texts(body: str, **parts: str) -> list[str]:
    return [line.text for line in lines(body, **parts)]


def t(text: str, properties: str = "") -> str:
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


def p(content: str, properties: str = "") -> str:
    return f"<w:p><w:pPr>{properties}</w:pPr>{content}</w:p>"


def field(code: str, result: str) -> str:
    kinds = [f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>' for kind in ("begin", "separate", "end")]
    return f"{kinds[0]}<w:r><w:instrText>{code}</w:instrText></w:r>{kinds[1]}{t(result)}{kinds[2]}"


def font(name: str) -> str:
    return f'<w:rFonts w:ascii="{name}" w:hAnsi="{name}"/>'


def form(definition: str, result: str = "") -> str:
    """A field of an old form."""
    begin = f'<w:r><w:fldChar w:fldCharType="begin"><w:ffData>{definition}</w:ffData></w:fldChar></w:r>'
    return begin + field("FORM", result).partition("</w:r>")[2] if result else begin + END


END = '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
CHOICES = '<w:ddList><w:result w:val="1"/><w:listEntry w:val="Thường"/><w:listEntry w:val="Khẩn"/></w:ddList>'


def m(name: str, content: str) -> str:
    return f"<m:{name}>{content}</m:{name}>"


def math(content: str) -> str:
    return m("oMath", content)


def fraction(above: str, below: str) -> str:
    return m("f", m("num", m("r", m("t", above))) + m("den", m("r", m("t", below))))


def test_the_reading() -> None:
    reading = read_docx(raw(p(t("Kính gửi: Sở Nội vụ"))))
    assert (reading.media_type, reading.paged, reading.warnings) == (MEDIA_TYPE, False, ())
    (page,) = reading.pages
    assert (page.number, page.width, page.height, page.text_from) == (1, 0, 0, "docx")
    assert page.lines == (Line("Kính gửi: Sở Nội vụ", paragraph=True, bold=False),)


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        (t("Sở ") + t("Y tế"), ["Sở Y tế"]),
        ("<w:r><w:t>Số:</w:t><w:tab/><w:t>12</w:t><w:noBreakHyphen/><w:t>KH</w:t></w:r>", ["Số:\t12-KH"]),
        ("<w:r><w:t>t</w:t><w:softHyphen/><w:t>ng</w:t></w:r>", ["t\u00adng"]),
        ("<w:r><w:t>CHỈ THỊ</w:t><w:br/><w:t>Về phòng cháy</w:t></w:r>", ["CHỈ THỊ", "Về phòng cháy"]),
        ("<w:r><w:t>V/v rà soát</w:t><w:br/><w:t>hồ sơ đất đai</w:t></w:r>", ["V/v rà soát hồ sơ đất đai"]),
        ("<w:r><w:t>gồm các việc</w:t><w:br/><w:t>a) rà soát</w:t></w:r>", ["gồm các việc", "a) rà soát"]),
        ("<w:r><w:t>Nơi nhận:</w:t><w:cr/><w:t>như trên</w:t></w:r>", ["Nơi nhận:", "như trên"]),
        ("<w:r><w:t>trước ngày\n15/8</w:t></w:r>", ["trước ngày 15/8"]),
        (
            t("Hạn: ") + f"<w:ins>{t('30/6')}</w:ins><w:del><w:r><w:delText>15/6</w:delText></w:r></w:del>",
            ["Hạn: 30/6"],
        ),
        (f"<w:moveFrom>{t('cũ')}</w:moveFrom><w:moveTo>{t('mới')}</w:moveTo>", ["mới"]),
        (f"<w:sdt><w:sdtContent>{t('Sở Tư pháp')}</w:sdtContent></w:sdt>", ["Sở Tư pháp"]),
        (f'<w:hyperlink r:id="x">{t("cong.van.vn")}</w:hyperlink>', ["cong.van.vn"]),
        (f'<w:fldSimple w:instr="DATE">{t("05/3/2024")}</w:fldSimple>', ["05/3/2024"]),
        (t("Trang ") + field("PAGE", "2"), ["Trang 2"]),
        (field("IF " + "x", "Có"), ["Có"]),
        (t("mở") + '<w:r><w:fldChar w:fldCharType="begin"/></w:r>', ["mở"]),
        (t("hiện") + t(" ẩn", "<w:vanish/>") + t(" tiếp", '<w:vanish w:val="0"/>'), ["hiện tiếp"]),
        (t("ẩn cả dòng", "<w:vanish/>"), []),
        (t("chỉ thị", "<w:caps/>"), ["CHỈ THỊ"]),
        ('<w:r><w:sym w:font="Wingdings" w:char="F0FC"/><w:t> đạt</w:t></w:r>', ["✓ đạt"]),
        ('<w:r><w:sym w:font="Symbol" w:char="F0B3"/><w:t> 50%</w:t></w:r>', ["≥ 50%"]),
        ('<w:r><w:sym w:font="Wingdings" w:char="F041"/><w:t>khác</w:t></w:r>', ["khác"]),
        (t("\uf0a7 Rà soát"), ["▪ Rà soát"]),
        (f"<m:oMath><m:r><m:t>5%</m:t></m:r></m:oMath>{t(' kinh phí')}", ["5% kinh phí"]),
        (t("Nguyễn Văn An", "<w:smallCaps/>"), ["NGUYỄN VĂN AN"]),
        (f"<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>{t('Nhập tên')}</w:sdtContent></w:sdt>", []),
        (
            '<w:sdt><w:sdtPr><w:showingPlcHdr w:val="0"/></w:sdtPr><w:sdtContent>'
            f"{t('Sở Y tế')}</w:sdtContent></w:sdt>",
            ["Sở Y tế"],
        ),
        (form('<w:checkBox><w:default w:val="0"/><w:checked/></w:checkBox>') + t(" đạt"), ["☒ đạt"]),
        (form('<w:checkBox><w:default w:val="0"/></w:checkBox>') + t(" đạt"), ["☐ đạt"]),
        (form(CHOICES), ["Khẩn"]),
        (form(CHOICES, "Hỏa tốc"), ["Hỏa tốc"]),
        (t("ü", font("Wingdings")) + t(" đạt"), ["✓ đạt"]),
        (t("\uf0b3", font("Symbol")) + t(" 5"), ["≥ 5"]),
        (t("Sở Y tế", font("Symbol")), ["Sở Y tế"]),
        (math(fraction("1", "2")) + t(" kinh phí"), ["1/2 kinh phí"]),
        (math(fraction("a+b", "2")), ["(a+b)/2"]),
        (
            math(
                f"{m('r', m('t', '10'))}".join(
                    ("<m:sSup><m:e>", f"</m:e><m:sup>{m('r', m('t', '6'))}</m:sup></m:sSup>")
                )
            ),
            ["10⁶"],
        ),
        (math(f"<m:d><m:e>{m('r', m('t', 'x'))}</m:e></m:d>"), ["(x)"]),
        (math(f"<w:del>{m('r', m('t', '7'))}</w:del>{m('r', m('t', '8'))}"), ["8"]),
        (t("Uy\u0309 ban"), ["Uy\u0309 ban"]),
        ("", []),
        (t("   "), []),
    ],
)
def test_text_of_a_paragraph(content: str, expected: list[str]) -> None:
    assert texts(p(content)) == expected


def test_an_unclosed_field_hides_no_other_paragraph() -> None:
    body = p(t("một") + '<w:r><w:fldChar w:fldCharType="begin"/></w:r>' + t("mã")) + p(t("hai"))
    assert texts(body) == ["một", "hai"]


def test_tracked_changes_are_warned_of() -> None:
    assert read_docx(raw(p(f"<w:ins>{t('thêm')}</w:ins>"))).warnings[0][0] == "tracked_changes"


def test_a_deleted_paragraph_mark_joins_two_paragraphs() -> None:
    body = p(t("Giao Sở Y tế "), "<w:rPr><w:del/></w:rPr>") + p(t("chủ trì."))
    assert texts(body) == ["Giao Sở Y tế chủ trì."]
    assert texts(p(t("cuối"), "<w:rPr><w:del/></w:rPr>")) == ["cuối"]


def test_a_drop_cap_belongs_to_its_word() -> None:
    body = p(t("K"), '<w:framePr w:dropCap="drop" w:lines="2"/>') + p(t("ính gửi: Sở Y tế"))
    assert texts(body) == ["Kính gửi: Sở Y tế"]


def test_what_nobody_filled_in_is_not_read() -> None:
    hint = "<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>{}</w:sdtContent></w:sdt>"
    rows = f"<w:tr>{cell(['TT'])}{hint.format(cell(['Chọn']))}{cell(['Hạn'])}</w:tr>"
    assert texts(hint.format(p(t("Nhập"))) + f"<w:tbl>{rows}</w:tbl>") == ["TT", "Hạn"]


def test_parts_in_other_formats_are_warned_of() -> None:
    reading = read_docx(raw(p(t("Kính gửi")) + '<w:altChunk r:id="x"/>'))
    assert [code for code, _ in reading.warnings] == ["foreign_part"]


def test_python_docx_and_we_agree_on_plain_paragraphs() -> None:
    document = docx.Document()
    for text in ("ỦY BAN NHÂN DÂN TỈNH B", "Căn cứ Luật Đầu tư công;", "Giao Sở Tài chính\tthẩm định."):
        document.add_paragraph(text)
    ours = [line.text for line in read_docx(saved(document)).lines]
    assert ours == [paragraph.text for paragraph in document.paragraphs]


@settings(max_examples=40, deadline=None)
@given(st.lists(st.text(st.characters(codec="utf-8", categories=["L", "N", "P"]), min_size=1), max_size=5))
def test_any_text_comes_back(paragraphs: list[str]) -> None:
    document = docx.Document()
    for text in paragraphs:
        document.add_paragraph(text)
    assert [line.text for line in read_docx(saved(document)).lines] == paragraphs


# --- bold ---------------------------------------------------------------------------------------------------------

STYLES = """
<w:style w:type="paragraph" w:default="1" w:styleId="Normal"/>
<w:style w:type="paragraph" w:styleId="Dam"><w:rPr><w:b/></w:rPr></w:style>
<w:style w:type="paragraph" w:styleId="Con"><w:basedOn w:val="Dam"/></w:style>
<w:style w:type="paragraph" w:styleId="Nhat"><w:basedOn w:val="Dam"/><w:rPr><w:b w:val="0"/></w:rPr></w:style>
<w:style w:type="character" w:styleId="Nhan"><w:rPr><w:b/></w:rPr></w:style>
<w:style w:type="paragraph" w:styleId="Vong"><w:basedOn w:val="Vong"/></w:style>
"""


@pytest.mark.parametrize(
    ("paragraph", "bold"),
    [
        (p(t("QUYẾT ĐỊNH", "<w:b/>")), True),
        (p(t("Điều 1.", "<w:b/>") + t(" Phê duyệt")), False),
        (p(t("Điều 1", "<w:b/>") + t(". ")), True),
        (p(t("x", '<w:b w:val="false"/>'), '<w:pStyle w:val="Dam"/>'), False),
        (p(t("Mục", ""), '<w:pStyle w:val="Dam"/>'), True),
        (p(t("Mục", ""), '<w:pStyle w:val="Con"/>'), True),
        (p(t("Mục", ""), '<w:pStyle w:val="Nhat"/>'), False),
        (p(t("Mục", ""), '<w:pStyle w:val="Vong"/>'), False),
        (p(t("Mục", ""), '<w:pStyle w:val="KhongCo"/>'), False),
        (p(t("Mục", '<w:rStyle w:val="Nhan"/>')), True),
        (p(t("Mục", '<w:rStyle w:val="Nhan"/>'), '<w:pStyle w:val="Dam"/>'), False),
        (p(t("* 12 *", "<w:b/>")), False),
    ],
)
def test_bold(paragraph: str, bold: bool) -> None:
    assert [line.bold for line in lines(paragraph, styles=STYLES)] == [bold]


def test_what_holds_for_the_whole_document() -> None:
    defaults = "<w:docDefaults><w:rPrDefault><w:rPr><w:b/><w:caps/></w:rPr></w:rPrDefault></w:docDefaults>"
    styles = defaults + STYLES.replace("<w:rPr><w:b/></w:rPr>", '<w:rPr><w:caps w:val="0"/></w:rPr>', 1)
    found = lines(p(t("mục")) + p(t("mục"), '<w:pStyle w:val="Dam"/>') + p(t("mục", '<w:b w:val="0"/>')), styles=styles)
    assert [(line.text, line.bold) for line in found] == [("MỤC", True), ("mục", True), ("MỤC", False)]


def test_an_unknown_style_is_the_default_one() -> None:
    styles = STYLES.replace('w:styleId="Normal"/>', 'w:styleId="Normal"><w:rPr><w:b/></w:rPr></w:style>')
    assert [line.bold for line in lines(p(t("Mục"), '<w:pStyle w:val="KhongCo"/>'), styles=styles)] == [True]


def test_bold_is_told_for_each_line_of_a_paragraph() -> None:
    found = lines(p(t("KẾ HOẠCH", "<w:b/>") + "<w:r><w:br/></w:r>" + t("Năm 2031")))
    assert [(line.text, line.bold) for line in found] == [("KẾ HOẠCH", True), ("Năm 2031", False)]


# --- fonts from before Unicode -------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        (t("Së Y tÕ chñ tr×", font(".VnTime")), "Sở Y tế chủ trì"),
        (t("uû ban nh©n d©n", font(".VnTimeH")), "UỶ BAN NHÂN DÂN"),
        (f"<w:r><w:rPr>{font('.VnTime')}</w:rPr><w:t>L</w:t><w:softHyphen/><w:t>u: VT</w:t></w:r>", "Lưu: VT"),
        (t("Sôû Y teá", font("VNI-Times")), "Sở Y tế"),
        (t("xã Hoà Bình", font(".VnTime")), "xã Hoà Bình"),
        (t("Sở Y tế", font(".VnTime") + "<w:caps/>"), "SỞ Y TẾ"),
        (t("Số 4: ") + t("Së Y tÕ", font(".VnTime")), "Số 4: Sở Y tế"),
        (t("50 µm", font("Arial")), "50 µm"),
        (t("nh", font(".VnTime")) + t("©n d", font(".VnTime") + "<w:b/>") + t("©n", font(".VnTime")), "nhân dân"),
        (t("So", font("VNI-Times")) + t("å Y te", font("VNI-Times")) + t("á", font("VNI-Times")), "Sổ Y tế"),
        (t("Uû ban nh©n d©n c¸c huyÖn"), "Uỷ ban nhân dân các huyện"),
        (t("uû ban nh©n d©n c¸c huyÖn", "<w:caps/>"), "UỶ BAN NHÂN DÂN CÁC HUYỆN"),
        (t("§iÓm: 5 µm", font(".VnTime")) + t(" µm", font("Arial")), "Điểm: 5 àm µm"),
        (
            t("X") + '<w:r><w:sym w:font=".VnTime" w:char="F0A9"/></w:r>' + t("y dùng, §iÓm", font(".VnTime")),
            "Xây dựng, Điểm",
        ),
        (t("\uf0b7 Néi dung", font(".VnTime")), "• Nội dung"),
    ],
)
def test_old_fonts_are_decoded_run_by_run(content: str, expected: str) -> None:
    assert texts(p(content)) == [expected]


def test_an_old_font_may_come_from_the_style() -> None:
    style = f'<w:style w:type="paragraph" w:styleId="Cu"><w:rPr>{font(".VnTime")}</w:rPr></w:style>'
    old, new = t("Së Y tÕ"), t("Sở Nội vụ", font("Arial"))
    reading = read_docx(raw(p(old + t(", ") + new, '<w:pStyle w:val="Cu"/>'), styles=style))
    assert [line.text for line in reading.lines] == ["Sở Y tế, Sở Nội vụ"]
    assert [code for code, _ in reading.warnings] == ["legacy_font_decoded"]


def test_words_that_say_nothing_follow_the_rest_of_the_file() -> None:
    first, rest = t("Sè: 12/CV-UB", font(".VnTime")), t("Uû ban nh©n d©n tØnh", font(".VnTime"))
    assert texts(p(first) + p(rest) + p(t("Bé", font(".VnTime")))) == ["Số: 12/CV-UB", "Uỷ ban nhân dân tỉnh", "Bộ"]
    assert texts(p(first) + p(t("Uỷ ban nhân dân tỉnh", font(".VnTime")))) == ["Sè: 12/CV-UB", "Uỷ ban nhân dân tỉnh"]


def test_labels_of_lists_are_decoded() -> None:
    style = f'<w:style w:type="paragraph" w:styleId="Cu"><w:rPr>{font(".VnTime")}</w:rPr></w:style>'
    lists = (
        '<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/>'
        '<w:lvlText w:val="§iÒu %1."/></w:lvl></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
    )
    numbered = '<w:pStyle w:val="Cu"/><w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>'
    reading = read_docx(raw(p(t("Së Y tÕ"), numbered), styles=style, numbering=lists))
    assert [line.text for line in reading.lines] == ["Điều 1. Sở Y tế"]


def test_a_theme_font_takes_the_place_of_the_style_s() -> None:
    style = f'<w:style w:type="paragraph" w:styleId="Cu"><w:rPr>{font(".VnTimeH")}</w:rPr></w:style>'
    new = t("hoàn toàn", '<w:rFonts w:asciiTheme="minorHAnsi" w:hAnsiTheme="minorHAnsi"/>')
    reading = read_docx(raw(p(t("Së Y tÕ, ") + new, '<w:pStyle w:val="Cu"/>'), styles=style))
    assert [line.text for line in reading.lines] == ["SỞ Y TẾ, hoàn toàn"]


# --- lists --------------------------------------------------------------------------------------------------------

NUMBERING = """
<w:abstractNum w:abstractNumId="0">
 <w:lvl w:ilvl="0">
  <w:start w:val="1"/><w:numFmt w:val="decimal"/><w:pStyle w:val="Muc"/><w:lvlText w:val="%1."/>
 </w:lvl>
 <w:lvl w:ilvl="1">
  <w:start w:val="1"/><w:numFmt w:val="lowerLetter"/><w:pStyle w:val="Tieu"/><w:lvlText w:val="%2)"/>
 </w:lvl>
 <w:lvl w:ilvl="2"><w:start w:val="1"/><w:numFmt w:val="bullet"/><w:lvlText w:val="-"/></w:lvl>
</w:abstractNum>
<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>
"""
LIST_STYLES = """
<w:style w:type="paragraph" w:styleId="Muc"><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>
<w:style w:type="paragraph" w:styleId="Tieu"><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>
<w:style w:type="paragraph" w:styleId="MucCon"><w:basedOn w:val="Muc"/></w:style>
<w:style w:type="paragraph" w:styleId="Gach">
 <w:pPr><w:numPr><w:ilvl w:val="2"/><w:numId w:val="1"/></w:numPr></w:pPr>
</w:style>
"""


def item(text: str, level: int, name: int = 1) -> str:
    return p(t(text), f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{name}"/></w:numPr>')


def styled(text: str, style: str, properties: str = "") -> str:
    return p(t(text), f'<w:pStyle w:val="{style}"/>{properties}')


def listed(body: str) -> list[str]:
    return texts(body, numbering=NUMBERING, styles=LIST_STYLES)


def test_labels_stand_before_the_text() -> None:
    body = (
        item("Sở Tài chính:", 0) + item("thẩm định;", 1) + item("báo cáo.", 2) + p(t("Xen giữa")) + item("Sở Y tế", 0)
    )
    assert listed(body) == ["1. Sở Tài chính:", "a) thẩm định;", "- báo cáo.", "Xen giữa", "2. Sở Y tế"]


def test_labels_by_style() -> None:
    body = styled("Mục", "Muc") + styled("Tiểu mục", "Tieu") + styled("Gạch", "Gach") + styled("Mục con", "MucCon")
    assert listed(body) == ["1. Mục", "a) Tiểu mục", "- Gạch", "2. Mục con"]


def test_a_paragraph_overrides_the_list_of_its_style() -> None:
    none = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="0"/></w:numPr>'
    deeper = '<w:numPr><w:ilvl w:val="2"/></w:numPr>'
    body = styled("Không số", "Muc", none) + styled("Gạch", "Muc", deeper) + item("Không có", 0, 99)
    assert listed(body) == ["Không số", "- Gạch", "Không có"]


def test_a_table_style_may_number_its_cells() -> None:
    bang = '<w:style w:type="table" w:styleId="Bang"><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
    off = p(t("không"), '<w:numPr><w:numId w:val="0"/></w:numPr>')
    row = f"<w:tr><w:tc>{p(t('một'))}</w:tc></w:tr><w:tr><w:tc>{off}{item('riêng', 1)}</w:tc></w:tr>"
    body = f'<w:tbl><w:tblPr><w:tblStyle w:val="Bang"/></w:tblPr>{row}</w:tbl>' + p(t("ngoài bảng"))
    assert texts(body, numbering=NUMBERING, styles=bang) == ["1. một", "không", "a) riêng", "ngoài bảng"]


def test_what_is_deleted_or_hidden_with_its_mark_is_not_counted() -> None:
    numbered = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>'
    deleted = p(f"<w:del>{t('bỏ')}</w:del>", f"{numbered}<w:rPr><w:del/></w:rPr>")
    hidden = p(t("ẩn", "<w:vanish/>"), f"{numbered}<w:rPr><w:vanish/></w:rPr>")
    assert listed(item("một", 0) + deleted + hidden + item("hai", 0)) == ["1. một", "2. hai"]


def test_hidden_text_with_a_visible_mark_counts() -> None:
    numbered = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>'
    assert listed(item("một", 0) + p(t("ẩn", "<w:vanish/>"), numbered) + item("hai", 0)) == ["1. một", "3. hai"]


def test_a_hidden_mark_joins_a_numbered_heading_and_its_text() -> None:
    numbered = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>'
    heading = p(t("Phạm vi."), f"{numbered}<w:rPr><w:vanish/><w:specVanish/></w:rPr>")
    assert listed(heading + p(t(" Toàn tỉnh.")) + item("Đối tượng", 0)) == ["1. Phạm vi. Toàn tỉnh.", "2. Đối tượng"]


def test_text_before_a_table_does_not_join_what_follows_it() -> None:
    body = p(t("trước"), "<w:rPr><w:del/></w:rPr>") + table([[["TT"], ["Việc"], ["Hạn"]]]) + p(t("sau"))
    assert texts(body) == ["trước", "TT", "Việc", "Hạn", "sau"]


def test_labels_take_the_capitals_of_their_paragraph() -> None:
    level = '<w:lvl w:ilvl="0"><w:numFmt w:val="decimal"/><w:start w:val="1"/><w:lvlText w:val="Điều %1."/>{}</w:lvl>'
    own = level.format('<w:rPr><w:caps w:val="0"/></w:rPr>')
    capitals = '<w:numPr><w:numId w:val="{}"/></w:numPr><w:rPr><w:caps/></w:rPr>'
    numbering = "".join(
        f'<w:abstractNum w:abstractNumId="{name}">{form}</w:abstractNum>'
        f'<w:num w:numId="{name}"><w:abstractNumId w:val="{name}"/></w:num>'
        for name, form in (("1", level.format("")), ("2", own))
    )
    body = p(t("mục"), capitals.format(1)) + p(t("mục"), capitals.format(2))
    assert texts(body, numbering=numbering) == ["ĐIỀU 1. mục", "Điều 1. mục"]


def test_an_empty_item_counts_but_is_not_shown() -> None:
    assert listed(item("một", 0) + item("", 0) + item("ba", 0)) == ["1. một", "3. ba"]


def test_the_label_stands_on_the_first_of_several_lines() -> None:
    numbered = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>'
    body = p(t("  Đầu dòng") + "<w:r><w:br/></w:r>" + t("Dòng sau"), numbered)
    assert listed(body) == ["1. Đầu dòng", "Dòng sau"]


def test_lists_of_python_docx_templates() -> None:
    document = docx.Document()
    for style in ("List Number", "List Number", "List Bullet"):
        document.add_paragraph("việc", style=style)
    assert [line.text for line in read_docx(saved(document)).lines] == ["1. việc", "2. việc", "• việc"]


# --- boxes, notes, headers ------------------------------------------------------------------------------------------

BOX_TEXT = f"<w:txbxContent>{p(t('HỎA TỐC', '<w:b/>'))}</w:txbxContent>"
BOX = f"""<w:r><mc:AlternateContent>
<mc:Choice Requires="wps"><w:drawing><wp:anchor><a:graphic><a:graphicData><wps:wsp><wps:txbx>
{BOX_TEXT}</wps:txbx></wps:wsp></a:graphicData></a:graphic></wp:anchor></w:drawing></mc:Choice>
<mc:Fallback><w:pict><v:shape><v:textbox>{BOX_TEXT}</v:textbox></v:shape></w:pict>
</mc:Fallback></mc:AlternateContent></w:r>"""


def test_a_text_box_is_read_once_after_its_paragraph() -> None:
    found = lines(p(t("Số: 7/CĐ-UBND") + BOX + t(" ")) + p(t("sau")))
    assert [(line.text.strip(), line.bold) for line in found] == [
        ("Số: 7/CĐ-UBND", False),
        ("HỎA TỐC", True),
        ("sau", False),
    ]


def test_an_old_text_box_and_word_art() -> None:
    content = f"<w:txbxContent>{p(t('trong khung'))}</w:txbxContent>"
    box = f"<w:r><w:pict><v:shape><v:textbox>{content}</v:textbox></v:shape></w:pict></w:r>"
    art = '<w:r><w:pict><v:shape><v:textpath string="KHẨN"/></v:shape></w:pict></w:r>'
    assert texts(p(t("ngoài") + box + art)) == ["ngoài", "trong khung", "KHẨN"]


def test_the_fallback_is_read_where_the_choice_says_nothing() -> None:
    box = BOX.replace("<wps:txbx>", "<wps:none>").replace("</wps:txbx>", "</wps:none>")
    empty = box[: box.index("<w:txbxContent>")] + box[box.index("</wps:none>") :]
    assert texts(p(empty)) == ["HỎA TỐC"]


def test_hidden_drawings_are_not_read() -> None:
    hidden = BOX.replace("<wp:anchor>", '<wp:anchor><wp:docPr id="1" name="a" hidden="1"/>').replace(
        "<v:shape>", '<v:shape style="visibility:hidden">'
    )
    assert hidden.count("hidden") == 2
    assert texts(p(t("ngoài") + hidden)) == ["ngoài"]


def test_notes_come_last_and_lose_their_marks() -> None:
    note = '<w:r><w:footnoteReference w:id="{}"/></w:r>'
    notes = (
        f'<w:footnote w:type="separator" w:id="0">{p(t("---"))}</w:footnote>'
        f'<w:footnote w:id="1">{p("<w:r><w:footnoteRef/></w:r>" + t(" Thay thế Công văn số 4/SXD-QH."))}</w:footnote>'
        f'<w:footnote w:id="2">{p(t("không ai nhắc"))}</w:footnote>'
    )
    found = lines(p(t("Quyết định số 5") + note.format(1) + t("/QĐ")) + p(t("hết")), footnotes=notes)
    assert [(line.text, line.kind) for line in found] == [
        ("Quyết định số 5/QĐ", "body"),
        ("hết", "body"),
        (" Thay thế Công văn số 4/SXD-QH.", "footnote"),
    ]


def test_headers_and_footers_that_word_shows() -> None:
    section = (
        "<w:sectPr>"
        '<w:headerReference w:type="default" r:id="header1"/><w:headerReference w:type="first" r:id="header2"/>'
        '<w:headerReference w:type="even" r:id="header3"/><w:footerReference w:type="default" r:id="footer1"/>'
        "{}</w:sectPr>"
    )
    parts = {
        "header1": p(field("PAGE", "2")),
        "header2": p(t("trang đầu")),
        "header3": p(t("trang chẵn")),
        "footer1": p(t("Số 1 phố Huế")),
    }

    def kinds(extra: str, **more: str) -> list[tuple[str, str]]:
        return [(line.text, line.kind) for line in lines(p(t("thân")) + section.format(extra), **parts, **more)]

    assert kinds("") == [("2", "header"), ("thân", "body"), ("Số 1 phố Huế", "footer")]
    assert ("trang đầu", "header") in kinds("<w:titlePg/>")
    assert ("trang chẵn", "header") in kinds("", settings="<w:evenAndOddHeaders/>")


def test_the_letterhead_may_stand_in_the_header() -> None:
    section = '<w:sectPr><w:headerReference w:type="first" r:id="header1"/><w:titlePg/></w:sectPr>'
    head = p(t("SỞ Y TẾ\t")) + p(t("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"))
    found = lines(p(t("Kính gửi: Sở Nội vụ")) + section, header1=head)
    assert [line.kind for line in found] == ["body"] * 3


def test_a_section_goes_on_with_the_headers_of_the_last() -> None:
    own = '<w:headerReference w:type="first" r:id="header1"/><w:footerReference w:type="default" r:id="footer1"/>'
    body = p(t("một"), f"<w:sectPr>{own}</w:sectPr>") + p(t("hai")) + "<w:sectPr><w:titlePg/></w:sectPr>"
    parts = {"header1": p(t("trang đầu của mục hai")), "footer1": p(t("chân"))}
    assert texts(body, **parts) == ["trang đầu của mục hai", "một", "hai", "chân"]
    assert texts(body.replace("<w:titlePg/>", ""), **parts) == ["một", "hai", "chân"]


# --- tables -------------------------------------------------------------------------------------------------------

Rows = list[list[list[str]]]


def cell(paragraphs: list[str], properties: str = "") -> str:
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{''.join(p(t(text)) for text in paragraphs)}</w:tc>"


def table(rows: Rows, borders: str = "nil") -> str:
    body = "".join(f"<w:tr>{''.join(cell(content) for content in row)}</w:tr>" for row in rows)
    return f'<w:tbl><w:tblPr><w:tblBorders><w:top w:val="{borders}"/></w:tblBorders></w:tblPr>{body}</w:tbl>'


def placed(found: tuple[Line, ...]) -> list[tuple[str, object]]:
    return [(line.text, line.cell if line.cell is not None else line.column) for line in found]


STATE = ["CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc"]


def test_a_letterhead_is_read_by_columns() -> None:
    rows: Rows = [[["UBND TỈNH B", "SỞ XÂY DỰNG"], STATE], [["Số: 31/SXD-QH"], ["B, ngày 04 tháng 5 năm 2031"]]]
    assert placed(lines(table(rows) + p(t("Kính gửi: Sở Y tế")))) == [
        ("UBND TỈNH B", 0),
        ("SỞ XÂY DỰNG", 0),
        ("Số: 31/SXD-QH", 0),
        (STATE[0], 1),
        (STATE[1], 1),
        ("B, ngày 04 tháng 5 năm 2031", 1),
        ("Kính gửi: Sở Y tế", None),
    ]


@pytest.mark.parametrize(
    ("rows", "columns"),
    [
        # decomposed accents, capitals misprinted
        ([[["SỞ Y TẾ"], ["CO\u0323\u0302NG HO\u0300A XA\u0303 HO\u0323\u0302I CHU\u0309 NGHI\u0303A"]]], [0, 1]),
        ([[["TỈNH ỦY B", "*", "Số 7-CV/TU"], ["ĐẢNG CỘNG SẢN VIỆT NAM"]]], [0, 0, 0, 1]),
        # an empty middle column, a second issuer in the middle
        ([[["SỞ Y TẾ"], [], STATE]], [0, 1, 1]),
        ([[["SỞ Y TẾ"], ["SỞ NỘI VỤ"], STATE]], [0, 0, 1, 1]),
        # closings
        ([[["Nơi nhận:", "- Như trên;", "- Lưu: VT."], ["KT. GIÁM ĐỐC", "Lê Thị Hoa"]]], [0, 0, 0, 1, 1]),
        ([[["Nơi nhận:", "- Lưu: VT."], []]], [0, 0]),
        ([[[], ["TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH"]]], [1, 1]),
        ([[[], ["HIỆU TRƯỞNG", "Trần Văn Bình"]]], [1, 1]),
        ([[["KT. BỘ TRƯỞNG"], ["KT. TỔNG GIÁM ĐỐC"]]], [0, 1]),
        # a header without the motto
        ([[["CÔNG TY B", "Số: 12/CTB-KH"], ["Hà Nội, ngày 05 tháng 6 năm 2031"]]], [0, 0, 1]),
    ],
)
def test_layout_tables(rows: Rows, columns: list[int]) -> None:
    found = lines(table(rows))
    assert [line.column for line in found] == columns
    assert all(line.cell is None for line in found)


@pytest.mark.parametrize(
    "rows",
    [
        [[["TT"], ["Nội dung"], ["Đơn vị"]], [["1"], ["Rà soát"], ["Sở Y tế"]]],
        [[["Văn bản"], ["Nơi nhận"]], [["Báo cáo quý"], ["Sở Nội vụ"]]],
        [[["Thời gian"], ["08 giờ 00, ngày 05/6/2031"]], [["Địa điểm"], ["Hội trường B"]]],
        [[["Số"], ["Tên"]], [["1"], ["Máy bơm"]]],
    ],
)
def test_data_tables_keep_their_cells(rows: Rows) -> None:
    for borders in ("single", "nil"):
        expected = [
            (text, (0, row, column))
            for row, contents in enumerate(rows)
            for column, content in enumerate(contents)
            for text in content
        ]
        assert placed(lines(table(rows, borders))) == expected


def test_a_bordered_table_with_signing_words_stays_data() -> None:
    rows: Rows = [[["TM. nhóm"], ["Q. phụ trách"]], [["1"], ["2"]]]
    assert all(line.cell is not None for line in lines(table(rows, "single")))


def test_borders_may_come_from_the_style_or_the_cells() -> None:
    signing = [["TL. nhóm một"], ["tổ hai"]]
    by_style = f'<w:tbl><w:tblPr><w:tblStyle w:val="Luoi"/></w:tblPr><w:tr>{"".join(map(cell, signing))}</w:tr></w:tbl>'
    top = '<w:tblPr><w:tblBorders><w:top w:val="single"/></w:tblBorders></w:tblPr>'
    style = f'<w:style w:type="table" w:styleId="Luoi">{top}</w:style>'
    sides = '<w:tcBorders><w:top w:val="single"/></w:tcBorders>'
    by_cell = f"<w:tbl><w:tr>{''.join(cell(content, sides) for content in signing)}</w:tr></w:tbl>"
    assert [line.cell for line in lines(by_style, styles=style)] == [(0, 0, 0), (0, 0, 1)]
    assert [line.cell for line in lines(by_cell)] == [(0, 0, 0), (0, 0, 1)]
    assert [line.column for line in lines(by_style)] == [0, 1]


def test_an_addressee_table_is_running_text() -> None:
    rows: Rows = [[["Kính gửi:"], ["- Sở Y tế;", "- Sở Nội vụ."]]]
    assert placed(lines(table(rows))) == [("Kính gửi:", None), ("- Sở Y tế;", None), ("- Sở Nội vụ.", None)]


def test_a_table_of_one_column_is_running_text() -> None:
    assert placed(lines(table([[["khung"]], [["tiếp"]]], "single"))) == [("khung", None), ("tiếp", None)]


def test_merged_cells_come_once_at_their_grid_column() -> None:
    document = docx.Document()
    grid = document.add_table(3, 3)
    grid.style = "Table Grid"
    for row in range(3):
        for column in range(3):
            grid.cell(row, column).text = f"ô {row}{column}"
    grid.cell(0, 0).merge(grid.cell(0, 1)).text = "ngang"
    grid.cell(1, 2).merge(grid.cell(2, 2)).text = "dọc"
    assert placed(read_docx(saved(document)).pages[0].lines) == [
        ("ngang", (0, 0, 0)),
        ("ô 02", (0, 0, 2)),
        ("ô 10", (0, 1, 0)),
        ("ô 11", (0, 1, 1)),
        ("dọc", (0, 1, 2)),
        ("ô 20", (0, 2, 0)),
        ("ô 21", (0, 2, 1)),
    ]


def test_rows_and_cells_in_content_controls_and_deleted_rows() -> None:
    control = "<w:sdt><w:sdtContent>{}</w:sdtContent></w:sdt>"
    rows = (
        f"<w:tr>{cell(['TT'])}{control.format(cell(['Việc']))}{cell(['Hạn'])}</w:tr>"
        f"<w:tr><w:trPr><w:del/></w:trPr>{cell(['x'])}{cell(['y'])}{cell(['z'])}</w:tr>"
        + control.format(f"<w:tr>{cell(['1'])}{cell(['Rà soát'])}{cell(['15/8'])}</w:tr>")
    )
    assert [line.cell for line in lines(f"<w:tbl>{rows}</w:tbl>")] == [(0, row, c) for row in (0, 1) for c in range(3)]


def test_deleted_cells_and_hidden_rows_are_left_out() -> None:
    deleted = cell(["y"], '<w:cellDel w:id="1" w:author="a"/>')
    rows = (
        f"<w:tr>{cell(['TT'])}{deleted}{cell(['Việc'])}{cell(['Hạn'])}</w:tr>"
        f"<w:tr><w:trPr><w:hidden/></w:trPr>{cell(['x'])}{cell(['y'])}{cell(['z'])}</w:tr>"
    )
    assert placed(lines(f"<w:tbl>{rows}</w:tbl>")) == [("TT", (0, 0, 0)), ("Việc", (0, 0, 1)), ("Hạn", (0, 0, 2))]


def test_a_cell_that_continues_nothing_is_shown() -> None:
    goes_on = "<w:vMerge/>"
    rows = (
        f"<w:tr>{cell(['một'], goes_on)}{cell(['b'])}{cell(['c'])}</w:tr>"
        f"<w:tr>{cell(['nữa'], goes_on)}{cell(['hai'], goes_on)}{cell(['d'])}</w:tr>"
    )
    assert texts(f"<w:tbl>{rows}</w:tbl>") == ["một", "b", "c", "hai", "d"]


def test_merged_cells_say_what_they_cover() -> None:
    starts, goes_on, wide = '<w:vMerge w:val="restart"/>', "<w:vMerge/>", '<w:gridSpan w:val="3"/>'
    rows = (
        f"<w:tr>{cell(['TT'])}{cell(['Việc'])}{cell(['Ai'])}{cell(['Hạn'])}</w:tr>"
        f"<w:tr>{cell(['1'])}{cell(['a'])}{cell(['Sở A'], starts)}{cell(['Quý I'])}</w:tr>"
        f"<w:tr>{cell(['2'])}{cell(['b'])}{cell([''], goes_on)}{cell(['Quý II'])}</w:tr>"
        f"<w:tr>{cell(['3'])}{cell(['c'])}{cell([''], goes_on)}{cell([''])}</w:tr>"
        f"<w:tr>{cell(['II'])}{cell(['Nhóm hai'], wide)}</w:tr>"
    )
    covers = {line.text: line.covers for line in lines(f"<w:tbl>{rows}</w:tbl>")}
    assert {text: covers[text] for text in ("a", "Sở A", "Nhóm hai")} == {
        "a": (1, 1),
        "Sở A": (3, 1),
        "Nhóm hai": (1, 3),
    }


def test_a_table_in_a_table_keeps_its_own_cells() -> None:
    inner = table([[["a"], ["b"], ["c"]]], "single")
    outer = f"<w:tbl><w:tr>{cell(['TT'])}{cell(['Việc'])}<w:tc>{inner}{p(t('sau'))}</w:tc></w:tr></w:tbl>"
    assert placed(lines(outer)) == [
        ("TT", (0, 0, 0)),
        ("Việc", (0, 0, 1)),
        ("a", (1, 0, 0)),
        ("b", (1, 0, 1)),
        ("c", (1, 0, 2)),
        ("sau", (0, 0, 2)),
    ]


def test_a_whole_dispatch_in_one_table() -> None:
    wide = '<w:gridSpan w:val="2"/>'
    rows = (
        f"<w:tr>{cell(['SỞ Y TẾ', 'Số: 9/SYT-VP'])}{cell(STATE)}</w:tr>"
        f"<w:tr>{cell(['Kính gửi: Sở Nội vụ', 'Đề nghị phối hợp.'], wide)}</w:tr>"
        f"<w:tr>{cell(['Nơi nhận:', '- Như trên.'])}{cell(['GIÁM ĐỐC'])}</w:tr>"
    )
    assert [line.column for line in lines(f"<w:tbl>{rows}</w:tbl>")] == [0, 0, 1, 1, None, None, 0, 0, 1]


def test_numbered_cells_show_their_labels_though_empty() -> None:
    numbered = f"<w:tc>{item('', 0)}</w:tc>"
    rows = f"<w:tr>{numbered}{cell(['Rà soát'])}{cell(['Sở Y tế'])}</w:tr>" * 2
    found = lines(f"<w:tbl>{rows}</w:tbl>", numbering=NUMBERING)
    assert [line.text for line in found if line.cell is not None and line.cell[2] == 0] == ["1.", "2."]


def test_labels_count_in_document_order_in_a_table_read_by_columns() -> None:
    left = f"<w:tc>{p(t('Nơi nhận:'))}{item('Sở Y tế', 2)}</w:tc>"
    rows = (
        f"<w:tr>{left}{cell(['GIÁM ĐỐC'])}</w:tr><w:tr><w:tc>{item('Sở Nội vụ', 2)}</w:tc>{cell(['Lê Văn Ba'])}</w:tr>"
    )
    found = lines(f"<w:tbl>{rows}</w:tbl>", numbering=NUMBERING)
    assert [line.text for line in found] == ["Nơi nhận:", "- Sở Y tế", "- Sở Nội vụ", "GIÁM ĐỐC", "Lê Văn Ba"]


def test_deeply_nested_tables_are_read() -> None:
    body = p(t("sâu"))
    for _ in range(60):
        body = f"<w:tbl><w:tr><w:tc>{body}</w:tc></w:tr></w:tbl>"
    assert texts(body) == ["sâu"]


def test_a_table_made_by_python_docx() -> None:
    document = docx.Document()
    head = document.add_table(1, 2)
    head.cell(0, 0).text = "SỞ GIAO THÔNG VẬN TẢI"
    head.cell(0, 1).text = "\n".join(STATE)
    head.cell(0, 0).width = Inches(2)
    head.cell(0, 0)._tc.append(parse_xml(f"<w:p {NAMESPACES}>{t('Số: 88/SGTVT-KH')}</w:p>"))
    found = read_docx(saved(document)).pages[0].lines
    assert [(line.text, line.column) for line in found] == [
        ("SỞ GIAO THÔNG VẬN TẢI", 0),
        ("Số: 88/SGTVT-KH", 0),
        (STATE[0], 1),
        (STATE[1], 1),
    ]
