"""Where those who must act stand towards the issuer."""

from __future__ import annotations

from datetime import date

import pytest

from docproc.tasks.marks.ranks import Ranks
from tests.tasks.marked_letters import directive, letter

_GOVERNMENT = ("THỦ TƯỚNG CHÍNH PHỦ", None, date(2022, 5, 4))
_MINISTRY = ("BỘ Y TẾ", None, date(2022, 5, 4))
_PROVINCE = ("ỦY BAN NHÂN DÂN TỈNH HÀ NAM", None, date(2022, 5, 4))
_DEPARTMENT = ("SỞ Y TẾ", "ỦY BAN NHÂN DÂN TỈNH HÀ NAM", date(2022, 5, 4))
_DISTRICT = ("ỦY BAN NHÂN DÂN HUYỆN THANH LIÊM", None, date(2022, 5, 4))
_COMMUNE = ("ỦY BAN NHÂN DÂN XÃ THANH HÀ", None, date(2025, 9, 1))
_HOSPITAL = ("BỆNH VIỆN SẢN - NHI", "SỞ Y TẾ TỈNH HÀ NAM", date(2022, 5, 4))
_UNIVERSITY = ("TRƯỜNG ĐẠI HỌC VINH", "BỘ GIÁO DỤC VÀ ĐÀO TẠO", date(2022, 5, 4))
_COMPANY = ("CÔNG TY CỔ PHẦN CẤP NƯỚC HÀ NAM", None, date(2022, 5, 4))
_PARTY = ("HUYỆN ỦY THANH LIÊM", "TỈNH ỦY HÀ NAM", date(2022, 5, 4))
_PARTY_BOARD = ("BAN TỔ CHỨC", "TỈNH ỦY HÀ NAM", date(2022, 5, 4))
_COURT = ("TÒA ÁN NHÂN DÂN TỈNH HÀ NAM", "TÒA ÁN NHÂN DÂN TỐI CAO", date(2022, 5, 4))
_UNION = ("LIÊN ĐOÀN LAO ĐỘNG TỈNH HÀ NAM", "TỔNG LIÊN ĐOÀN LAO ĐỘNG VIỆT NAM", date(2022, 5, 4))
_WOMEN = ("BAN CHẤP HÀNH TỈNH HÀ NAM", "HỘI LIÊN HIỆP PHỤ NỮ VIỆT NAM", date(2022, 5, 4))
_STEERING = ("BAN CHỈ ĐẠO CHUYỂN ĐỔI SỐ", "ỦY BAN NHÂN DÂN TỈNH HÀ NAM", date(2022, 5, 4))

ROWS = [
    (_GOVERNMENT, "Bộ Tài chính", "below"),
    (_GOVERNMENT, "Chủ tịch Ủy ban nhân dân các tỉnh, thành phố trực thuộc Trung ương", "below"),
    (_GOVERNMENT, "các địa phương", "below"),
    (_MINISTRY, "Bộ Tài chính", "peer"),
    (_MINISTRY, "Ủy ban nhân dân các tỉnh, thành phố trực thuộc Trung ương", "peer"),
    (_MINISTRY, "Thủ tướng Chính phủ", "above"),
    (_MINISTRY, "Sở Y tế các tỉnh, thành phố", "below"),
    (_MINISTRY, "Vụ Pháp chế", "below"),
    (_MINISTRY, "các đơn vị thuộc Bộ", "below"),
    (_MINISTRY, "Thủ trưởng các đơn vị trực thuộc Bộ", "below"),
    (_MINISTRY, "các địa phương", "peer"),
    (_MINISTRY, "Tập đoàn Điện lực Việt Nam", None),
    (_MINISTRY, "Liên đoàn Lao động tỉnh Hà Nam", None),
    (_PROVINCE, "Sở Y tế", "below"),
    (_PROVINCE, "Giám đốc các sở", "below"),
    (_PROVINCE, "Công an tỉnh", "below"),
    (_PROVINCE, "Ủy ban nhân dân các huyện, thị xã, thành phố", "below"),
    (_PROVINCE, "Chánh Văn phòng UBND tỉnh", "below"),
    (_PROVINCE, "Bộ Y tế", "peer"),
    (_PROVINCE, "Chính phủ", "above"),
    (_PROVINCE, "Ban chỉ đạo", "below"),
    (_PROVINCE, "mỗi xã", "below"),
    (_PROVINCE, "cán bộ, công chức", "below"),
    (_PROVINCE, "Tỉnh Đoàn", None),
    (_PROVINCE, "Viện kiểm sát nhân dân tỉnh", None),
    (_PROVINCE, "người dân", None),
    (_PROVINCE, "Công ty Cổ phần Thủy điện Sông Châu", None),
    (_DEPARTMENT, "các sở, ban, ngành", "peer"),
    (_DEPARTMENT, "UBND các huyện, thành phố", "peer"),
    (_DEPARTMENT, "Ủy ban nhân dân tỉnh", "above"),
    (_DEPARTMENT, "UBND thành phố Hà Nội", "above"),
    (_DEPARTMENT, "UBND các xã, phường", "below"),
    (_DEPARTMENT, "Phòng Nghiệp vụ Y", "below"),
    (_DEPARTMENT, "các bệnh viện", "below"),
    (_DEPARTMENT, "các trung tâm y tế", "below"),
    (("SỞ Y TẾ", "ỦY BAN NHÂN DÂN TỈNH HÀ TĨNH", date(2025, 9, 1)), "UBND các xã, phường", "peer"),
    (_DISTRICT, "phòng Tài chính - Kế hoạch", "below"),
    (_DISTRICT, "Sở Tài chính", "peer"),
    (_DISTRICT, "UBND các xã, thị trấn", "below"),
    (_DISTRICT, "trưởng các thôn", "below"),
    (_COMMUNE, "Sở Nội vụ", "peer"),
    (_COMMUNE, "Phòng Kinh tế", "below"),
    (_COMMUNE, "các thôn", "below"),
    (_HOSPITAL, "các khoa", "below"),
    (_HOSPITAL, "Trưởng phòng Kế hoạch tổng hợp", "below"),
    (_HOSPITAL, "Sở Y tế", "above"),
    (_HOSPITAL, "các đơn vị", "below"),
    (_HOSPITAL, "Công đoàn Bệnh viện", None),
    (_UNIVERSITY, "Phòng Đào tạo", "below"),
    (_UNIVERSITY, "Trung tâm Thông tin", "below"),
    (_UNIVERSITY, "sinh viên", "below"),
    (_UNIVERSITY, "Bộ Giáo dục và Đào tạo", "above"),
    (_COMPANY, "các phòng, ban", "below"),
    (_COMPANY, "các xí nghiệp", "below"),
    (_COMPANY, "Ủy ban nhân dân tỉnh", None),
    (_PARTY, "các chi bộ", "below"),
    (_PARTY, "đảng ủy các xã", "below"),
    (_PARTY, "Tỉnh ủy", "above"),
    (_PARTY, "Ủy ban nhân dân huyện", None),
    (_PARTY, "cấp ủy cấp trên trực tiếp", None),
    (_PARTY_BOARD, "các huyện ủy, thành ủy", "peer"),
    (_PARTY_BOARD, "đảng viên", "below"),
    (_COURT, "Tòa án nhân dân các huyện", "below"),
    (_COURT, "Tòa án nhân dân tối cao", "above"),
    (_COURT, "Công an tỉnh", None),
    (_UNION, "công đoàn cơ sở", "below"),
    (_UNION, "Liên đoàn Lao động các huyện, thành phố", "below"),
    (_UNION, "Tổng Liên đoàn Lao động Việt Nam", "above"),
    (_UNION, "Sở Nội vụ", None),
    (_WOMEN, "Hội LHPN các huyện, thành phố", "below"),
    (_WOMEN, "Hội Liên hiệp Phụ nữ Việt Nam", "above"),
    (_STEERING, "các sở", "below"),
    ((None, None, None), "các sở", None),
]


@pytest.mark.parametrize(("issuing", "name", "rank"), ROWS)
def test_a_body_is_below_beside_or_above_the_issuer(
    issuing: tuple[str | None, str | None, date | None], name: str, rank: str | None
) -> None:
    assert Ranks(*issuing).of([name]) == rank


@pytest.mark.parametrize(
    ("names", "rank"),
    [
        (["các sở", "các ban"], "peer"),
        (["các sở", "UBND các huyện"], "peer"),
        (["các sở", "UBND các xã"], None),
        (["Phòng Nghiệp vụ Y", "người dân"], "below"),
        ([], None),
    ],
)
def test_several_have_one_rank_or_none(names: list[str], rank: str | None) -> None:
    assert Ranks(*_DEPARTMENT).of(names) == rank


def test_the_header_tells_the_issuer() -> None:
    asked = letter("1. Sở Y tế rà soát hồ sơ.\n2. Ủy ban nhân dân tỉnh phê duyệt dự toán.").obligations
    ordered = directive("1. Sở Y tế rà soát hồ sơ.").obligations

    assert [obligation.rank for obligation in asked] == ["peer", "above"]
    assert [obligation.rank for obligation in ordered] == ["below"]
