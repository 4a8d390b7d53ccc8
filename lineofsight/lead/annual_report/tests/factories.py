"""What the tests of yearly reports make again and again, by services."""

from datetime import UTC, date, datetime, timedelta
from decimal import Decimal

from lineofsight.core.access.actors import system
from lineofsight.core.access.operations import bound_actor
from lineofsight.core.insight import library
from lineofsight.core.insight import services as insight
from lineofsight.core.insight.models import Observation, Origin
from lineofsight.core.insight.services import Reading
from lineofsight.kernel import clock
from lineofsight.kernel.periods import Period
from lineofsight.lead.annual_report.models import Build, Frozen, Report, Section
from lineofsight.lead.annual_report.rules.building import LOST_AFTER, PDF
from lineofsight.lead.annual_report.services import builds, reports, sections, signing
from lineofsight.lead.annual_report.services.building import make_build

YEAR, BEFORE = Period.financial_year(2018), Period.financial_year(2017)
DUE = date(2030, 6, 14)
KNOWN = datetime(2019, 6, 1, tzinfo=UTC)
CONTACTS = "The team took {front_door.contacts} contacts, {front_door.contacts as=change}."
WORKER = system("worker")
SIGNERS = ("chief_executive", "chief_constable", "icb")


def known(world, key, period, *, value=None, counts=(None, None), breakdown="", comment="", agency="Council", area=""):
    """A value its owner made public, in the library's own indicator."""
    numerator, denominator = (None if count is None else Decimal(count) for count in counts)
    reading = Reading(
        library.indicator(key), period, numerator=numerator, denominator=denominator,
        value=None if value is None else Decimal(value), breakdown=breakdown, comment=comment,
        area=area,
    )  # fmt: skip
    told = insight.Told(
        source=world.organisation(agency), origin=Origin.AS_PUBLISHED, document="the 2018/19 report",
        place="line 2309", known_from=KNOWN,
    )  # fmt: skip
    return insight.load_published(system("tests"), partnership=world.partnership, values=[(reading, told)])[0]


def contacts_known(world) -> Observation:
    """Two years of contacts with the Front Door; the later one is given back."""
    known(world, "front_door.contacts", BEFORE, value=21534)
    return known(world, "front_door.contacts", YEAR, value=24629)


def corrected(world, observation: Observation, value, reason="Counted again.") -> Observation:
    """A later value for the same thing, as its supplier's correction leaves it."""
    token = bound_actor.set(system("tests"))
    try:
        reading = Reading(
            library.indicator(observation.indicator), observation.period, value=Decimal(value),
            breakdown=observation.breakdown, area=observation.area,
        )  # fmt: skip
        told = insight.Told(source=observation.source, origin=Origin.RETURNED, replaces=observation, reason=reason)
        return insight.observe(world.partnership, [(reading, told)])[0]
    finally:
        bound_actor.reset(token)


def small_count(world, key="protection.plans", count=3) -> Observation:
    """A count so small that nobody but its supplier and whoever checks it is shown it."""
    token = bound_actor.set(system("tests"))
    try:
        reading = Reading(library.indicator(key), Period.snapshot(YEAR.end), value=Decimal(count))
        told = insight.Told(source=world.organisation("Council"), origin=Origin.RETURNED)
        return insight.observe(world.partnership, [(reading, told)])[0]
    finally:
        bound_actor.reset(token)


def started(world, period=YEAR, keys=("what_was_done", "how_effective"), **more) -> Report:
    """A report in drafting, from some starting sections."""
    return reports.create_report(
        world.manager, partnership=world.partnership, title=f"Yearly report {period.label}", period=period,
        sections=keys, **more,
    )  # fmt: skip


def section_of(report: Report, key="what_was_done") -> Section:
    """One section of a report, read afresh."""
    return Section.objects.select_related("report__partnership", "owner", "partnership").get(report=report, key=key)


def commissioned(world, report: Report, key="what_was_done", owner="lead") -> Section:
    """A section with an owner: the council's lead, who has no post inside the partnership."""
    section = section_of(report, key)
    return sections.commission_section(
        world.manager, section=section, owner=world.person(owner), due=DUE, word_limit=600
    )


def written(world, section: Section, text=CONTACTS, by="manager") -> Section:
    """A section with a text."""
    sections.save_section(getattr(world, by), section=section, text=text, started_from=section.version)
    return section


def finished(world, report: Report, text=CONTACTS) -> Report:
    """Every section written and finished."""
    for section in report.sections.all():
        written(world, section_of(report, section.key), text)
        sections.finish_section(world.manager, section=section_of(report, section.key))
    return report


def sent(world, period=YEAR) -> Report:
    """A report with the partners."""
    contacts_known(world)
    report = finished(world, started(world, period))
    signing.send_for_sign_off(world.manager, report=report, due=DUE)
    return report


def signed(world) -> Report:
    """A report that every partner signed."""
    report = sent(world)
    for name in SIGNERS:
        signing.sign_report(getattr(world, name), report=report, frozen=frozen_of(report))
    return report


def published(world) -> Report:
    """A report that anybody may read."""
    return reports.publish_report(world.manager, report=signed(world))


def frozen_of(report: Report) -> Frozen:
    """What was frozen of a report last."""
    return Frozen.objects.filter(report=report).latest("id")


# What the worker makes of a draft


def drafted(world) -> Report:
    """A draft that could be sent for sign-off."""
    contacts_known(world)
    return finished(world, started(world))


def asked(world, report: Report, what=PDF, by="analyst", **more) -> Build:
    """Something that somebody asked the worker to make of a draft."""
    return builds.start_build(getattr(world, by), report=report, what=what, **more)


def made(build: Build) -> Build:
    """The same once the worker has made it."""
    make_build(WORKER, ref=build.ref, attempt=build.attempt)
    build.refresh_from_db()
    return build


def later():
    """Long enough afterwards for work that gave no sign of life to be taken for lost."""
    moment = clock.now() + LOST_AFTER + timedelta(seconds=1)
    return clock.set_clock(lambda: moment)
