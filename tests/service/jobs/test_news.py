"""Requests that wait for a document are woken by its reading, and by no other's."""

import asyncio
import threading
import time

import pytest

from service.jobs.news import News
from service.settings import Settings
from service.store import Store
from tests.service.jobs import stubs
from tests.service.jobs.letters import document, letter, upload
from tests.service.jobs.test_reading import reading

SHORT, LONG = 0.05, 60.0


async def slept(news: News, seconds: float, told: int) -> float:
    """How long who waits for documents 1 and 2 sleeps, where another thread tells of one."""
    with news.about([1, 2]) as waiting:
        telling = threading.Thread(target=news.tell, args=(told,))
        begun = time.monotonic()
        telling.start()
        await waiting.sleep(seconds)
        telling.join()
        return time.monotonic() - begun


@pytest.mark.parametrize("told", [1, 2])
def test_who_waits_for_a_document_is_woken(told: int) -> None:
    assert asyncio.run(slept(News(), LONG, told)) < LONG / 2


def test_another_document_wakes_nobody() -> None:
    assert asyncio.run(slept(News(), SHORT, 3)) >= SHORT * 0.9


def test_what_is_told_before_the_sleep_is_not_lost() -> None:
    async def run() -> list[float]:
        news = News()
        with news.about([7]) as waiting:
            news.tell(7)
            begun = time.monotonic()
            await waiting.sleep(LONG)
            first = time.monotonic() - begun
            await waiting.sleep(SHORT)  # and ends one sleep only
            return [first, time.monotonic() - begun - first]

    first, second = asyncio.run(run())

    assert first < LONG / 2
    assert second >= SHORT * 0.9


def test_who_went_away_is_told_nothing() -> None:
    news = News()
    asyncio.run(slept(news, LONG, 1))

    news.tell(1)
    assert not news._waiting


def test_who_went_away_without_a_word_hurts_nobody() -> None:
    news = News()

    async def vanish() -> None:
        news.about([1]).__enter__()

    asyncio.run(vanish())
    news.tell(1)


def test_readers_tell_once_the_document_is_kept(store: Store, store_settings: Settings) -> None:
    (waited,) = upload(store, store_settings, stubs.slow(0.3, letter()))

    async def run() -> str:
        with reading(store, store_settings.model_copy(update={"workers": 1})) as queue:
            with queue.news.about([waited]) as waiting:
                with store.write() as session:
                    queue.enqueue(session, waited)
                queue.wake()
                await waiting.sleep(LONG)
            return document(store, waited).state

    assert asyncio.run(run()) == "read"
