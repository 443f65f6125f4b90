"""Numbers that lines, blanks, lost marks or recognition broke, and marks that came to stand at them."""

from __future__ import annotations

import pytest

from docproc.citations import find_citations

# text, number, date, issuer
ROWS: list[tuple[str, str, str | None, str | None]] = [
    # digits set apart by recognition, right after "số" only
    ("Quyết định số 21 7/2004/QĐ-TTg ngày 1/2/2004", "217/2004/QĐ-TTg", "2004-02-01", None),
    ("Tờ trình số 4\n08/TTr-SNV ngày 1/2/2014", "408/TTr-SNV", "2014-02-01", None),
    ("Công văn số: 1 02/SYT-NVY", "102/SYT-NVY", None, None),
    ("theo đợt 2 12/QĐ-UBND", "12/QĐ-UBND", None, None),
    # a hyphen lost at a line's end, or begun the next line
    ("Công văn số 618/UBND\nKTTH ngày 3/4/2019", "618/UBND-KTTH", "2019-04-03", None),
    ("Kế hoạch số 44/KH\n-UBND ngày 3/4/2019", "44/KH-UBND", "2019-04-03", None),
    ("Công văn số 618/UBND\nSỞ NỘI VỤ", "618/UBND", None, None),
    ("Tờ trình số 27/TTr\nSXD ngày 3/4/2019 của Sở Xây dựng", "27/TTr-SXD", "2019-04-03", "Sở Xây dựng"),
    ("Quyết định số 31/QĐ\nUBND ngày 3/4/2019", "31/QĐ-UBND", "2019-04-03", None),
    ("Quyết định số 31/QD\nUBND, Chi cục báo cáo", "31/QĐ-UBND", None, None),
    ("Báo cáo số 9/BC\nVKX-TH ngày 3/4/2019", "9/BC-VKX-TH", "2019-04-03", None),
    ("Nghị định số 61/2029/NĐ\nCP của Chính phủ", "61/2029/NĐ-CP", None, "Chính phủ"),
    ("Tờ trình số 27/TTr-\nSXD ngày 3/4/2019", "27/TTr-SXD", "2019-04-03", None),
    ("Tờ trình số 27/TTr -\nSXD ngày 3/4/2019", "27/TTr-SXD", "2019-04-03", None),
    ("Tờ trình số 27/TTr\n- SXD ngày 3/4/2019", "27/TTr-SXD", "2019-04-03", None),
    ("Công văn số 27/SNV\n-CCHC ngày 3/4/2019", "27/SNV-CCHC", "2019-04-03", None),
    ("Hướng dẫn số 27-HD\n/BTCTW ngày 3/4/2019", "27-HD/BTCTW", "2019-04-03", None),
    ("Công văn số 27/SNV\n- CCHC: giao chủ trì", "27/SNV", None, None),
    ("Quyết định số 31/QĐ\nUBND tỉnh trình bày", "31/QĐ", None, None),
    ("Quyết định số 31/QĐ\nTHANH TRA SỞ", "31/QĐ", None, None),
    ("Kết luận số 31-KL\nBTV về", "31-KL", None, None),  # the line took a stroke there, if anything
    # blanks around the dash of codes typed without the stroke
    ("Nghị định số 61/2029/ND - CP ngày 3/4/2029", "61/2029/NĐ-CP", "2029-04-03", None),
    ("Quyết định 31/QD - UBND ngày 3/4/2019", "31/QĐ-UBND", "2019-04-03", None),
    ("Nghị quyết số 7/2029/NQ - HDND ngày 3/4/2029", "7/2029/NQ-HĐND", "2029-04-03", None),
    ("Công văn số 31/ABC - TRUNG TÂM", "31/ABC", None, None),
    # forms of the years before 1998
    ("theo Công văn 0417 TC/HCSN ngày 3/4/1996", "0417TC/HCSN", "1996-04-03", None),
    ("Thông tư 08 NH/TT ngày 3/4/1994 của Ngân hàng Nhà nước", "08NH/TT", "1994-04-03", "Ngân hàng Nhà nước"),
    ("Quyết định 6 BXD/VKT ngày 3/4/1995", "6BXD/VKT", "1995-04-03", None),
    ("Công văn số 31.CV/UB ngày 3/4/1995", "31.CV/UB", "1995-04-03", None),
    ("Quyết định 31.QĐ/UB ngày 3/4/1995 của UBND tỉnh", "31.QĐ/UB", "1995-04-03", "UBND tỉnh"),
    ("Thông báo số 5.TB/VP ngày 3/4/1996", "5.TB/VP", "1996-04-03", None),
    # Party codes with small letters
    ("Quyết định 31-QyĐ/ThU ngày 3/4/2019", "31-QyĐ/ThU", "2019-04-03", None),
    ("Quy định số 8-QyĐ/TU", "8-QyĐ/TU", None, None),
    ("Thông báo 31-TB/ThU ngày 3/4/2019 của Thành ủy", "31-TB/ThU", "2019-04-03", "Thành ủy"),
    # lost and changed marks
    ("Quyết định số 77/QĐUBND ngày 3/4/2019", "77/QĐ-UBND", "2019-04-03", None),
    ("Nghị định số 61/2029/ND-CP", "61/2029/NĐ-CP", None, None),
    ("Kế hoạch số 14/KH-BCDĐ", "14/KH-BCĐ", None, None),
    ("Kế hoạch số 14/KH-BCPĐ", "14/KH-BCPĐ", None, None),
    ("Công văn số 77-CV/VPTUBáo cáo", "77-CV/VPTU", None, None),
    ("Quyết định số 5/QĐ-TTgngày 3/4/2019", "5/QĐ-TTg", "2019-04-03", None),
    ("Thông tư số 11/2029/TT-BYT-ngày 3/4/2029", "11/2029/TT-BYT", "2029-04-03", None),
    # thousands
    ("Công văn số 2.417/BNV-TL ngày 3/4/2019", "2417/BNV-TL", "2019-04-03", None),
    # footnotes and asides
    ("Quyết định số 88/QĐ-UBND2 ngày 3/4/2019 của UBND tỉnh", "88/QĐ-UBND", "2019-04-03", "UBND tỉnh"),
    ("Quyết định số 88/QĐ-UBND[3] ngày 3/4/2019", "88/QĐ-UBND", "2019-04-03", None),
    ("Quyết định số 88/QĐ-UBND(4) ngày 3/4/2019", "88/QĐ-UBND", "2019-04-03", None),
    ("Quyết định số 88/QĐ-UBND¹ ngày 3/4/2019", "88/QĐ-UBND", "2019-04-03", None),
    ("Tờ trình số 88/TTr-STC (lần 2) ngày 3/4/2019 của Sở Tài chính", "88/TTr-STC", "2019-04-03", "Sở Tài chính"),
    ("Báo cáo số 88/BC-X03 ngày 3/4/2019", "88/BC-X03", "2019-04-03", None),
    ("Nghị quyết số 88/2029/QH17 ngày 3/4/2029", "88/2029/QH17", "2029-04-03", None),
    # words said twice
    ("Công văn số số 88/SYT-NVY ngày ngày 3/4/2019 của của Sở Y tế", "88/SYT-NVY", "2019-04-03", "Sở Y tế"),
    # accents lost in the issuer's name
    ("Nghị định số 61/2029/NĐ-CP ngày 3/4/2029 của Chính phú về", "61/2029/NĐ-CP", "2029-04-03", "Chính phủ"),
    ("Công văn số 61/CT-TTHT của Cục Thuế tính Lạng Sơn về", "61/CT-TTHT", None, "Cục Thuế tỉnh Lạng Sơn"),
    ("Kế hoạch số 61/KH-ABC của Chính phú Quốc về", "61/KH-ABC", None, "Chính phú Quốc"),
]


@pytest.mark.parametrize(("text", "number", "date", "issuer"), ROWS, ids=[row[0][:50] for row in ROWS])
def test_broken_numbers(text: str, number: str, date: str | None, issuer: str | None) -> None:
    (cited,) = find_citations(text)
    assert (cited.number, cited.date, cited.issuer) == (number, date, issuer)


def test_the_span_holds_all_digits() -> None:
    text = "Quyết định số 21 7/2004/QĐ-TTg"
    (cited,) = find_citations(text)
    assert [text[start:end] for start, end in cited.mentions] == ["21 7/2004/QĐ-TTg"]
