"""The files of a return: the draft and its preview, and the return once somebody has signed it off."""

import json
from dataclasses import replace
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from lineofsight.agency.build import Built, Sources
from lineofsight.agency.read.faults import Fault, Unreadable
from lineofsight.agency.request import Request
from lineofsight.kernel import clock
from lineofsight.kernel.signed_returns import NotAReturn, SignedReturn, Signer, parsed, read_return, written

DRAFT, PREVIEW, RETURN = "draft.json", "what-will-leave.txt", "return.json"
# What was asked for, kept beside what left, so that later returns can be protected together with it.
ASKED = "what-was-asked.json"
# What is not in the return, kept beside the draft so that its preview can be shown again.
LEFT = "not-built.json"


def software() -> str:
    """The program and its version, as the return says it."""
    try:
        return f"lineofsight {version('lineofsight')}"
    except PackageNotFoundError:
        return "lineofsight"


def now() -> str:
    return clock.now().isoformat(timespec="seconds")


def drafted(request: Request, built: Built, sources: Sources) -> SignedReturn:
    """What was built, as a return that nobody has signed off."""
    about = {name: request.about[name] for name in ("request", "edition", "period", "agency", "partnership")}
    return SignedReturn(about, software(), now(), sources.names, built.values)


def write_draft(folder: Path, made: SignedReturn, shown: str, left: dict[str, str]) -> None:
    """The draft and its preview, readable by nobody else on the machine."""
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    (folder / DRAFT).write_bytes(written(made, ""))
    (folder / LEFT).write_text(json.dumps(left, ensure_ascii=False, indent=1), encoding="utf-8")
    (folder / PREVIEW).write_text(shown, encoding="utf-8")


def keep_asked(folder: Path, request: Path) -> None:
    """Keep what a request asked for, without its code."""
    asked = json.loads(request.read_bytes())["asked"]
    (folder / ASKED).write_text(json.dumps(asked, ensure_ascii=False, indent=1), encoding="utf-8")


def read_draft(folder: Path) -> tuple[SignedReturn, dict[str, str]]:
    """The draft as it was written, and what was left out of it.

    Raises:
        Unreadable: there is none, or it was damaged.
    """
    try:
        made = read_return(parsed((folder / DRAFT).read_bytes()))
        return made, json.loads((folder / LEFT).read_text(encoding="utf-8"))
    except (OSError, ValueError, NotAReturn):
        raise Unreadable(DRAFT, [Fault("", f"There is no whole draft in {folder}. Build it again")]) from None


def write_signed(folder: Path, made: SignedReturn, request: Request, name: str, role: str) -> SignedReturn:
    """The return, signed off by name and sealed with the request's code: the one file that is sent."""
    signed = replace(made, signed_off=Signer(name.strip(), role.strip(), now()))
    (folder / RETURN).write_bytes(written(signed, request.code))
    return signed
