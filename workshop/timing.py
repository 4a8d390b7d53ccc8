"""How long something takes, and how much memory."""

import resource
from collections.abc import Callable
from pathlib import Path
from time import perf_counter


def timed(call: Callable) -> float:
    """Milliseconds that a call takes."""
    began = perf_counter()
    call()
    return (perf_counter() - began) * 1000


def memory() -> float:
    """The most megabytes this program has taken since it was started; what it was started from does not count."""
    status = Path("/proc/self/status")
    if not status.exists():
        return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    peak = next(line for line in status.read_text().splitlines() if line.startswith("VmHWM"))
    return int(peak.split()[1]) / 1024
