"""How often somebody may ask: requests of a principal, sign-ins under a name and from an address."""

from __future__ import annotations

import math
import time

from fastapi import Request
from limits import RateLimitItem, RateLimitItemPerMinute
from limits.storage import MemoryStorage
from limits.strategies import SlidingWindowCounterRateLimiter

from service.access.principal import Principal
from service.problems import ProblemError
from service.settings import Settings

__all__ = ["Rates", "rates_of"]


class Rates:
    """Counts in the memory of this process: with several processes the limits are as many times as high.

    They are there to slow down who guesses passwords and to stop a program that runs wild; neither needs to be exact.
    """

    def __init__(self, settings: Settings) -> None:
        self._limiter = SlidingWindowCounterRateLimiter(MemoryStorage())
        self._requests = RateLimitItemPerMinute(settings.requests_a_minute)
        self._sign_ins = RateLimitItemPerMinute(settings.sign_ins_a_minute)

    def count_request(self, principal: Principal) -> None:
        """Count a request.

        Raises:
            ProblemError: 429 ``too_many_requests``, with the seconds to wait.
        """
        self._count(self._requests, "request", principal.name)

    def count_sign_in(self, name: str, address: str | None) -> None:
        """Count a try to sign in, right or wrong.

        Args:
            name: as it is stored, whether there is such a user or not.
            address: of the network.

        Raises:
            ProblemError: 429 ``too_many_requests``, with the seconds to wait.
        """
        self._count(self._sign_ins, "address", address or "")
        self._count(self._sign_ins, "name", name)

    def _count(self, limit: RateLimitItem, kind: str, who: str) -> None:
        if self._limiter.hit(limit, kind, who):
            return
        reset = self._limiter.get_window_stats(limit, kind, who).reset_time
        seconds = max(1, math.ceil(reset - time.time()))
        raise ProblemError(
            429, "too_many_requests", f"too often; try again in {seconds} s", headers={"Retry-After": str(seconds)}
        )


def rates_of(request: Request) -> Rates:
    """The application's counts."""
    rates: Rates = request.app.state.rates
    return rates
