"""``python -m tests.fuzz --cases 20000 --workers 2``: a campaign of mutated files, and a table of what came of them.

``--only NUMBER --save FILE`` writes one case to a file, to look into it.
"""

from __future__ import annotations

import argparse
import sys
import time
from pathlib import Path

from tests.fuzz.campaign import BREACHES, Campaign, case
from tests.fuzz.seeds import KINDS, seeds


def main() -> int:
    """Run the campaign; the exit status is 1 where anything crashed, hung or leaked."""
    parser = argparse.ArgumentParser(prog="python -m tests.fuzz", description="Read mutated files.")
    parser.add_argument("--cases", type=int, default=20_000)
    parser.add_argument("--workers", type=int, default=2, help="files read at a time")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--first", type=int, default=0, help="number of the first case")
    parser.add_argument("--recognised", type=int, default=2_000, help="so many first cases go through Tesseract")
    parser.add_argument("--only", type=int, help="write this case to --save, and run nothing")
    parser.add_argument("--save", type=Path)
    args = parser.parse_args()
    sound = seeds()
    if args.only is not None and args.save is not None:
        args.save.write_bytes(case(args.only, sound, args.seed)[1])
        return 0
    start, campaign = time.monotonic(), Campaign()
    cases = range(args.first, args.first + args.cases)
    for recognise, some in ((True, cases[: args.recognised]), (False, cases[args.recognised :])):
        if some:
            campaign.run(some, sound, seed=args.seed, workers=args.workers, recognise=recognise)
    _tell(campaign, time.monotonic() - start)
    return int(bool(campaign.crashes or campaign.hangs or campaign.leaked_processes or campaign.leaked_files))


def _tell(campaign: Campaign, seconds: float) -> None:
    codes = sorted(
        {code for counter in campaign.outcomes.values() for code in counter}, key=lambda c: (c in BREACHES, c)
    )
    print(f"{'outcome':24}" + "".join(f"{kind:>10}" for kind in KINDS))
    for code in codes:
        print(f"{code:24}" + "".join(f"{campaign.outcomes[kind][code]:>10,}" for kind in KINDS))
    print(f"{'all':24}" + "".join(f"{sum(campaign.outcomes[kind].values()):>10,}" for kind in KINDS))
    print(f"crashes of the caller {len(campaign.crashes)}, hangs {len(campaign.hangs)}, ", end="")
    print(f"leaked processes {len(campaign.leaked_processes)}, leaked files {len(campaign.leaked_files)}")
    half, end = campaign.memory
    print(f"caller's memory {half:.0f} MB half-way, {end:.0f} MB at the end")
    print(f"slowest case {campaign.slowest[1]}: {campaign.slowest[0]:.1f} s; all in {seconds:,.0f} s")
    for number, what in [*campaign.crashes.items(), *campaign.breaches.items(), *campaign.hangs.items()]:
        print(f"case {number}: {what}")


if __name__ == "__main__":
    sys.exit(main())
