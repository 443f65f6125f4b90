"""The kill test in small: real processes, SIGKILL at random moments, nothing lost, doubled or stuck."""

import pytest

from bench.service_kill import measure
from tests.service.postgres import Postgres


@pytest.mark.parametrize("database", ["sqlite", "postgresql"])
def test_nothing_is_lost_doubled_or_stuck_when_processes_are_killed(
    database: str, request: pytest.FixtureRequest
) -> None:
    if database == "postgresql":
        server: Postgres = request.getfixturevalue("postgres")  # skips where there is none
        assert server.answers()

    outcome = measure(database, uploads=40, clients=8, kills=3, seed=7)

    assert outcome.killed
    assert outcome.answered == 40
    assert outcome.well, outcome
