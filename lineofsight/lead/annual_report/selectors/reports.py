"""Reads of reports: their lists, who signs them, what their moves are judged by, what was published."""

from dataclasses import dataclass
from datetime import datetime

from django.db.models import Prefetch, QuerySet

from lineofsight.core.access.actors import Actor
from lineofsight.core.access.models import Partnership
from lineofsight.core.people import selectors as people
from lineofsight.core.people.models import Appointment
from lineofsight.lead.annual_report.models import Frozen, Report, Section, SectionVersion, SignOff
from lineofsight.lead.annual_report.rules.guards import ReportFacts, SectionFacts
from lineofsight.lead.annual_report.rules.signing import LABELS, STATUTORY_PARTNER, signing_role
from lineofsight.lead.annual_report.selectors.composing import Progress, read_report, untold
from lineofsight.lead.annual_report.selectors.permissions import reports_seen
from lineofsight.lead.annual_report.selectors.reading import read_section


@dataclass(frozen=True)
class Signer:
    """Somebody who signs a report, and their signature under what is frozen now."""

    name: str
    organisation: str
    signed_at: datetime | None


def reports_in(actor: Actor, partnership: Partnership) -> QuerySet[Report]:
    """A partnership's reports with their sections, the latest period first."""
    sections = Prefetch("sections", Section.objects.order_by("position"))
    return reports_seen(actor).filter(partnership=partnership).prefetch_related(sections)


def published_in(partnership: Partnership) -> QuerySet[Report]:
    """What a partnership has published: for anybody."""
    return Report.objects.filter(partnership=partnership, state="published")


def published_report(partnership: Partnership, slug: str) -> Report | None:
    """The published report at a permanent address; none until it is published."""
    return published_in(partnership).filter(slug=slug).select_related("partnership").first()


def slugs_taken(partnership: Partnership) -> set[str]:
    """The periods that have a report already, by their slugs."""
    return set(Report.objects.filter(partnership=partnership).values_list("slug", flat=True))


def frozen_of(report: Report) -> Frozen | None:
    """What is frozen of a report: what its signers were sent last, unless it was recalled."""
    if report.state == "drafting":
        return None
    return report.frozen.select_related("pdf", "partnership").last()


def signers_of(report: Report) -> list[Appointment]:
    """Whoever signs a report, for an organisation each: once it is sent, those it was sent to, and nobody else.

    Until then, everyone who holds the signing role today. Ending somebody's appointment does not do without their
    signature: the report must be recalled, and sent to whoever holds the role by then.
    """
    frozen = frozen_of(report)
    if frozen is None:
        appointed = appointed_to_sign(report)
        role = role_among(report, appointed)
        return [a for a in appointed if a.role == role]
    return people.appointments_by_ref(frozen.signers)


def appointed_to_sign(report: Report) -> list[Appointment]:
    """Everyone who holds one of the roles that sign reports today."""
    return list(people.appointments_in(report.partnership).filter(role__in=LABELS))


def role_among(report: Report, appointed: list[Appointment]) -> str:
    """Which of the roles that some hold today signs a report, see `rules.signing`."""
    return signing_role(report.end, any(a.role == STATUTORY_PARTNER for a in appointed))


def signers_called(report: Report) -> str:
    """What the signers of a report are called: those it was sent to, or would be sent to today."""
    asked = signers_of(report)
    return LABELS[asked[0].role if asked else role_among(report, asked)]


def sign_offs_of(frozen: Frozen | None) -> list[SignOff]:
    """The signatures under what is frozen."""
    return list(frozen.sign_offs.select_related("person", "organisation")) if frozen else []


def signatures(report: Report, frozen: Frozen | None) -> list[Signer]:
    """Who signs and when they did; once all have, those who signed, whatever they are appointed to by now."""
    made = sign_offs_of(frozen)
    signed = {(s.person_id, s.organisation_id): s.at for s in made}
    if report.state in ("signed", "published"):
        return [Signer(s.person.name, name_of(s.organisation), s.at) for s in made]
    return [
        Signer(a.person.name, name_of(a.organisation), signed.get((a.person_id, a.organisation_id)))
        for a in signers_of(report)
    ]


def name_of(organisation) -> str:
    """What an organisation is called; nothing for none."""
    return organisation.name if organisation else ""


def report_facts(
    report: Report, actor: Actor | None = None, frozen: Frozen | None = None, progress: Progress = untold
) -> ReportFacts:
    """What a report's moves are judged by; `frozen` is what the actor says they read."""
    current = frozen_of(report)
    readings = read_report(report, progress=progress) if report.state == "drafting" else []
    signed = {(s.person_id, s.organisation_id) for s in sign_offs_of(current)}
    signers = signers_of(report)
    mine = [a for a in signers if actor and a.person.ref == actor.ref]
    return ReportFacts(
        sections=len(readings),
        unfinished=tuple(section.label for section, _ in readings if section.state != "finished"),
        with_problems=tuple(section.label for section, reading in readings if reading.problems),
        signers=tuple(a.person.name for a in signers),
        waiting_for=tuple(a.person.name for a in signers if (a.person_id, a.organisation_id) not in signed),
        reads_current=frozen is None or (current is not None and frozen.pk == current.pk),
        asked=bool(mine),
        signed_already=bool(mine) and all((a.person_id, a.organisation_id) in signed for a in mine),
    )


def section_facts(section: Section, *, started_from: int | None = None) -> SectionFacts:
    """What a section's moves are judged by."""
    latest = latest_version(section)
    return SectionFacts(
        report_state=Report.objects.values_list("state", flat=True).get(pk=section.report_id),
        text=section.text,
        problems=len(read_section(section).problems),
        version=latest.number if latest else 0,
        started_from=started_from,
        saved_by=latest.written_by.name if latest else "",
    )


def latest_version(section: Section) -> SectionVersion | None:
    """The text saved last, with who saved it."""
    return section.versions.select_related("written_by").last()


def versions_of(section: Section) -> list[SectionVersion]:
    """Every text of a section, the latest first."""
    return list(section.versions.select_related("written_by").order_by("-number"))


def last_years(section: Section) -> Section | None:
    """The same section of the report before: made from the same starting section, or of the same title."""
    before = (
        Section.objects.filter(partnership=section.partnership, report__end__lt=section.report.end)
        .exclude(text="")
        .select_related("report__partnership", "owner")
        .order_by("-report__end", "position")
    )
    by_key = before.filter(key=section.key).first() if section.key else None
    return by_key or before.filter(title__iexact=section.title).first()
