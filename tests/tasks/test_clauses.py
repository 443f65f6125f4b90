"""Where sentences and clauses end, and where a mark ends nothing."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from docproc.tasks.clauses import Span, clauses, sentences

# text, its sentences
SENTENCES = [
    ("Phòng Nội vụ lập danh sách. Phòng Tài chính cấp kinh phí.", 2),
    pytest.param(
        "Phòng Nội vụ lập danh sách.\nPhòng Tài chính cấp kinh phí.",
        2,
    ),
    ("Lập danh sách! Gửi ngay! Ai nhận?", 3),
    ("Trân trọng./.", 1),
    ("Giao Trạm Y tế theo dõi./. Hết.", 2),
    ("Rà soát quỹ đất của TP. Hà Tĩnh để bố trí tái định cư.", 1),
    ("Ủy ban nhân dân TP. Vinh và TX. Cửa Lò báo cáo.", 1),
    ("Mời PGS.TS. Lê Văn Tám, GS. Trần Thị Sáu dự họp.", 1),
    ("Cử ThS. Phạm Hùng và BS. Ngô Lan tham gia.", 1),
    ("Chuẩn bị loa đài, v.v. để phục vụ lễ khai giảng.", 1),
    ("Đồng chí Nguyễn V. Minh phụ trách chung.", 1),
    ("Kinh phí 1.500.000 đồng. Nguồn chi thường xuyên.", 2),
    ("Đạt 95.5 điểm. Xếp loại tốt.", 2),
    ("Theo Quyết định số 12/2019/QĐ-UBND. Các xã thực hiện.", 2),
    ("Ngày 15.4.2010 tổ chức họp. Các đơn vị cử người dự.", 2),
    ("Theo điểm a khoản 2 Điều 5. Các đơn vị lưu ý.", 2),
    ("Truy cập trang http://binhson.vinhdu.gov.vn để tải biểu mẫu. Nộp bản in.", 2),
    ("Gửi về hộp thư noivu@vinhdu.gov.vn. Nộp bản in.", 2),
    ("Bố trí xe cứu thương. 02 bác sĩ trực tại sân.", 2),
    ("Mở lớp tập huấn… và cấp tài liệu.", 1),
    ("Yêu cầu các xã: lập danh sách; gửi danh sách.", 1),
    ("Trạm Y tế “trực 24/24.” Công an xã tuần tra.", 2),
    ("Phun khử khuẩn lớp học. (Giao Trạm Y tế cấp hóa chất).", 2),
    ("Cấp phát vật tư ... cho các hộ.", 1),
    ("Phát huy kết quả đạt được. “Dân biết, dân bàn” phải được thực hiện.", 2),
    ("Một câu không có dấu kết", 1),
    ("", 0),
    ("   \n ", 0),
]

# text, its clauses
CLAUSES = [
    ("lập danh sách; gửi kế hoạch", ["lập danh sách", "gửi kế hoạch"]),
    ("lập danh sách;gửi kế hoạch.", ["lập danh sách", "gửi kế hoạch."]),
    ("lập danh sách; gửi kế hoạch; kiểm tra;", ["lập danh sách", "gửi kế hoạch", "kiểm tra"]),
    ("lập danh sách, gửi kế hoạch và kiểm tra", ["lập danh sách, gửi kế hoạch và kiểm tra"]),
    ("mua sắm (bàn; ghế; tủ) cho phòng họp", ["mua sắm (bàn; ghế; tủ) cho phòng họp"]),
    ("mua sắm (bàn; ghế); sửa mái nhà", ["mua sắm (bàn; ghế)", "sửa mái nhà"]),
    ("mua [bàn; ghế] mới; sửa mái", ["mua [bàn; ghế] mới", "sửa mái"]),
    ("treo khẩu hiệu “Sạch nhà; đẹp phố”; quét dọn chợ", ["treo khẩu hiệu “Sạch nhà; đẹp phố”", "quét dọn chợ"]),
    ("xét (a (b; c); d) rồi; đi", ["xét (a (b; c); d) rồi", "đi"]),
    ("mua sắm (bàn, ghế; sửa mái nhà", ["mua sắm (bàn, ghế", "sửa mái nhà"]),
    ("treo khẩu hiệu “Sạch nhà; quét dọn chợ", ["treo khẩu hiệu “Sạch nhà", "quét dọn chợ"]),
    ("mua bàn), ghế; sửa mái", ["mua bàn), ghế", "sửa mái"]),
    pytest.param(
        'treo khẩu hiệu "Sạch nhà; đẹp phố"; quét dọn chợ',
        ['treo khẩu hiệu "Sạch nhà; đẹp phố"', "quét dọn chợ"],
    ),
    ("; ;", []),
    ("", []),
]


def texts(text: str, spans: list[Span]) -> list[str]:
    return [text[start:end] for start, end in spans]


@pytest.mark.parametrize(("text", "count"), SENTENCES)
def test_sentences_are_counted(text: str, count: int) -> None:
    found = texts(text, list(sentences(text, 0, len(text))))

    assert len(found) == count, found


@pytest.mark.parametrize(("text", "expected"), CLAUSES)
def test_clauses_are_cut(text: str, expected: list[str]) -> None:
    assert texts(text, list(clauses(text, 0, len(text)))) == expected


def test_only_the_given_stretch_is_cut() -> None:
    text = "Câu đầu. Câu giữa; vế sau. Câu cuối."
    start, end = text.index("Câu giữa"), text.index(" Câu cuối")

    assert texts(text, list(sentences(text, start, end))) == ["Câu giữa; vế sau."]
    assert texts(text, list(clauses(text, start, end))) == ["Câu giữa", "vế sau."]


SOUP = st.lists(
    st.sampled_from(
        [
            "Phòng Nội vụ",
            "lập danh sách",
            "TP.",
            "v.v.",
            "PGS.TS.",
            "./.",
            ".",
            ";",
            ":",
            "(",
            ")",
            "“",
            "”",
            "…",
            "!",
            "\n",
            " ",
            "12.5",
            '"',
            "Đ.",
        ]
    )
).map("".join)


@given(SOUP | st.text(max_size=200))
def test_sentences_are_ordered_disjoint_and_leave_nothing_out(text: str) -> None:
    check(text, list(sentences(text, 0, len(text))), between="")


@given(SOUP | st.text(max_size=200))
def test_clauses_are_ordered_disjoint_and_leave_only_semicolons_out(text: str) -> None:
    check(text, list(clauses(text, 0, len(text))), between=";")


@given(SOUP, st.data())
def test_any_stretch_keeps_its_borders(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))

    for cut in (sentences, clauses):
        assert all(start <= low < high <= end for low, high in cut(text, start, end))


def check(text: str, spans: list[Span], *, between: str) -> None:
    position = 0
    for start, end in spans:
        assert position <= start < end <= len(text)
        assert not text[position:start].strip(" \n\t" + between)
        assert text[start] not in " \n\t"
        assert text[end - 1] not in " \n\t"
        position = end
    assert not text[position:].strip(" \n\t" + between)


@pytest.mark.parametrize("mark", [".", ";", "(;", "“;", ". A", "v.v.", "…", "./.", "TP. "])
def test_hostile_runs_are_cut(mark: str) -> None:
    text = mark * 2_000

    list(sentences(text, 0, len(text)))
    list(clauses(text, 0, len(text)))
