"""A request handed out for an agency's own system, and the return that system built (decision 21)."""

from datetime import datetime

from lineofsight.core.access.actors import Actor
from lineofsight.core.access.operations import operation
from lineofsight.core.access.sealing import seal, unseal
from lineofsight.core.records import services as records
from lineofsight.kernel import clock
from lineofsight.kernel.lifecycle import MoveRefused
from lineofsight.kernel.refs import new_ref
from lineofsight.kernel.signed_returns import SignedReturn, new_code, parsed, proven, read_return
from lineofsight.know.performance import selectors
from lineofsight.know.performance.models import HandedOut, Return
from lineofsight.know.performance.rules.desk import CHANGED, DRAFT, answer_of, explained, return_faults
from lineofsight.know.performance.services.requests import end_handed_out
from lineofsight.know.performance.services.returns import held, keep_answers, open_facts

PLACE = {"table": "performance_handedout", "column": "code"}


class BuiltRefused(ValueError):
    """A built return cannot be taken, so none of it is; `faults` says what is wrong."""

    def __init__(self, faults: list[str]):
        super().__init__(" ".join(faults))
        self.faults = faults


@operation("performance.hand_out_request", on="agency_return", permission="performance.take_built_return")
def hand_out_request(actor: Actor, *, agency_return: Return) -> tuple[HandedOut, str]:
    """Hand the request out for the agency's own system, with a code. What was handed out before is void from now.

    Returns:
        What was handed out, and its code, which is kept sealed and shown once, in the file.
    """
    held(agency_return)
    refusal = agency_return.LIFECYCLE.refusal("take_built_return", agency_return.state, open_facts(agency_return))
    if refusal:
        raise MoveRefused(refusal)
    end_handed_out(agency_return)
    ref, code = new_ref(), new_code()
    made = HandedOut.objects.create(
        ref=ref, partnership=agency_return.partnership, agency_return=agency_return,
        code=seal(code.encode(), ref=ref, **PLACE), handed_out_to=actor.ref,
    )  # fmt: skip
    return made, code


def read_built(agency_return: Return, content: bytes) -> tuple[SignedReturn, HandedOut]:
    """A built return that can be taken: signed off by somebody, with the code handed out last, and protected.

    Raises:
        NotAReturn: the file is no return.
        BuiltRefused: it cannot be taken, with every reason.
    """
    data = parsed(content)
    made = read_return(data)
    standing = HandedOut.objects.filter(agency_return=agency_return, ended_at=None).first()
    if made.signed_off is None:
        raise BuiltRefused([DRAFT])
    if standing is None or not proven(data, code_of(standing)):
        raise BuiltRefused([CHANGED])
    if faults := return_faults(made, selectors.expected_of(agency_return)):
        raise BuiltRefused(faults)
    return made, standing


def code_of(handed_out: HandedOut) -> str:
    return unseal(bytes(handed_out.code), ref=handed_out.ref, **PLACE).decode()


@operation("performance.take_built_return", on="agency_return")
def take_built_return(actor: Actor, *, agency_return: Return, content: bytes) -> Return:
    """Take the figures of a built return as the agency's answers: all of them or none. The code is spent by it.

    They become observations when the return is signed off here, as those typed by hand do; who signed at the agency
    is kept beside.
    """
    held(agency_return)
    made, standing = read_built(agency_return, content)
    answers = {value.indicator: explained(answer_of(value)) for value in made.values}
    keep_answers(actor, agency_return, answers)
    records.move(agency_return, "take_built_return", facts=open_facts(agency_return), reason=signed_line(made))
    signer = made.signed_off
    standing.taken_at = standing.ended_at = clock.now()
    standing.code, standing.taken_from, standing.software = b"", actor.ref, made.software
    standing.signer_name, standing.signer_role = signer.name, signer.role
    standing.signed_at = datetime.fromisoformat(signer.at)
    standing.save()
    return agency_return


def signed_line(made: SignedReturn) -> str:
    """Who signed a built return off at the agency, in words."""
    signer = made.signed_off
    return f"Signed off at the agency by {signer.name}, {signer.role}" if signer else ""
