"""Where the name of an issuer ends, and where it stands."""

from __future__ import annotations

import pytest

from docproc.citations import find_citations

# what follows the number, issuer, date
ROWS: list[tuple[str, str | None, str | None]] = [
    ("của Tòa án nhân dân tỉnh Hà Nam bị kháng cáo", "Tòa án nhân dân tỉnh Hà Nam", None),
    ("của Sở Nội vụ hỏi về chế độ", "Sở Nội vụ", None),
    ("của UBND xã Tân Phong xác minh nguồn gốc đất", "UBND xã Tân Phong", None),
    ("của Chủ tịch UBND huyện Lục Yên buộc khôi phục", "Chủ tịch UBND huyện Lục Yên", None),
    ("của UBND huyện K’Bang về giống lúa", "UBND huyện K’Bang", None),
    ("của Đội Quản lý thị trường số 3", "Đội Quản lý thị trường số 3", None),
    ("của Công ty Cổ phần Xây lắp số 9 xin gia hạn", "Công ty Cổ phần Xây lắp số 9", None),
    ("của Văn phòng Trung ương Đảng lưu tại kho", "Văn phòng Trung ương Đảng", None),
    ("của Ban Quản lý Khu kinh tế A Lưới và các Khu công nghiệp Bắc Sơn về", None, None),
    ("của Sở Y tế, Bộ Y tế đề nghị", "Sở Y tế", None),
    ("của Bộ Nông nghiệp và Môi trường và các Quyết định", "Bộ Nông nghiệp và Môi trường", None),
    ("của Sở Văn hóa, Thể thao và Du lịch phê duyệt", "Sở Văn hóa, Thể thao và Du lịch", None),
    ("do UBND tỉnh ban hành ngày 3/4/2019", "UBND tỉnh", "2019-04-03"),
    ("được HĐND tỉnh thông qua ngày 3/4/2019", "HĐND tỉnh", "2019-04-03"),
    ("được ban hành ngày 3/4/2019", None, "2019-04-03"),
    ("(được sửa đổi năm 2020) của UBND tỉnh", "UBND tỉnh", None),
    ("năm 2019 của UBND tỉnh", "UBND tỉnh", None),
    ("ngày mùng 3 tháng 4 năm 2019 của UBND tỉnh", "UBND tỉnh", "2019-04-03"),
    ("ngày 3/4 của UBND tỉnh", "UBND tỉnh", None),
    ("ngày 3 tháng 4 của UBND tỉnh", "UBND tỉnh", None),
    # whose seat, field or body above belongs to the name
    ("của Tòa án nhân dân cấp cao tại Đà Nẵng về án phí", "Tòa án nhân dân cấp cao tại Đà Nẵng", None),
    ("của Chi nhánh Ngân hàng A tại huyện Sìn Hồ về", "Chi nhánh Ngân hàng A tại huyện Sìn Hồ", None),
    ("của Văn phòng đại diện Báo B tại Cần Thơ ngày 3/4/2019", "Văn phòng đại diện Báo B tại Cần Thơ", "2019-04-03"),
    ("của Chi nhánh Ngân hàng A tại cuộc họp", "Chi nhánh Ngân hàng A", None),
    ("của Tòa án nhân dân huyện Sìn Hồ tại Phiên tòa", "Tòa án nhân dân huyện Sìn Hồ", None),
    ("của Sở Y tế tại Hà Nội", "Sở Y tế", None),
    ("của Phòng Cảnh sát quản lý hành chính về trật tự xã hội về", None, None),
    ("của Công an tỉnh về trật tự xã hội", "Công an tỉnh", None),
    ("của Cục Cảnh sát phòng cháy, chữa cháy và cứu nạn, cứu hộ về", None, None),
    ("của Vụ Tổ chức cán bộ, Bộ Y tế ngày 3/4/2019", "Vụ Tổ chức cán bộ, Bộ Y tế", "2019-04-03"),
    ("của Phòng Nội vụ, UBND huyện Sìn Hồ về", "Phòng Nội vụ, UBND huyện Sìn Hồ", None),
    ("của Phòng Nội vụ, Sở Tài chính và Sở Y tế", "Phòng Nội vụ", None),
    ("của Tổng cục trưởng Tổng cục Thuế, Tổng cục Hải quan", "Tổng cục trưởng Tổng cục Thuế", None),
    ("của UBND xã Đại Lộc, huyện Hậu Lộc ngày 3/4/2019", "UBND xã Đại Lộc, huyện Hậu Lộc", "2019-04-03"),
    # firms, cooperatives, schools, lines of capitals
    ("của Hợp tác xã sản xuất và tiêu thụ chè Tân Cương về", "Hợp tác xã sản xuất và tiêu thụ chè Tân Cương", None),
    ("của Công ty TNHH tư vấn và thẩm định giá Đại Việt ký", "Công ty TNHH tư vấn và thẩm định giá Đại Việt", None),
    ("của Trường Đại học Khoa học xã hội và nhân văn về", "Trường Đại học Khoa học xã hội và nhân văn", None),
    ("của Trường Tiểu học Tân An và giáo viên Lê Văn Tám", "Trường Tiểu học Tân An", None),
    ("của Công ty Hoàng Long và đề nghị của Sở Y tế", "Công ty Hoàng Long", None),
    ("của Trường Đại học Luật Hà Nội về", "Trường Đại học Luật Hà Nội", None),
    ("của UBND THÀNH PHỐ CẦN THƠ VỀ VIỆC LẬP QUY HOẠCH", "UBND THÀNH PHỐ CẦN THƠ", None),
    ("của UBND HUYỆN NĂM CĂN NGÀY 3/4/2019", "UBND HUYỆN NĂM CĂN", "2019-04-03"),
    ("của UBND TỈNH NĂM 2019 VỀ", "UBND TỈNH", None),
    # what "và" does not join
    ("của UBND tỉnh Hà Nam và Phụ lục V", "UBND tỉnh Hà Nam", None),
    ("của UBND tỉnh Hà Nam và Điều 5 Nghị định", "UBND tỉnh Hà Nam", None),
    ("của Chủ tịch UBND tỉnh Hà Nam và Phó Chủ tịch", "Chủ tịch UBND tỉnh Hà Nam", None),
    ("của UBND xã Tân An và Trưởng Công an xã", "UBND xã Tân An", None),
    ("của Hội Điều dưỡng tỉnh", "Hội Điều dưỡng tỉnh", None),
    # dates that are none do not hide the issuer
    ("ngày 32/5/2019 của Sở Nội vụ về", "Sở Nội vụ", None),
    ("ngày /5/2019 của Sở Nội vụ về", "Sở Nội vụ", None),
    ("ngày 5/2019/ của Sở Nội vụ về", "Sở Nội vụ", None),
    ("ngày ..../5/2019 của Sở Nội vụ về", "Sở Nội vụ", None),
    ("ngày … tháng … năm 2019 của Sở Nội vụ về", "Sở Nội vụ", None),
    ("ngày     tháng 5 năm 2019 của Sở Nội vụ về", "Sở Nội vụ", None),
    # one phrase for a list
    ("ngày 3/4/2019, đều của Sở Nội vụ", "Sở Nội vụ", "2019-04-03"),
    ("(cùng của Sở Nội vụ)", "Sở Nội vụ", None),
]


@pytest.mark.parametrize(("after", "issuer", "date"), ROWS, ids=[row[0] for row in ROWS])
def test_issuers(after: str, issuer: str | None, date: str | None) -> None:
    (cited,) = find_citations(f"theo Quyết định số 15/QĐ-ABC {after}")
    if issuer is None and after.startswith("của"):
        issuer = after.removeprefix("của ").removesuffix(" về")
    assert (cited.issuer, cited.date) == (issuer, date)


def test_an_issuer_behind_the_bracket_is_that_of_the_amended_document() -> None:
    text = "Nghị định số 5/2031/NĐ-CP (được sửa đổi bởi Nghị định số 9/2033/NĐ-CP ngày 1/2/2033) của Chính phủ"
    amended, _ = find_citations(text)
    assert (amended.number, amended.issuer) == ("5/2031/NĐ-CP", "Chính phủ")


def test_the_same_day_is_that_of_the_document_before() -> None:
    text = "Quyết định số 5/QĐ-STC ngày 3/4/2019 và Công văn số 6/STC-NS cùng ngày của Sở Tài chính"
    assert [(cited.date, cited.issuer) for cited in find_citations(text)] == [("2019-04-03", "Sở Tài chính")] * 2


def test_no_day_before_means_none() -> None:
    (cited,) = find_citations("Công văn số 6/STC-NS cùng ngày của Sở Tài chính")
    assert (cited.date, cited.issuer) == (None, "Sở Tài chính")
