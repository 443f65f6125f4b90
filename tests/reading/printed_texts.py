"""Text in all places where Word keeps some, for comparison with what is printed of it."""

from __future__ import annotations

from tests.reading.word_xml import Case, box, cell, control, field_of, p, style, styled, t, table

TEXTS = {
    "runs": Case(p(t("Số: ") + t("12") + "<w:r><w:noBreakHyphen/></w:r>" + t("KH"))),
    "tracked": Case(p(t("Hạn ") + f'<w:ins w:id="1" w:author="a">{t("30/6")}</w:ins>')),
    "deleted": Case(
        p(t("Hạn 30/6") + '<w:del w:id="1" w:author="a"><w:r><w:delText>15/6</w:delText></w:r></w:del>'),
        word=["Hạn 30/6"],
        why="it prints deletions, struck through",
    ),
    "hidden": Case(p(t("hiện") + t(" ẩn", "<w:vanish/>") + t(" tiếp"))),
    "capitals": Case(p(t("chỉ thị", "<w:caps/>") + t(" về việc"))),
    "small capitals": Case(p(t("Nguyễn Văn An", "<w:smallCaps/>"))),
    "fields": Case(p(t("ký ") + field_of("QUOTE x", "ngày 5") + t(" ") + field_of('HYPERLINK "http://a.vn"', "a.vn"))),
    "nested field": Case(
        p(
            t("là ")
            + '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> QUOTE </w:instrText></w:r>'
            + field_of("REF y", "mã")
            + '<w:r><w:fldChar w:fldCharType="separate"/></w:r>'
            + t("kết quả")
            + '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
        )
    ),
    "controls": Case(
        control(p(t("khối"))) + p(t("trong ") + control(t("dòng"))) + table(control(cell(p(t("ô"))))) + p(t("hết"))
    ),
    "box": Case(p(t("ngoài khung") + box(p(t("trong khung"))))),
    "frame": Case(
        p(t("ngoài"))
        + p(
            t("khung"),
            '<w:framePr w:w="2000" w:hSpace="180" w:wrap="around" w:vAnchor="text" w:x="6000" w:y="1"/>',
        )
        + p(t("tiếp theo"))
    ),
    "nested table": Case(
        table(cell(p(t("một")) + table(cell(p(t("ab"))) + cell(p(t("cd")))) + p(t("sau"))) + cell(p(t("hai"))))
        + p(t("hết"))
    ),
    "merged cells": Case(
        table(
            cell(p(t("ngang")), '<w:gridSpan w:val="2"/>') + cell(p(t("dọc")), '<w:vMerge w:val="restart"/>'),
            cell(p(t("một"))) + cell(p(t("hai"))) + cell(p(""), "<w:vMerge/>"),
        )
        + p(t("hết"))
    ),
    "header and footer": Case(
        p(t("thân bài")) + '<w:sectPr><w:headerReference w:type="default" r:id="header1"/>'
        '<w:headerReference w:type="first" r:id="header2"/>'
        '<w:footerReference w:type="default" r:id="footer1"/></w:sectPr>',
        {"header1": p(t("đầu trang")), "header2": p(t("không dùng")), "footer1": p(t("chân trang"))},
    ),
    "first page": Case(
        p(t("thân bài")) + '<w:sectPr><w:headerReference w:type="default" r:id="header1"/>'
        '<w:headerReference w:type="first" r:id="header2"/>'
        "<w:titlePg/></w:sectPr>",
        {"header1": p(t("các trang sau")), "header2": p(t("trang đầu"))},
        word=["các trang sau", "trang đầu", "thân bài"],
        why="there is no second page on which the other header would stand",
    ),
    "column break": Case(p(t("trước") + '<w:r><w:br w:type="column"/></w:r>' + t("sau"))),
    "page break": Case(p(t("trang một") + '<w:r><w:br w:type="page"/></w:r>' + t("Trang hai"))),
    "right to left mark": Case(p(f'<w:bdo w:val="ltr">{t("xuôi")}</w:bdo>' + t(" rồi"))),
    "missing glyph": Case(p('<w:r><w:sym w:font="Symbol" w:char="F0B3"/></w:r>' + t(" 5"))),
    "unused style": Case(styled("KhongCo", "kiểu lạ")),
    "custom": Case(
        f'<w:customXml w:element="x">{p(t("bọc"))}</w:customXml>'
        + p(f'<w:smartTag w:element="y">{t("thẻ")}</w:smartTag>')
    ),
    "comment": Case(p('<w:commentRangeStart w:id="0"/>' + t("nội dung") + '<w:commentRangeEnd w:id="0"/>')),
    "document defaults": Case(
        p(t("chữ hoa")),
        {
            "styles": "<w:docDefaults><w:rPrDefault><w:rPr><w:caps/></w:rPr></w:rPrDefault></w:docDefaults>"
            + style("Thuong")
        },
    ),
    "formula": Case(
        p(t("tỷ lệ ") + "<m:oMath><m:r><m:t>x+1</m:t></m:r></m:oMath>"),
        word=["tỷ lệ x+1"],
        why="formulas want LibreOffice Math, which is not there",
    ),
    "note": Case(
        p(t("dựa trên") + '<w:r><w:footnoteReference w:id="2"/></w:r>'),
        {"footnotes": f'<w:footnote w:id="2">{p("<w:r><w:footnoteRef/></w:r>" + t(" nguồn"))}</w:footnote>'},
        word=["dựa trên", "nguồn"],
        why="the number of the note is left out, so that it does not run into the text",
    ),
    "drop cap": Case(
        p(t("K"), '<w:framePr w:dropCap="drop" w:lines="2" w:wrap="around" w:vAnchor="text" w:hAnchor="text"/>')
        + p(t("ính gửi")),
    ),
    "hidden mark": Case(
        p(t("Điều 1."), "<w:rPr><w:vanish/></w:rPr>") + p(t(" Phạm vi")),
    ),
    "placeholder": Case(
        p(t("Họ tên: ") + control(t("Nhập văn bản"), "<w:showingPlcHdr/>")), word=["Họ tên:"], why="it prints the hint"
    ),
}
