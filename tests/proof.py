"""Proves from the JUnit files that the suite ran for real: both databases, on each a browser and a virus scanner."""

import sys

from tests.run import properties

WANTED = {name: (f"database={name}", "browser=", "scanner=") for name in ("sqlite", "postgresql")}


def main() -> int:
    """Say what ran, and fail when a database, the browser or the scanner was not there."""
    missing = []
    for name, wanted in WANTED.items():
        counted = properties(name)
        print(f"{name}: {counted}")
        missing += [f"{name}: no test with {want}" for want in wanted if not any(k.startswith(want) for k in counted)]
    for sentence in missing:
        print(sentence, file=sys.stderr)
    return 1 if missing else 0


if __name__ == "__main__":
    sys.exit(main())
