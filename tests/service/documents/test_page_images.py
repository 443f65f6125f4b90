"""Pictures of pages: none is left of a file that was removed while one of its pages was drawn."""

from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path

import pytest

from service.documents.page_images import PageImages

PICTURE = b"\x89PNG"


@pytest.fixture
def images(tmp_path: Path) -> Iterator[PageImages]:
    made = PageImages(tmp_path / "pages")
    yield made
    made.close()


def kept(tmp_path: Path) -> list[str]:
    return sorted(path.name[:2] for path in (tmp_path / "pages").glob("*/*"))


@pytest.mark.parametrize(("removed", "left"), [(False, ["1-"]), (True, [])])
def test_of_a_file_that_is_removed_meanwhile_no_picture_stays(
    images: PageImages, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, removed: bool, left: list[str]
) -> None:
    file = tmp_path / "file"
    file.write_bytes(b"%PDF")
    name = sha256(b"%PDF").hexdigest()

    def drawn(*_: object) -> bytes:
        if removed:
            file.unlink()
            images.forget(name)
        return PICTURE

    monkeypatch.setattr(images, "_render", drawn)

    assert images.draw(name, file, "application/pdf", 1, 1.0, []) == PICTURE
    assert kept(tmp_path) == left
