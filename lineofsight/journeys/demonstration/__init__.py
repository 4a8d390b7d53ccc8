"""The demonstration: Leeds with what it published (`leeds.py`), and a made-up town in which people act (`ashmere.py`).

Real figures say "as published", with document and line. No act (sign-off, reply, meeting) is invented for a real body:
acts happen in the made-up town, and everybody in both is labelled as of the demonstration. All of it is made by
calling services, as people would.
"""

from lineofsight.core.access.actors import system
from lineofsight.core.insight.benchmarks.loading import load_benchmarks
from lineofsight.journeys.demonstration import ashmere, cast, leeds
from lineofsight.journeys.demonstration.cast import PASSWORD, WHO


def build() -> None:
    """Make both partnerships and everybody in them."""
    load_benchmarks(system("demonstration"))
    administrator = cast.administrator()
    leeds.build(administrator)
    ashmere.build(administrator)


__all__ = ["PASSWORD", "WHO", "build"]
