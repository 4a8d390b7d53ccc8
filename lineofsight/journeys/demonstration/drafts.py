"""The words of the demonstration's reports: our own sentences, every number placed by its key."""

from pathlib import Path

from lineofsight.core.access.actors import Actor
from lineofsight.core.access.models import Partnership
from lineofsight.kernel.periods import Period
from lineofsight.lead.annual_report.selectors.composing import read_report
from lineofsight.lead.annual_report.services import explanations, reports, sections

YEAR = Period.financial_year(2018)

FRONT_DOOR = """\
The Front Door took {front_door.contacts} contacts in the year, {front_door.contacts as=change}. A contact is every
time somebody brings a worry about a child, so one child may stand behind several.

{front_door.contacts as=chart}

Of the contacts that health services made, {front_door.health_conversion} became a referral. Of all referrals,
{front_door.re_referrals} followed an earlier one within twelve months, {front_door.re_referrals as=change}.
"""

PLANS = """\
At the end of the year {protection.plans} children were on a child protection plan,
{protection.plans as=change}. First conferences were held in time for {protection.conferences_on_time}, and
{protection.reviews_on_time} of plans had every review on time.

{protection.conferences_on_time as=table}

A plan that follows an earlier one asks whether the first made children safe for good. That was so for
{protection.repeat_plans} of the plans that started. The audit group read 24 of these and found the same in most: the
first plan had ended before anybody outside the family had been asked.
A family that needs less than a plan may be helped by FIT.
"""

CRIME = """\
Police recorded {crime.serious_sexual_offences} serious sexual offences against children,
{crime.serious_sexual_offences as=change}. More telling and better recording raise this number as surely as more harm
does; the figure alone cannot say which. What is known of children who are exploited comes together at MACE.
"""

WELCOME = """\
This report says what we did, how well it worked and what difference it made. Every number in it can be followed back
to the agency it came from.
"""

ASHMERE = {"welcome": WELCOME, "what_was_done": FRONT_DOOR, "how_effective": PLANS, "impact": CRIME}
# What does not agree about a figure of Ashmere's report, and why what is asked about two of its sections stands.
NOTED = (
    "front_door.contacts",
    "The contact line logged 7,489 calls in the year; the Front Door counted 7,455 contacts.",
)
WHY = {
    "what_was_done": "Somebody who rings twice about one child on one day has made one contact.",
    "how_effective": "The audit group’s own note of June 2019 has the number; it is kept nowhere else.",
}
# A short form of the made-up town's own, which its manager explains for the glossary.
FIT = {
    "short": "FIT", "words": "family intervention team",
    "meaning": "People who help a family at home for some months, before things get worse (invented).",
}  # fmt: skip
# The facts of what Leeds published, in its order: a file for each section. What only its scrutineer or its partners
# could say, nobody says for them.
PASSAGES = Path(__file__).parent / "leeds_report"
LEEDS = {path.stem: path.read_text(encoding="utf-8") for path in PASSAGES.glob("*.md")}


def explain(by: Actor, report) -> None:
    """Say why whatever is asked about the sections of Ashmere's report stands."""
    for section, reading in read_report(report):
        for found in reading.questions:
            explanations.explain_finding(by, section=section, finding=found.key, sentence=WHY[section.key])


def draft(manager: Actor, partnership: Partnership, title: str, texts: dict[str, str]):
    """Start a report with these sections and write them."""
    report = reports.create_report(manager, partnership=partnership, title=title, period=YEAR, sections=texts)
    for section in report.sections.order_by("position"):
        sections.save_section(manager, section=section, text=texts[section.key], started_from=section.version)
    return report
