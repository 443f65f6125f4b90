"""What a dispatch does with what it cites: which cue governs, and how far."""

from __future__ import annotations

import pytest

from docproc.citations import find_citations
from docproc.citations.codes import read_toml
from docproc.text import match_key

ROWS: list[tuple[str, list[str | None]]] = [
    # one citation, a cue right before it
    ("Căn cứ khoản 2 Điều 5 Quyết định số 1/QĐ-SCT", ["căn cứ"]),
    ("Trên cơ sở Biên bản số 1/BB-SCT", ["căn cứ"]),
    ("Tổ chức thi hành Quyết định số 1/QĐ-SCT", ["thực hiện"]),
    ("giá thực hiện theo Quyết định số 1/QĐ-SCT", ["theo"]),
    ("điều chỉnh, bổ sung một số nội dung của Quyết định số 1/QĐ-SCT", ["sửa đổi"]),
    ("bổ sung Điều 9a Quyết định số 1/QĐ-SCT", ["sửa đổi"]),
    ("Thay cho Thông báo số 1/TB-SCT", ["thay thế"]),
    ("bãi bỏ toàn bộ Quyết định số 1/QĐ-SCT", ["bãi bỏ"]),
    ("thu hồi Văn bản số 1/SCT-TM", ["bãi bỏ"]),
    ("Đính chính khoản 1 Thông báo số 1/TB-SCT", ["đính chính"]),
    ("hướng dẫn Kế hoạch số 1/KH-SCT", ["hướng dẫn"]),
    ("Sở đã có Công văn số 1/SCT-TM", ["tiếp theo"]),
    ("nhắc thực hiện Kế hoạch số 1/KH-SCT", ["đôn đốc"]),
    ("Xét đề nghị của Trưởng phòng Nghiệp vụ tại Tờ trình số 1/TTr-NV", ["theo đề nghị"]),
    ("(Ban hành kèm theo Quyết định số 1/QĐ-SCT)", ["kèm theo"]),
    ("truyền đạt ý kiến của Giám đốc tại Thông báo số 1/TB-SCT", ["truyền đạt"]),
    ("Ý kiến chỉ đạo của Chủ tịch tại Thông báo số 1/TB-SCT", ["truyền đạt"]),
    ("Thực hiện ý kiến chỉ đạo của Chủ tịch tại Thông báo số 1/TB-SCT", ["thực hiện"]),
    # words that hold a cue and are none, or do not govern the document
    ("theo dõi Kế hoạch số 1/KH-SCT", [None]),
    ("thu hồi đất của hộ ông A tại Quyết định số 1/QĐ-SCT", [None]),
    ("điều chỉnh quy hoạch chợ tại Quyết định số 1/QĐ-SCT", [None]),
    ("Căn cứ hướng dẫn của Sở X tại Công văn số 1/SCT-TM", ["căn cứ"]),
    ("Theo đề nghị của Sở X về việc thực hiện giãn nợ tại Tờ trình số 1/TTr-SCT", ["theo đề nghị"]),
    ("Thực hiện xong việc kiểm kê. Kế hoạch số 1/KH-SCT", [None]),
    # a cue after the citation
    ("Quyết định số 1/QĐ-SCT ngày 2/3/2030 hết hiệu lực kể từ hôm nay.", ["bãi bỏ"]),
    ("Quyết định số 1/QĐ-SCT được thay thế bởi Quyết định này.", ["thay thế"]),
    ("Quyết định số 1/QĐ-SCT và Quyết định số 2/QĐ-SCT bị bãi bỏ.", ["bãi bỏ", "bãi bỏ"]),
    ("Theo Quyết định số 1/QĐ-SCT, hai điểm bán bị đình chỉ.", ["theo"]),
    ("Quyết định số 1/QĐ-SCT, hai giấy phép bị bãi bỏ.", [None]),
    # several citations
    ("Căn cứ Quyết định số 1/QĐ-SCT, số 2/QĐ-SCT và Kế hoạch số 3/KH-SCT", ["căn cứ"] * 3),
    ("Căn cứ Quyết định số 1/QĐ-SCT về mở rộng chợ; Kế hoạch số 3/KH-SCT;", ["căn cứ"] * 2),
    ("Căn cứ Quyết định số 1/QĐ-SCT;\nTheo đề nghị của Phòng B tại Tờ trình số 2/TTr-B", ["căn cứ", "theo đề nghị"]),
    ("bãi bỏ các văn bản sau:\n1. Quyết định số 1/QĐ-SCT;\n2. Quyết định số 2/QĐ-SCT;", ["bãi bỏ", "bãi bỏ"]),
    ("Thực hiện Kế hoạch số 1/KH-SCT và căn cứ Công điện số 2/CĐ-SCT", ["thực hiện", "căn cứ"]),
    ("Thực hiện Kế hoạch số 1/KH-SCT. Công văn số 2/SCT-TM nêu rõ", ["thực hiện", None]),
    ("Căn cứ Kế hoạch số 1/KH-SCT về triển khai chợ đêm và Thông báo số 2/TB-SCT", ["căn cứ", "căn cứ"]),
    ("Thực hiện Chỉ thị số 1/CT-UBND về giá đất, Công văn số 2/SCT-TM về chợ; chỉ đạo", ["thực hiện"] * 2),
    (
        "Căn cứ Luật Dược năm 2016; Luật Giá năm 2023; Nghị định số 1/2030/NĐ-CP; Thông tư số 2/2030/TT-BYT;",
        ["căn cứ"] * 2,
    ),
    ("Căn cứ Luật Dược năm 2016; họp bàn; Nghị định số 1/2030/NĐ-CP;", [None]),
    ("Theo ý kiến của Sở A tại Công văn số 1/SYT-NVY và chỉ đạo của B tại Công văn số 2/SCT-TM,", ["theo"] * 2),
    ("Quyết định số 1/QĐ-SCT (sửa đổi bởi Quyết định số 2/QĐ-SCT) hết hiệu lực từ hôm nay.", ["bãi bỏ", None]),
    ("Xét Tờ trình số 1/TTr-STC ngày 2/3/2030 của Sở Tài chính;", ["theo đề nghị"]),
    ("Đính chính lỗi đánh máy tại điểm b Điều 3 Quyết định số 1/QĐ-SCT", ["đính chính"]),
    ("thay thế Quy chế tiếp dân ban hành kèm theo Quyết định số 1/QĐ-SCT", ["thay thế"]),
    ("thực hiện Quy chế tiếp dân ban hành kèm theo Quyết định số 1/QĐ-SCT", ["kèm theo"]),
    ("góp ý dự thảo Quyết định thay thế Quyết định số 1/QĐ-SCT", [None]),
]


@pytest.mark.parametrize(("text", "expected"), ROWS, ids=[text for text, _ in ROWS])
def test_relations(text: str, expected: list[str | None]) -> None:
    assert [cited.relation for cited in find_citations(text)] == expected


@pytest.mark.parametrize(
    ("text", "within"),
    [
        ("Thông tư số 5/2030/TT-BTC sửa đổi, bổ sung một số điều của Thông tư số 2/2029/TT-BTC", "5/2030/TT-BTC"),
        ("Kế hoạch số 1/KH-SCT ngày 2/3/2030 của Sở X thực hiện Chỉ thị số 3/CT-UBND", "1/KH-SCT"),
        ("Kế hoạch số 1/KH-SCT của Sở X, thực hiện theo Chỉ thị số 3/CT-UBND", None),
        ("Kế hoạch số 1/KH-SCT về chợ đêm; thực hiện Chỉ thị số 3/CT-UBND", None),
        ("Kế hoạch số 1/KH-SCT và Chỉ thị số 3/CT-UBND", None),
    ],
)
def test_what_stands_in_a_title_is_within_its_document(text: str, within: str | None) -> None:
    assert find_citations(text)[1].within == within


def test_the_subject_beside_the_own_number_is_no_other_title() -> None:
    text = "Số: 7/SCT-TM\nV/v triển khai Kế hoạch số 1/KH-UBND"
    (cited,) = find_citations(text, own_number="7/SCT-TM")
    assert (cited.relation, cited.within) == ("thực hiện", None)


def test_all_coordinated_in_a_title_are_within_it() -> None:
    text = "Nghị quyết số 9/2030/NQ-HĐND bãi bỏ Nghị quyết số 1/2020/NQ-HĐND và Nghị quyết số 2/2020/NQ-HĐND"
    outer, *inner = find_citations(text)
    assert outer.within is None
    assert outer.relation is None
    assert [cited.within for cited in inner] == ["9/2030/NQ-HĐND"] * 2


def test_each_cue_has_one_label_and_is_a_match_key() -> None:
    data = read_toml("relations.toml")
    for kind in ("labels", "adjacent", "weak", "after"):
        for cues in data[kind].values():
            assert all(match_key(cue) == cue for cue in cues)
    cues = [cue for kind in ("labels", "adjacent", "weak") for group in data[kind].values() for cue in group]
    assert len(cues) == len(set(cues))
    assert not set(cues) & set(data["words"]["never"])
