"""Whom a clause binds: the setting of the dispatch, the actors as printed, the office asked for, and the answer."""

from __future__ import annotations

from datetime import date

import pytest

from docproc.concerning import obligations_for
from tests.concerning.cases import SETTINGS, dispatch

SNV, SYT, STC = "Sở Nội vụ tỉnh Lâm Đồng", "Sở Y tế tỉnh Lâm Đồng", "Sở Tài chính tỉnh Lâm Đồng"
SXD, SNNMT = "Sở Xây dựng tỉnh Lâm Đồng", "Sở Nông nghiệp và Môi trường tỉnh Lâm Đồng"
XA, PHUONG = "UBND xã Đức Trọng, tỉnh Lâm Đồng", "UBND phường Xuân Hương, tỉnh Lâm Đồng"
OLD_XA, HUYEN = "UBND xã Hiệp Thạnh, huyện Đức Trọng, tỉnh Lâm Đồng", "UBND huyện Đức Trọng, tỉnh Lâm Đồng"
TINH, CONG_AN = "UBND tỉnh Lâm Đồng", "Công an tỉnh Lâm Đồng"
THPT, TH = "Trường THPT Trần Phú, tỉnh Lâm Đồng", "Trường Tiểu học Lê Lợi, tỉnh Lâm Đồng"
KINH_TE = "Phòng Kinh tế xã Đức Trọng, tỉnh Lâm Đồng"

NAMED = [
    ("province 2024", "Sở Nội vụ", SNV, "named yes"),
    ("province 2024", "Sở Nội vụ tỉnh", SNV, "named yes"),
    ("province 2024", "Sở Nội vụ tỉnh Lâm Đồng", SNV, "named yes"),
    ("province 2026", "SỞ NỘI VỤ", SNV, "named yes"),
    ("province 2024", "Sở Y tế", SNV, "no"),
    ("province 2024", "Sở Nội vụ", SYT, "no"),
    ("other 2026", "Sở Nội vụ", SNV, "no"),
    ("province 2026", "Sở Nội vụ", "Sở Nội vụ tỉnh Lai Châu", "no"),
    ("province 2026", "Sở Nội vụ", "Bộ Nội vụ", "no"),
    ("prime minister 2026", "Bộ Nội vụ", SNV, "no"),
    ("prime minister 2026", "Bộ Nội vụ", "Bộ Nội vụ", "named yes"),
    ("prime minister 2026", "Bộ Nội vụ", "Bộ Tài chính", "no"),
    ("prime minister 2026", "Ngân hàng Nhà nước", "Ngân hàng Nhà nước Việt Nam", "named yes"),
    ("prime minister 2026", "UBND tỉnh Lâm Đồng", TINH, "named yes"),
    ("prime minister 2026", "UBND tỉnh Lai Châu", TINH, "no"),
    ("prime minister 2026", "Ủy ban nhân dân thành phố Hải Phòng", "UBND thành phố Hải Phòng", "named yes"),
    ("province 2026", "Ủy ban nhân dân xã Đức Trọng", XA, "named yes"),
    ("province 2026", "Ủy ban nhân dân xã Đơn Dương", XA, "no"),
    ("province 2026", "UBND phường Đức Trọng", XA, "no"),
    ("other 2026", "UBND xã Đức Trọng", XA, "no"),
    ("province 2026", "HĐND xã Đức Trọng", XA, "no"),
    ("province 2026", "Công an tỉnh", CONG_AN, "named yes"),
    ("province 2026", "Công an tỉnh", SNV, "no"),
    ("other 2026", "Công an tỉnh", CONG_AN, "no"),
    ("province 2026", "Công an xã Đức Trọng", CONG_AN, "no"),
    ("province 2026", "Văn phòng UBND tỉnh", "Văn phòng UBND tỉnh Lâm Đồng", "named yes"),
    ("province 2026", "Văn phòng UBND tỉnh", TINH, "no"),
    ("province 2026", "UBND tỉnh", "Văn phòng UBND tỉnh Lâm Đồng", "no"),
    ("province 2026", "Thanh tra tỉnh", "Thanh tra tỉnh Lâm Đồng", "named yes"),
    ("province 2024", "Ban Dân tộc", "Ban Dân tộc tỉnh Lâm Đồng", "named yes"),
    ("province 2026", "Chi cục Kiểm lâm", "Chi cục Kiểm lâm tỉnh Lâm Đồng", "named yes"),
    ("province 2026", "Bệnh viện Đa khoa tỉnh", "Bệnh viện Đa khoa tỉnh Lâm Đồng", "named yes"),
    ("province 2026", "Bệnh viện Nhi", "Bệnh viện Đa khoa tỉnh Lâm Đồng", "no"),
    ("schools 2026", "Trường THPT Trần Phú", THPT, "named yes"),
    ("schools 2026", "Trường trung học phổ thông Trần Phú", THPT, "named yes"),
    ("schools 2026", "Trường THPT Nguyễn Du", THPT, "no"),
    ("department 2024", "Phòng Tổ chức cán bộ", "Phòng Tổ chức cán bộ, Sở Y tế tỉnh Lâm Đồng", "named yes"),
    ("department 2024", "Phòng Tổ chức cán bộ", "Phòng Tổ chức cán bộ, Sở Nội vụ tỉnh Lâm Đồng", "no"),
    ("department 2024", "Phòng Tổ chức cán bộ", SYT, "no"),
    ("ministry 2026", "Vụ Pháp chế", "Vụ Pháp chế, Bộ Y tế", "named yes"),
    ("ministry 2026", "Vụ Pháp chế", "Vụ Pháp chế, Bộ Tài chính", "no"),
    ("ministry 2026", "Thanh tra Bộ", "Thanh tra Bộ Y tế", "named yes"),
    ("ministry 2026", "Thanh tra Bộ", "Thanh tra tỉnh Lâm Đồng", "no"),
    ("commune 2026", "Phòng Kinh tế", KINH_TE, "named yes"),
    ("commune 2026", "Phòng Văn hóa - Xã hội", KINH_TE, "no"),
    ("commune 2026", "Phòng Kinh tế", "Phòng Kinh tế xã Đơn Dương, tỉnh Lâm Đồng", "no"),
    ("commune 2026", "Công an xã", "Công an xã Đức Trọng, tỉnh Lâm Đồng", "named yes"),
    ("commune 2026", "Công an xã", CONG_AN, "no"),
    ("district 2024", "Công an huyện", "Công an huyện Đức Trọng, tỉnh Lâm Đồng", "named yes"),
    ("district 2024", "Phòng Nội vụ", "Phòng Nội vụ huyện Đức Trọng, tỉnh Lâm Đồng", "named yes"),
    ("district 2024", "Phòng Nội vụ", SNV, "no"),
    ("hospital 2024", "Khoa Dược", "Khoa Dược, Bệnh viện Đa khoa tỉnh Lâm Đồng", "named yes"),
    ("hospital 2024", "Khoa Dược", SYT, "no"),
    ("party 2024", "Ban Tổ chức Tỉnh ủy", "Ban Tổ chức Tỉnh ủy Lâm Đồng", "named yes"),
    ("party 2024", "Huyện ủy Đức Trọng", "Huyện ủy Đức Trọng, tỉnh Lâm Đồng", "named yes"),
    ("party 2024", "Huyện ủy Đức Trọng", HUYEN, "no"),
    ("province 2024", "Sở Nội vụ;+Sở Tài chính", STC, "named yes support"),
    ("province 2024", "Sở Tài chính;+Sở Nội vụ", STC, "named yes"),
    ("province 2024", "người dân", SNV, "no"),
    ("commune 2026", "UBND tỉnh", TINH, "named yes"),
    ("ministry 2026 to one", "Sở Y tế", "Sở Y tế tỉnh Lai Châu", "named yes"),
    ("ministry 2026 to one", "Sở Y tế", SYT, "no"),
    ("prime minister 2026", "Tập đoàn Điện lực Việt Nam", "Tập đoàn Điện lực Việt Nam", "named yes"),
    ("prime minister 2026", "Tập đoàn Điện lực Việt Nam", "Tập đoàn Dầu khí Việt Nam", "no"),
    ("education 2026", "Đại học Quốc gia Hà Nội", "Đại học Quốc gia Hà Nội", "named yes"),
    ("undated", "Sở Nội vụ", SNV, "named yes"),
]

TITLES = [
    ("province 2024", "Giám đốc Sở Nội vụ", SNV, "title yes"),
    ("province 2024", "Giám đốc Sở Y tế", SNV, "no"),
    ("province 2024", "Phó Giám đốc Sở Nội vụ", SNV, "title maybe"),
    ("province 2026", "Chánh Văn phòng UBND tỉnh", "Văn phòng UBND tỉnh Lâm Đồng", "title yes"),
    ("province 2026", "Chánh Văn phòng UBND tỉnh", TINH, "no"),
    ("province 2026", "Chủ tịch UBND tỉnh", TINH, "title yes"),
    ("province 2026", "Chủ tịch UBND xã Đức Trọng", XA, "title yes"),
    ("province 2026", "Chánh Thanh tra tỉnh", "Thanh tra tỉnh Lâm Đồng", "title yes"),
    ("province 2026", "đồng chí Giám đốc Công an tỉnh", CONG_AN, "title yes"),
    ("prime minister 2026", "Bộ trưởng Bộ Y tế", "Bộ Y tế", "title yes"),
    ("prime minister 2026", "Bộ trưởng Bộ Y tế", SYT, "no"),
    ("prime minister 2026", "Thống đốc Ngân hàng Nhà nước Việt Nam", "Ngân hàng Nhà nước Việt Nam", "title yes"),
    ("prime minister 2026", "Tổng Thanh tra Chính phủ", "Thanh tra Chính phủ", "title yes"),
    ("prime minister 2026", "Chủ tịch UBND tỉnh Lâm Đồng", TINH, "title yes"),
    ("schools 2026", "Hiệu trưởng Trường THPT Trần Phú", THPT, "title yes"),
    ("department 2024", "Trưởng phòng Nghiệp vụ Y", "Phòng Nghiệp vụ Y, Sở Y tế tỉnh Lâm Đồng", "title yes"),
    ("ministry 2026", "Cục trưởng Cục Quản lý Dược", "Cục Quản lý Dược, Bộ Y tế", "title yes"),
    ("hospital 2024", "Trưởng khoa Dược", "Khoa Dược, Bệnh viện Đa khoa tỉnh Lâm Đồng", "title yes"),
    ("party 2024", "Bí thư Huyện ủy Đức Trọng", "Huyện ủy Đức Trọng, tỉnh Lâm Đồng", "title yes"),
]

GROUPS = [
    ("province 2024", "các sở;ban;ngành", SNV, "group yes"),
    ("province 2024", "các sở;ban;ngành", CONG_AN, "group yes"),
    ("province 2024", "các sở", CONG_AN, "no"),
    ("province 2024", "các sở;ban;ngành", "Ban Dân tộc tỉnh Lâm Đồng", "group yes"),
    ("province 2024", "các sở;ban;ngành", TINH, "no"),
    ("province 2024", "các sở;ban;ngành", HUYEN, "no"),
    ("province 2024", "các sở;ban;ngành", "Sở Nội vụ tỉnh Lai Châu", "no"),
    ("province 2024", "các sở;ban;ngành", "Bộ Nội vụ", "no"),
    ("province 2024", "các sở;ban;ngành", THPT, "no"),
    ("province 2024", "Thủ trưởng các sở, ban, ngành", SNV, "group yes"),
    ("province 2024", "Giám đốc các sở", SNV, "group yes"),
    ("province 2024", "Sở Y tế;+các sở;+ngành", SNV, "group yes support"),
    ("province 2024", "UBND các huyện, thành phố", HUYEN, "group yes"),
    ("province 2024", "Ủy ban nhân dân các huyện, thành phố", "UBND thành phố Đà Lạt, tỉnh Lâm Đồng", "group yes"),
    ("province 2024", "UBND các huyện, thị xã", "UBND thành phố Đà Lạt, tỉnh Lâm Đồng", "no"),
    ("province 2024", "Chủ tịch UBND các huyện, thành phố", HUYEN, "group yes"),
    ("province 2024", "UBND các huyện, thành phố", OLD_XA, "no"),
    ("province 2024", "UBND các huyện, thành phố", TINH, "no"),
    ("province 2024", "UBND các xã, phường, thị trấn", OLD_XA, "group yes"),
    ("province 2024", "UBND cấp xã", OLD_XA, "group yes"),
    ("province 2024", "UBND cấp huyện", HUYEN, "group yes"),
    ("province 2024", "UBND cấp huyện", OLD_XA, "no"),
    ("province 2026", "UBND các xã, phường, đặc khu", XA, "group yes"),
    ("province 2026", "UBND các xã, phường, đặc khu", PHUONG, "group yes"),
    ("province 2026", "UBND các xã", PHUONG, "no"),
    ("province 2026", "UBND các phường", XA, "no"),
    ("province 2026", "UBND các xã Đức Trọng, Đơn Dương", XA, "group yes"),
    ("province 2026", "UBND các xã Đơn Dương, Di Linh", XA, "no"),
    ("province 2026", "UBND các xã, phường, đặc khu", "UBND xã Mường Tè, tỉnh Lai Châu", "no"),
    ("province 2026", "UBND các xã, phường, đặc khu", HUYEN, "no"),
    ("province 2026", "UBND các xã, phường, đặc khu", SNV, "no"),
    ("province 2026", "Công an cấp xã", "Công an xã Đức Trọng, tỉnh Lâm Đồng", "group yes"),
    ("province 2026", "các địa phương", XA, "group yes"),
    ("province 2026", "các địa phương", SNV, "no"),
    ("province 2024", "các đoàn thể", "Hội Nông dân tỉnh Lâm Đồng", "group yes"),
    ("province 2024", "các đoàn thể", SNV, "no"),
    ("province 2024", "các tổ chức chính trị - xã hội", "Liên đoàn Lao động tỉnh Lâm Đồng", "group yes"),
    ("district 2024", "các phòng;ban", "Phòng Nội vụ huyện Đức Trọng, tỉnh Lâm Đồng", "group yes"),
    ("district 2024", "các phòng;ban", "Phòng Nội vụ huyện Di Linh, tỉnh Lâm Đồng", "no"),
    ("district 2024", "các phòng;ban", SNV, "no"),
    ("district 2024", "UBND các xã, thị trấn", OLD_XA, "group yes"),
    ("district 2024", "UBND các xã, thị trấn", "UBND xã Tân Châu, huyện Di Linh, tỉnh Lâm Đồng", "no"),
    ("commune 2026", "các phòng chuyên môn", KINH_TE, "group yes"),
    ("commune 2026", "Thủ trưởng các phòng chuyên môn", "Phòng Kinh tế xã Đơn Dương, tỉnh Lâm Đồng", "no"),
    ("hospital 2024", "các khoa;phòng", "Khoa Dược, Bệnh viện Đa khoa tỉnh Lâm Đồng", "group yes"),
    ("hospital 2024", "các khoa;phòng", "Khoa Dược, Bệnh viện Nhi tỉnh Lâm Đồng", "no"),
    ("schools 2026", "Hiệu trưởng các trường", THPT, "group yes"),
    ("schools 2026", "các trường THPT", THPT, "group yes"),
    ("schools 2026", "các trường THPT", TH, "no"),
    ("schools 2026", "các trường mầm non, tiểu học, THCS", TH, "group yes"),
    ("schools 2026", "các trường mầm non, tiểu học, THCS", THPT, "no"),
    ("schools 2026", "các trường phổ thông", TH, "group yes"),
    ("schools 2026", "các cơ sở giáo dục", "Trường THPT Trần Phú, tỉnh Lai Châu", "no"),
    ("schools 2026", "các trường THPT", SNV, "no"),
    ("education 2026", "các đại học, học viện, trường đại học", "Trường Đại học Đà Lạt", "group yes"),
    ("education 2026", "các đại học, học viện, trường đại học", THPT, "no"),
    ("education 2026", "Các Sở Giáo dục và Đào tạo", "Sở Giáo dục và Đào tạo tỉnh Lâm Đồng", "group yes"),
    ("ministry 2026", "Sở Y tế các tỉnh, thành phố", SYT, "group yes"),
    ("ministry 2026", "Sở Y tế các tỉnh, thành phố trực thuộc Trung ương", SNV, "no"),
    ("ministry 2026", "Giám đốc Sở Y tế các tỉnh, thành phố", SYT, "group yes"),
    ("ministry 2026", "Sở Y tế các tỉnh: Lai Châu, Lâm Đồng", SYT, "group yes"),
    ("ministry 2026", "Sở Y tế các tỉnh Lai Châu, Sơn La", SYT, "no"),
    ("ministry 2026", "Sở Y tế", SYT, "group yes"),
    ("ministry 2026", "các sở;ban;ngành", SNV, "group yes"),
    ("ministry 2026", "UBND các tỉnh, thành phố", TINH, "group yes"),
    ("ministry 2026", "UBND các tỉnh, thành phố", SYT, "no"),
    ("ministry 2026", "Thủ trưởng các đơn vị thuộc Bộ", "Vụ Pháp chế, Bộ Y tế", "group yes"),
    ("ministry 2026", "Thủ trưởng các đơn vị thuộc Bộ", "Vụ Pháp chế, Bộ Tài chính", "no"),
    ("ministry 2026", "Thủ trưởng các đơn vị thuộc Bộ", SYT, "no"),
    ("finance 2026", "các đơn vị thuộc Bộ", "Cục Thuế", "group yes"),
    ("finance 2026", "các đơn vị thuộc Bộ", "Bảo hiểm xã hội Việt Nam", "group yes"),
    ("finance 2024", "các đơn vị thuộc Bộ", "Bảo hiểm xã hội Việt Nam", "no"),
    ("prime minister 2026", "các bộ", "Bộ Dân tộc và Tôn giáo", "group yes"),
    ("prime minister 2026", "các bộ", "Thanh tra Chính phủ", "no"),
    ("prime minister 2026", "các bộ;cơ quan ngang bộ", "Thanh tra Chính phủ", "group yes"),
    ("prime minister 2026", "các bộ;cơ quan ngang bộ;cơ quan thuộc Chính phủ", "Đài Truyền hình Việt Nam", "group yes"),
    ("prime minister 2026", "cơ quan thuộc Chính phủ", "Bảo hiểm xã hội Việt Nam", "no"),
    ("prime minister 2019", "cơ quan thuộc Chính phủ", "Bảo hiểm xã hội Việt Nam", "group yes"),
    ("prime minister 2026", "các bộ;ngành;địa phương", "Thanh tra Chính phủ", "group yes"),
    ("prime minister 2026", "các bộ;ngành;địa phương", TINH, "group yes"),
    ("prime minister 2026", "các bộ;ngành;địa phương", SNV, "no"),
    ("prime minister 2026", "các bộ;ngành", TINH, "no"),
    ("prime minister 2026", "Bộ trưởng;Thủ trưởng cơ quan ngang bộ", "Bộ Tư pháp", "group yes"),
    ("prime minister 2026", "UBND các tỉnh, thành phố trực thuộc Trung ương", TINH, "group yes"),
    ("prime minister 2026", "UBND các tỉnh, thành phố trực thuộc Trung ương", XA, "no"),
    ("prime minister 2026", "UBND các tỉnh, thành phố trực thuộc Trung ương", "Bộ Tài chính", "no"),
    ("prime minister 2026", "các tập đoàn;tổng công ty", "Tập đoàn Điện lực Việt Nam", "group yes"),
    ("prime minister 2026", "các tập đoàn;tổng công ty", "Bộ Tài chính", "no"),
    ("prime minister 2026", "UBND các tỉnh Lâm Đồng, Khánh Hòa", TINH, "group yes"),
    ("prime minister 2026", "UBND các tỉnh Gia Lai, Khánh Hòa", TINH, "no"),
    ("party 2024", "các huyện ủy;thành ủy", "Huyện ủy Đức Trọng, tỉnh Lâm Đồng", "group yes"),
    ("party 2024", "các huyện ủy;thành ủy", "Thành ủy Đà Lạt, tỉnh Lâm Đồng", "group yes"),
    ("party 2024", "các huyện ủy;thành ủy", HUYEN, "no"),
    ("city 2026", "các sở;ban;ngành", "Sở Nội vụ thành phố Hải Phòng", "group yes"),
    ("city 2026", "các sở;ban;ngành thành phố", "Công an thành phố Hải Phòng", "group yes"),
    ("undated", "các sở;ban;ngành", SNV, "group yes"),
]

NARROWED = [
    ("prime minister 2026", "UBND các tỉnh miền núi phía Bắc", TINH, "group maybe"),
    ("prime minister 2026", "Ủy ban nhân dân các tỉnh ven biển", TINH, "group maybe"),
    ("prime minister 2026", "UBND các tỉnh ven biển", SNV, "no"),
    ("ministry 2026", "Sở Y tế bảy tỉnh", SYT, "group maybe"),
    ("province 2024", "UBND các huyện trong vùng Đề án", HUYEN, "group maybe"),
    ("province 2024", "các sở;ban;ngành liên quan", CONG_AN, "open maybe"),
    ("province 2024", "các huyện còn lại", HUYEN, "group maybe"),
    ("department 2024", "các đơn vị trực thuộc", "Bệnh viện Đa khoa tỉnh Lâm Đồng", "group maybe"),
    ("department 2024", "các đơn vị trực thuộc", "Phòng Nghiệp vụ Y, Sở Y tế tỉnh Lâm Đồng", "group yes"),
    ("department 2024", "các đơn vị trực thuộc", SNV, "no"),
]

OPEN = [
    ("province 2026", "các cơ quan liên quan", SNV, "open maybe"),
    ("province 2026", "các cơ quan, đơn vị liên quan", XA, "open maybe"),
    ("province 2026", "các cơ quan, đơn vị liên quan", "Sở Nội vụ tỉnh Lai Châu", "no"),
    ("province 2026", "các cơ quan, đơn vị liên quan", "Bộ Nội vụ", "no"),
    ("province 2026", "các đơn vị có liên quan", THPT, "no"),
    ("prime minister 2026", "các cơ quan liên quan", "Bộ Nội vụ", "open maybe"),
    ("prime minister 2026", "các cơ quan liên quan", XA, "no"),
    ("province 2024", "Sở Y tế;+các đơn vị liên quan", SNV, "open maybe support"),
    ("province 2024", "Sở Nội vụ;+các đơn vị liên quan", SNV, "named yes"),
    ("commune 2026", "các cơ quan liên quan", SNV, "no"),
    ("commune 2026", "các cơ quan liên quan", KINH_TE, "open maybe"),
]

ADDRESSED = [
    ("province 2026 to departments", "các cơ quan, đơn vị", SNV, "addressee yes"),
    ("province 2026 to departments", "các cơ quan, đơn vị", XA, "addressee yes"),
    ("province 2026 to departments", "Quý cơ quan", SYT, "addressee yes"),
    ("province 2026 to departments", "các đơn vị nêu trên", CONG_AN, "addressee yes"),
    ("province 2026 to departments", "các đơn vị", "Sở Nội vụ tỉnh Lai Châu", "no"),
    ("province 2026 to departments", "các đơn vị", THPT, "no"),
    ("province 2026 to departments", "Các sở^;ban^;ngành^", SNV, "group yes"),
    ("province 2026 to one", "Sở Tài chính^", STC, "addressee yes"),
    ("province 2026 to one", "Sở Tài chính^", SNV, "no"),
    ("province 2026 to one", "Quý Sở", STC, "addressee yes"),
    ("province 2026 to one", "Quý Sở", SNV, "no"),
    ("ministry 2026 to one", "đơn vị", "Sở Y tế tỉnh Lai Châu", "addressee yes"),
    ("ministry 2026 to one", "đơn vị", SYT, "no"),
    ("province 2026", "các đơn vị", SNV, "no"),
    ("province 2026", "các đơn vị;+Sở Nội vụ", SNV, "named yes support"),
    ("district to some", "UBND các huyện", HUYEN, "no"),
    ("district to some", "UBND các huyện", "UBND huyện Di Linh, tỉnh Lâm Đồng", "group yes"),
    ("prime minister to some", "UBND các tỉnh", TINH, "no"),
    ("prime minister to some", "UBND các tỉnh", "UBND tỉnh Lai Châu", "group yes"),
    ("prime minister to some", "UBND các tỉnh, thành phố trực thuộc Trung ương", TINH, "group yes"),
    ("prime minister to some", "các địa phương", TINH, "no"),
    ("prime minister to some", "Các Bộ", "Bộ Tài chính", "no"),
    ("prime minister to some", "Các Bộ", "Bộ Xây dựng", "successor yes"),
    ("prime minister to some", "các tỉnh khác;+UBND tỉnh Lâm Đồng", TINH, "named yes support"),
    ("ministry 2026", "Sở Y tế các tỉnh;+Sở Y tế 14 tỉnh", SYT, "group maybe"),
]

PARTS = [
    ("finance 2024", "Bộ Tài chính", "Tổng cục Thuế", "part of maybe"),
    ("prime minister 2026", "Bộ Tài chính", "Cục Thuế", "part of maybe"),
    ("prime minister 2026", "các bộ", "Cục Hải quan", "part of maybe"),
    ("prime minister 2026", "Bộ Y tế", "Cục Thuế", "no"),
    ("province 2026", "Sở Nội vụ", "Phòng Tổ chức, Sở Nội vụ tỉnh Lâm Đồng", "part of maybe"),
    ("province 2026", "Sở Y tế", "Phòng Tổ chức, Sở Nội vụ tỉnh Lâm Đồng", "no"),
    ("province 2026", "UBND các xã, phường, đặc khu", KINH_TE, "part of maybe"),
    ("province 2026", "UBND xã Đơn Dương", KINH_TE, "no"),
    ("province 2026", "Sở Giáo dục và Đào tạo", THPT, "no"),
    ("province 2026", "UBND tỉnh", SNV, "no"),
]

SUCCESSORS = [
    ("neighbour 2024", "Sở Giao thông vận tải", SXD, "successor yes"),
    ("neighbour 2024", "Giám đốc Sở Giao thông vận tải", SXD, "successor yes"),
    ("neighbour 2024", "Sở Giao thông vận tải", SNV, "no"),
    ("neighbour 2024", "Sở Nội vụ", SNV, "successor yes"),
    ("neighbour 2024", "Sở Lao động - Thương binh và Xã hội", SNV, "successor yes"),
    ("neighbour 2024", "các sở;ban;ngành", SNV, "successor yes"),
    ("neighbour 2024", "Công an tỉnh", CONG_AN, "successor yes"),
    ("neighbour 2024", "UBND tỉnh", TINH, "successor yes"),
    ("neighbour 2024", "các cơ quan liên quan", SNV, "open maybe"),
    ("neighbour 2024", "Trường THPT Trần Phú", THPT, "no"),
    ("province 2024", "Sở Tài nguyên và Môi trường", SNNMT, "successor yes"),
    ("province 2024", "Sở Tài nguyên và Môi trường", SXD, "no"),
    ("province 2019", "Sở Kế hoạch và Đầu tư", STC, "successor yes"),
    ("province 2019", "các sở;ban;ngành", SNNMT, "successor yes"),
    ("province 2019", "Ban Dân tộc", "Sở Dân tộc và Tôn giáo tỉnh Lâm Đồng", "successor yes"),
    ("prime minister 2019", "Bộ Giao thông vận tải", "Bộ Xây dựng", "successor yes"),
    ("prime minister 2019", "các bộ", "Bộ Nông nghiệp và Môi trường", "successor yes"),
    ("prime minister 2019", "cơ quan ngang bộ", "Bộ Dân tộc và Tôn giáo", "successor yes"),
    ("prime minister 2019", "các bộ", "Bộ Dân tộc và Tôn giáo", "no"),
    ("prime minister 2019", "Bộ Giao thông vận tải", "Bộ Tài chính", "no"),
    ("ministry 2006", "Bộ Thủy sản", "Bộ Nông nghiệp và Môi trường", "successor yes"),
    ("prime minister 2019", "UBND tỉnh Bình Thuận", TINH, "successor yes"),
    ("prime minister 2019", "UBND tỉnh Đồng Nai", "UBND thành phố Đồng Nai", "named yes"),
    ("finance 2024", "Tổng cục Thuế", "Cục Thuế", "successor yes"),
    ("province 2024", "UBND các xã, phường, thị trấn", XA, "group maybe"),
    ("province 2024", "UBND các huyện, thành phố", XA, "no"),
    ("province 2026", "Sở Xây dựng", "Sở Giao thông vận tải tỉnh Đắk Nông", "successor maybe"),
    ("province 2026", "Sở Nội vụ", "Sở Giao thông vận tải tỉnh Đắk Nông", "no"),
    ("neighbour 2024", "Sở Xây dựng", "Sở Giao thông vận tải tỉnh Đắk Nông", "no"),
    ("neighbour 2024", "Sở Giao thông vận tải", "Sở Giao thông vận tải tỉnh Đắk Nông", "named yes"),
    ("prime minister 2026", "Bộ Xây dựng", "Bộ Giao thông vận tải", "successor maybe"),
    ("province 2024", "UBND các huyện, thành phố", "UBND xã Đức Trọng, tỉnh Lâm Đồng", "no"),
]

ON = [
    ("neighbour 2024", "Sở Nội vụ", SNV, date(2024, 6, 1), "no"),
    ("neighbour 2024", "Sở Giao thông vận tải", SXD, date(2024, 6, 1), "no"),
    ("neighbour 2024", "Sở Giao thông vận tải", SXD, date(2025, 4, 1), "no"),
    ("neighbour 2024", "Sở Giao thông vận tải", "Sở Xây dựng tỉnh Đắk Nông", date(2025, 4, 1), "successor yes"),
    ("neighbour 2024", "Sở Giao thông vận tải", SXD, date(2025, 7, 1), "successor yes"),
    ("province 2024", "Sở Nội vụ", SNV, date(2019, 1, 1), "named yes"),
    ("province 2026", "Sở Nội vụ", SNV, date(2019, 1, 1), "named yes"),
    ("province 2026", "Sở Xây dựng", "Sở Giao thông vận tải tỉnh Bình Thuận", date(2019, 1, 1), "successor maybe"),
    ("prime minister 2019", "Bộ Giao thông vận tải", "Bộ Xây dựng", date(2024, 1, 1), "no"),
    ("province 2024", "UBND các huyện, thành phố", HUYEN, date(2024, 1, 1), "group yes"),
]

ROWS = [
    (setting, actors, office, None, answer)
    for table in (NAMED, TITLES, GROUPS, NARROWED, OPEN, ADDRESSED, PARTS, SUCCESSORS)
    for setting, actors, office, answer in table
] + ON


def answered(setting: str, actors: str, office: str, on: date | None, *, text: str = "") -> str:
    found = obligations_for(dispatch(SETTINGS[setting], actors, text=text), office, on)
    if not found:
        return "no"
    (concern,) = found
    return f"{concern.how} {concern.certainty}{' support' if concern.role == 'support' else ''}"


@pytest.mark.parametrize(("setting", "actors", "office", "on", "answer"), ROWS)
def test_whom_a_clause_binds(setting: str, actors: str, office: str, on: date | None, answer: str) -> None:
    assert answered(setting, actors, office, on) == answer


def test_the_table_is_large_enough_and_says_no_often_enough() -> None:
    assert len(ROWS) >= 200
    assert sum(answer == "no" for *_, answer in ROWS) >= 70
    assert len({row[:4] for row in ROWS}) >= len(ROWS) - 2
