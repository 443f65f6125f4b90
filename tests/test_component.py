"""docproc as a component of a pipeline that is not ours."""

import pytest
import spacy
from spacy.language import Language

TEXT = """UBND TỈNH AN BÌNH
SỞ Y TẾ
CỘNG HOÀ XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
Số: **214**/SYT-NVY
An Bình, ngày **06** tháng 3 năm 2024

V/v kiểm tra tủ thuốc

Kính gửi: Các bệnh viện.

Thực hiện Công văn số 88/BYT-KCB ngày 01/3/2024 của Bộ Y tế,   Sở Y tế yêu cầu các bệnh viện:
1. Kiểm tra tủ thuốc trực, báo cáo Sở Y tế trước ngày 20/3/2024.

Nơi nhận:
- Như trên;
- Lưu: VT.
KT. GIÁM ĐỐC
PHÓ GIÁM ĐỐC
Trần Thị Mây
"""


@pytest.fixture(scope="module")
def nlp() -> Language:
    pipeline = spacy.blank("xx")
    pipeline.add_pipe("docproc")
    return pipeline


def test_text_and_tokens_stay_the_pipelines_own(nlp: Language) -> None:
    assert nlp(TEXT).text == TEXT


def test_spans_are_carried_back_over_folding(nlp: Language) -> None:
    doc = nlp(TEXT)
    assert [span.text for span in doc.spans["citations"]] == ["88/BYT-KCB"]
    assert any(span.text.startswith("trước ngày 20/3/2024") for span in doc.spans["deadlines"])
    assert doc.spans["obligations"][0].text.startswith("Kiểm tra tủ thuốc trực")


def test_the_dispatch_is_the_contracts(nlp: Language) -> None:
    dispatch = nlp(TEXT)._.dispatch
    assert dispatch.header.number.value == "214/SYT-NVY"
    assert dispatch.header.date.value == "2024-03-06"
    assert dispatch.obligations[0].deadline.due == "2024-03-20"


@pytest.mark.parametrize("text", ["", " \n ", "không phải công văn"])
def test_a_text_without_dispatch_gives_no_obligation(nlp: Language, text: str) -> None:
    assert nlp(text)._.dispatch.obligations == ()
