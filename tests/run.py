"""The whole suite: on SQLite everything, on PostgreSQL all but what touches no database. Called by `make test`."""

import os
import subprocess
import sys
from pathlib import Path
from xml.etree import ElementTree

from tests import postgres

BUILD = Path("build")


def suite(name: str, *options: str, **environment: str) -> int:
    """Run pytest once and leave its JUnit file; both cores, random order."""
    command = [
        sys.executable, "-m", "pytest", "-n", os.environ.get("TEST_WORKERS", "2"), "--dist=loadgroup", "--whole",
        f"--junitxml={BUILD / f'junit-{name}.xml'}", "-q", *options,
    ]  # fmt: skip
    print(f"\n== {name} ==", flush=True)
    return subprocess.run(command, env={**os.environ, **environment}).returncode


def properties(name: str) -> dict[str, int]:
    """How many tests ran with each property, such as database=postgresql, by the JUnit file."""
    counted: dict[str, int] = {}
    for case in ElementTree.parse(BUILD / f"junit-{name}.xml").iter("testcase"):
        if case.find("skipped") is None:
            for prop in case.iter("property"):
                key = f"{prop.get('name')}={prop.get('value')}"
                counted[key] = counted.get(key, 0) + 1
    return counted


def main() -> int:
    """Run both suites and say plainly what ran where."""
    BUILD.mkdir(exist_ok=True)
    extra = sys.argv[1:]
    plain = {key: value for key, value in os.environ.items() if key == "DATABASE_URL"}
    os.environ.pop("DATABASE_URL", None)
    failed = suite("sqlite", *extra)
    os.environ.update(plain)
    with postgres.server() as address:
        failed = suite("postgresql", "-m", "not once", *extra, DATABASE_URL=address) or failed
    for name in ("sqlite", "postgresql"):
        print(f"{name}: ", ", ".join(f"{key} {count}" for key, count in sorted(properties(name).items())) or "nothing")
    if not any(key.startswith("browser=") for name in ("sqlite", "postgresql") for key in properties(name)):
        print("NO BROWSER TEST RAN: Chromium was not found.")
    if not any(key.startswith("scanner=") for name in ("sqlite", "postgresql") for key in properties(name)):
        print("NO VIRUS SCANNER WAS ASKED: clamd was not found. Install Debian's clamav-daemon.")
    return failed


if __name__ == "__main__":
    sys.exit(main())
