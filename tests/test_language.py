"""The spaCy pipeline: what it is called, what it leaves in a ``Doc``, and that no text breaks it."""

from __future__ import annotations

import json
from typing import Any

import jsonschema
import pytest
import spacy
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from spacy import displacy
from spacy.language import Language
from spacy.tokens import Doc, DocBin

import docproc
from docproc.dispatch import Dispatch
from docproc.errors import SecretDocumentError
from docproc.language import COMPONENTS, build

TEXT = """ỦY BAN NHÂN DÂN
TỈNH VĨNH DU
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
Số: 640/UBND-NC
Vĩnh Du, ngày 13 tháng 7 năm 2023
V/v rà soát thủ tục
Kính gửi: Các sở, ban, ngành.
Thực hiện Nghị quyết số 18/NQ-HĐND ngày 02/6/2023 của Hội đồng nhân dân tỉnh, Ủy ban nhân dân tỉnh yêu cầu:
1. Sở Nội vụ chủ trì, phối hợp với Sở Tài chính lập danh mục, trình trước ngày 15/8/2023.
2. Sở Y tế công khai thủ tục; gửi báo cáo về Sở Nội vụ trước ngày 25 hằng tháng.
3. Các huyện, thành phố:
a) Kiện toàn bộ phận một cửa;
b) Không để hồ sơ quá hạn.
Yêu cầu các đơn vị nghiêm túc thực hiện./.
Nơi nhận:
- Như trên;
- Lưu: VT, NC.
TM. ỦY BAN NHÂN DÂN
CHỦ TỊCH
Đinh Thị Mận
"""
GROUPS = {"citations", "bodies", "deadlines", "obligations"}
SCHEMA = jsonschema.Draft202012Validator(Dispatch.model_json_schema())


def dispatch_of(text: str) -> Dispatch:
    dispatch: Dispatch = docproc.load()(text)._.dispatch
    return dispatch


def squeezed(text: str) -> str:
    return " ".join(text.split())


# --- the pipeline -----------------------------------------------------------------------------------------------------


def test_it_is_one_spacy_language_with_named_components() -> None:
    nlp = docproc.load()

    assert isinstance(nlp, Language)
    assert nlp.pipe_names == list(COMPONENTS)
    assert all(name.startswith("docproc_") for name in nlp.pipe_names)


def test_it_is_built_once() -> None:
    assert docproc.load() is docproc.load()


def test_a_second_pipeline_may_stand_beside_it() -> None:
    assert build()(TEXT)._.dispatch == docproc.load()(TEXT)._.dispatch


def test_components_name_what_they_need() -> None:
    analysis = docproc.load().analyze_pipes(keys=["assigns", "requires"])

    assert analysis is not None
    assert not any(analysis["problems"].values()), analysis["problems"]


def test_the_docs_text_is_the_contracts() -> None:
    doc = docproc.load()(TEXT)

    assert doc.text == doc._.dispatch.text
    assert "".join(token.text_with_ws for token in doc) == doc.text


def test_typed_spans_are_the_contracts() -> None:
    doc = docproc.load()(TEXT)
    dispatch: Dispatch = doc._.dispatch

    assert set(doc.spans) >= GROUPS
    assert [(span.start_char, span.end_char) for span in doc.spans["obligations"]] == [
        o.span for o in dispatch.obligations
    ]
    assert [span.text for span in doc.spans["obligations"]] == [
        dispatch.text[slice(*o.span)] for o in dispatch.obligations if o.span
    ]
    assert [span.id_ for span in doc.spans["obligations"]] == [o.id for o in dispatch.obligations]
    mentions = [dispatch.text[slice(*m.span)] for cited in dispatch.citations for m in cited.mentions if m.span]
    assert [span.text for span in doc.spans["citations"]] == mentions == ["18/NQ-HĐND"]
    printed = [o.deadline.text for o in dispatch.obligations if o.deadline]
    assert printed == ["trước ngày 15/8/2023", "trước ngày 25 hằng tháng"]
    assert [span.text for span in doc.spans["deadlines"]] == printed
    assert {"Sở Nội vụ", "Sở Tài chính", "Sở Y tế"} <= {span.text for span in doc.spans["bodies"]}


def test_a_doc_may_be_stored_and_shown() -> None:
    doc = docproc.load()(TEXT)
    stored = DocBin(store_user_data=False)
    stored.add(doc)
    (again,) = DocBin().from_bytes(stored.to_bytes()).get_docs(doc.vocab)

    assert again.text == doc.text
    assert [span.text for span in again.spans["deadlines"]] == [span.text for span in doc.spans["deadlines"]]
    shown = displacy.render(doc, style="span", options={"spans_key": "deadlines"}, page=False)
    assert "deadline" in shown


def test_many_texts_go_through_pipe() -> None:
    docs = list(docproc.load().pipe([TEXT, "Không phải văn bản.", TEXT]))

    assert [len(doc._.dispatch.obligations) > 0 for doc in docs] == [True, False, True]
    assert docs[0]._.dispatch == docs[2]._.dispatch


def test_docproc_joins_another_pipeline() -> None:
    nlp = spacy.blank("xx")
    nlp.add_pipe("sentencizer")
    nlp.add_pipe("docproc")
    doc = nlp(TEXT)
    alone = dispatch_of(TEXT)

    assert doc.text == TEXT
    assert doc._.dispatch == alone
    assert [span.id_ for span in doc.spans["obligations"]] == [o.id for o in alone.obligations]
    assert [squeezed(span.text) for span in doc.spans["deadlines"]] == [
        o.deadline.text for o in alone.obligations if o.deadline
    ]
    assert list(doc.sents)


def test_spans_in_another_pipeline_are_the_users_own_text() -> None:
    text = TEXT.replace("Sở Nội vụ chủ trì", "Sở  Nội\u00a0vụ chủ trì").replace(
        "trước ngày 15/8", "**trước ngày** 15/8"
    )
    nlp = spacy.blank("xx")
    nlp.add_pipe("docproc")
    doc = nlp(text)

    assert doc.text == text
    assert any(squeezed(span.text) == "Sở Nội vụ" and "\u00a0" in span.text for span in doc.spans["bodies"])
    assert [span.text.replace("*", "") for span in doc.spans["deadlines"]] == [
        "trước ngày 15/8/2023",
        "trước ngày 25 hằng tháng",
    ]


# --- the answer -------------------------------------------------------------------------------------------------------


def test_two_runs_give_the_same_json() -> None:
    first = docproc.extract(TEXT.encode(), file_name="a.txt").model_dump_json()
    second = docproc.extract(TEXT.encode(), file_name="a.txt").model_dump_json()

    assert first == second


def test_bytes_and_text_give_the_same_answer() -> None:
    read = docproc.extract(TEXT.encode()).model_dump(exclude={"source"})

    assert read == dispatch_of(TEXT).model_dump(exclude={"source"})


def test_the_answer_obeys_its_schema() -> None:
    SCHEMA.validate(json.loads(dispatch_of(TEXT).model_dump_json()))


@pytest.mark.parametrize(
    "text",
    [
        "Hôm nay trời đẹp. Cả nhà đi chơi công viên.",
        "Cách nấu phở\n1. Ninh xương trong 6 giờ.\n2. Cho quế, hồi.\n3. Dọn ra bát.",
        "1. Sở Y tế báo cáo kết quả trước ngày 15/8/2023.",
        "The quick brown fox jumps over the lazy dog.",
        "x",
    ],
)
def test_a_text_that_is_no_dispatch_obliges_nobody(text: str) -> None:
    dispatch = dispatch_of(text)

    assert dispatch.obligations == ()
    assert dispatch.items == ()
    assert "no_dispatch" in {warning.code for warning in dispatch.warnings}


def test_a_dispatch_is_not_warned_of() -> None:
    assert "no_dispatch" not in {warning.code for warning in dispatch_of(TEXT).warnings}


@pytest.mark.parametrize("mark", ["MẬT", "TỐI MẬT", "TUYỆT MẬT"])
def test_a_secret_dispatch_is_refused(mark: str) -> None:
    text = TEXT.replace("Số: 640", f"{mark}\nSố: 640")

    with pytest.raises(SecretDocumentError, match=mark):
        docproc.extract(text.encode())


@pytest.mark.parametrize("mark", ["MẬT", "TỐI MẬT", "TUYỆT MẬT"])
def test_a_secret_dispatch_is_read_where_the_operator_says_so(mark: str) -> None:
    dispatch = docproc.extract(TEXT.replace("Số: 640", f"{mark}\nSố: 640").encode(), allow_secret=True)

    assert dispatch.header.secrecy is not None
    assert dispatch.header.secrecy.value == mark.lower()
    assert dispatch.obligations


def test_a_word_of_the_body_is_no_secrecy_mark() -> None:
    dispatch = docproc.extract(TEXT.replace("Không để", "Bảo vệ bí mật nhà nước, không để").encode())

    assert dispatch.header.secrecy is None


# --- any text at all --------------------------------------------------------------------------------------------------

FORM = [
    "ỦY BAN NHÂN DÂN",
    "TỈNH VĨNH DU",
    "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
    "Độc lập - Tự do - Hạnh phúc",
    "Số: 640/UBND-NC",
    "Số:",
    "/QĐ-UBND",
    "Vĩnh Du, ngày 13 tháng 7 năm 2023",
    "ngày   tháng   năm",
    "V/v rà soát thủ tục",
    "QUYẾT ĐỊNH",
    "BÁO CÁO",
    "CÔNG ĐIỆN",
    "HỎA TỐC",
    "Kính gửi: Các sở, ban, ngành.",
    "Kính gửi:",
    "- Sở Y tế;",
    "+ Sở Nội vụ (để b/c);",
    "I. NHIỆM VỤ",
    "1. Sở Y tế công khai thủ tục; gửi báo cáo trước ngày 25 hằng tháng.",
    "2.1. Giao Sở Nội vụ",
    "a) Không để hồ sơ quá hạn.",
    "Điều 2. Giao Chánh Văn phòng",
    "“Điều 5. Trích dẫn",
    "…”",
    "(a) một (b) hai",
    "yêu cầu các xã thực hiện các nội dung sau:",
    "theo Nghị quyết số 18/NQ-HĐND, 19/NQ-",
    "HĐND ngày 02/6",
    "Trân trọng./.",
    "Nơi nhận:",
    "- Lưu: VT, NC.",
    "Lưu VT",
    "TM. ỦY BAN NHÂN DÂN",
    "KT. CHỦ TỊCH",
    "(đã ký)",
    "Đinh Thị Mận",
    "PHỤ LỤC I",
    "PHỤ LỤC",
    "STT | Nội dung | Cơ quan chủ trì",
    "KẾ HOẠCH",
    "----",
    "",
    "2",
    "2023.",
    "**",
    "\u00a0",
    "e\u0301 a\u0300",
    "đ) (",
    "; ; ;",
]
SOUP = st.lists(st.sampled_from(FORM) | st.text(max_size=12), min_size=1, max_size=30).map("\n".join)


def check(text: str) -> None:
    """What holds of every answer: schema, spans inside the text, unique names."""
    doc = docproc.load()(text)
    dispatch: Dispatch = doc._.dispatch
    SCHEMA.validate(json.loads(dispatch.model_dump_json()))
    for leaf in leaves(dispatch.model_dump(exclude={"warnings"})):
        start, end = leaf
        assert 0 <= start <= end <= len(dispatch.text)
    ids = [o.id for o in dispatch.obligations]
    assert len(ids) == len(set(ids))
    labels = {item.label for item in dispatch.items if item.task}
    assert {o.item for o in dispatch.obligations} <= labels
    assert all(o.action for o in dispatch.obligations)
    for name in GROUPS:
        assert all(span.text.strip() for span in doc.spans[name])


def leaves(value: Any) -> list[tuple[int, int]]:
    """Every span of the answer."""
    if isinstance(value, dict):
        own = [value["span"]] if value.get("span") else []
        return own + [span for inner in value.values() for span in leaves(inner)]
    if isinstance(value, (list, tuple)):
        return [span for inner in value for span in leaves(inner) if isinstance(inner, (dict, list, tuple))]
    return []


@settings(max_examples=100, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(SOUP)
def test_no_soup_of_form_lines_breaks_it(text: str) -> None:
    check(text)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(st.sampled_from(TEXT.splitlines()), max_size=40).map("\n".join))
def test_a_shuffled_dispatch_does_not_break_it(text: str) -> None:
    check(TEXT[:300] + "\n" + text)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.text(max_size=400))
def test_no_text_breaks_it(text: str) -> None:
    check(text)


HOSTILE = [
    "1. Sở Y tế công khai thủ tục; ",
    "giao ",
    "Sở Y tế, ",
    "các xã, phường, ",
    "(",
    "“",
    "(a) ",
    "trước ngày 15/8/2023 ",
    "18/NQ-HĐND, ",
    "18/",
    "ngày ",
    "phối hợp với ",
    "- ",
    "V",
    "Đ.",
    "căn cứ ",
    ": ",
]


@pytest.mark.parametrize("piece", HOSTILE, ids=repr)
@pytest.mark.parametrize("times", [400, 800])
def test_a_hostile_paragraph_is_read_to_its_end(piece: str, times: int) -> None:
    head, tail = TEXT.split("3. Các huyện", 1)
    dispatch = dispatch_of(f"{head}{piece * times}\n3. Các huyện{tail}")

    assert squeezed(dispatch.text).endswith("Đinh Thị Mận")
    assert dispatch.obligations


@pytest.mark.parametrize(
    "line", ["1. Sở Y tế công khai thủ tục.", "a) Không để quá hạn;", "- Sở Y tế;", "Điều 1.", "“Điều 1", "Số:"]
)
@pytest.mark.parametrize("times", [300, 600])
def test_a_hostile_body_is_read_to_its_end(line: str, times: int) -> None:
    head, tail = TEXT.split("3. Các huyện", 1)
    dispatch = dispatch_of(head + f"{line}\n" * times + "3. Các huyện" + tail)

    assert squeezed(dispatch.text).endswith("Đinh Thị Mận")


def test_the_doc_survives_a_foreign_tokenizer() -> None:
    nlp = spacy.blank("vi", config={"nlp": {"tokenizer": {"@tokenizers": "spacy.Tokenizer.v1"}}})
    nlp.add_pipe("docproc")
    doc: Doc = nlp(TEXT)

    assert doc._.dispatch == dispatch_of(TEXT)


def test_the_words_of_a_file_are_not_kept() -> None:
    """Else a service would grow with each document until it is started anew."""
    kept = docproc.load().vocab
    before = len(kept), len(kept.strings)
    words = " ".join(f"vănbản{number}" for number in range(500))
    assert "vănbản499" in docproc.extract(f"Kính gửi: Sở Nội vụ\n\n{words}".encode()).text
    assert (len(kept), len(kept.strings)) == before
