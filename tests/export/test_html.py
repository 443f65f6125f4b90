"""The web page: complete, self-contained, escaped, and true to the text."""

import re
from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st

from docproc.dispatch import (
    Actor,
    Addressee,
    Citation,
    DateField,
    Deadline,
    Dispatch,
    DispatchWarning,
    Header,
    IssuerField,
    LawMention,
    Mention,
    NumberField,
    Obligation,
    Source,
    TextField,
    TypeField,
)
from docproc.export.html import page

VOID = {"meta", "br"}
TEXT = """SỞ Y TẾ TỈNH AN BÌNH
Số: 207/SYT-NVY
Kính gửi: Các bệnh viện <trực thuộc> & trung tâm y tế
Căn cứ Luật Dược và Kế hoạch số 31/KH-UBND ngày 02/3/2026, Sở Y tế yêu cầu:
1. Bệnh viện Đa khoa chủ trì, phối hợp với các trung tâm y tế rà soát thuốc \
theo 31/KH-UBND trước ngày 20/4/2026; không được cấp phát thuốc quá hạn.
"""


def at(piece: str, nth: int = 0) -> tuple[int, int]:
    start = -1
    for _ in range(nth + 1):
        start = TEXT.index(piece, start + 1)
    return start, start + len(piece)


@pytest.fixture
def dispatch() -> Dispatch:
    task = TEXT.splitlines()[4][3:]
    first, second = (part.strip() for part in task.split(";"))
    lead = Actor(name="Bệnh viện Đa khoa")
    return Dispatch(
        source=Source(file_name="cv-207.txt", sha256="0" * 64, media_type="text/plain", text_from="plain"),
        text=TEXT,
        header=Header(
            number=NumberField(value="207/SYT-NVY", ordinal=207, span=at("207/SYT-NVY")),
            date=DateField(value="2026-04-01"),
            issuer=IssuerField(value="SỞ Y TẾ TỈNH AN BÌNH", span=at("SỞ Y TẾ TỈNH AN BÌNH")),
            type=TypeField(value="công văn", code="CV"),
            subject=TextField(value="rà soát thuốc tại các cơ sở khám bệnh, chữa bệnh trên địa bàn tỉnh"),
        ),
        addressees=(
            Addressee(
                value="Các bệnh viện <trực thuộc> & trung tâm y tế",
                span=at("Các bệnh viện <trực thuộc> & trung tâm y tế"),
            ),
        ),
        citations=(
            Citation(number="31/KH-UBND", mentions=(Mention(span=at("31/KH-UBND")), Mention(span=at("31/KH-UBND", 1)))),
        ),
        laws=(LawMention(name="Luật Dược", mentions=(Mention(span=at("Luật Dược")),)),),
        obligations=(
            Obligation(
                id="1#1",
                item="1",
                action=first,
                modality="must",
                actors=(lead, Actor(name="các trung tâm y tế", role="support", group=True)),
                deadline=Deadline(
                    text="trước ngày 20/4/2026",
                    kind="date",
                    due="2026-04-20",
                    bound="before",
                    span=at("trước ngày 20/4/2026"),
                ),
                deliverable="danh mục thuốc",
                report_to=("Sở Y tế",),
                basis=("31/KH-UBND",),
                span=at(first),
            ),
            Obligation(
                id="1#2", item="1", action=second.rstrip("."), modality="must_not", actors=(lead,), span=at(second)
            ),
        ),
        warnings=(DispatchWarning(code="signature_missing", message="no signature block was found"),),
    )


@pytest.fixture
def bare() -> Dispatch:
    return Dispatch(source=Source(sha256="0" * 64, media_type="text/plain", text_from="plain"), text="Ghi chép")


class Reader(HTMLParser):
    """Reads the page back: the text section, its marks, ids, links, and whether the tags balance."""

    def __init__(self, markup: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.text = ""
        self.marks: list[tuple[str, str]] = []
        self.ids: list[str] = []
        self.links: list[str] = []
        self.tags: set[str] = set()
        self._depth: int | None = None
        self.feed(markup)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        self.tags.add(tag)
        if given.get("class") == "entities":
            self._depth = len(self.open)
        if tag not in VOID:
            self.open.append(tag)
        elif tag == "br" and self._depth is not None:
            self.text += "\n"
        if tag == "mark" and self._depth is not None:
            self.marks.append((given.get("title") or "", ""))
        self.ids += [given["id"]] if given.get("id") else []  # type: ignore[list-item]
        self.links += [given["href"]] if given.get("href") else []  # type: ignore[list-item]

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag
        if len(self.open) == self._depth:
            self._depth = None

    def handle_data(self, data: str) -> None:
        if self._depth is None or self.open[-1] == "sup":
            return
        self.text += data
        if self.open[-1] == "mark":
            title, text = self.marks[-1]
            self.marks[-1] = (title, text + data)


def test_page_shows_the_text_unchanged(dispatch: Dispatch) -> None:
    assert Reader(page(dispatch)).text == dispatch.text


def test_smaller_spans_lie_on_the_obligation(dispatch: Dispatch) -> None:
    marks = Reader(page(dispatch)).marks

    assert ("deadline · 2026-04-20", "trước ngày 20/4/2026") in marks
    assert ("citation · 31/KH-UBND", "31/KH-UBND") in marks
    assert ("law · Luật Dược", "Luật Dược") in marks
    assert [text for title, text in marks if title.startswith("obligation · 1#1")] == [
        "Bệnh viện Đa khoa chủ trì, phối hợp với các trung tâm y tế rà soát thuốc theo "
    ]
    assert ("body", "SỞ Y TẾ TỈNH AN BÌNH") in marks


def test_bodies_found_elsewhere_can_be_shown_too(dispatch: Dispatch) -> None:
    start = dispatch.text.index("Bệnh viện Đa khoa")

    marks = Reader(page(dispatch, bodies=[(start, start + 17)])).marks

    assert ("body", "Bệnh viện Đa khoa") in marks


def test_the_table_says_what_to_give_and_to_whom(dispatch: Dispatch) -> None:
    assert "must · report to Sở Y tế · gives danh mục thuốc" in page(dispatch)


def test_the_table_says_what_to_track_and_on_what_it_depends(dispatch: Dispatch) -> None:
    first, second = dispatch.obligations
    first = first.model_copy(update={"condition": TextField(value="khi có lô <lỗi>")})
    second = second.model_copy(update={"tier": "standing", "if_silent": TextField(value="xem như thống nhất")})

    markup = page(dispatch.model_copy(update={"obligations": (first, second)}))

    assert re.search(r'<tr class="tracked">.*?>1</a> ●<', markup)
    assert re.search(r'<tr class="standing">.*?>1</a> ○<', markup)
    assert '<span class="note">only: khi có lô &lt;lỗi&gt;</span>' in markup
    assert '<span class="note">no answer: xem như thống nhất</span>' in markup


def test_words_and_numbers_in_cells_stay_whole(dispatch: Dispatch) -> None:
    markup = page(dispatch)

    assert "anywhere" not in markup
    assert re.search(r"th, \.id \{[^}]*white-space: nowrap", markup)
    assert '<span class="id">31/KH-UBND</span>' in markup


def test_each_obligation_links_to_its_place(dispatch: Dispatch) -> None:
    reader = Reader(page(dispatch))

    assert len(reader.links) == 2
    assert {link.removeprefix("#") for link in reader.links} == set(reader.ids)
    assert len(reader.ids) == len(set(reader.ids))


def test_two_obligations_of_one_span_share_a_mark(dispatch: Dispatch) -> None:
    first, second = dispatch.obligations
    twin = second.model_copy(update={"span": first.span})

    reader = Reader(page(dispatch.model_copy(update={"obligations": (first, twin)})))

    assert any(title.startswith("obligation · 1#1 1#2") for title, _ in reader.marks)
    assert len(set(reader.links)) == 1


def test_nothing_is_loaded_or_run(dispatch: Dispatch) -> None:
    markup = page(dispatch)

    assert not {"script", "img", "link", "iframe"} & Reader(markup).tags
    assert not re.search(r"https?://|url\(|@import", markup)
    assert '<meta charset="utf-8">' in markup
    assert "default-src 'none'" in markup


@pytest.mark.parametrize("payload", ["<script>alert(1)</script>", '"><img src=x onerror=alert(1)>', "{text} %s & <b>"])
def test_markup_in_a_document_stays_text(payload: str) -> None:
    text = f"Kính gửi: {payload}"
    dispatch = Dispatch(
        source=Source(file_name=payload, sha256="0" * 64, media_type="text/plain", text_from="plain"),
        text=text,
        citations=(Citation(number=payload, mentions=(Mention(span=(10, len(text))),)),),
        obligations=(Obligation(id=payload, item=payload, action=payload, modality="must", span=(0, len(text))),),
    )

    reader = Reader(page(dispatch))

    assert not {"script", "img", "b"} & reader.tags
    assert reader.text == text


def test_page_of_a_bare_text(bare: Dispatch) -> None:
    reader = Reader(page(bare))

    assert reader.text == "Ghi chép"
    assert not reader.marks


@given(
    text=st.text(alphabet="ab<&\"'\n {}Đ", max_size=60),
    cuts=st.lists(st.tuples(st.integers(0, 60), st.integers(0, 60)), max_size=8),
)
def test_any_overlap_leaves_the_text_whole(text: str, cuts: list[tuple[int, int]]) -> None:
    spans = [(min(a, b, len(text)), min(max(a, b), len(text))) for a, b in cuts]
    dispatch = Dispatch(
        source=Source(sha256="0" * 64, media_type="text/plain", text_from="plain"),
        text=text,
        citations=(Citation(number="1/A-B", mentions=tuple(Mention(span=span) for span in spans[::2])),),
        obligations=tuple(
            Obligation(id=f"1#{n}", item="1", action="x", modality="must", span=span)
            for n, span in enumerate(spans[1::2])
        ),
    )

    assert Reader(page(dispatch)).text == text
