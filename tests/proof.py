"""Proves from the JUnit files that the suite ran for real: both databases, a browser on each; none of either fails."""

import sys

from tests.run import properties

WANTED = {"sqlite": ("database=sqlite", "browser="), "postgresql": ("database=postgresql", "browser=")}


def main() -> int:
    """Say what ran, and fail when a database or the browser was not there."""
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
