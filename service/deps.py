"""What the addresses get from the application."""

from __future__ import annotations

from typing import Annotated

from fastapi import Depends, Request

from service.jobs.queue import Queue
from service.settings import Settings
from service.store import Store

__all__ = ["QueueDep", "SettingsDep", "StoreDep", "settings_of", "store_of"]


def store_of(request: Request) -> Store:
    """The application's store."""
    store: Store = request.app.state.store
    return store


def settings_of(request: Request) -> Settings:
    """The application's settings."""
    settings: Settings = request.app.state.settings
    return settings


def _queue(request: Request) -> Queue:
    queue: Queue = request.app.state.queue
    return queue


StoreDep = Annotated[Store, Depends(store_of)]
SettingsDep = Annotated[Settings, Depends(settings_of)]
QueueDep = Annotated[Queue, Depends(_queue)]
