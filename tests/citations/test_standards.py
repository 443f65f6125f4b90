"""Standards and technical regulations: found where they are asked for, never otherwise."""

from __future__ import annotations

import pytest

from docproc.citations import find_citations


@pytest.mark.parametrize(
    ("text", "number", "type_name"),
    [
        ("theo TCVN 5574:2018 về bê tông", "TCVN 5574:2018", "tiêu chuẩn"),
        ("đạt TCVN ISO 9001:2015", "TCVN ISO 9001:2015", "tiêu chuẩn"),
        ("áp dụng TCVN 7336 : 2021", "TCVN 7336:2021", "tiêu chuẩn"),
        ("QCVN 06:2022/BXD về an toàn cháy", "QCVN 06:2022/BXD", "quy chuẩn"),
        ("QCVN 01-1:2018/BYT", "QCVN 01-1:2018/BYT", "quy chuẩn"),
        ("TCXDVN 33:2006", "TCXDVN 33:2006", "tiêu chuẩn"),
    ],
)
def test_standards(text: str, number: str, type_name: str) -> None:
    assert find_citations(text) == []
    (found,) = find_citations(text, standards=True)
    assert (found.number, found.type) == (number, type_name)


def test_standards_stand_among_citations_in_order_of_mention() -> None:
    text = "TCVN 1:2020 kèm Quyết định số 5/QĐ-BKHCN, TCVN 2:2020 và TCVN 1:2020"
    found = find_citations(text, standards=True)
    assert [cited.number for cited in found] == ["TCVN 1:2020", "5/QĐ-BKHCN", "TCVN 2:2020"]
    assert [text[start:end] for start, end in found[0].mentions] == ["TCVN 1:2020", "TCVN 1:2020"]
