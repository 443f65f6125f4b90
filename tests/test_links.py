"""What the documentation links to within the project is there: pages, data, pictures."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.commands import SOURCE_ROOT

NOT_OURS = {".venv", "documents"}  # other people's pages; dispatches
PAGES = sorted(
    page for page in SOURCE_ROOT.rglob("*.md") if not NOT_OURS & set(page.relative_to(SOURCE_ROOT).parts[:-1])
)
LINK = re.compile(r"\]\((?P<target>[^)\s#]+)(?:#[^)\s]*)?\)")


@pytest.mark.parametrize("page", PAGES, ids=[str(page.relative_to(SOURCE_ROOT)) for page in PAGES])
def test_every_linked_file_is_there(page: Path) -> None:
    targets = [match["target"] for match in LINK.finditer(page.read_text(encoding="utf-8"))]

    assert [target for target in targets if "://" not in target and not (page.parent / target).exists()] == []
