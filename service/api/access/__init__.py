"""Addresses of who is known to the service: sign-in, users, keys, and the record of what they did."""

from __future__ import annotations

from fastapi import APIRouter

from service.api.access import audit, keys, sign_in, users

__all__ = ["router"]

router = APIRouter()
for _part in (sign_in, users, keys, audit):
    router.include_router(_part.router)
