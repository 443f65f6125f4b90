"""Benchmarks: docproc beside its floor and beside what one would compose of other libraries, in one run."""
