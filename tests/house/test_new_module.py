"""`make new-module` gives a module whose own tests pass and whose imports keep the contracts."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

pytestmark = pytest.mark.once
PARTS = ("lineofsight", "tests", "workshop", "conftest.py", "pyproject.toml")


def test_a_new_module_works_and_keeps_the_contracts(tmp_path):
    for part in PARTS:
        source = Path(part)
        if source.is_dir():
            shutil.copytree(source, tmp_path / part, ignore=shutil.ignore_patterns("__pycache__", "var", "build"))
        else:
            shutil.copy(source, tmp_path / part)
    plain = {key: value for key, value in os.environ.items() if not key.startswith(("PYTEST", "DATABASE"))}

    def run(*command: str) -> str:
        done = subprocess.run(
            [sys.executable, "-m", *command], cwd=tmp_path, env=plain, capture_output=True, text=True, timeout=120
        )
        assert done.returncode == 0, done.stdout + done.stderr
        return done.stdout

    assert "training_days is there" in run("workshop.new_module", "learn", "training_days")
    assert "3 passed" in run("pytest", "lineofsight/learn/training_days", "-q")
    contracts = Path(sys.executable).with_name("lint-imports")
    done = subprocess.run([contracts], cwd=tmp_path, env=plain, capture_output=True, text=True, timeout=120)
    assert "0 broken" in done.stdout, done.stdout
