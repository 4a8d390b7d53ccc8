"""`lineofsight return`: build a return from an agency's own files, look at it, sign it off. No Django, no database."""

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from lineofsight.agency.build import NotCovered, build, caution
from lineofsight.agency.check import Finding, check, check_annex_a, check_file, check_looked_after, summary
from lineofsight.agency.given import add_files, read_sources
from lineofsight.agency.read.annex_a import read_annex_a
from lineofsight.agency.read.cin import read_census
from lineofsight.agency.read.faults import Fault, Unreadable
from lineofsight.agency.read.ssda903 import read_looked_after
from lineofsight.agency.request import Request, read_request
from lineofsight.agency.write.files import (
    DRAFT,
    PREVIEW,
    RETURN,
    drafted,
    keep_asked,
    read_draft,
    write_draft,
    write_signed,
)
from lineofsight.agency.write.preview import preview


def main(arguments: Sequence[str]) -> int:
    """Run one of the verbs. What is wrong with a file is said place by place, and nothing is written then."""
    given = parser().parse_args(arguments)
    try:
        return int(given.run(given))
    except Unreadable as refused:
        print(f"{refused.name} cannot be used, and nothing was written.", file=sys.stderr)
        for fault in refused.faults:
            print(f"  {fault}", file=sys.stderr)
    except NotCovered as refused:
        print(refused, file=sys.stderr)
    except FileNotFoundError as missing:
        print(f"There is no file {missing.filename}.", file=sys.stderr)
    return 2


def parser() -> argparse.ArgumentParser:
    made = argparse.ArgumentParser(prog="lineofsight return", description=__doc__)
    verbs = made.add_subparsers(required=True, metavar="VERB")
    building = verbs.add_parser("build", help="count, protect, and show what would leave")
    add_places(building)
    add_files(building)
    building.set_defaults(run=run_build)
    checking = verbs.add_parser("check", help="find what is wrong with a file, by the rules of its return")
    checking.add_argument("--cin", type=Path, help="a children in need census (XML)")
    checking.add_argument(
        "--ssda903", type=Path, action="append", default=[], help="SSDA903: a folder of its CSV files, or its XML"
    )
    checking.add_argument("--annex-a", type=Path, help="an Annex A workbook")
    checking.add_argument("--out", type=Path, required=True, help="a file of your own for the list, with identifiers")
    checking.set_defaults(run=run_check)
    signing = verbs.add_parser("sign", help="sign the draft off by name, and write the file to send")
    add_places(signing)
    signing.add_argument("--name", required=True, help="who signs it off")
    signing.add_argument("--role", required=True, help="in which role")
    signing.set_defaults(run=run_sign)
    return made


def add_places(verb: argparse.ArgumentParser) -> None:
    verb.add_argument("--request", type=Path, required=True, help="the request as downloaded from the platform")
    verb.add_argument("--out", type=Path, required=True, help="a folder of your own for the draft and the return")


def run_build(given: argparse.Namespace) -> int:
    """Count what the request asks for, protect it, and write the draft with everything that would leave."""
    request = read_request(given.request)
    sources = read_sources(given, request)
    if not sources.records:
        raise Unreadable("Nothing", [Fault("", "Name at least one file to count from, such as --cin census.xml")])
    built = build(request, sources)
    made = drafted(request, built, sources)
    shown = preview(made, request, built.left, caution(request, sources))
    write_draft(given.out, made, shown, dict(built.left))
    keep_asked(given.out, given.request)
    print(shown)
    print(f"Written to {given.out}: {DRAFT} and {PREVIEW}. Nothing has left this machine.")
    print("Read it, then sign it off: lineofsight return sign --request … --out … --name … --role …")
    return 0


def run_check(given: argparse.Namespace) -> int:
    """Check what was given. What is printed names no child; the list to work from does, and stays with the agency."""
    findings: list[Finding] = []
    if given.cin:
        findings += check(read_census(given.cin))
    if given.ssda903:
        findings += check_looked_after(read_looked_after(given.ssda903))
    if given.annex_a:
        findings += check_annex_a(read_annex_a(given.annex_a))
    if not (given.cin or given.ssda903 or given.annex_a):
        raise Unreadable("Nothing", [Fault("", "Name a file to check: --cin, --ssda903 or --annex-a")])
    given.out.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    check_file(given.out, findings)
    print("\n".join(summary(findings)) or "Nothing was found.")
    print(f"{len(findings):,} places in {given.out}. It names children: keep it, and send it nowhere.")
    return 1 if findings else 0


def run_sign(given: argparse.Namespace) -> int:
    """Sign the draft off, after showing once more everything that it holds."""
    request = read_request(given.request)
    made, left = read_draft(given.out)
    must_answer(made.about["request"], request)
    if not (given.name.strip() and given.role.strip()):
        raise Unreadable(DRAFT, [Fault("", "Give the name and the role of whoever signs it off")])
    signed = write_signed(given.out, made, request, given.name, given.role)
    print(preview(signed, request, left))
    print(f"Signed: {given.out / RETURN}. Upload this one file on the page you had the request from.")
    return 0


def must_answer(ref: str, request: Request) -> None:
    """A draft is signed with the code of its own request alone."""
    if ref != request.about["request"]:
        raise Unreadable(DRAFT, [Fault("", "It was built for another request. Build it again with this one")])
