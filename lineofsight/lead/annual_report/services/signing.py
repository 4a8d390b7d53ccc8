"""Sign-off: what is sent to the partners is frozen first, and what was frozen is what they sign."""

from datetime import date

from lineofsight.core.access.actors import Actor, PersonActor
from lineofsight.core.access.operations import operation
from lineofsight.core.design.addresses import address
from lineofsight.core.documents import tree
from lineofsight.core.documents.kinds import PDF_KIND
from lineofsight.core.documents.services import keep_file
from lineofsight.core.notices import services as notices
from lineofsight.core.notices.letters import Letter, full_address, write_letter
from lineofsight.core.people.models import Person
from lineofsight.core.records import services as records
from lineofsight.kernel.lifecycle import MoveRefused
from lineofsight.lead.annual_report.models import Frozen, Report, SignOff
from lineofsight.lead.annual_report.selectors import reports as selectors
from lineofsight.lead.annual_report.selectors.preparing import Prepared, as_it_stands, prepare
from lineofsight.lead.annual_report.services.builds import close_builds
from lineofsight.lead.annual_report.services.deliveries import owe_deliveries


@operation("annual_report.send_for_sign_off", on="report")
def send_for_sign_off(actor: Actor, *, report: Report, due: date, prepared: Prepared | None = None) -> Frozen:
    """Freeze the report, every figure with it, and ask each partner to sign it by a day.

    Args:
        prepared: what long work made ready a moment ago; none: it is made here, as the report stands this moment.

    Raises:
        MoveRefused: a section is not finished or has something to put right, nobody is appointed to sign, or the report
            is no longer as it was prepared.
        DocumentRefused: the report cannot be made into a PDF; the sentence says what to put right.
    """
    ready = prepared or prepare(report)
    if ready.stands != as_it_stands(report):
        raise MoveRefused("The report was changed while it was being frozen. Look at it again, then send it.")
    records.move(report, "send_for_sign_off", facts=ready.facts)
    frozen = freeze(report, ready)
    close_builds(report)
    for person in people_signing(report):
        notices.owe(
            record_ref=report.ref,
            what=owed_by(person),
            title=f"Sign {report.title}",
            address=address("annual_report:sign_report", ref=report.ref),
            on=due,
            person=person,
            rule="The partnership’s timetable, local",
        )
        notices.queue(sign_letter(report, person, due), to=person, about_ref=report.ref)
    return frozen


def freeze(report: Report, ready: Prepared) -> Frozen:
    """Keep a report as it was prepared: the document, its figures, and its PDF by hash."""
    file = keep_file(content=ready.content, name=f"{report.slug}.pdf", kind=PDF_KIND.media_type)
    return Frozen.objects.create(
        partnership=report.partnership,
        report=report,
        as_at=ready.composed.as_at,
        document=tree.to_json(ready.composed.document),
        figures=ready.composed.figures,
        signers=list(ready.stands.signers),
        pdf=file,
        sha256=file.sha256,
    )


def people_signing(report: Report) -> list[Person]:
    """Whoever signs a report, once each."""
    return list({a.person_id: a.person for a in selectors.signers_of(report)}.values())


def owed_by(person: Person) -> str:
    """The word under which a person owes their signature."""
    return f"sign_report:{person.ref}"


def sign_letter(report: Report, person: Person, due: date) -> Letter:
    """What a partner who is asked to sign is written."""
    return write_letter(
        "annual_report/sign",
        person=person,
        report=report,
        partnership=report.partnership,
        due=due,
        signers_called=selectors.signers_called(report),
        address=full_address("annual_report:sign_report", ref=report.ref),
    )


@operation("annual_report.recall_report", on="report")
def recall_report(actor: Actor, *, report: Report, reason: str) -> Report:
    """Take a report back from the partners to change it. What they signed stays kept; they are asked anew."""
    frozen = selectors.frozen_of(report)
    records.move(report, "recall_report", reason=reason)
    asked = {s.person_id: s.person for s in selectors.sign_offs_of(frozen)}
    for person in {*asked.values(), *people_signing(report)}:
        notices.lift(record_ref=report.ref, what=owed_by(person))
    return report


@operation("annual_report.sign_report", on="report")
def sign_report(actor: PersonActor, *, report: Report, frozen: Frozen) -> list[SignOff]:
    """Sign what was frozen, for each organisation one is appointed for. The last signature closes sign-off.

    Args:
        frozen: what the signer read; when the report was recalled and sent again since, nothing is signed.
    """
    facts = selectors.report_facts(report, actor, frozen)
    records.move(report, "sign_report", facts=facts)
    made = [
        SignOff.objects.create(
            partnership=report.partnership, report=report, frozen=frozen, person=a.person, role=a.role,
            organisation=a.organisation,
        )
        for a in selectors.signers_of(report)
        if a.person_id == actor.person_id
    ]  # fmt: skip
    notices.settle(record_ref=report.ref, what=owed_by(made[0].person))
    facts = selectors.report_facts(report)
    if not facts.waiting_for:
        records.move(report, "freeze_report", facts=facts)
        owe_deliveries(report)
    return made
