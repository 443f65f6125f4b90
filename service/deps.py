"""What the addresses get from the application."""

from __future__ import annotations

from typing import Annotated

from fastapi import Depends, Request

from service.jobs.queue import Queue
from service.settings import Settings
from service.store import Store

__all__ = ["QueueDep", "SettingsDep", "StoreDep"]


def _store(request: Request) -> Store:
    store: Store = request.app.state.store
    return store


def _settings(request: Request) -> Settings:
    settings: Settings = request.app.state.settings
    return settings


def _queue(request: Request) -> Queue:
    queue: Queue = request.app.state.queue
    return queue


StoreDep = Annotated[Store, Depends(_store)]
SettingsDep = Annotated[Settings, Depends(_settings)]
QueueDep = Annotated[Queue, Depends(_queue)]
