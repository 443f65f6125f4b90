"""Which pieces of a text are shown, and what is marked in them."""

from __future__ import annotations

import pytest

from service.search.snippets import snippets
from service.words import parse

FAR = "xã " * 100


@pytest.mark.parametrize(
    ("text", "asked", "marked"),
    [
        ("Giao Sở Y tế báo cáo.", "y tế", ["Y", "tế"]),
        ("Giao Sở Y tế báo cáo.", '"y te"', ["Y tế"]),
        ("Đê điều và đề án", "de", ["Đê", "đề"]),
        ("Đê điều và đề án", "đề", ["đề"]),
        ("Hoà giải, hòa bình", "hòa", ["Hoà", "hòa"]),
        ("số 12/QĐ-UBND", "12/qđ", ["12/QĐ"]),
        ("số 12/QĐ-UBND", "qd", ["QĐ"]),
        ("nhà trường, nhàn rỗi", "nha", ["nhà"]),
        ("nước\nsạch", '"nước sạch"', ["nước\nsạch"]),
        ("không có gì", "gió", []),
    ],
)
def test_hits(text: str, asked: str, marked: list[str]) -> None:
    pieces = snippets(text, parse(asked), 3)
    found = [piece.text[start:end] for piece in pieces for start, end in piece.hits]
    assert found == marked
    assert all(text[piece.start :].startswith(piece.text) for piece in pieces)


def test_places_far_from_each_other_are_pieces_of_their_own() -> None:
    text = f"{FAR}đê {FAR}đê {FAR}đê {FAR}đê {FAR}"
    pieces = snippets(text, parse("đê"), 3)
    assert [[piece.text[start:end] for start, end in piece.hits] for piece in pieces] == [["đê"]] * 3
    for piece in pieces:
        assert len(piece.text) < 200
        assert text[piece.start - 1] == " "
        assert text[piece.start + len(piece.text)] == " "


def test_places_close_to_each_other_share_a_piece() -> None:
    (piece,) = snippets("mưa to, đê vỡ, mưa nhỏ, đê sạt", parse("mưa đê"), 3)
    assert [piece.text[start:end] for start, end in piece.hits] == ["mưa", "đê", "mưa", "đê"]
