"""What is measured of a learned classifier: which clauses it is asked about, and what becomes of its answer."""

from __future__ import annotations

import pytest

from models.directives.clauses import Clause, asking, directs
from tests.tasks.marked_letters import letter

BODY = "1. Đề nghị Sở Y tế rà soát hồ sơ. Kho thuốc của trạm đã cũ.\n2. Sở Y tế bố trí người trực; báo cáo kết quả."


def test_a_judge_is_asked_about_each_clause_with_the_grammars_answer() -> None:
    asked: list[Clause] = []

    def note(clause: Clause) -> bool:
        asked.append(clause)
        return clause.ruled

    with asking(note):
        found = letter(BODY).obligations

    assert found == letter(BODY).obligations
    assert [(clause.text, clause.ruled) for clause in asked if clause.text.startswith(("Đề", "Kho", "báo"))] == [
        ("Đề nghị Sở Y tế rà soát hồ sơ.", True),
        ("Kho thuốc của trạm đã cũ.", False),
        ("báo cáo kết quả.", True),
    ]


def test_clues_are_words_of_the_segmenter_with_place_and_what_stands_above() -> None:
    asked: dict[str, Clause] = {}

    with asking(lambda clause: bool(asked.setdefault(clause.text, clause)) and clause.ruled):
        letter(BODY)

    clues = asked["báo cáo kết quả."].clues
    assert {"has báo cáo", "0 báo cáo", "1 kết quả", "pair báo cáo kết quả", "kind arabic"} <= clues.keys()
    assert (clues["goes on"], clues["below a lead"], clues["small start"]) == (1.0, 1.0, 1.0)


def test_a_no_drops_what_the_grammar_found_and_leaves_its_words_to_the_clause_before() -> None:
    with asking(lambda clause: clause.ruled and not clause.text.startswith(("báo cáo", "Đề nghị"))):
        assert [one.action for one in letter(BODY).obligations] == ["bố trí người trực; báo cáo kết quả"]


def test_a_yes_makes_the_whole_clause_a_duty_of_whom_the_item_addresses() -> None:
    with asking(lambda clause: clause.ruled or clause.text.startswith("Kho thuốc")):
        added = letter(BODY).obligations[1]

    assert added.action.startswith("Kho thuốc của trạm đã cũ")
    assert [(actor.name, actor.inherited) for actor in added.actors] == [("Sở Y tế", True)]


@pytest.mark.parametrize(
    ("text", "action", "direct"),
    [
        ("Đề nghị Sở Y tế rà soát hồ sơ.", "rà soát hồ sơ", True),
        ("Đề nghị Sở Y tế rà soát hồ sơ.", "rà soát danh mục thuốc", False),
        (
            "Hồ sơ năm nay đã được trạm rà soát xong theo danh mục mới của Bộ Y tế và Sở Y tế đã duyệt.",
            "rà soát",
            False,
        ),
        ("Báo cáo kết quả trước ngày 15/4/2024.", "báo cáo kết quả trước ngày 15/4/2024", True),
    ],
)
def test_a_clause_directs_where_the_golds_action_was_taken_from_it(text: str, action: str, direct: bool) -> None:
    assert directs(Clause(text, {}, ruled=False), {"obligations": [{"action": action}]}) is direct
