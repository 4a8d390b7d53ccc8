"""The command as an agency runs it: by itself, without Django, and nothing half-done where a file is wrong."""

import json
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

from lineofsight.agency import command
from lineofsight.agency.request import read_policy
from lineofsight.agency.tests.census_files import census, child
from lineofsight.kernel.suppression import DFE_1_5

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


def asked(key: str, measure: str, *divisions: dict, kind: str = "count") -> dict:
    """One thing asked for, as a request writes it."""
    plain = dict.fromkeys(("name", "definition", "numerator", "denominator", "unit"), key)
    return plain | {
        "key": key, "kind": kind, "places": 1, "measure": measure, "policy": vars(DFE_1_5),
        "breakdowns": list(divisions),
        "period": "2024-01-01/2024-03-31",
    }  # fmt: skip


def requested(folder: Path, *things: dict) -> Path:
    about = dict.fromkeys(("edition", "agency", "partnership"), "made up")
    about |= {"request": "7k3mq0z9xa", "period": "2024-01-01/2024-03-31"}
    path = folder / "request.json"
    path.write_text(json.dumps({"form": "lineofsight-request/1", "about": about, "code": "c", "asked": list(things)}))
    return path


def listed(folder: Path, name: str, *days: int) -> Path:
    """A list of missing incidents: a child of their own for each day."""
    rows = [
        f"Child{chr(65 + n)},Invented,{2010 + n % 5}-05-0{1 + n % 9},2024-02-{day:02}" for n, day in enumerate(days)
    ]
    path = folder / name
    path.write_text("\n".join(["First name,Surname,DOB,Date missing", *rows]))
    return path


LISTS = {"dimension": "lists", "codes": dict.fromkeys(("both", "council_only", "police_only"), "x")}
COMPARED = asked("missing.compared", "missing_compared", LISTS | {"not_classified": False, "overlaps": False})


def compare(folder: Path, *more: str) -> int:
    request = requested(folder, COMPARED)
    files = ("--missing", str(listed(folder, "ours.csv", *range(1, 21))))
    files += ("--police", str(listed(folder, "theirs.csv", *range(1, 13))))
    return command.main(["build", "--request", str(request), "--out", str(folder / "out"), *files, *more])


AGREED = ("--agreement", "Missing children agreement", "--agreed", "2024-01-09")
WHY = ("--explain", "child_in_one_list=The police do not record these children’s names")


def test_another_agencys_list_is_not_opened_without_an_agreement(tmp_path, capsys):
    assert compare(tmp_path) == 2
    assert "Name the sharing agreement" in capsys.readouterr().err
    assert not (tmp_path / "out").exists()


def test_a_difference_that_nobody_explained_is_not_sent(tmp_path, capsys):
    assert compare(tmp_path, *AGREED) == 2
    assert "Say why there are children in one list alone" in capsys.readouterr().err


def test_only_counts_of_a_comparison_leave_with_why_they_differ(tmp_path):
    assert compare(tmp_path, *AGREED, *WHY) == 0
    text = (tmp_path / "out" / "draft.json").read_text()
    (value,) = json.loads(text)["values"]
    assert (value["numerator"], value["parts"]) == (
        "20", {"lists=both": "12", "lists=council_only": "8", "lists=police_only": "0"},
    )  # fmt: skip
    assert "Missing children agreement" in value["comment"]
    assert "do not record" in value["comment"]
    assert "ChildA" not in text
    assert "Invented" not in text


@pytest.mark.parametrize("broken", [{"threshold": -1}, {"round_to": -5}, {"width": 0}, {"ceiling": 3}, {}])
def test_a_request_whose_policy_is_none_is_damaged(broken):
    """Else small counts would leave: a threshold below nought hides nothing."""
    with pytest.raises((ValueError, TypeError)):
        read_policy(vars(DFE_1_5) | broken if broken else {})
    assert read_policy(vars(DFE_1_5)) == DFE_1_5


INCIDENTS = {1: 3, 2: 10, 3: 10}


def incidents_built(folder: Path, period: str, *more: str) -> dict:
    """A return on missing incidents, of which January had three, built and signed in a folder of its own."""
    folder.mkdir()
    listing, request = (
        folder / "ours.csv",
        requested(folder, asked("missing", "missing_incidents") | {"period": period}),
    )
    days = [f"Child{month}x{day},2024-{month:02}-{day + 1:02}" for month, n in INCIDENTS.items() for day in range(n)]
    listing.write_text("\n".join(["Child ID,Date missing", *days]))
    places = ("--request", str(request), "--out", str(folder))
    assert command.main(["build", *places, "--missing", str(listing), *more]) == 0
    assert command.main(["sign", *places, "--name", "A (invented)", "--role", "B"]) == 0
    (value,) = json.loads((folder / "return.json").read_text())["values"]
    return value


def test_a_quarter_is_protected_together_with_the_months_that_left(tmp_path, capsys):
    months = [(tmp_path / f"{n}", f"2024-{n:02}-01/2024-{n:02}-{last}") for n, last in ((1, 31), (2, 29), (3, 31))]
    assert [incidents_built(*month)["absence"] for month in months] == ["suppressed", "", ""]
    quarter = "2024-01-01/2024-03-31"
    assert incidents_built(tmp_path / "alone", quarter)["numerator"] == "23"
    assert "give its folder too (--earlier)" in " ".join(capsys.readouterr().out.split())
    earlier = [word for folder, _ in months for word in ("--earlier", str(folder))]
    assert incidents_built(tmp_path / "together", quarter, *earlier)["absence"] == "suppressed"
    assert "code" not in (tmp_path / "1" / "what-was-asked.json").read_text()


@pytest.mark.parametrize(
    ("name", "said"), [("return.json", "holds no return.json"), ("what-was-asked.json", "damaged")]
)
def test_a_folder_from_which_nothing_left_is_said(tmp_path, capsys, name, said):
    folder = tmp_path / "before"
    incidents_built(folder, "2024-02-01/2024-02-29")
    (folder / name).unlink() if "no" in said else (folder / name).write_text("[")
    request = str(folder / "request.json")
    files = ("--missing", str(folder / "ours.csv"), "--earlier", str(folder))
    assert command.main(["build", "--request", request, "--out", str(tmp_path / "out"), *files]) == 2
    assert said in capsys.readouterr().err
