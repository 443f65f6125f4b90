"""The systems beside docproc say what their libraries find, in the output's form."""

from pathlib import Path

import pytest

from corpus.baselines import composed, spacy_rules, underthesea_ner
from corpus.baselines.__main__ import Baseline
from corpus.evaluate import case_of, measure

TEXT = """\
UBND TỈNH BẮC KẠN
SỞ NỘI VỤ
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
Số: 214/SNV-CCVC
V/v rà soát viên chức
Bắc Kạn, ngày 06 tháng 3 năm 2023
Kính gửi: Sở Y tế.
Thực hiện Kế hoạch số 12/KH-UBND ngày 09/01/2023 của UBND tỉnh Bắc Kạn về tinh giản biên chế,
1. Đề nghị Sở Y tế báo cáo danh sách viên chức trước ngày 20/3/2023.
Nơi nhận:
- Như trên (để t/h);
- Lưu: VT, CCVC.
GIÁM ĐỐC
Lường Thị Pảo
"""


@pytest.fixture
def letter(tmp_path: Path) -> Path:
    file = tmp_path / "letter.txt"
    file.write_text(TEXT, encoding="utf-8")
    return file


def test_composed(letter: Path) -> None:
    found = composed(letter)
    assert found["header"]["number"] == "214/SNV-CCVC"
    assert (found["header"]["parent"], found["header"]["issuer"]) == ("UBND TỈNH BẮC KẠN", "SỞ NỘI VỤ")
    assert found["header"]["date"] == "2023-03-06"
    assert [cited["number"] for cited in found["citations"]] == ["12/KH-UBND"]
    assert found["obligations"][0]["deadline"]["due"] == "2023-03-20"
    assert found["recipients"] == [{"name": "Như trên", "purpose": "thực hiện"}]
    assert found["signature"]["name"] == "Lường Thị Pảo"


def test_underthesea_ner(letter: Path) -> None:
    found = underthesea_ner(letter)
    assert [cited["number"] for cited in found["citations"]] == ["12/KH-UBND"]
    assert set(found["header"]) == set(composed(letter)["header"])


def test_spacy_rules(letter: Path) -> None:
    found = spacy_rules(letter)
    assert found["header"]["number"] == "214/SNV-CCVC"
    assert "12/KH-UBND" in [cited["number"] for cited in found["citations"]]
    assert found["obligations"]


def test_they_are_measured_like_docproc() -> None:
    documents = Path(__file__).resolve().parents[2] / "corpus" / "documents"
    case = case_of(next(documents.glob("a01-*.gold.json")), (".txt",), "text", "dev")
    measured = measure(case, Baseline(composed))
    assert measured.failure is None
    assert measured.tallies["citations"].right > 0
