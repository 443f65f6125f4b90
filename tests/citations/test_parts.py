"""The parts of a citation one by one: dates, provisions, relations, and the data they rest on."""

from __future__ import annotations

import datetime

import pytest

from docproc.citations import find_citations
from docproc.citations.codes import issuers, read_toml, vocabulary
from docproc.citations.dates import read_date


@pytest.mark.parametrize(
    ("text", "iso"),
    [
        (" ngày 05 tháng 5 năm 2023", "2023-05-05"),
        (" ngày 5/5/2023", "2023-05-05"),
        (", ngày 5-5-2023", "2023-05-05"),
        (" (5.5.2023)", "2023-05-05"),
        ("\nngày 5\ntháng 5\nnăm 2023", "2023-05-05"),
        (" hồi 15 giờ 30 phút ngày 5/5/2023", "2023-05-05"),
        (" ngày 5/5/97", "1997-05-05"),
        (" ngày 5/5/09", "2009-05-05"),
        (" tháng 5/2023", "2023-05"),
        (" ngày 31/4/2023", None),
        (" ngày 31/3", None),
    ],
)
def test_dates(text: str, iso: str | None) -> None:
    found = read_date(text, 0)
    assert found is not None
    assert found.iso == iso
    assert found.end == len(text)


@pytest.mark.parametrize("text", [" 5/5/23", " năm 2023", " ngày họp 5/5/2023", " 12/5", " ngày 123/5/2023"])
def test_no_date(text: str) -> None:
    assert read_date(text, 0) is None


@pytest.mark.parametrize(
    ("before", "provision"),
    [
        ("theo điểm a khoản 2 Điều 5", "điểm a khoản 2 Điều 5"),
        ("theo Điều 5, 6 và 7", "Điều 5, 6 và 7"),
        ("tại khoản 1, khoản 2 Điều 3 và Điều 9", "khoản 1, khoản 2 Điều 3 và Điều 9"),
        ("tại các điểm a, b và c khoản 1 Điều 3", "các điểm a, b và c khoản 1 Điều 3"),
        ("tại Mục II Phụ lục I", "Mục II Phụ lục I"),
        ("tại điểm b.2 khoản 7 Điều 52 của", "điểm b.2 khoản 7 Điều 52"),
        ("tại Điều 12 Quy chế ban hành kèm theo", "Điều 12 Quy chế"),
        ("theo", None),
        ("tại Hội nghị ngày 5 của", None),
    ],
)
def test_provisions(before: str, provision: str | None) -> None:
    (cited,) = find_citations(f"{before} Thông tư số 12/2030/TT-BTC")
    assert cited.provisions == ((provision,) if provision else ())


@pytest.mark.parametrize(
    ("before", "relation"),
    [
        ("Căn cứ", "căn cứ"),
        ("Thực hiện chỉ đạo tại", "thực hiện"),
        ("theo quy định tại", "theo"),
        ("Tiếp theo", "tiếp theo"),
        ("Phúc đáp", "trả lời"),
        ("Sở nhận được", "trả lời"),
        ("và thay thế", "thay thế"),
        ("bãi bỏ", "bãi bỏ"),
        ("sửa đổi, bổ sung một số điều của", "sửa đổi"),
        ("hướng dẫn thực hiện", "hướng dẫn"),
        ("(Ban hành kèm theo", "kèm theo"),
        ("Đôn đốc thực hiện", "đôn đốc"),
        ("Theo đề nghị của Sở Nội vụ tại", "theo đề nghị"),
        ("Thực hiện nhiệm vụ năm. Vừa qua có", None),
    ],
)
def test_relations(before: str, relation: str | None) -> None:
    assert find_citations(f"{before} Quyết định số 12/QĐ-SNV")[0].relation == relation


def test_a_cue_governs_all_coordinated_documents() -> None:
    found = find_citations("Căn cứ Quyết định số 1/QĐ-SCT, Quyết định số 2/QĐ-SCT và Kế hoạch số 3/KH-SCT của Sở")
    assert [cited.relation for cited in found] == ["căn cứ"] * 3


def test_a_list_takes_the_issuer_that_stands_before_it() -> None:
    text = (
        "các Công văn của Sở Y tế: số 5/SYT-NVY ngày 1/2/2020 về việc thực hiện Luật Dược; số 6/SYT-KHTC ngày 3/4/2020"
    )
    assert [(c.number, c.type, c.issuer) for c in find_citations(text)] == [
        ("5/SYT-NVY", "công văn", "Sở Y tế"),
        ("6/SYT-KHTC", "công văn", "Sở Y tế"),
    ]


def test_issuer_codes_are_dated_and_sourced() -> None:
    for code, row in issuers().items():
        assert row.names
        assert row.source, code
        for day in (row.valid_from, row.valid_to):
            assert day is None or datetime.date.fromisoformat(day)


def test_vocabulary_is_consistent() -> None:
    words = vocabulary()
    assert set(words.collisions) <= words.types
    assert not set(words.repairs) & (words.types | set(issuers()))
    assert all(read_toml(name)["source"] for name in ("issuer_phrases.toml", "law_names.toml", "relations.toml"))
