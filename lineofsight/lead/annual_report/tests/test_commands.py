"""`lineofsight figures` and `lineofsight report`, run as somebody at the machine runs them."""

import errno
import io
import json
import os
from decimal import Decimal
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command
from django.core.management.base import OutputWrapper

from lineofsight.core.access.models import Partnership
from lineofsight.core.access.scope import scope
from lineofsight.core.documents.services import read_file
from lineofsight.core.insight.models import Observation
from lineofsight.lead.annual_report.management.telling import Teller
from lineofsight.lead.annual_report.management.writing import write_whole
from lineofsight.lead.annual_report.services import reports
from lineofsight.lead.annual_report.tests.factories import (
    YEAR,
    contacts_known,
    corrected,
    frozen_of,
    known,
    published,
    section_of,
    signed,
    small_count,
    started,
    written,
)
from tests.documents.outputs import docx_text, html_text

TEXT = (
    "We took {front_door.contacts}, {front_door.contacts as=change}; police made "
    "{front_door.contacts breakdown=source=police as=share}; of health's {front_door.health_conversion} became "
    "referrals ({front_door.health_conversion as=share}).\n\n{front_door.contacts as=table}\n\n"
    "- **{front_door.contacts}**\n\n> {front_door.contacts}"
)


def run(*words, **options):
    out = io.StringIO()
    call_command(*words, stdout=out, **options)
    return out.getvalue()


def figures(word="2018-19", *more):
    return json.loads(run("figures", word, "--json", *more))


def drafted(world, text=TEXT):
    contacts_known(world)
    known(world, "front_door.contacts", YEAR, value=9509, breakdown="source=police")
    known(world, "front_door.health_conversion", YEAR, counts=(1322, 3399), agency="Health")
    report = started(world)
    written(world, section_of(report), text)
    return report


def test_every_placed_figure_is_listed_with_where_it_comes_from(world):
    report = drafted(world)
    told = figures(report.ref)
    assert (told["report"], told["partnership"], told["frozen"]) == (report.ref, "ashmere", None)
    assert [(one["as"], one["shown"]) for one in told["figures"]] == [
        ("number", "24,629"), ("change", "up 14.4% from 21,534 in 2017/18"), ("share", "9,509 of 24,629"),
        ("number", "38.9%"),
        ("share", "1,322 of 3,399"), ("table", "21,534"), ("table", "24,629"), ("number", "24,629"),
        ("number", "24,629"),
    ]  # fmt: skip
    first = told["figures"][0]
    assert {name: first[name] for name in ("section", "key", "period", "area", "breakdown", "exact", "state")} == {
        "section": "What we did", "key": "front_door.contacts", "period": "2018-04-01/2019-03-31",
        "area": "X00000001", "breakdown": "", "exact": "24629", "state": "final",
    }  # fmt: skip
    assert (first["document"], first["place"]) == ("the 2018/19 report", "line 2309")
    assert "Ashmere Council" in first["source"]
    assert first["as_at"] == told["as_at"]
    assert first["rests_on"][0]["known_from"].startswith("2019-06-01")


def test_changes_and_shares_are_given_exactly(world):
    drafted(world)
    _, change, part, conversion, share, *_ = figures()["figures"]
    assert change["exact"] == "3095"
    assert Decimal(change["exact_percent"]).quantize(Decimal("0.0001")) == Decimal("14.3726")
    assert part["breakdown"] == "source=police"
    assert Decimal(part["exact_percent"]).quantize(Decimal("0.0001")) == Decimal("38.6090")
    assert Decimal(share["exact_percent"]).quantize(Decimal("0.0001")) == Decimal("38.8938")
    assert Decimal(conversion["exact"]).quantize(Decimal("0.0001")) == Decimal("38.8938")


def test_each_figure_of_a_table_rests_on_its_own_periods_value(world):
    drafted(world)
    before, now = [one for one in figures()["figures"] if one["as"] == "table"]
    assert [one["period"] for one in (before, now)] == ["2017-04-01/2018-03-31", "2018-04-01/2019-03-31"]
    assert [one["exact"] for one in (before, now)] == ["21534", "24629"]
    assert [len(one["rests_on"]) for one in (before, now)] == [1, 1]


def test_a_frozen_report_answers_as_it_was_frozen(world):
    report = published(world)
    before = figures()
    assert before["frozen"] == frozen_of(report).ref
    assert [one["shown"] for one in before["figures"]] == ["24,629", "up 14.4% from 21,534 in 2017/18"] * 2
    corrected(world, Observation.objects.get(indicator="front_door.contacts", value=24629), 24700)
    assert figures() == before


def test_a_count_that_may_not_be_shown_is_not_told_either(world):
    drafted(world, "{protection.plans}")
    small_count(world)
    [one] = figures()["figures"]
    assert (one["shown"], one["state"], one["exact"]) == ("suppressed", "suppressed", None)
    assert all(seen["exact"] is seen["numerator"] is seen["denominator"] is None for seen in one["rests_on"])


def test_without_json_each_figure_is_a_line(world):
    drafted(world)
    head, first, *rest = run("figures", "2018/19", "--partnership", "ashmere").splitlines()
    assert head.split("\t")[:2] == ["section", "key"]
    assert first.split("\t")[5:8] == ["24,629", "24629", "final"]
    assert len(rest) == 8


def test_a_report_is_written_in_each_form(world, tmp_path):
    drafted(world)
    for form in ("html", "pdf", "docx"):
        said = run("report", "2018-19", "--out", str(tmp_path / f"r.{form}"))
        assert "a draft" in said
    assert "24,629" in html_text((tmp_path / "r.html").read_text(encoding="utf-8"))
    assert (tmp_path / "r.pdf").read_bytes().startswith(b"%PDF-")
    assert "24,629" in docx_text((tmp_path / "r.docx").read_bytes())


def test_of_a_signed_report_the_pdf_is_the_bytes_that_were_signed(world, tmp_path):
    frozen = frozen_of(signed(world))
    said = run("report", "2018-19", "--format", "pdf", "--out", str(tmp_path / "kept"))
    assert (tmp_path / "kept").read_bytes() == read_file(frozen.pdf)
    assert "as it was frozen" in said


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (("figures", "2017-18"), "no yearly report called 2017-18"),
        (("figures", "2018-19", "--partnership", "netherby"), "called 2018-19 in netherby"),
        (("report", "2018-19", "--out", "report.txt"), "Add --format with one of html, pdf, docx"),
        (("report", "2018-19", "--out", "no/such/folder/r.pdf"), "cannot be written"),
    ],
)
def test_what_cannot_be_done_is_refused_with_what_to_do(world, words, says):
    drafted(world)
    with pytest.raises(CommandError, match=says) as refused:
        run(*words)
    assert refused.value.returncode == 1


def test_two_reports_on_a_year_must_be_told_apart(world):
    drafted(world)
    netherby = Partnership.objects.get(slug="netherby")
    with scope(netherby):
        reports.create_report(world.neighbour, partnership=netherby, title="Theirs", period=YEAR, sections=())
    with pytest.raises(CommandError, match="--partnership ashmere or --partnership netherby"):
        figures()
    assert figures("2018-19", "--partnership", "netherby")["title"] == "Theirs"


def test_how_far_it_is_stands_on_stderr(world, tmp_path):
    drafted(world)
    said = io.StringIO()
    run("report", "2018-19", "--out", str(tmp_path / "r.pdf"), stderr=said)
    assert said.getvalue().splitlines() == ["1 of 2 sections read", "2 of 2 sections read", "Making the pages"]


def test_on_a_terminal_the_line_moves():
    class Terminal(io.StringIO):
        def isatty(self) -> bool:
            return True

    seen = Terminal()
    teller = Teller(OutputWrapper(seen))
    teller.read(10, 10)
    teller.read(1, 9)
    teller.end()
    assert seen.getvalue() == "\r10 of 10 sections read\r1 of 9 sections read  \n"


def test_a_file_is_written_in_the_place_of_the_one_before_with_its_mode_and_through_a_link(tmp_path):
    real, link = tmp_path / "real", tmp_path / "link"
    real.write_bytes(b"before")
    real.chmod(0o640)
    link.symlink_to(real)
    write_whole(link, b"after")
    assert (real.read_bytes(), real.stat().st_mode & 0o777, link.is_symlink()) == (b"after", 0o640, True)
    assert len(list(tmp_path.iterdir())) == 2


def test_what_cannot_be_written_to_the_end_leaves_the_one_before(tmp_path, monkeypatch):
    out = tmp_path / "out"
    out.write_bytes(b"before")
    monkeypatch.setattr(os, "fsync", lambda _: (_ for _ in ()).throw(OSError(errno.ENOSPC, "No space left on device")))
    with pytest.raises(OSError, match="No space left"):
        write_whole(out, b"after")
    assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == {"out": b"before"}


def test_what_is_no_file_is_written_to_as_it_is():
    write_whole(Path("/dev/null"), b"gone")
    assert not Path("/dev/null").is_file()
