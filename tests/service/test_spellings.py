"""What is typed with letters and marks apart (NFD), in other case or with other blanks, is the same to the service."""

from __future__ import annotations

from typing import Any
from unicodedata import normalize

import pytest

from tests.service.asking import Asking
from tests.service.held import dispatch, hold
from tests.service.obligations.stored import obligation

ISSUER, OFFICE, NAME = "SỞ KHOA HỌC VÀ CÔNG NGHỆ", "Bộ Tài chính", "Trần Thị Đào"
DUTY = obligation("rà soát đê điều", OFFICE)


def apart(text: str) -> str:
    return normalize("NFD", text)


@pytest.mark.parametrize(
    "asked",
    [
        {"number": apart("418/QĐ-SKHCN")},
        {"number": "418/qđ-skhcn"},
        {"issuer": apart(ISSUER)},
        {"issuer": "  sở khoa học  và công nghệ "},
        {"text": apart("đê điều")},
    ],
)
def test_documents_are_found(ask: Asking, asked: dict[str, str]) -> None:
    read = dispatch("418/QĐ-SKHCN", issuer=ISSUER.replace(" VÀ", "\nVÀ"), subject="đê điều", type_code="QĐ")
    public_id = hold(ask.store, read)

    assert [one["id"] for one in ask.reader.get("/v1/documents", params=asked).json()["documents"]] == [public_id]


@pytest.mark.parametrize("send", [str, apart], ids=["together", "apart"])
@pytest.mark.parametrize(
    ("changed", "asked"),
    [
        ({"assignee": NAME}, {"assignee": NAME}),
        ({"lead": [NAME]}, {"lead": NAME.upper()}),
        ({"action": "sửa chữa đập tràn"}, {"text": "đập"}),
        ({"action": "sửa chữa đập tràn"}, {"text": "dap"}),
    ],
)
def test_what_people_set_is_found(ask: Asking, send: Any, changed: dict[str, Any], asked: dict[str, str]) -> None:
    hold(ask.store, dispatch(obligations=(DUTY,)))
    (shown,) = ask.reader.get("/v1/obligations").json()["obligations"]
    typed = {
        name: [send(one) for one in value] if isinstance(value, list) else send(value)
        for name, value in changed.items()
    }
    assert ask.reviewer.patch(shown["location"], json=typed, headers={"If-Match": "*"}).status_code == 200

    for spelt in (str, apart):
        wanted = {name: spelt(value) for name, value in asked.items()}
        found = ask.reader.get("/v1/obligations", params=wanted).json()["obligations"]
        assert [one["id"] for one in found] == [shown["id"]], wanted


def test_a_corrected_header_is_found(ask: Asking) -> None:
    public_id = hold(ask.store)
    sent = {"issuer": apart("Ủy ban nhân dân xã Đức Trọng"), "number": apart("7/QĐ-UBND")}
    answer = ask.reviewer.patch(f"/v1/documents/{public_id}", json=sent, headers={"If-Match": "*"})
    assert answer.json()["header"]["issuer"] == "Ủy ban nhân dân xã Đức Trọng"

    for asked in ({"issuer": "UỶ BAN NHÂN DÂN XÃ ĐỨC TRỌNG"}, {"number": "7/QĐ-UBND"}):
        found = ask.reader.get("/v1/documents", params=asked).json()["documents"]
        assert [one["id"] for one in found] == [public_id]


def test_an_office_is_known(ask: Asking) -> None:
    hold(ask.store, dispatch(obligations=(DUTY,)))
    for spelt in (OFFICE, apart(OFFICE), OFFICE.upper()):
        found = ask.reader.get("/v1/obligations", params={"for": spelt}).json()["obligations"]
        assert len(found) == 1, spelt
