"""The command as an agency runs it: by itself, without Django, and nothing half-done where a file is wrong."""

import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

from lineofsight.agency import command
from lineofsight.agency.tests.census_files import census, child

pytestmark = pytest.mark.once
ROOT = Path(__file__).parents[2]
ALONE = """
import sys
from lineofsight.config import cli
sys.argv = ["lineofsight", "return", "build", "--help"]
try:
    cli.main()
except SystemExit as ended:
    assert ended.code == 0, ended.code
loaded = {name.partition(".")[0] for name in sys.modules}
assert not loaded & {"django", "splink", "pyarrow"}, loaded
"""


def test_django_is_not_loaded():
    subprocess.run([sys.executable, "-c", ALONE], check=True, cwd=ROOT, capture_output=True)


def test_the_extras_are_what_the_requirements_say():
    extras = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]["optional-dependencies"]
    for name, listed in extras.items():
        lines = (ROOT / "requirements" / f"{name}.in").read_text().splitlines()
        said = [line.split("#")[0].strip() for line in lines if line.split("#")[0].strip()]
        assert [one.replace("lineofsight[agency]", "-r agency.in") for one in listed] == said


def test_a_missing_file_is_said(tmp_path, capsys):
    assert command.main(["build", "--request", str(tmp_path / "no.json"), "--out", str(tmp_path)]) == 2
    assert "There is no file" in capsys.readouterr().err


@pytest.mark.parametrize("said", ["[]", "{}", '{"form": "lineofsight-request/1"}', "not json", "\x00"])
def test_what_is_no_request_is_refused(tmp_path, capsys, said):
    request = tmp_path / "request.json"
    request.write_text(said)
    file = census(tmp_path, child(1, ""))
    out = tmp_path / "out"
    assert command.main(["build", "--request", str(request), "--out", str(out), "--cin", str(file)]) == 2
    assert "Download the request again" in capsys.readouterr().err
    assert not out.exists()
