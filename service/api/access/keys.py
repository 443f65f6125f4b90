"""``/v1/keys``: keys of programs."""

from __future__ import annotations

from datetime import date, datetime
from typing import Annotated, Self

from fastapi import APIRouter, Path, Request, Response
from pydantic import BaseModel, Field
from sqlalchemy import select

from service.access import audit, keys
from service.access.deps import REFUSALS, Administering
from service.access.principal import Scope
from service.api.access.fields import NUMBER, Asked, ShownName
from service.deps import StoreDep
from service.problems import ProblemError, responses
from service.store.models import ApiKey

__all__ = ["router"]

router = APIRouter(tags=["keys"], responses=REFUSALS)

_TEN_YEARS = 3653


class KeyShown(BaseModel):
    """A key without its secret."""

    id: int = Field(examples=[3])
    name: str = Field(examples=["Máy quét văn thư"])
    prefix: str = Field(examples=["9f3a61c0"], description="what the key begins with, after dp_")
    scopes: tuple[Scope, ...] = Field(examples=[["upload"]])
    created_by: str = Field(examples=["user:hoa"])
    created_at: datetime
    expires_at: datetime | None
    revoked_at: datetime | None
    last_used_on: date | None = Field(description="the day (UTC) on which it was last used")

    @classmethod
    def of(cls, key: ApiKey) -> Self:
        """As the store has it."""
        return cls.model_validate(key, from_attributes=True)


class Keys(BaseModel):
    """All keys, also those at an end, the newest first."""

    keys: list[KeyShown]


class NewKey(Asked):
    """A key to be made."""

    name: Annotated[ShownName, Field(examples=["Máy quét văn thư"], description="which program is to use it")]
    scopes: Annotated[list[Scope], Field(min_length=1, examples=[["upload"]])]
    days: Annotated[
        Annotated[int, Field(ge=1, le=_TEN_YEARS), NUMBER] | None,
        Field(examples=[365], description="how long it holds; null: until revoked"),
    ] = 365


class KeyMade(KeyShown):
    """A key with its secret, which nobody can see again."""

    key: str = Field(examples=["dp_9f3a61c0_3p0mF0a9c1Wb7yq2sLx8uTz5vRk4nJh6gQd1eBo7iYw"])


@router.get("/v1/keys", operation_id="list_keys", summary="List the keys")
def list_keys(principal: Administering, store: StoreDep) -> Keys:
    """All of them, without their secrets."""
    with store.read() as session:
        found = session.scalars(select(ApiKey).order_by(ApiKey.id.desc()))
        return Keys(keys=[KeyShown.of(key) for key in found])


@router.post(
    "/v1/keys", operation_id="create_key", summary="Make a key", status_code=201, responses=responses(400, 422)
)
def create_key(
    request: Request, response: Response, wanted: NewKey, principal: Administering, store: StoreDep
) -> KeyMade:
    """The answer holds the key itself, once and never again."""
    with store.write() as session:
        key, secret = keys.create(session, wanted.name, wanted.scopes, made_by=principal.name, days=wanted.days)
        detail = {"scopes": key.scopes}
        audit.note(session, principal, "key.created", f"key:{key.id}", detail=detail, request=request)
        shown = KeyShown.of(key)
    response.headers["Cache-Control"] = "no-store"
    return KeyMade(**dict(shown), key=secret)


@router.delete(
    "/v1/keys/{id}", operation_id="revoke_key", summary="Revoke a key", status_code=204, responses=responses(404, 422)
)
def revoke_key(
    request: Request,
    number: Annotated[int, Path(alias="id", ge=1, le=2**53, examples=[3])],
    principal: Administering,
    store: StoreDep,
) -> None:
    """It holds for no further request; a key that is revoked already stays as it is."""
    with store.write() as session:
        key = session.get(ApiKey, number)
        if key is None:
            raise ProblemError(404, "key_unknown", "there is no key of that number")
        keys.revoke(key)
        audit.note(session, principal, "key.revoked", f"key:{number}", request=request)
