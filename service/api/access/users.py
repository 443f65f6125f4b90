"""``/v1/users``: who may sign in."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated, Self

from fastapi import APIRouter, Path, Request, Response
from pydantic import BaseModel, Field, StrictBool

from service.access import audit, passwords, users
from service.access.deps import REFUSALS, Administering
from service.access.principal import Role
from service.api.access.fields import Asked, Password, ShownName, UserName
from service.deps import StoreDep
from service.problems import responses
from service.store.models import User

__all__ = ["UserShown", "router"]

router = APIRouter(tags=["users"], responses=REFUSALS)


class UserShown(BaseModel):
    """A user."""

    name: str = Field(examples=["hoa"], description="by which he signs in")
    display_name: str = Field(examples=["Nguyễn Thị Hoa"])
    role: Role = Field(
        examples=["reviewer"], description="reader: read; reviewer: read, upload, review; admin: all of it"
    )
    disabled: bool = Field(examples=[False])
    created_at: datetime

    @classmethod
    def of(cls, user: User) -> Self:
        """As the store has him."""
        return cls.model_validate(user, from_attributes=True)


class Users(BaseModel):
    """All users, by name."""

    users: list[UserShown]


class NewUser(Asked):
    """A user to be added."""

    name: Annotated[UserName, Field(examples=["hoa"])]
    display_name: Annotated[ShownName | None, Field(examples=["Nguyễn Thị Hoa"])] = None
    role: Annotated[Role, Field(examples=["reviewer"])]
    password: Annotated[Password, Field(examples=["nhà máy gạch bên sông"])]


class UserChange(Asked):
    """What is to be another; what is missing or null stays."""

    display_name: Annotated[ShownName | None, Field(examples=["Nguyễn Thị Hoa"])] = None
    role: Annotated[Role | None, Field(examples=["reader"])] = None
    disabled: Annotated[StrictBool | None, Field(examples=[False])] = None
    password: Annotated[Password | None, Field(examples=[None])] = None


@router.get("/v1/users", operation_id="list_users", summary="List the users")
def list_users(principal: Administering, store: StoreDep) -> Users:
    """All of them; an office has tens, not thousands."""
    with store.read() as session:
        return Users(users=[UserShown.of(user) for user in users.every(session)])


@router.post(
    "/v1/users", operation_id="create_user", summary="Add a user", status_code=201, responses=responses(400, 409, 422)
)
def create_user(
    request: Request, response: Response, wanted: NewUser, principal: Administering, store: StoreDep
) -> UserShown:
    """The password is for the first sign-in; he may choose another by `POST /v1/password`."""
    password = wanted.password.get_secret_value()
    passwords.demand_good(password, wanted.name)
    password_hash = passwords.hashed(password)
    with store.write() as session:
        user = users.create(session, wanted.name, wanted.role, password_hash, wanted.display_name)
        detail = {"role": user.role}
        audit.note(session, principal, "user.created", f"user:{user.name}", detail=detail, request=request)
        response.headers["Location"] = f"/v1/users/{user.name}"
        return UserShown.of(user)


@router.patch(
    "/v1/users/{name}",
    operation_id="change_user",
    summary="Change a user's name, role or password, or disable him",
    responses=responses(400, 404, 409, 422),
)
def change_user(
    request: Request,
    name: Annotated[UserName, Path(examples=["hoa"])],
    wanted: UserChange,
    principal: Administering,
    store: StoreDep,
) -> UserShown:
    """Whoever is disabled or given another password is signed out at once. There is always an admin who can sign in."""
    password_hash = None
    if wanted.password is not None:
        passwords.demand_good(wanted.password.get_secret_value(), name)
        password_hash = passwords.hashed(wanted.password.get_secret_value())
    change = users.Change(wanted.display_name, wanted.role, wanted.disabled, password_hash)
    with store.write() as session:
        user = users.change(session, name, change)
        audit.note(session, principal, "user.changed", f"user:{name}", detail=_told(wanted), request=request)
        return UserShown.of(user)


def _told(wanted: UserChange) -> dict[str, object]:
    """What the record says of a change: what was set, of a password only that it was."""
    told = wanted.model_dump(exclude_none=True, exclude={"password"})
    return told if wanted.password is None else told | {"password": "set"}
