"""What packages of others do of the same work, in an environment in which they are installed; run by `bench_numbers`.

`acro` (SACRO, MIT) checks and suppresses tables for research outputs; `pyspc` (GPL, so that it is never installed
beside this product) works out the limits of control charts; `quality-lac-data-validator` (Social Finance, MIT) checks
SSDA903, and needs pandas 1.5, hence an environment of its own. None is needed by anything here.
"""

import json
import logging
import sys
import warnings
from contextlib import redirect_stdout
from pathlib import Path
from time import perf_counter

import numpy as np
import pandas as pd

from workshop.bench_numbers import counts, series


def tables(rows: int, columns: int) -> dict:
    """A table suppressed by acro, from the records its counts come from; its totals are then those of what is shown."""
    logging.disable(logging.CRITICAL)
    import acro

    inner = {key: count for key, count in counts(rows, columns).items() if "total" not in key}
    records = pd.DataFrame([key for key, count in inner.items() for _ in range(count)], columns=["row", "column"])
    session = acro.ACRO(suppress=True)
    began = perf_counter()
    shown = session.crosstab(records.row, records.column, margins=True)
    seconds = perf_counter() - began
    there = {(row, column): shown.loc[row, column] for row, column in inner if column in shown and row in shown.index}
    kept = sum(inner[key] for key, count in there.items() if not np.isnan(count))
    return {
        "seconds": seconds,
        "hidden": sum(1 for key in inner if key not in there or np.isnan(there[key])),
        "lost": sum(inner.values()) - kept,
        "total": float(shown.iloc[-1, -1]),
    }


def charts() -> dict:
    """The limits of as many series by pyspc; it judges points only as it draws them, so that is left out."""
    from pyspc import I_MR_X

    every = [np.array([[n, value] for n, value in enumerate(values, 1)]) for values in series()]
    began = perf_counter()
    limits = [I_MR_X().plot(each, 2) for each in every]
    return {"seconds": perf_counter() - began, "first": [float(each) for each in limits[0][1:4]]}


def care(folder: str, *codes: str) -> dict:
    """The CSV files of an SSDA903 return read and checked by the validator, and what its rules of some codes find."""
    logging.disable(logging.CRITICAL)
    from validator903.config import configured_errors
    from validator903.datastore import copy_datastore, create_datastore
    from validator903.validator import Validator

    files = [
        {"name": path.name, "fileText": path.read_bytes(), "description": "This year"}
        for path in sorted(Path(folder).glob("*.csv"))
    ]
    began = perf_counter()
    validator = Validator({"collectionYear": "2023/24", "localAuthority": "E08000035"}, files)
    read = perf_counter() - began
    began = perf_counter()
    with redirect_stdout(sys.stderr):
        validator.validate([each.code for each, _ in configured_errors])
    seconds = perf_counter() - began
    store = create_datastore(validator.dfs, validator.metadata)
    rules = {each.code: rule for each, rule in configured_errors if each.code in codes}
    found = {code: sum(map(len, rule(copy_datastore(store)).values())) for code, rule in rules.items()}
    return {"read": read, "check": seconds, "rules": len(validator.dones), "found": found}


def main() -> int:
    """One piece of work, its result as a line of JSON."""
    warnings.simplefilter("ignore")
    what, *sizes = sys.argv[1:]
    work = {"care": care, "tables": lambda *given: tables(*map(int, given)), "charts": charts}
    found = work[what](*sizes)
    sys.stdout.write("\n" + json.dumps(found) + "\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
