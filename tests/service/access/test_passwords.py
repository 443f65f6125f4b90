"""Which passwords are good enough, and what is kept of them."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from service.access import passwords
from service.problems import ProblemError

pytestmark = pytest.mark.usefixtures("quick_hashes")

GOOD = [
    "nhà máy gạch bên sông",
    "sân kho phơi lúa mùa",
    "correct horse battery staple",
    "Matkhau cua toi dai lam",
    "q7!Lk2#xW9pz",
]
WEAK = [
    ("", "hoa"),
    ("ngắn quá", "hoa"),
    ("mười một chữ"[:11], "hoa"),
    ("aaaaaaaaaaaaaaaa", "hoa"),
    ("aaaabbbbccccdddd", "hoa"),
    ("123456789012", "hoa"),
    ("12345678901234567890", "hoa"),
    ("passwordpassword", "hoa"),
    ("P@ssw0rd123456", "hoa"),
    ("MatKhau123456", "hoa"),
    ("Mật khẩu 123456", "hoa"),
    ("qwertyuiop123", "hoa"),
    ("Vietnam@2026!", "hoa"),
    ("nguyenthihoa", "nguyenthihoa"),
    ("nguyenthihoa123", "nguyenthihoa"),
    ("NguyễnThịHoa1!", "nguyenthihoa"),
]


@pytest.mark.parametrize("password", GOOD)
def test_good(password: str) -> None:
    passwords.demand_good(password, "hoa")


@pytest.mark.parametrize(("password", "name"), WEAK)
def test_weak(password: str, name: str) -> None:
    with pytest.raises(ProblemError) as caught:
        passwords.demand_good(password, name)
    assert (caught.value.status_code, caught.value.code) == (422, "password_weak")
    assert not password or password not in caught.value.detail


def test_a_hash_is_argon2id_with_a_salt_of_its_own() -> None:
    one, other = passwords.hashed(GOOD[0]), passwords.hashed(GOOD[0])
    assert one.startswith("$argon2id$")
    assert one != other


@given(st.text(max_size=40), st.text(max_size=40))
def test_only_the_same_password_is_right(one: str, other: str) -> None:
    stored = passwords.hashed(one)
    assert passwords.is_right(stored, one)
    same = unicodedata.normalize("NFKC", one) == unicodedata.normalize("NFKC", other)
    assert passwords.is_right(stored, other) is same


def test_one_may_type_it_on_another_keyboard() -> None:
    """Some keyboards send ``ấ`` as one character, others as three."""
    typed = [unicodedata.normalize(form, GOOD[0]) for form in ("NFC", "NFD")]
    assert typed[0] != typed[1]
    assert passwords.is_right(passwords.hashed(typed[0]), typed[1])


@pytest.mark.parametrize("stored", [None, "", "no hash", "$argon2id$v=19$m=8,t=1,p=1$"])
def test_what_is_no_hash_fits_nothing(stored: str | None) -> None:
    assert not passwords.is_right(stored, GOOD[0])
    assert not passwords.is_right(stored, "")
