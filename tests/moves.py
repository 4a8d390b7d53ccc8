"""Which operations were performed and which refused while the suite ran: a test in name only is found out."""

import json
import os
from pathlib import Path

BUILD = Path("build/moves")
seen: set[tuple[str, str]] = set()


def listen() -> None:
    """Begin to listen to every operation."""
    from lineofsight.core.access import operations

    operations.listeners.append(lambda name, outcome: seen.add((name, outcome)))


def leave() -> None:
    """Leave what this process saw where the last one finds it."""
    BUILD.mkdir(parents=True, exist_ok=True)
    worker = os.environ.get("PYTEST_XDIST_WORKER", "main")
    (BUILD / f"{worker}.json").write_text(json.dumps(sorted(seen)))


def unseen() -> list[str]:
    """The operations that were not performed, or not refused, by any process of this run."""
    from lineofsight.core.access.manifests import manifests
    from lineofsight.core.access.operations import OPERATIONS

    manifests()
    all_seen = set(seen)
    for path in BUILD.glob("*.json"):
        all_seen |= {tuple(pair) for pair in json.loads(path.read_text())}
        path.unlink()
    problems = []
    for name, operation in OPERATIONS.items():
        if (name, "performed") not in all_seen:
            problems.append(f"{name} was never performed")
        if operation.permission and (name, "refused") not in all_seen:
            problems.append(f"{name} was never refused")
    return problems
