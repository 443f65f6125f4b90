"""Full names, codes and groups of actors, as the registry has them on the dispatch's day."""

from __future__ import annotations

import pytest

from docproc.dispatch import Dispatch, Group
from docproc.registered import register
from docproc.standing import standing_of
from tests.concerning.cases import SETTINGS, Setting, dispatch


def registered(setting: str | Setting, actors: str) -> tuple[Dispatch, tuple[Group, ...]]:
    one = dispatch(SETTINGS[setting] if isinstance(setting, str) else setting, actors)
    obligations, groups = register(one.obligations, standing_of(one.header, one.addressees, one.text))
    return one.model_copy(update={"obligations": obligations}), groups


@pytest.mark.parametrize(
    ("setting", "printed", "canonical", "code"),
    [
        ("province 2024", "Sở Nội vụ", "Sở Nội vụ tỉnh Lâm Đồng", "SNV"),
        ("province 2024", "Sở GD&ĐT", "Sở Giáo dục và Đào tạo tỉnh Lâm Đồng", "SGDĐT"),
        ("province 2024", "Giám đốc Sở Nội vụ", "Sở Nội vụ tỉnh Lâm Đồng", "SNV"),
        ("province 2024", "Công an tỉnh", "Công an tỉnh Lâm Đồng", None),
        ("province 2024", "UBND huyện Đức Trọng", "Ủy ban nhân dân huyện Đức Trọng, tỉnh Lâm Đồng", "UBND"),
        ("province 2024", "Chủ tịch UBND tỉnh", "Ủy ban nhân dân tỉnh Lâm Đồng", "UBND"),
        ("province 2026", "Chánh Văn phòng UBND tỉnh", "Văn phòng Ủy ban nhân dân tỉnh Lâm Đồng", None),
        ("commune 2026", "Công an xã", "Công an xã Đức Trọng, tỉnh Lâm Đồng", None),
        ("district 2024", "Công an huyện", "Công an huyện Đức Trọng, tỉnh Lâm Đồng", None),
        ("city 2026", "Công an thành phố", "Công an thành phố Hải Phòng", None),
        ("prime minister 2019", "Bộ GTVT", "Bộ Giao thông vận tải", "BGTVT"),
        ("prime minister 2019", "Bộ trưởng Bộ Y tế", "Bộ Y tế", "BYT"),
        ("prime minister 2026", "UBND tỉnh Lâm Đồng", "Ủy ban nhân dân tỉnh Lâm Đồng", "UBND"),
        ("ministry 2026", "Sở Y tế", "Sở Y tế", "SYT"),
        ("province 2024", "người dân", None, None),
        ("province 2024", "các sở", None, None),
        ("schools 2026", "Trường THPT Trần Phú", None, None),
    ],
)
def test_the_full_name_and_the_code(setting: str, printed: str, canonical: str | None, code: str | None) -> None:
    ((actor,), _) = ((registered(setting, printed)[0].obligations[0].actors), None)

    assert (actor.name, actor.canonical, actor.code) == (printed, canonical, code)


def group(setting: str | Setting, printed: str) -> Group:
    one, groups = registered(setting, printed)
    (found,) = groups
    assert [actor.group_id for actor in one.obligations[0].actors] == [found.id]
    return found


@pytest.mark.parametrize(
    ("date", "count"),
    [("2006-05-06", 64), ("2019-04-10", 63), ("2025-06-30", 63), ("2025-07-01", 34), ("2026-05-06", 34)],
)
def test_the_provinces_of_a_day(date: str, count: int) -> None:
    found = group(Setting("THỦ TƯỚNG CHÍNH PHỦ", date, seat="Hà Nội"), "UBND các tỉnh, thành phố trực thuộc Trung ương")

    assert found.complete
    assert len(found.members) == count
    assert ("Ủy ban nhân dân tỉnh Đắk Nông" in found.members) == (date < "2025-07-01")


@pytest.mark.parametrize(
    ("date", "printed", "count"),
    [
        ("2019-04-10", "các bộ", 18),
        ("2025-02-28", "các bộ", 18),
        ("2025-03-01", "các bộ", 14),
        ("2019-04-10", "cơ quan ngang bộ", 4),
        ("2025-03-01", "cơ quan ngang bộ", 3),
        ("2019-04-10", "cơ quan thuộc Chính phủ", 8),
        ("2025-03-01", "cơ quan thuộc Chính phủ", 5),
    ],
)
def test_the_government_of_a_day(date: str, printed: str, count: int) -> None:
    found = group(Setting("THỦ TƯỚNG CHÍNH PHỦ", date, seat="Hà Nội"), printed)

    assert (found.complete, len(found.members), found.on) == (True, count, date)


def test_the_departments_of_a_province_are_told_as_far_as_each_province_has_them() -> None:
    old, new = group("province 2024", "các sở"), group("province 2026", "các sở")

    assert "Sở Giao thông vận tải tỉnh Lâm Đồng" in old.members
    assert "Sở Giao thông vận tải tỉnh Lâm Đồng" not in new.members
    assert "Sở Nông nghiệp và Môi trường tỉnh Lâm Đồng" in new.members
    assert not old.complete
    assert old.id == new.id == "so@lam-dong"


def test_one_body_of_each_province_and_of_those_listed() -> None:
    whole, some = (
        group("ministry 2026", name) for name in ("Sở Y tế các tỉnh, thành phố", "Sở Y tế các tỉnh Lai Châu, Huế")
    )

    assert len(whole.members) == 34
    assert some.members == ("Sở Y tế tỉnh Lai Châu", "Sở Y tế thành phố Huế")
    assert some.complete


def test_party_committees_bear_the_name_of_their_province() -> None:
    members = group("prime minister 2026", "các tỉnh ủy, thành ủy").members

    assert "Tỉnh ủy Lâm Đồng" in members
    assert "Thành ủy Hải Phòng" in members


@pytest.mark.parametrize("printed", ["các cơ quan liên quan", "UBND các tỉnh ven biển", "các doanh nghiệp"])
def test_an_open_group_names_nobody(printed: str) -> None:
    found = group("prime minister 2026", printed)

    assert (found.complete, found.members) == (False, ())


@pytest.mark.parametrize(
    ("setting", "printed", "several"),
    [
        ("province 2026", "Các sở", True),
        ("province 2026", "UBND xã", True),
        ("commune 2026", "UBND xã", False),
        ("province 2026", "Quý cơ quan", False),
        ("province 2026", "Sở Nội vụ", False),
    ],
)
def test_whether_it_stands_for_several(setting: str, printed: str, several: bool) -> None:
    assert registered(setting, printed)[0].obligations[0].actors[0].group == several


def test_a_group_that_two_clauses_name_is_one() -> None:
    _, groups = registered("province 2024", "các sở;ban;ngành;+các sở")

    assert [one.id for one in groups] == ["so@lam-dong", "ban@lam-dong", "nganh@lam-dong"]
