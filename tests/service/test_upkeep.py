"""What time itself asks for."""

from datetime import date, timedelta

import pytest
from sqlalchemy import func, select

from service.store import Store
from service.store.models import IdempotencyKey, User, UserSession
from service.store.types import now
from service.upkeep import Upkeep, keep_up


def test_old_keys_and_ended_sign_ins_go_and_others_stay(store: Store) -> None:
    with store.write() as session:
        for number in range(1200):
            old = now() - timedelta(days=8)
            session.add(IdempotencyKey(owner="key:1", key=f"{number}", fingerprint="0" * 64, documents=[], made_at=old))
        session.add(IdempotencyKey(owner="key:1", key="new", fingerprint="0" * 64, documents=[]))
        user = User(name="hoa", display_name="Hoa", role="reader", password_hash="-")  # noqa: S106
        session.add(user)
        session.flush()
        for token, hours in (("a", -1), ("b", 1)):
            until = now() + timedelta(hours=hours)
            session.add(UserSession(token_hash=token, user_id=user.id, csrf_token="-", expires_at=until))  # noqa: S106

    keep_up(store, date(2026, 11, 23))

    with store.read() as session:
        assert session.scalars(select(IdempotencyKey.key)).all() == ["new"]
        assert session.scalars(select(UserSession.token_hash)).all() == ["b"]


def test_a_fault_over_what_an_office_is_told_stops_nothing_else(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object) -> int:
        raise ValueError("of one document")

    monkeypatch.setattr("service.upkeep.rework", fail)
    with store.write() as session:
        old = now() - timedelta(days=8)
        session.add(IdempotencyKey(owner="key:1", key="late", fingerprint="0" * 64, documents=[], made_at=old))

    with pytest.raises(ValueError, match="of one document"):
        Upkeep(store).run()

    with store.read() as session:
        assert session.scalar(select(func.count()).select_from(IdempotencyKey)) == 0


def test_it_is_done_once_in_a_while(store: Store) -> None:
    upkeep = Upkeep(store)
    upkeep.run()
    with store.write() as session:
        old = now() - timedelta(days=8)
        session.add(IdempotencyKey(owner="key:1", key="late", fingerprint="0" * 64, documents=[], made_at=old))

    upkeep.run()

    with store.read() as session:
        assert session.scalar(select(func.count()).select_from(IdempotencyKey)) == 1
