"""Reads the matrix of rights, `rights.toml`."""

import tomllib
from pathlib import Path

MATRIX = tomllib.loads(Path(__file__).with_suffix(".toml").read_text())


def holders(permission: str) -> set[str]:
    """Who the matrix says has a right."""
    groups = MATRIX["groups"]
    return {name for word in MATRIX["rights"][permission] for name in groups.get(word, [word])}
