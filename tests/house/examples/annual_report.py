"""The yearly report's examples: one being written, one with the partners, one published."""

from lineofsight.lead.annual_report.rules.building import PDF, WORD
from lineofsight.lead.annual_report.selectors.reading import read_section
from lineofsight.lead.annual_report.services import (
    builds,
    comments,
    deliveries,
    explanations,
    reports,
    sections,
    signing,
)
from lineofsight.lead.annual_report.tests import factories
from tests.house.examples import Furnished

KEYS = ("what_was_done", "how_effective")
PLAIN = (
    "The LADO met FIT **four** times, with 12 families.\n\n## What we did\n\n- We listened.\n- We changed what we do."
    "\n\n> It helped."
)
TEXT = f"{factories.CONTACTS}\n\n{{front_door.contacts as=table}}\n\n{{front_door.contacts as=chart}}\n\n{PLAIN}"


def furnish(furnished: Furnished) -> None:
    """The practitioner owns one section of the report being written, and has no other post inside the partnership."""
    world = furnished.world
    factories.contacts_known(world)
    published = sent(world, factories.YEAR.previous().previous())
    for name in factories.SIGNERS:
        signing.sign_report(getattr(world, name), report=published, frozen=factories.frozen_of(published))
    reports.publish_report(world.manager, report=published)
    forum, club = (
        deliveries.add_recipient(world.manager, report=published, to=to, how="presented", on=factories.DUE)
        for to in ("the schools’ forum", "the youth club")
    )
    deliveries.drop_delivery(world.manager, report=published, key=club.ref, reason="It has closed")
    deliveries.note_delivery(
        world.manager, report=published, key="copy_leader", on=published.created_at.date(), where="By e-mail"
    )
    with_partners = sent(world, factories.YEAR.previous())
    drafting = factories.started(world, keys=KEYS)
    own = factories.written(world, factories.commissioned(world, drafting, owner="practitioner"), text=TEXT)
    other = factories.written(world, factories.section_of(drafting, KEYS[1]), text=PLAIN)
    sections.finish_section(world.manager, section=other)
    comment = comments.comment_on_section(world.chair, section=own, about="It helped.", text="Whom did it help?")

    question = read_section(factories.section_of(drafting)).questions[0]
    explanations.explain_finding(
        world.practitioner, section=own, finding=question.key, sentence="The minutes of the year say so."
    )

    asked = factories.started(world, factories.YEAR.next(), keys=KEYS, edition="2023")
    paper = factories.made(factories.asked(world, drafting))
    word = factories.asked(world, drafting, WORD)
    builds.begin_build(factories.WORKER, ref=word.ref, attempt=1)
    builds.note_build(factories.WORKER, ref=word.ref, attempt=1, done=1, steps=2)

    named = {
        "": ("reports", "create_report", "published_reports"),
        own.ref: ("section", "commission_section", "save_section", "finish_section", "comment_on_section"),
        comment.ref: ("resolve_comment",),
        word.ref: ("build",),
        paper.ref: ("build_file",),
        other.ref: ("reopen_section",),
        drafting.ref: (
            "report", "preview_report", "add_section", "send_for_sign_off", "requirements", "requirements_file",
            "glossary", "explain_short_form",
        ),
        with_partners.ref: ("report_file", "report_word", "recall_report", "sign_report", "publish_report"),
    }  # fmt: skip
    for ref, names in named.items():
        furnished.pages(*(f"annual_report:{name}" for name in names), **({"ref": ref} if ref else {}))
    furnished.page("annual_report:explain_finding", ref=own.ref, finding=question.key)
    furnished.page("annual_report:start_build", ref=drafting.ref, what=PDF)
    furnished.page("annual_report:trace_requirement", ref=asked.ref, key="how_effective")
    furnished.page("annual_report:confirm_requirement", ref=asked.ref, key="restraint")
    furnished.pages(
        "annual_report:deliveries", "annual_report:deliveries_file", "annual_report:add_recipient", ref=published.ref
    )
    for name, key in (("plan", forum.ref), ("note", forum.ref), ("drop", forum.ref), ("reopen", "copy_leader")):
        furnished.page(f"annual_report:{name}_delivery", ref=published.ref, key=key)
    of_published = ("published_report", "published_file", "published_word")
    furnished.pages(*(f"annual_report:{name}" for name in of_published), slug=published.slug)

    rights = {
        world.partnership: ("see_reports", "create_report"),
        own: (
            "see_section", "save_section", "finish_section", "commission_section", "comment_on_section",
            "explain_finding",
        ),
        comment: ("resolve_comment",),
        asked: ("trace_requirement", "confirm_requirement"),
        paper: ("see_build",),
        other: ("reopen_section",),
        published: ("add_recipient", "plan_delivery", "note_delivery", "drop_delivery", "reopen_delivery"),
        with_partners: (
            "see_report", "start_build", "add_section", "explain_short_form", "send_for_sign_off", "recall_report",
            "sign_report", "publish_report",
        ),
    }  # fmt: skip
    for row, names in rights.items():
        furnished.right(row, *(f"annual_report.{name}" for name in names))


def sent(world, period):
    """A report with the partners."""
    report = factories.started(world, period, keys=KEYS[:1])
    factories.written(world, factories.section_of(report), text=PLAIN)
    sections.finish_section(world.manager, section=factories.section_of(report))
    signing.send_for_sign_off(world.manager, report=report, due=factories.DUE)
    return report
