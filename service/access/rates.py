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
    """Counts in the memory of this process; of several that answer on one port, each allows its share.

    All together they allow no more than the settings say (at least one each). Somebody whose requests fall to one of
    them alone is stopped earlier; counts held in common would cost each request a look at the database.

    Args:
        settings: what is allowed a minute.
        processes: how many processes share it.
    """

    def __init__(self, settings: Settings, processes: int = 1) -> None:
        self._limiter = SlidingWindowCounterRateLimiter(MemoryStorage())
        self._requests = RateLimitItemPerMinute(_share(settings.requests_a_minute, processes))
        self._sign_ins = RateLimitItemPerMinute(_share(settings.sign_ins_a_minute, processes))

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


def _share(allowed: int, processes: int) -> int:
    return max(1, allowed // processes)


def rates_of(request: Request) -> Rates:
    """The application's counts."""
    rates: Rates = request.app.state.rates
    return rates
