"""What a document holds, as it is given out: dispatch, file, text, pages."""

from __future__ import annotations

import io
from email import message_from_bytes

import pytest
from PIL import Image
from reportlab.pdfgen.canvas import Canvas
from sqlalchemy import select

from docproc.dispatch import Dispatch, Header, NumberField, Obligation, Source
from service.recording import record
from service.store.models import Document, ObligationRow
from tests.service.asking import Asking
from tests.service.held import dispatch, hold, upload

NAME = "Công văn số 418 rà soát “dịch vụ công”.pdf"
BOX = (1, 100.0, 200.0, 300.0, 220.0)


def pdf(pages: int = 2) -> bytes:
    out = io.BytesIO()
    canvas = Canvas(out, pagesize=(595, 842))
    for number in range(pages):
        canvas.drawString(72, 770, f"Trang {number + 1}")
        canvas.showPage()
    canvas.save()
    return out.getvalue()


def picture(form: str, pages: int = 1) -> bytes:
    out = io.BytesIO()
    images = [Image.new("RGB", (827, 1169), "white") for _ in range(pages)]
    more = {"save_all": True, "append_images": images[1:]} if pages > 1 else {}
    images[0].save(out, form, dpi=(100, 100), **more)
    return out.getvalue()


def paged(media_type: str = "application/pdf", pages: int = 2) -> Dispatch:
    return Dispatch(
        source=Source(sha256="0" * 64, media_type=media_type, pages=pages, text_from="text-layer"),
        text="Số: 418/SKHCN-CĐS\n",
        header=Header(number=NumberField(value="418/SKHCN-CĐS", boxes=(BOX,))),
        obligations=(Obligation(id="1#1", item="1", action="rà soát", modality="must", boxes=(BOX,)),),
    )


def test_the_dispatch_is_given_as_it_was_read(ask: Asking) -> None:
    read = dispatch()
    path = f"/v1/documents/{hold(ask.store, read)}"
    ask.reviewer.patch(path, json={"subject": "khác"}, headers={"If-Match": "*"})
    answer = ask.reader.get(f"{path}/dispatch")
    assert answer.headers["content-type"] == "application/json"
    assert answer.content == read.model_dump_json().encode()
    known = {"If-None-Match": answer.headers["ETag"]}
    assert ask.reader.get(f"{path}/dispatch", headers=known).status_code == 304


def test_the_text_is_given_as_text(ask: Asking) -> None:
    read = dispatch(text="<b>Kính gửi</b>: Sở Nội vụ\n")
    answer = ask.reader.get(f"/v1/documents/{hold(ask.store, read)}/text")
    assert answer.headers["content-type"] == "text/plain; charset=utf-8"
    assert answer.headers["x-content-type-options"] == "nosniff"
    assert answer.text == read.text


def test_older_readings_stay(ask: Asking) -> None:
    public_id = hold(ask.store, dispatch(text="Lần một.\n"))
    first = ask.reader.get(f"/v1/documents/{public_id}/extractions").json()["extractions"]
    with ask.store.write() as session:
        document = session.scalars(select(Document).where(Document.public_id == public_id)).one()
        record(session, document, [dispatch(text="Lần hai.\n").model_dump_json()], 0.01)
    listed = ask.reader.get(f"/v1/documents/{public_id}/extractions").json()["extractions"]
    assert [one["current"] for one in listed] == [True, False]
    assert listed[1]["version"] == first[0]["version"]
    assert ask.reader.get(f"/v1/documents/{public_id}/text").text == "Lần hai.\n"
    older = {"version": first[0]["version"]}
    assert ask.reader.get(f"/v1/documents/{public_id}/text", params=older).text == "Lần một.\n"
    assert ask.reader.get(f"/v1/documents/{public_id}/dispatch", params=older).json()["text"] == "Lần một.\n"
    unknown = ask.reader.get(f"/v1/documents/{public_id}/dispatch", params={"version": 10**15})
    assert (unknown.status_code, unknown.json()["code"]) == (404, "version_unknown")


@pytest.mark.parametrize("part", ["dispatch", "text", "pages/1.png"])
def test_what_is_not_read_says_why(ask: Asking, part: str) -> None:
    waiting = ask.reader.get(f"/v1/documents/{upload(ask.store)}/{part}")
    assert (waiting.status_code, waiting.json()["code"]) == (409, "not_read_yet")
    assert waiting.headers["Retry-After"]
    failed = upload(ask.store, state="failed", problem_code="file_encrypted", problem_detail="it has a password")
    answer = ask.reader.get(f"/v1/documents/{failed}/{part}")
    assert (answer.status_code, answer.json()["code"], answer.json()["detail"]) == (
        422,
        "file_encrypted",
        "it has a password",
    )


def test_the_file_is_given_to_be_saved_under_its_name(ask: Asking) -> None:
    content = pdf()
    answer = ask.reader.get(f"/v1/documents/{hold(ask.store, paged(), content=content, name=NAME)}/original")
    assert answer.content == content
    assert answer.headers["content-type"] == "application/pdf"
    assert answer.headers["x-content-type-options"] == "nosniff"
    assert answer.headers["content-disposition"] == (
        'attachment; filename="C_ng v_n s_ 418 r_ so_t _d_ch v_ c_ng_.pdf"; '
        "filename*=UTF-8''C%C3%B4ng%20v%C4%83n%20s%E1%BB%91%20418%20r%C3%A0%20so%C3%A1t%20"
        "%E2%80%9Cd%E1%BB%8Bch%20v%E1%BB%A5%20c%C3%B4ng%E2%80%9D.pdf"
    )


def test_what_a_browser_could_run_is_given_as_mere_bytes(ask: Asking) -> None:
    public_id = hold(ask.store, dispatch(media_type="text/html"), content=b"<script>", name="x\r\n.html")
    answer = ask.reader.get(f"/v1/documents/{public_id}/original")
    assert answer.headers["content-type"] == "application/octet-stream"
    assert answer.headers["content-disposition"].startswith('attachment; filename="x__.html"')
    assert "sandbox" in answer.headers["content-security-policy"]


@pytest.mark.parametrize(
    ("asked", "status", "given"),
    [
        ("bytes=0-3", 206, b"0123"),
        ("bytes=6-", 206, b"6789"),
        ("bytes=-2", 206, b"89"),
        ("bytes=8-99", 206, b"89"),
        ("BYTES=0-3", 206, b"0123"),
        ("bytes=-99", 206, b"0123456789"),
        (f"bytes=8-{'9' * 400}", 206, b"89"),
        ("bytes=0-1,10-12", 206, b"01"),
        ("bytes=0-1, 1-3", 206, b"0123"),
        ("bytes=10-", 416, None),
        (f"bytes={'9' * 400}-", 416, None),
        ("bytes=-0", 416, None),
        ("bytes=10-12,20-", 416, None),
        ("bytes=3-2", 200, b"0123456789"),
        ("bytes=-", 200, b"0123456789"),
        ("bytes=", 200, b"0123456789"),
        ("bytes=a-b", 200, b"0123456789"),
        ("bytes=²-", 200, b"0123456789"),
        ("lines=1-2", 200, b"0123456789"),
        (f"bytes={','.join(['0-0'] * 200)}", 200, b"0123456789"),
    ],
)
def test_a_part_of_the_file(ask: Asking, asked: str, status: int, given: bytes | None) -> None:
    path = f"/v1/documents/{hold(ask.store, content=b'0123456789')}/original"
    answer = ask.reader.get(path, headers={b"Range": asked.encode()})
    assert answer.status_code == status
    if given is not None:
        assert answer.content == given
    else:
        assert answer.json()["code"] == "range_unknown"
        assert answer.headers["Content-Range"] == "bytes */10"


def test_several_parts_of_the_file(ask: Asking) -> None:
    path = f"/v1/documents/{hold(ask.store, content=b'0123456789')}/original"
    answer = ask.reader.get(path, headers={"Range": "bytes=0-1,4-5,99-"})
    kind = answer.headers["content-type"]
    assert (answer.status_code, len(answer.content)) == (206, int(answer.headers["content-length"]))
    whole = message_from_bytes(f"Content-Type: {kind}\r\n\r\n".encode() + answer.content)
    parts = list(whole.walk())[1:]
    assert [(part["content-range"], part.get_payload()) for part in parts] == [
        ("bytes 0-1/10", "01"),
        ("bytes 4-5/10", "45"),
    ]


@pytest.mark.parametrize("asked", ["bytes=0-1", "bytes=10-"])
def test_a_part_of_another_file_is_not_wanted(ask: Asking, asked: str) -> None:
    path = f"/v1/documents/{hold(ask.store, content=b'0123456789')}/original"
    etag = ask.reader.get(path).headers["ETag"]
    of_another = ask.reader.get(path, headers={"Range": asked, "If-Range": '"0"'})
    assert (of_another.status_code, of_another.content) == (200, b"0123456789")
    of_this = ask.reader.get(path, headers={"Range": asked, "If-Range": etag})
    assert of_this.status_code == (206 if asked == "bytes=0-1" else 416)


def test_a_page_is_drawn_with_marks_where_something_was_read(ask: Asking) -> None:
    path = f"/v1/documents/{hold(ask.store, paged(), content=pdf())}/pages/1.png"
    plain = ask.reader.get(path, params={"scale": 1})
    assert plain.headers["content-type"] == "image/png"
    shown = Image.open(io.BytesIO(plain.content))
    assert shown.size == (595, 842)
    assert shown.getpixel((200, 210)) == (255, 255, 255)
    for evidence in ("header.number", "obligation:1#1", "header", "obligations.0"):
        marked = ask.reader.get(path, params={"scale": 1, "evidence": evidence})
        drawn = Image.open(io.BytesIO(marked.content))
        assert drawn.getpixel((200, 210)) != (255, 255, 255), evidence
        assert drawn.getpixel((200, 400)) == (255, 255, 255), evidence
    second = ask.reader.get(path.replace("1.png", "2.png"), params={"scale": 1, "evidence": "header.number"})
    assert Image.open(io.BytesIO(second.content)).getpixel((200, 210)) == (255, 255, 255)


def test_an_obligation_is_marked_by_its_number_too(ask: Asking) -> None:
    path = f"/v1/documents/{hold(ask.store, paged(), content=pdf())}/pages/1.png"
    with ask.store.read() as session:
        row = session.scalars(select(ObligationRow.id)).one()
    marked = ask.reader.get(path, params={"scale": 1, "evidence": f"obligation:{row}"})
    assert Image.open(io.BytesIO(marked.content)).getpixel((200, 210)) != (255, 255, 255)


@pytest.mark.parametrize("evidence", ["obligation:99", "obligation:9#9", "citation:x", "header.colour", "model_config"])
def test_no_such_evidence(ask: Asking, evidence: str) -> None:
    path = f"/v1/documents/{hold(ask.store, paged(), content=pdf())}/pages/1.png"
    answer = ask.reader.get(path, params={"evidence": evidence})
    assert (answer.status_code, answer.json()["code"]) == (422, "evidence_unknown")


@pytest.mark.parametrize(("form", "media_type"), [("PNG", "image/png"), ("JPEG", "image/jpeg"), ("TIFF", "image/tiff")])
def test_pictures_have_pages(ask: Asking, form: str, media_type: str) -> None:
    pages = 2 if form == "TIFF" else 1
    read = paged(media_type, pages)
    path = f"/v1/documents/{hold(ask.store, read, content=picture(form, pages))}/pages/{pages}.png"
    answer = ask.reader.get(path, params={"scale": 1})
    assert Image.open(io.BytesIO(answer.content)).size == (595, 842)


def test_what_has_no_such_page(ask: Asking) -> None:
    text = ask.reader.get(f"/v1/documents/{hold(ask.store)}/pages/1.png")
    assert (text.status_code, text.json()["code"]) == (404, "no_pages")
    path = f"/v1/documents/{hold(ask.store, paged(), content=pdf())}/pages"
    assert ask.reader.get(f"{path}/3.png").json()["code"] == "no_such_page"
    assert ask.reader.get(f"{path}/0.png").status_code == 422
    assert ask.reader.get(f"{path}/1.png", params={"scale": 9}).status_code == 422


def test_a_damaged_page_is_a_problem_of_the_file(ask: Asking) -> None:
    answer = ask.reader.get(f"/v1/documents/{hold(ask.store, paged(), content=b'%PDF-1.7 broken')}/pages/1.png")
    assert (answer.status_code, answer.json()["code"]) == (422, "file_damaged")
