"""How long something takes."""

from collections.abc import Callable
from time import perf_counter


def timed(call: Callable) -> float:
    """Milliseconds that a call takes."""
    began = perf_counter()
    call()
    return (perf_counter() - began) * 1000
