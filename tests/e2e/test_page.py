"""One clerk's way through the pages, with a real browser: from the first admin's link to signing out."""

from __future__ import annotations

import csv
import io
import re
from pathlib import Path

import icalendar
import openpyxl
from playwright.sync_api import Page, expect

from tests.e2e.conftest import Server, Watched

NAME = "quantri"
PASSWORD = "cơn mưa rào đầu hạ"  # noqa: S105  nobody's
LETTER = """ỦY BAN NHÂN DÂN XÃ ĐỨC TRỌNG
Số: 52/UBND-VP
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
Đức Trọng, ngày 03 tháng 11 năm 2026
Kính gửi: Các trưởng thôn
Đề nghị các trưởng thôn gửi lịch trực trước ngày 20/11/2026.
"""


def set_up(page: Page, server: Server) -> None:
    page.goto(server.setup)
    page.get_by_label("Tên đăng nhập").fill(NAME)
    page.get_by_label("Mật khẩu mới", exact=True).fill(PASSWORD)
    page.get_by_label("Nhập lại mật khẩu mới").fill(PASSWORD)
    page.get_by_role("button", name="Tạo người quản trị").click()
    expect(page.get_by_role("heading", name="Văn bản", exact=True)).to_be_visible()


def sign_in(page: Page) -> None:
    page.get_by_label("Tên đăng nhập").fill(NAME)
    page.get_by_label("Mật khẩu").fill(PASSWORD)
    page.get_by_role("button", name="Đăng nhập").click()


def sign_out(page: Page) -> None:
    page.get_by_role("button", name="Đăng xuất").click()
    expect(page.get_by_role("heading", name="Đăng nhập")).to_be_visible()


def drop(page: Page, *files: Path) -> None:
    """Let go of files over the form, as a mouse does."""
    transfer = page.evaluate_handle(
        """(files) => {
            const transfer = new DataTransfer();
            for (const [name, content] of files) transfer.items.add(new File([new Uint8Array(content)], name));
            return transfer;
        }""",
        [[file.name, list(file.read_bytes())] for file in files],
    )
    page.dispatch_event("#upload", "drop", {"dataTransfer": transfer})


def watch_being_read(page: Page) -> None:
    """The row changes by itself, and the line of the file with it."""
    expect(page.locator("#sent li")).to_contain_text(re.compile("đã nhận|Đã đọc"))
    row = page.locator("tr[data-state]").first
    expect(row).to_have_attribute("data-state", "read")
    expect(row.get_by_role("rowheader")).to_contain_text("sample.pdf")
    expect(page.locator("#sent li")).to_have_text("sample.pdf Đã đọc")
    expect(page.locator("#documents")).not_to_have_attribute("data-waiting", "")


def see_evidence(page: Page) -> str:
    """Choose an obligation by the keyboard: its box on the page is lit, and no other; gives its id."""
    expect(page.locator(".sheet svg").first).to_have_attribute("viewBox", re.compile(r"0 0 59[56][\d.]* 84[12][\d.]*"))
    duty = page.locator(".duties > li").nth(1)
    duty.focus()
    key = str(duty.get_attribute("data-of"))
    lit = page.locator(".sheet .box.lit")
    assert lit.count() > 0
    assert set(lit.evaluate_all("boxes => boxes.map(box => box.dataset.of)")) == {key}
    expect(lit.first).to_be_in_viewport()
    box = lit.first.bounding_box()
    sheet = page.locator(".sheet img").first.bounding_box()
    assert box is not None
    assert sheet is not None
    assert sheet["x"] <= box["x"] <= box["x"] + box["width"] <= sheet["x"] + sheet["width"]
    return key


def mark_as_done(page: Page, key: str) -> None:
    duty = page.locator(f"#{key}")
    duty.get_by_text("Cập nhật").click()
    duty.get_by_label("Trạng thái").select_option("Hoàn thành")
    duty.get_by_label("Người thực hiện").fill("Trần Thu Hà")
    duty.get_by_role("button", name="Lưu").click()
    expect(page.locator(f"#{key} .state.done").first).to_have_text("Hoàn thành")
    expect(page.locator(f"#{key}")).to_contain_text("Trần Thu Hà")


def filter_done(page: Page) -> str:
    """Only what is done; gives its words."""
    page.get_by_role("link", name="Nhiệm vụ", exact=True).click()
    page.get_by_label("Trạng thái").first.select_option("Hoàn thành")
    page.get_by_role("button", name="Lọc").click()
    rows = page.locator("table.list tbody tr")
    expect(rows).to_have_count(1)
    return rows.first.locator("th a").inner_text()


def saved(page: Page, name: str) -> bytes:
    with page.expect_download() as download:
        page.get_by_role("link", name=name, exact=True).click()
    return Path(download.value.path()).read_bytes()


def check_downloads(page: Page, action: str) -> None:
    """What is downloaded is what the filters leave."""
    sheet = openpyxl.load_workbook(io.BytesIO(saved(page, "Excel"))).active
    assert sheet is not None
    cells = [str(cell) for row in sheet.iter_rows(values_only=True) for cell in row]
    assert action in cells
    assert sheet.max_row == 2
    (todo,) = icalendar.Calendar.from_ical(saved(page, "Việc cần làm (ICS)")).walk("VTODO")
    assert todo["STATUS"] == "COMPLETED"
    rows = list(csv.reader(io.StringIO(saved(page, "CSV").decode("utf-8-sig"))))
    assert len(rows) == 2


def check_narrow(page: Page, paths: list[str]) -> None:
    """On a phone, nothing lies beyond the edge."""
    page.set_viewport_size({"width": 360, "height": 740})
    for path in paths:
        page.goto(path)
        assert page.evaluate("document.documentElement.scrollWidth") == 360, path


def see_evidence_on_a_phone(page: Page, document: str) -> None:
    """The pages stand below the obligations there, and the last of them is not fetched before it is wanted."""
    page.goto(document)
    page.locator(".duties > li").last.get_by_role("link", name="Xem chỗ ghi").click()
    expect(page.locator(".sheet .box.lit").first).to_be_in_viewport()


def test_a_clerks_day(browser: Watched, server: Server, dispatch_pdf: Path) -> None:
    page = browser.page
    set_up(page, server)
    sign_out(page)
    sign_in(page)
    drop(page, dispatch_pdf)
    watch_being_read(page)
    page.locator("tr[data-state] a").first.click()
    document = page.url
    key = see_evidence(page)
    mark_as_done(page, key)
    check_downloads(page, filter_done(page))
    page.get_by_role("link", name="Việc của cơ quan ta").click()
    expect(page.get_by_role("heading", name="Việc của cơ quan ta")).to_be_visible()
    check_narrow(page, ["/", document, "/obligations", "/office", "/users", "/keys", "/password"])
    see_evidence_on_a_phone(page, document)
    sign_out(page)
    for path in ("/", document, "/obligations", "/office", "/users", "/keys", "/password"):
        page.goto(path)
        assert "/sign-in?next=" in page.url
    assert browser.elsewhere == []
    assert browser.complaints == []


def test_a_file_that_is_refused_is_told_from_its_neighbours(browser: Watched, server: Server, tmp_path: Path) -> None:
    """By its name, which the browser still has and the server never kept."""
    page = browser.page
    page.goto("/sign-in")
    sign_in(page)
    secret, ordinary = tmp_path / "quan so.txt", tmp_path / "lich truc.txt"
    secret.write_text(f"MẬT\n{LETTER}", "utf-8")
    ordinary.write_text(LETTER, "utf-8")
    drop(page, secret, ordinary)
    refused, taken = page.locator("#sent li").first, page.locator("#sent li").last
    expect(refused).to_contain_text("quan so.txt Từ chối (có dấu mật)")
    expect(refused).to_have_class("bad")
    expect(taken).to_contain_text("lich truc.txt Đã đọc")
    expect(taken).to_have_class("good")
    rows = page.locator("tr[data-state=refused]")
    expect(rows).to_contain_text("Văn bản không tên")
    page.reload()
    assert "quan so" not in page.content()
    assert browser.complaints == []


def test_the_same_without_scripts(browser: Watched, server: Server, dispatch_pdf: Path) -> None:
    """Forms and links do what scripts make smoother."""
    page = browser.context.browser.new_page(java_script_enabled=False, base_url=server.address)  # type: ignore[union-attr]
    page.goto("/documents/none")
    sign_in(page)
    page.goto("/")
    page.get_by_label("Thêm văn bản").set_input_files(dispatch_pdf)
    page.get_by_role("button", name="Gửi và đọc").click()
    row = page.locator("tr[data-state]").first
    expect(row).to_have_attribute("data-state", "read")  # the page asks again by itself
    row.get_by_role("link").first.click()
    expect(page.get_by_text("Văn bản này trùng với văn bản đã có trong kho")).to_be_visible()
    page.locator(".duties a.show").first.click()
    assert ".png?evidence=obligation" in page.url
