"""Citations in invented sentences: text, then what must be read, one row a habit of dispatches."""

from __future__ import annotations

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from docproc.citations import find_citations

CP, TTG = "Chính phủ", "Thủ tướng Chính phủ"

# text, [(number, type, date, issuer), …]
ROWS: list[tuple[str, list[tuple[str, str | None, str | None, str | None]]]] = [
    # full forms
    (
        "Căn cứ Nghị định số 71/2031/NĐ-CP ngày 05/3/2031 của Chính phủ về công tác lưu trữ;",
        [("71/2031/NĐ-CP", "nghị định", "2031-03-05", CP)],
    ),
    (
        "Thực hiện Công văn số 4821/SYT-NVY ngày 14 tháng 02 năm 2019 của Sở Y tế về việc phun thuốc.",
        [("4821/SYT-NVY", "công văn", "2019-02-14", "Sở Y tế")],
    ),
    (
        "theo Thông tư số 18/2016/TT-BGDĐT ngày 22-06-2016 của Bộ trưởng Bộ Giáo dục và Đào tạo quy định về chuẩn",
        [("18/2016/TT-BGDĐT", "thông tư", "2016-06-22", "Bộ trưởng Bộ Giáo dục và Đào tạo")],
    ),
    (
        "tại Kế hoạch số 205/KH-UBND ngày 9.8.2021 của UBND tỉnh Hòa Bình về trồng rừng",
        [("205/KH-UBND", "kế hoạch", "2021-08-09", "UBND tỉnh Hòa Bình")],
    ),
    (
        "Quyết định số 77/QĐ-SVHTTDL ngày 01/4/2017 của Giám đốc Sở Văn hóa, Thể thao và Du lịch phê duyệt phương án",
        [("77/QĐ-SVHTTDL", "quyết định", "2017-04-01", "Giám đốc Sở Văn hóa, Thể thao và Du lịch")],
    ),
    (
        "theo Hướng dẫn số 19/HD-LĐTBXH ngày 03/3/2014 của Sở Lao động - Thương binh và Xã hội về đào tạo nghề",
        [("19/HD-LĐTBXH", "hướng dẫn", "2014-03-03", "Sở Lao động - Thương binh và Xã hội")],
    ),
    (
        "Báo cáo số 331/BC-STC ngày 30/11/2022 của Sở Tài chính tỉnh Bà Rịa - Vũng Tàu về quyết toán",
        [("331/BC-STC", "báo cáo", "2022-11-30", "Sở Tài chính tỉnh Bà Rịa - Vũng Tàu")],
    ),
    (
        "tại Công điện số 415/CĐ-TTg ngày 07/9/2024 của Thủ tướng Chính phủ về ứng phó bão",
        [("415/CĐ-TTg", "công điện", "2024-09-07", TTG)],
    ),
    (
        "Thông báo kết luận số 88/TB-VPUBND ngày 02/02/2020 của Văn phòng UBND tỉnh",
        [("88/TB-VPUBND", "thông báo", "2020-02-02", "Văn phòng UBND tỉnh")],
    ),
    (
        "Quyết định số 14/QĐ-UBND ngày 06/01/2018 của UBND TP. Cần Thơ ban hành quy chế",
        [("14/QĐ-UBND", "quyết định", "2018-01-06", "UBND TP. Cần Thơ")],
    ),
    # no "số", glued, lower case, capitals
    ("theo Công văn 973/BNV-TL ngày 11/5/2015", [("973/BNV-TL", "công văn", "2015-05-11", None)]),
    ("thực hiện Quy định số91-QĐ/TW ngày 05/5/2012", [("91-QĐ/TW", "quy định", "2012-05-05", None)]),
    ("nêu tại công văn 6001/TCHQ-GSQL", [("6001/TCHQ-GSQL", "công văn", None, None)]),
    (
        "THỰC HIỆN CHỈ THỊ SỐ 23/CT-TTg NGÀY 02 THÁNG 8 NĂM 2012 CỦA THỦ TƯỚNG CHÍNH PHỦ VỀ PHÒNG CHÁY",
        [("23/CT-TTg", "chỉ thị", "2012-08-02", "THỦ TƯỚNG CHÍNH PHỦ")],
    ),
    ("Theo CV số 12/STP-HCTP ngày 4/4/2014", [("12/STP-HCTP", "công văn", "2014-04-04", None)]),
    ("theo NĐ 44/2027/NĐ-CP", [("44/2027/NĐ-CP", "nghị định", None, None)]),
    ("theo Quyết định số: 52/QĐ-SNV ngày 5/5/2016", [("52/QĐ-SNV", "quyết định", "2016-05-05", None)]),
    # the date's many shapes
    (
        "Công văn số 8011-CV/BTCTW, ngày 27/02/2028 của Ban Tổ chức Trung ương về rà soát",
        [("8011-CV/BTCTW", "công văn", "2028-02-27", "Ban Tổ chức Trung ương")],
    ),
    ("(Công văn 455/BNV-TL, 5-5-2021)", [("455/BNV-TL", "công văn", "2021-05-05", None)]),
    ("Tờ trình số 61/TTr-SNV (ngày 17/8/2013) của Sở Nội vụ", [("61/TTr-SNV", "tờ trình", "2013-08-17", "Sở Nội vụ")]),
    ("Quyết định số 7/QĐ-UBND ngày 06 / 7 /2005", [("7/QĐ-UBND", "quyết định", "2005-07-06", None)]),
    ("Quyết định số 7/QĐ-UBND ngày06/7/2005", [("7/QĐ-UBND", "quyết định", "2005-07-06", None)]),
    ("Quyết định số 7/QĐ-UB ngày 06/7/98 của UBND tỉnh", [("7/QĐ-UB", "quyết định", "1998-07-06", "UBND tỉnh")]),
    ("Nghị quyết số 5/NQ-HĐND ký ngày 12/12/2012", [("5/NQ-HĐND", "nghị quyết", "2012-12-12", None)]),
    ("Công văn số 40/SXD-QLN ban hành ngày 12/12/2012", [("40/SXD-QLN", "công văn", "2012-12-12", None)]),
    ("Quyết định số 9/QĐ-SYT ngày 31/02/2012", [("9/QĐ-SYT", "quyết định", None, None)]),
    ("Quyết định số 9/QĐ-SYT ngày 15/3/2012 và họp ngày 20/3/2012", [("9/QĐ-SYT", "quyết định", "2012-03-15", None)]),
    ("Kế hoạch số 10/KH-SYT. Ngày 15/3/2012 Sở họp", [("10/KH-SYT", "kế hoạch", None, None)]),
    ("Kế hoạch số 10/KH-SYT tháng 3/2012", [("10/KH-SYT", "kế hoạch", "2012-03", None)]),
    # date, issuer before the number
    (
        "Công văn ngày 12/6/2016 của Bộ Xây dựng số 1120/BXD-KTXD",
        [("1120/BXD-KTXD", "công văn", "2016-06-12", "Bộ Xây dựng")],
    ),
    (
        "Quyết định của Thủ tướng Chính phủ số 66/QĐ-TTg ngày 2/3/2010 về việc phê duyệt",
        [("66/QĐ-TTg", "quyết định", "2010-03-02", TTG)],
    ),
    (
        "Công văn của Bộ Khoa học và Công nghệ số 15/BKHCN-KHTC",
        [("15/BKHCN-KHTC", "công văn", None, "Bộ Khoa học và Công nghệ")],
    ),
    (
        "Quyết định ngày 3/4/2001 số 12/2001/QĐ-UB của UBND tỉnh Long An",
        [("12/2001/QĐ-UB", "quyết định", "2001-04-03", "UBND tỉnh Long An")],
    ),
    (
        "Quyết định số 21/QĐ-UBND của UBND tỉnh Long An ngày 3/4/2011",
        [("21/QĐ-UBND", "quyết định", "2011-04-03", "UBND tỉnh Long An")],
    ),
    # broken by lines and blanks
    ("theo Công văn số 2075/UBND-\nKGVX ngày 3/4/2020", [("2075/UBND-KGVX", "công văn", "2020-04-03", None)]),
    (
        "theo Công\nvăn số\n2075/UBND-KGVX ngày\n3/4/2020 của UBND\ntỉnh Kon Tum về",
        [("2075/UBND-KGVX", "công văn", "2020-04-03", "UBND tỉnh Kon Tum")],
    ),
    (
        "theo Quyết định số 915/QĐ- ĐHTN ngày 3/4/2020 của Đại học\nThái Nguyên về",
        [("915/QĐ-ĐHTN", "quyết định", "2020-04-03", "Đại học Thái Nguyên")],
    ),
    ("Quyết định số 44 /2005/QĐ-UBND", [("44/2005/QĐ-UBND", "quyết định", None, None)]),
    ("Tờ trình số 473/TTr -NN&PTNT ngày 1/2/2008", [("473/TTr-NN&PTNT", "tờ trình", "2008-02-01", None)]),
    ("công văn số 1925 /STC- HTDN", [("1925/STC-HTDN", "công văn", None, None)]),
    ("Quyết định số 71/QĐ - UBND ngày 1/2/2008", [("71/QĐ-UBND", "quyết định", "2008-02-01", None)]),
    (
        "của Chính phủ\n- Quyết định số 8/QĐ-TTg ngày 5/6/2007 của Thủ tướng Chính phủ\n- UBND tỉnh",
        [("8/QĐ-TTg", "quyết định", "2007-06-05", TTG)],
    ),
    # coordination
    (
        "các Nghị quyết số 01, 02/NQ-CP ngày 8/1/2029 của Chính phủ",
        [("01/NQ-CP", "nghị quyết", None, CP), ("02/NQ-CP", "nghị quyết", "2029-01-08", CP)],
    ),
    (
        "các Nghị quyết số 18, 19 và 21-NQ/TW",
        [
            ("18-NQ/TW", "nghị quyết", None, None),
            ("19-NQ/TW", "nghị quyết", None, None),
            ("21-NQ/TW", "nghị quyết", None, None),
        ],
    ),
    (
        "Nghị định số 103/2034 và 104/2034/NĐ-CP",
        [("103/2034/NĐ-CP", "nghị định", None, None), ("104/2034/NĐ-CP", "nghị định", None, None)],
    ),
    (
        "Quyết định số 12/QĐ-TTg và Chỉ thị số 03/CT-TTg ngày 4/5/2022 của Thủ tướng Chính phủ về",
        [("12/QĐ-TTg", "quyết định", None, TTG), ("03/CT-TTg", "chỉ thị", "2022-05-04", TTG)],
    ),
    (
        "Quyết định số 12/QĐ-TTg ngày 3/3/2020, Quyết định số 15/QĐ-TTg ngày 4/5/2022 của Thủ tướng Chính phủ",
        [("12/QĐ-TTg", "quyết định", "2020-03-03", TTG), ("15/QĐ-TTg", "quyết định", "2022-05-04", TTG)],
    ),
    (
        "Công văn số 31/SYT-NVY ngày 1/3/2020; số 45/SYT-NVY ngày 2/3/2020 và số 61/SYT-NVY ngày 3/3/2020 của Sở Y tế",
        [
            ("31/SYT-NVY", "công văn", "2020-03-01", "Sở Y tế"),
            ("45/SYT-NVY", "công văn", "2020-03-02", "Sở Y tế"),
            ("61/SYT-NVY", "công văn", "2020-03-03", "Sở Y tế"),
        ],
    ),
    (
        "các Quyết định số 1/QĐ-SCT, 2/QĐ-SCT và 3/QĐ-SCT của Sở Công Thương",
        [
            ("1/QĐ-SCT", "quyết định", None, "Sở Công Thương"),
            ("2/QĐ-SCT", "quyết định", None, "Sở Công Thương"),
            ("3/QĐ-SCT", "quyết định", None, "Sở Công Thương"),
        ],
    ),
    (
        "Nghị quyết số 06/NQ-CP và Nghị quyết số 07/NQ-CP cùng ngày 8/1/2029 của Chính phủ",
        [("06/NQ-CP", "nghị quyết", "2029-01-08", CP), ("07/NQ-CP", "nghị quyết", "2029-01-08", CP)],
    ),
    (
        "(Nghị quyết 39-NQ/TW, 47-NQ/TW)",
        [("39-NQ/TW", "nghị quyết", None, None), ("47-NQ/TW", "nghị quyết", None, None)],
    ),
    (
        "Thông báo số 12/TB-VPCP ngày 1/1/2020 và Công văn số 5/BTC-HCSN ngày 2/1/2020 của Bộ Tài chính",
        [("12/TB-VPCP", "thông báo", "2020-01-01", None), ("5/BTC-HCSN", "công văn", "2020-01-02", "Bộ Tài chính")],
    ),
    (
        "Thông báo số 9/TB-VPCP ngày 1/1/2020 của Văn phòng Chính phủ về họp; Nghị quyết số 3/NQ-CP của Chính phủ",
        [("9/TB-VPCP", "thông báo", "2020-01-01", "Văn phòng Chính phủ"), ("3/NQ-CP", "nghị quyết", None, CP)],
    ),
    (
        "các Thông tư của Bộ Y tế số 12/2030/TT-BYT ngày 1/2/2030 và số 15/2031/TT-BYT ngày 3/4/2031",
        [
            ("12/2030/TT-BYT", "thông tư", "2030-02-01", "Bộ Y tế"),
            ("15/2031/TT-BYT", "thông tư", "2031-04-03", "Bộ Y tế"),
        ],
    ),
    (
        "Quyết định số 25-TTg, 574-TTg của Thủ tướng Chính phủ",
        [("25-TTg", "quyết định", None, TTG), ("574-TTg", "quyết định", None, TTG)],
    ),
    ("từ Công văn số 12 đến số 15/SYT-NVY", [("15/SYT-NVY", "công văn", None, None)]),
    (
        "Quyết định giám đốc thẩm số 12/2030/DS-GĐT; Án lệ số 52/2031/AL",
        [("12/2030/DS-GĐT", "quyết định", None, None), ("52/2031/AL", "án lệ", None, None)],
    ),
    (
        "Công văn số 19/UBND-BCĐ và Kế hoạch số 20/KH-BCĐ ngày 1/2/2030 của Ban Chỉ đạo phòng thủ dân sự tỉnh",
        [
            ("19/UBND-BCĐ", "công văn", None, "Ban Chỉ đạo phòng thủ dân sự tỉnh"),
            ("20/KH-BCĐ", "kế hoạch", "2030-02-01", "Ban Chỉ đạo phòng thủ dân sự tỉnh"),
        ],
    ),
    # joint documents
    (
        "Thông tư liên tịch số 55/2009/TTLT-BKHCN-BNV ngày 18/6/2009 của Bộ Khoa học và Công nghệ và Bộ Nội vụ về",
        [("55/2009/TTLT-BKHCN-BNV", "thông tư liên tịch", "2009-06-18", "Bộ Khoa học và Công nghệ và Bộ Nội vụ")],
    ),
    (
        "Thông tư liên tịch số 30/2000/TTLT/BTC-UBTDTT của Bộ Tài chính, Ủy ban Thể dục thể thao hướng dẫn",
        [("30/2000/TTLT/BTC-UBTDTT", "thông tư liên tịch", None, "Bộ Tài chính, Ủy ban Thể dục thể thao")],
    ),
    (
        "Chương trình phối hợp số 37/CTPH-LĐLĐ-SVH,TT,DL",
        [("37/CTPH-LĐLĐ-SVH,TT,DL", "chương trình phối hợp", None, None)],
    ),
    # type by head noun, by "văn bản", by code
    ("văn bản số 12/SNV-CCVC", [("12/SNV-CCVC", "công văn", None, None)]),
    ("văn bản số 61/2030/NĐ-CP", [("61/2030/NĐ-CP", "nghị định", None, None)]),
    ("Quy định số 12-QĐ/TW", [("12-QĐ/TW", "quy định", None, None)]),
    ("Công văn số 2191/CT-CS ngày 5/4/2026 của Cục Thuế", [("2191/CT-CS", "công văn", "2026-04-05", "Cục Thuế")]),
    ("theo 3124/BNV-CCHC ngày 3/4/2023", [("3124/BNV-CCHC", "công văn", "2023-04-03", None)]),
    ("(53/QĐ-UBND ngày 2/2/2020)", [("53/QĐ-UBND", "quyết định", "2020-02-02", None)]),
    ("Luật Thư viện số 46/2019/QH14", [("46/2019/QH14", "luật", None, None)]),
    ("Luật số 167/2035/QH17", [("167/2035/QH17", "luật", None, None)]),
    ("Bộ luật Dân sự số 91/2015/QH13", [("91/2015/QH13", "bộ luật", None, None)]),
    ("Nghị quyết số 120/2020/QH14 của Quốc hội", [("120/2020/QH14", "nghị quyết", None, "Quốc hội")]),
    ("Án lệ số 01/2016/AL", [("01/2016/AL", "án lệ", None, None)]),
    # older forms
    ("Nghị định số 92/CP ngày 27/8/1993 của Chính phủ", [("92/CP", "nghị định", "1993-08-27", CP)]),
    (
        "Quyết định số 217-HĐBT ngày 14/11/1987 của Hội đồng Bộ trưởng",
        [("217-HĐBT", "quyết định", "1987-11-14", "Hội đồng Bộ trưởng")],
    ),
    ("Quyết định số 951/QĐ.UBT.96 ngày 3/5/1996", [("951/QĐ.UBT.96", "quyết định", "1996-05-03", None)]),
    ("Quyết định số 137/2001/QĐ/BTC", [("137/2001/QĐ/BTC", "quyết định", None, None)]),
    ("Chỉ thị số 522/2002/CT.UB của UBND tỉnh", [("522/2002/CT.UB", "chỉ thị", None, "UBND tỉnh")]),
    ("theo Nghị định 96/2033/ND-CP", [("96/2033/NĐ-CP", "nghị định", None, None)]),
    ("Quyết định 1961/QĐUBND", [("1961/QĐ-UBND", "quyết định", None, None)]),
    # Party
    (
        "Nghị quyết số 57-NQ/TW ngày 22/12/2024 của Bộ Chính trị về đột phá",
        [("57-NQ/TW", "nghị quyết", "2024-12-22", "Bộ Chính trị")],
    ),
    (
        "Chương trình hành động số 34-CTr/TU ngày 1/3/2018 của Tỉnh ủy",
        [("34-CTr/TU", "chương trình hành động", "2018-03-01", "Tỉnh ủy")],
    ),
    ("theo 27-KL/TW", [("27-KL/TW", "kết luận", None, None)]),
    # who speaks at it
    (
        "Theo đề nghị của Sở Nội vụ tại Tờ trình số 617/TTr-SNV ngày 4/5/2016",
        [("617/TTr-SNV", "tờ trình", "2016-05-04", "Sở Nội vụ")],
    ),
    (
        "chỉ đạo của Thủ tướng Chính phủ tại Thông báo số 5/TB-VPCP ngày 3/3/2020",
        [("5/TB-VPCP", "thông báo", "2020-03-03", None)],
    ),
    (
        "chỉ đạo của Thủ tướng Chính phủ tại Thông báo số 5/TB-VPCP ngày 3/3/2020 của Văn phòng Chính phủ về",
        [("5/TB-VPCP", "thông báo", "2020-03-03", "Văn phòng Chính phủ")],
    ),
    ("UBND tỉnh đã ban hành Công văn số 5/UBND-NC ngày 3/3/2020", [("5/UBND-NC", "công văn", "2020-03-03", None)]),
    (
        "do Bộ Y tế ban hành Quyết định số 66/QĐ-BYT do Bộ Y tế ban hành ngày 1/1/2020",
        [("66/QĐ-BYT", "quyết định", "2020-01-01", "Bộ Y tế")],
    ),
    # where the issuer ends
    ("Quyết định số 5/QĐ-TTg của Thủ tướng Chính phủ, Sở Y tế yêu cầu", [("5/QĐ-TTg", "quyết định", None, TTG)]),
    ("Quyết định số 5/QĐ-TTg của Thủ tướng Chính phủ giao Sở Y tế", [("5/QĐ-TTg", "quyết định", None, TTG)]),
    ("Công văn số 5/BNV-TL của Bộ Nội vụ và hướng dẫn của Sở", [("5/BNV-TL", "công văn", None, "Bộ Nội vụ")]),
    ("Nghị định số 5/2030/NĐ-CP của Chính phủ và các văn bản hướng dẫn", [("5/2030/NĐ-CP", "nghị định", None, CP)]),
    ("Công văn số 5/BNV-TL của Bộ Nội vụ đề nghị báo cáo", [("5/BNV-TL", "công văn", None, "Bộ Nội vụ")]),
    (
        "Kế hoạch số 5/KH-BCĐ của Ban Chỉ đạo Phòng, chống thiên tai và tìm kiếm cứu nạn tỉnh về",
        [("5/KH-BCĐ", "kế hoạch", None, "Ban Chỉ đạo Phòng, chống thiên tai và tìm kiếm cứu nạn tỉnh")],
    ),
    ("Công văn số 5/X-Y của pháp luật", [("5/X-Y", "công văn", None, None)]),
    (
        "Công văn số 17/HĐTV-KH của Hội đồng thành viên Công ty TNHH MTV Hoa Sen về",
        [("17/HĐTV-KH", "công văn", None, "Hội đồng thành viên Công ty TNHH MTV Hoa Sen")],
    ),
    # symbols with odd codes
    ("Công văn số 963/SNV-CCHC&VTLT", [("963/SNV-CCHC&VTLT", "công văn", None, None)]),
    ("Quyết định số 812b/QĐ-SYT", [("812b/QĐ-SYT", "quyết định", None, None)]),
    ("Nghị quyết số 30c/NQ-CP", [("30c/NQ-CP", "nghị quyết", None, None)]),
    ("Nghị quyết số 66.18/2026/NQ-CP", [("66.18/2026/NQ-CP", "nghị quyết", None, None)]),
    ("Công văn số 1186/C06-TTDLDC của Cục Cảnh sát", [("1186/C06-TTDLDC", "công văn", None, "Cục Cảnh sát")]),
    ("Công văn số 5442/VKSTC-V14", [("5442/VKSTC-V14", "công văn", None, None)]),
    ("Công văn số 77/GDTrH-SGDĐT", [("77/GDTrH-SGDĐT", "công văn", None, None)]),
    ("theo 30/2029/TT-BXD - Điều 5", [("30/2029/TT-BXD", "thông tư", None, None)]),
    ("Công văn số 12/UBND - UBND huyện", [("12/UBND", "công văn", None, None)]),
    # merging
    (
        "Quyết định số 5/QĐ-TTg về rừng. Tại Quyết định số 05/QĐ-TTg ngày 1/2/2021 của Thủ tướng Chính phủ",
        [("5/QĐ-TTg", "quyết định", "2021-02-01", TTG)],
    ),
    (
        "Quyết định số 5/QĐ-TTg ngày 1/2/2021 và trước đó Quyết định số 5/QĐ-TTg ngày 7/1/2019",
        [("5/QĐ-TTg", "quyết định", "2021-02-01", None), ("5/QĐ-TTg", "quyết định", "2019-01-07", None)],
    ),
    (
        "khoản 2 Điều 5 Nghị định số 1/2030/NĐ-CP và Điều 7 Nghị định số 2/2030/NĐ-CP của Chính phủ",
        [("1/2030/NĐ-CP", "nghị định", None, CP), ("2/2030/NĐ-CP", "nghị định", None, CP)],
    ),
    # words between the head noun and "số" that say of what kind or how urgent the document is
    ("Công văn hỏa tốc số 12/UBND ngày 3/4/2029", [("12/UBND", "công văn", "2029-04-03", None)]),
    ("Công văn thượng khẩn số 5/BXD của Bộ Xây dựng", [("5/BXD", "công văn", None, "Bộ Xây dựng")]),
    ("Công điện khẩn số 7/BCĐ ngày 3/4/2029", [("7/BCĐ", "công điện", "2029-04-03", None)]),
    ("Công văn mật số 3/CAT ngày 3/4/2029", [("3/CAT", "công văn", "2029-04-03", None)]),
    ("Quyết định cá biệt số 45/QĐ ngày 3/4/2029", [("45/QĐ", "quyết định", "2029-04-03", None)]),
    ("Quyết định kỷ luật số 45/QĐ ngày 3/4/2029", [("45/QĐ", "quyết định", "2029-04-03", None)]),
    ("Công văn phúc đáp\nsố 8/TTKN", [("8/TTKN", "công văn", None, None)]),
    ("Công văn về giá số 8/TTKN", []),
    # a kind of a type gives the type, a type of its own itself
    ("Chương trình công tác số 6/CTr-UBND", [("6/CTr-UBND", "chương trình", None, None)]),
    ("Kế hoạch hành động số 6/KH-UBND", [("6/KH-UBND", "kế hoạch", None, None)]),
    ("Báo cáo tổng hợp số 6/BC-SCT", [("6/BC-SCT", "báo cáo", None, None)]),
    ("Chương trình hành động số 6-CTr/TU", [("6-CTr/TU", "chương trình hành động", None, None)]),
    # lists of old and dotted numbers
    (
        "các Nghị định 17/CP, 22/CP và 87/CP của Chính phủ",
        [("17/CP", "nghị định", None, CP), ("22/CP", "nghị định", None, CP), ("87/CP", "nghị định", None, CP)],
    ),
    (
        "các Công văn số 12, 15.CV/UB",
        [("12.CV/UB", "công văn", None, None), ("15.CV/UB", "công văn", None, None)],
    ),
]


@pytest.mark.parametrize(("text", "expected"), ROWS, ids=[text[:60] for text, _ in ROWS])
def test_citations(text: str, expected: list[tuple[str, str | None, str | None, str | None]]) -> None:
    found = find_citations(text)
    assert [(c.number, c.type, c.date, c.issuer) for c in found] == expected


@pytest.mark.parametrize(
    "text",
    [
        "trực ban 24/7, trực 24/24 giờ",
        "đạt 1/2 số hộ, 3/4 diện tích",
        "họp ngày 12/12/2024, tháng 09/2019",
        "theo Mẫu số 02/BC kèm theo",
        "lập theo mẫu số 03/KBS/GSQL Phụ lục V",
        "Bản kê 21/BKTrC/GSQL",
        "(Biểu mẫu số 01/BC-UBND)",
        "Mẫu báo cáo số 02/BC-STC",
        "TCVN 5945:2005, QCVN 08-MT:2015/BTNMT",
        "tài khoản số 3714/KBNN-TK tại Kho bạc",
        "Điện thoại: 0210.3846/UBND",
        "định mức 01/lần, 02/người",
        "tệp 12/QD-UBND.pdf",
        "1/ UBND tỉnh chỉ đạo; 2/ HĐND giám sát",
        "thanh toán 5.000.000 đồng/TB",
        "giai đoạn 2021 - 2025, năm 2024 - UBND tỉnh",
        "https://abc.vn/2020/QĐ-UBND",
        "số 121 đường Lê Lợi, phường 9",
        "nhà số 12/B2-C3 ngõ 5",
        "các chỉ thị của Thủ tướng Chính phủ về đẩy mạnh cải cách",
        "Quyết định này, Nghị định này, Công văn này",
        "Số:      /KH-SYT",
        "mã bưu chính 270000/BN",
        "thửa đất số 45/TBĐ-12",
        "km 12/QL1A",
    ],
)
def test_no_citation(text: str) -> None:
    assert find_citations(text) == []


def test_own_number_is_no_citation() -> None:
    text = "Số: 15/KH-SNV\n(Kèm theo Kế hoạch số 15/KH-SNV ngày 4/5/2023 của Sở Nội vụ) theo Kế hoạch số 16/KH-SNV"
    assert [c.number for c in find_citations(text, own_number="15/KH-SNV")] == ["16/KH-SNV"]


def test_own_number_of_another_year_is_a_citation() -> None:
    text = "Kế hoạch số 15/KH-SNV ngày 4/5/2022 và Kế hoạch số 15/KH-SNV ngày 6/5/2023"
    found = find_citations(text, own_number="15/KH-SNV", issue_date=datetime.date(2023, 5, 6))
    assert [(c.number, c.date) for c in found] == [("15/KH-SNV", "2022-05-04")]


@pytest.mark.parametrize(
    ("text", "title"),
    [
        (
            "Công văn số 3/SYT-NVY ngày 1/1/2020 của Sở Y tế về việc tiêm chủng mở rộng; các đơn vị",
            "về việc tiêm chủng mở rộng",
        ),
        ("Công văn số 3/SYT-NVY về việc tiêm chủng, Sở Tài chính có ý kiến", "về việc tiêm chủng"),
        (
            "Kết luận số 27-KL/TW về tiếp tục thực hiện Nghị quyết số 53-NQ/TW ngày 5/5/2005. Nay",
            "về tiếp tục thực hiện Nghị quyết số 53-NQ/TW ngày 5/5/2005",
        ),
        (
            "Quyết định số 3/QĐ-TTg của Thủ tướng Chính phủ phê duyệt Đề án trồng rừng và Chỉ thị số 5/CT-TTg",
            "phê duyệt Đề án trồng rừng",
        ),
        ("Công văn số 3/SYT-NVY đã nêu", None),
    ],
)
def test_title(text: str, title: str | None) -> None:
    assert find_citations(text)[0].title == title


@given(st.text(alphabet="0123456789/-QĐUBNDTWsố ,;ngày.\nvàcủa()", max_size=120))
def test_mentions_lie_in_the_text(text: str) -> None:
    for cited in find_citations(text):
        for start, end in cited.mentions:
            assert 0 <= start < end <= len(text)
            assert text[start].isdigit()


@given(
    st.integers(1, 9999),
    st.sampled_from(["", " ", "\n", "  "]),
    st.sampled_from(["-", "- ", " -", "-\n"]),
    st.sampled_from(["ngày 3/4/2020", "ngày 03 tháng 4 năm 2020", "(3-4-2020)", ", ngày 3.4.2020"]),
)
def test_spacing_does_not_count(number: int, blank: str, hyphen: str, date: str) -> None:
    found = find_citations(f"theo Quyết định số{blank}{number}{blank}/QĐ{hyphen}SNV {date} của Sở Nội vụ về thi đua")
    assert [(c.number, c.type, c.date, c.issuer) for c in found] == [
        (f"{number}/QĐ-SNV", "quyết định", "2020-04-03", "Sở Nội vụ")
    ]
