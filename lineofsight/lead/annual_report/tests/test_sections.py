"""Commissioning, writing, finishing and reopening sections."""

from datetime import timedelta

import pytest
from django.db import DatabaseError, transaction

from lineofsight.core.access.permissions import NotPermitted
from lineofsight.core.notices import selectors as notices
from lineofsight.core.notices.models import Message
from lineofsight.core.notices.services import text_of
from lineofsight.kernel.lifecycle import MoveRefused
from lineofsight.lead.annual_report.models import SectionVersion
from lineofsight.lead.annual_report.services import sections
from lineofsight.lead.annual_report.tests.factories import (
    BEFORE,
    CONTACTS,
    DUE,
    commissioned,
    contacts_known,
    known,
    section_of,
    sent,
    started,
    written,
)


def owed(actor):
    return [(due.what, due.on) for due in notices.due_from(actor)]


def test_commissioning_owes_the_owner_and_writes_to_them(world):
    section = commissioned(world, started(world))
    assert owed(world.lead) == [("write_section", DUE)]
    [message] = Message.objects.filter(about_ref=section.ref)
    assert message.to_address == "lead@ashmere.example"
    text = text_of(message)
    assert "Please finish it by 14 June 2030, in 600 words or fewer." in text
    assert f"/ashmere/yearly-reports/sections/{section.ref}/" in text


def test_a_letter_prints_names_as_they_are_written(world):
    report = started(world)
    sections.add_section(world.manager, report=report, title="Children’s & carers' view", question="Who?", after=0)
    section = report.sections.get(position=1)
    letter = sections.commission_letter(section, world.person("lead"), DUE, None)
    assert "Children’s & carers' view" in letter.text
    assert "words or fewer" not in letter.text


def test_last_years_text_comes_with_the_letter_its_figures_in_words(world):
    known(world, "front_door.contacts", BEFORE, value=21534)
    written(world, section_of(started(world, BEFORE)), "Last year: {front_door.contacts} contacts.")
    section = section_of(started(world))
    letter = sections.commission_letter(section, world.person("lead"), DUE, 600)
    assert "In Yearly report 2017/18 this section said:\n\nLast year: 21,534 contacts." in letter.text


def test_a_new_owner_owes_in_the_place_of_the_old(world):
    report = started(world)
    commissioned(world, report)
    commissioned(world, report, owner="chair")
    assert owed(world.lead) == []
    assert owed(world.chair) == [("write_section", DUE)]


def test_only_the_business_manager_commissions_and_only_while_it_is_drafted(world):
    section = section_of(started(world, BEFORE))
    about = {"owner": world.person("lead"), "due": DUE, "word_limit": None}
    with pytest.raises(NotPermitted):
        sections.commission_section(world.analyst, section=section, **about)
    report = sent(world)
    with pytest.raises(MoveRefused, match="left drafting"):
        sections.commission_section(world.manager, section=section_of(report), **about)


def test_each_save_is_a_version_by_whoever_wrote_it(world):
    section = commissioned(world, started(world))
    written(world, section, "One", by="lead")
    written(world, section, "Two", by="manager")
    kept = SectionVersion.objects.filter(section=section).values_list("number", "text", "written_by__name")
    assert list(kept) == [(1, "One", "Lee Lead"), (2, "Two", "Bel Manager")]
    assert section_of(section.report).text == "Two"
    assert section.state == "drafting"


def test_versions_cannot_be_changed(world):
    written(world, section_of(started(world)))
    with pytest.raises(DatabaseError, match="append-only"), transaction.atomic():
        SectionVersion.objects.update(text="Other words")


def test_what_somebody_saved_meanwhile_is_not_overwritten(world):
    section = commissioned(world, started(world))
    written(world, section, "Theirs", by="lead")
    with pytest.raises(MoveRefused, match="Lee Lead saved version 1 while you were writing"):
        sections.save_section(world.manager, section=section, text="Mine", started_from=0)
    assert section_of(section.report).text == "Theirs"


def test_others_read_a_section_and_do_not_write_it(world):
    report = started(world)
    commissioned(world, report)
    other = section_of(report, "how_effective")
    for name in ("lead", "analyst", "chair", "scrutineer", "police"):
        with pytest.raises(NotPermitted):
            sections.save_section(getattr(world, name), section=other, text="x", started_from=0)


def test_a_finished_section_is_owed_no_longer_until_it_is_reopened(world):
    contacts_known(world)
    section = written(world, commissioned(world, started(world)), by="lead")
    sections.finish_section(world.lead, section=section)
    assert section.state == "finished"
    assert owed(world.lead) == []
    with pytest.raises(MoveRefused, match="while it is “Finished”"):
        sections.save_section(world.lead, section=section, text="x", started_from=1)
    sections.reopen_section(world.lead, section=section)
    assert section.state == "drafting"
    assert owed(world.lead) == [("write_section", DUE)]


def test_a_section_with_something_to_put_right_is_not_finished(world):
    section = written(world, section_of(started(world)))
    with pytest.raises(MoveRefused, match="There are 2 things to put right"):
        sections.finish_section(world.manager, section=section)
    contacts_known(world)
    assert sections.finish_section(world.manager, section=section).state == "finished"


def test_an_empty_section_is_not_finished(world):
    section = written(world, section_of(started(world)), "  ")
    with pytest.raises(MoveRefused, match="no text yet"):
        sections.finish_section(world.manager, section=section)


def test_nothing_is_reopened_once_the_report_was_sent(world):
    section = section_of(sent(world))
    with pytest.raises(MoveRefused, match="left drafting"):
        sections.reopen_section(world.manager, section=section)
    with pytest.raises(NotPermitted):
        sections.finish_section(world.analyst, section=section)


def test_an_owner_who_lost_every_post_here_no_longer_writes(world):
    from lineofsight.core.people.models import Appointment
    from lineofsight.core.people.services import end_appointment
    from lineofsight.kernel import clock
    from tests.world import actor

    section = commissioned(world, started(world))
    yesterday = clock.today() - timedelta(days=1)
    for appointment in Appointment.objects.filter(person=world.person("lead"), end=None):
        Appointment.objects.filter(pk=appointment.pk).update(start=yesterday)
        end_appointment(world.manager, appointment=appointment, end=yesterday)
    with pytest.raises(NotPermitted):
        sections.save_section(actor("lead@ashmere.example"), section=section, text=CONTACTS, started_from=0)
