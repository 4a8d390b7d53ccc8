"""Measures: each counted once in narwhals over DuckDB, and once in plain Python beside it, which it must agree with.

An indicator names its measure; the measure says what is counted, one row a thing, and counting is the same for all.
"""

from lineofsight.agency.measures.counting import Counted, count
from lineofsight.agency.measures.registry import MEASURES, Measure

__all__ = ["MEASURES", "Counted", "Measure", "count"]
