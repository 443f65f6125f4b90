"""The renderer: nothing of a dispatch is lost, the same input gives the same bytes, and the samples are its output."""

import io
import os
import re
from pathlib import Path

import docx
import pypdfium2
import pytest

from corpus.render import DOCUMENTS, FontMissingError, load_layout, parse_layout, render_docx, render_pdf
from corpus.render.__main__ import main

SAMPLES = DOCUMENTS.parent / "samples"
COUNTED = re.compile(r"\d+|[IVX]+|Điều")  # words of labels that Word counts itself
SAMPLE = "a01-bo-nnmt-cap-nuoc-2026"

LETTER = """SỞ XÂY DỰNG
PHÒNG HẠ TẦNG
*
ĐẢNG CỘNG SẢN VIỆT NAM
Số 5 -CV/ĐU
V/v dọn cống
trước mùa mưa
Vinh, ngày 03 tháng 4 năm 2012
Kính gửi:
- Các tổ dân phố;
- Công ty Môi trường
đô thị.
1. Dọn cống:
a) Quét lá;
b) Nạo vét;
đ) Đậy nắp.
- Xong thì báo.
Nơi nhận:
- Như trên;
- Lưu VP.
T/M ĐẢNG UỶ
BÍ THƯ
Lê Văn Tám
"""


def renderable() -> list[str]:
    names = []
    for path in sorted([*DOCUMENTS.glob("*.txt"), *DOCUMENTS.glob("*.md")]):
        try:
            load_layout(path.stem)
        except ValueError:
            continue
        names.append(path.stem)
    return names


@pytest.fixture(scope="session")
def serif() -> None:
    try:
        render_pdf(parse_layout(LETTER))
    except FontMissingError as error:
        if os.environ.get("DOCPROC_REQUIRE_ALL"):
            raise
        pytest.skip(str(error))


def pages(data: bytes) -> list[str]:
    with pypdfium2.PdfDocument(data) as document:
        return [page.get_textpage().get_text_range() for page in document]


def words(text: str) -> list[str]:
    return sorted(re.findall(r"\w+", text))


def layout_words(name: str) -> list[str]:
    layout = load_layout(name)
    single = " ".join((layout.number, layout.place_date, *layout.marks, layout.subject))
    parts = (layout.issuer, layout.motto, layout.title, layout.addressees, layout.body, layout.recipients)
    return words(" ".join([single, *(line for part in (*parts, *layout.signatures, layout.annex) for line in part)]))


def footnotes(document: docx.document.Document) -> list[str]:
    parts = (relation.target_part for relation in document.part.rels.values() if "footnotes" in relation.reltype)
    return [re.sub("<[^>]+>", " ", part.blob.decode()) for part in parts]


def test_parts_of_a_letter() -> None:
    layout = parse_layout(LETTER)
    assert layout.issuer == ["SỞ XÂY DỰNG", "PHÒNG HẠ TẦNG", "*"]
    assert layout.motto == ["ĐẢNG CỘNG SẢN VIỆT NAM"]
    assert (layout.number, layout.place_date) == ("Số 5 -CV/ĐU", "Vinh, ngày 03 tháng 4 năm 2012")
    assert layout.subject == "V/v dọn cống trước mùa mưa"
    assert layout.addressees == ["Kính gửi:", "- Các tổ dân phố;", "- Công ty Môi trường đô thị."]
    assert layout.body == ["1. Dọn cống:", "a) Quét lá;", "b) Nạo vét;", "đ) Đậy nắp.", "- Xong thì báo."]
    assert layout.recipients == ["Nơi nhận:", "- Như trên;", "- Lưu VP."]
    assert layout.signature == ["T/M ĐẢNG UỶ", "BÍ THƯ", "Lê Văn Tám"]


@pytest.mark.parametrize(
    ("head", "title", "first"),
    [
        ("CHỈ THỊ\nVề việc trồng cây\nNăm nay trời hạn.", ["CHỈ THỊ", "Về việc trồng cây"], "Năm nay trời hạn."),
        (
            "KẾ HOẠCH\nKiểm tra chợ\nquý I năm 2011\nI. MỤC ĐÍCH",
            ["KẾ HOẠCH", "Kiểm tra chợ", "quý I năm 2011"],
            "I. MỤC ĐÍCH",
        ),
    ],
)
def test_named_types(head: str, title: list[str], first: str) -> None:
    letterhead = "UBND HUYỆN A\nCỘNG HOÀ XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\nSố: 1/CT-UBND\n"
    layout = parse_layout(f"{letterhead}A, ngày 1 tháng 2 năm 2011\n{head}\nNơi nhận:\n- Như trên.\nCHỦ TỊCH\nLê A\n")
    assert layout.title == title
    assert layout.body[0] == first


@pytest.mark.parametrize(
    ("lines", "paragraphs"),
    [
        (["Thực hiện Công văn số 302/CĐSVN-", "QLHT của Cục."], ["Thực hiện Công văn số 302/CĐSVN-QLHT của Cục."]),
        (["x" * 64 + " số", "54/2015/TT-BYT nêu trên."], ["x" * 64 + " số 54/2015/TT-BYT nêu trên."]),
        (["x" * 64 + " từ", "nay về sau."], ["x" * 64 + " từ nay về sau."]),
        (["1. " + "x" * 64, "Các đơn vị báo cáo."], ["1. " + "x" * 64, "Các đơn vị báo cáo."]),
        (["1. " + "x" * 64, "a) Nạo vét;"], ["1. " + "x" * 64, "a) Nạo vét;"]),
    ],
)
def test_broken_lines_become_paragraphs(lines: list[str], paragraphs: list[str]) -> None:
    head, _, tail = LETTER.partition("1. Dọn cống:")
    closing = tail[tail.index("Nơi nhận:") :]
    assert parse_layout("\n".join([head.strip(), *lines, closing])).body == paragraphs


def test_columns_run_together_are_refused() -> None:
    with pytest.raises(ValueError, match="run together"):
        parse_layout("UBND XÃ A     CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nSố: 1/UBND\nNội dung.\n")


@pytest.mark.parametrize("name", renderable())
@pytest.mark.usefixtures("serif")
def test_no_word_is_lost(name: str) -> None:
    expected = layout_words(name)
    assert set(words(" ".join(pages(render_pdf(load_layout(name)))))) >= {w for w in expected if len(w) > 1}
    document = docx.Document(io.BytesIO(render_docx(load_layout(name))))
    texts = [p.text for p in document.paragraphs]
    texts += [p.text for t in document.tables for row in t.rows for c in row.cells for p in c.paragraphs]
    texts += footnotes(document)
    typed = {w for w in expected if len(w) > 1 and not COUNTED.fullmatch(w)}
    assert set(words(" ".join(texts))) >= typed


@pytest.mark.usefixtures("serif")
def test_the_same_input_gives_the_same_bytes() -> None:
    layout = load_layout(SAMPLE)
    assert render_pdf(layout, stamped=True) == render_pdf(layout, stamped=True)
    assert render_docx(layout) == render_docx(layout)


@pytest.mark.usefixtures("serif")
def test_stamped_figures_come_last_in_the_file() -> None:
    plain, stamped = (pages(render_pdf(load_layout(SAMPLE), stamped=flag))[0] for flag in (False, True))
    assert "Số: 1846/BNNMT-TL" in plain
    assert "1846/BNNMT-TL" not in stamped
    assert stamped.split()[-2:] == ["1846", "09"]


@pytest.mark.usefixtures("serif")
def test_blank_number_and_day_stay_blank() -> None:
    first = pages(render_pdf(load_layout("a05-du-thao-ke-hoach-xa-2026"), stamped=True))[0]
    assert re.search(r"Số:\s+/KH-UBND", first)


@pytest.mark.usefixtures("serif")
def test_page_numbers_begin_on_page_two() -> None:
    texts = pages(render_pdf(load_layout(SAMPLE)))
    assert [text.split()[0] for text in texts[1:]] == ["2", "3"]


def test_word_counts_the_labels_that_it_can_count() -> None:
    document = docx.Document(io.BytesIO(render_docx(parse_layout(LETTER))))
    body = [(p._p.get_or_add_pPr().numPr is not None, p.text) for p in document.paragraphs if p.text.strip()][3:]
    assert body == [
        (True, "Dọn cống:"),
        (True, "Quét lá;"),
        (True, "Nạo vét;"),
        (False, "đ) Đậy nắp."),
        (True, "Xong thì báo."),
    ]


@pytest.mark.usefixtures("serif")
def test_samples_are_what_the_renderer_gives() -> None:
    layout = load_layout(SAMPLE)
    kept = pages((SAMPLES / "sample.pdf").read_bytes())
    assert len(kept) == 3
    assert kept == pages(render_pdf(layout, stamped=True))
    fresh, stored = docx.Document(io.BytesIO(render_docx(layout))), docx.Document(str(SAMPLES / "sample.docx"))
    assert [p.text for p in stored.paragraphs] == [p.text for p in fresh.paragraphs]


@pytest.mark.usefixtures("serif")
def test_command_line(tmp_path: Path) -> None:
    pdf, word = tmp_path / "out.pdf", tmp_path / "out.docx"
    assert main([SAMPLE, "--form", "stamped", "--out", str(pdf)]) == 0
    assert main([SAMPLE, "--form", "docx", "--out", str(word)]) == 0
    assert pdf.read_bytes().startswith(b"%PDF-")
    assert word.read_bytes().startswith(b"PK")


@pytest.mark.parametrize("arguments", [["no-such-dispatch", "--out", "x.pdf"], [SAMPLE], ["--out", "x.pdf"]])
def test_command_line_refuses(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as stop:
        main(arguments)
    assert stop.value.code == 2
    assert capsys.readouterr().err
