"""What partners sign is what was frozen; nothing moves under them."""

import hashlib
from datetime import date, timedelta

import pytest
from django.db import DatabaseError, transaction

from lineofsight.core.access.permissions import NotPermitted
from lineofsight.core.documents import tree
from lineofsight.core.documents.services import read_file
from lineofsight.core.notices import selectors as notices
from lineofsight.core.notices.models import Message
from lineofsight.core.people.models import Appointment
from lineofsight.core.people.selectors import actor_of
from lineofsight.core.people.services import appoint, end_appointment
from lineofsight.kernel import clock
from lineofsight.kernel.lifecycle import MoveRefused
from lineofsight.kernel.periods import Period
from lineofsight.lead.annual_report.models import Frozen, SignOff
from lineofsight.lead.annual_report.selectors.reports import signers_called, signers_of
from lineofsight.lead.annual_report.services import sections, signing
from lineofsight.lead.annual_report.services.reports import publish_report
from lineofsight.lead.annual_report.tests.factories import (
    DUE,
    SIGNERS,
    YEAR,
    contacts_known,
    corrected,
    finished,
    frozen_of,
    section_of,
    sent,
    signed,
    started,
    written,
)


def owed(actor):
    return [due.title for due in notices.due_from(actor)]


def leaves(world, name, role="statutory_partner") -> Appointment:
    """A partner leaves a role that signs."""
    held = Appointment.objects.get(person=world.person(name), role=role)
    yesterday = clock.today() - timedelta(days=1)
    Appointment.objects.filter(pk=held.pk).update(start=yesterday)
    end_appointment(world.manager, appointment=held, end=yesterday)
    return held


def test_sending_freezes_every_word_and_figure_and_makes_the_pdf(world):
    observation = contacts_known(world)
    report = finished(world, started(world))
    frozen = signing.send_for_sign_off(world.manager, report=report, due=DUE)
    assert report.state == "with_partners"
    assert frozen.tree.title == "Yearly report 2018/19"
    assert [figure["number"] for figure in frozen.figures] == [1, 2]
    assert frozen.figures[0]["text"] == "24,629"
    assert frozen.figures[0]["observations"][0]["ref"] == observation.ref
    content = read_file(frozen.pdf)
    assert content.startswith(b"%PDF-")
    assert hashlib.sha256(content).hexdigest() == frozen.sha256
    assert ("Figures as at") in dict(frozen.tree.meta)


def test_each_signer_owes_and_is_written_to(world):
    report = sent(world)
    for name in SIGNERS:
        assert owed(getattr(world, name)) == ["Sign Yearly report 2018/19"]
    assert Message.objects.filter(about_ref=report.ref, kind="annual_report/sign").count() == 3


@pytest.mark.parametrize(("year", "role"), [(2018, "statutory_partner"), (2024, "lead_partner")])
def test_the_signers_are_those_of_the_guidance_in_force(world, year, role):
    period = Period.financial_year(year)
    report = finished(world, started(world, period), "We met and we learned.")
    frozen = signing.send_for_sign_off(world.manager, report=report, due=DUE)
    [made] = signing.sign_report(world.icb, report=report, frozen=frozen)
    assert (made.role, made.organisation.name) == (role, "Ashmere Health Board")


def test_a_report_is_not_sent_before_every_section_is_finished(world):
    contacts_known(world)
    report = started(world)
    with pytest.raises(MoveRefused, match="Not finished yet: 1 What we did and 2 How well it worked"):
        signing.send_for_sign_off(world.manager, report=report, due=DUE)
    assert not Frozen.objects.exists()


def test_a_report_without_sections_or_signers_is_not_sent(world):
    with pytest.raises(MoveRefused, match="no sections"):
        signing.send_for_sign_off(world.manager, report=started(world, keys=()), due=DUE)
    for name in SIGNERS:
        leaves(world, name)
        leaves(world, name, "lead_partner")
    report = finished(world, started(world, Period(date(2018, 4, 1), date(2019, 9, 30))), "We met and we learned.")
    with pytest.raises(MoveRefused, match="Nobody is appointed to sign"):
        signing.send_for_sign_off(world.manager, report=report, due=DUE)


def test_a_problem_that_came_after_finishing_holds_it_back(world):
    from lineofsight.core.insight import library
    from lineofsight.core.insight import services as insight

    contacts_known(world)
    report = finished(world, started(world))
    insight.mark_break(
        world.analyst, partnership=world.partnership, indicator=library.indicator("front_door.contacts"),
        on=YEAR.start, note="Counted anew.",
    )  # fmt: skip
    with pytest.raises(MoveRefused, match="put right in 1 What we did"):
        signing.send_for_sign_off(world.manager, report=report, due=DUE)


def test_the_last_signature_closes_sign_off(world):
    report = sent(world)
    for name in SIGNERS:
        assert report.state == "with_partners"
        signing.sign_report(getattr(world, name), report=report, frozen=frozen_of(report))
        assert owed(getattr(world, name)) == []
    assert report.state == "signed"
    assert SignOff.objects.filter(frozen=frozen_of(report)).count() == 3


def test_nobody_else_signs_and_nobody_twice(world):
    report = sent(world)
    frozen = frozen_of(report)
    for name in ("manager", "analyst", "scrutineer", "lead", "neighbour"):
        with pytest.raises(NotPermitted):
            signing.sign_report(getattr(world, name), report=report, frozen=frozen)
    signing.sign_report(world.icb, report=report, frozen=frozen)
    with pytest.raises(MoveRefused, match="signed this report already"):
        signing.sign_report(world.icb, report=report, frozen=frozen)


def test_recalling_thaws_and_everybody_signs_the_new_text(world):
    report = sent(world)
    first = frozen_of(report)
    signing.sign_report(world.icb, report=report, frozen=first)
    signing.recall_report(world.manager, report=report, reason="A paragraph is missing.")
    assert owed(world.chief_executive) == []
    section = section_of(report)
    sections.reopen_section(world.manager, section=section)
    written(world, section, "Other words.")
    sections.finish_section(world.manager, section=section)
    second = signing.send_for_sign_off(world.manager, report=report, due=DUE)
    assert second.sha256 != first.sha256
    with pytest.raises(MoveRefused, match="changed after you opened it"):
        signing.sign_report(world.icb, report=report, frozen=first)
    signing.sign_report(world.icb, report=report, frozen=second)
    assert first.sign_offs.count() == 1


def test_only_the_business_manager_sends_and_recalls(world):
    report = sent(world)
    with pytest.raises(NotPermitted):
        signing.recall_report(world.icb, report=report, reason="No.")
    with pytest.raises(NotPermitted):
        signing.send_for_sign_off(world.analyst, report=report, due=DUE)


def test_a_signed_report_cannot_be_recalled(world):
    with pytest.raises(MoveRefused):
        signing.recall_report(world.manager, report=signed(world), reason="Too late.")


def test_a_signer_who_leaves_is_not_done_without(world):
    report = sent(world)
    leaves(world, SIGNERS[2])
    for name in SIGNERS[:2]:
        signing.sign_report(getattr(world, name), report=report, frozen=frozen_of(report))
    assert report.state == "with_partners"
    assert signers_of(report)[-1].person.name == "Ida Icb"
    with pytest.raises(MoveRefused):
        publish_report(world.manager, report=report)
    signing.recall_report(world.manager, report=report, reason="A partner has left the role")
    again = signing.send_for_sign_off(world.manager, report=report, due=DUE)
    assert len(again.signers) == 2


def test_where_nobody_is_a_statutory_partner_any_more_those_who_took_their_place_sign(world):
    report = finished(world, started(world), "We met and we learned.")
    for name in SIGNERS[:2]:
        leaves(world, name)
    assert [a.role for a in signers_of(report)] == ["statutory_partner"], "one is left, and signs alone"
    leaves(world, SIGNERS[2])
    assert signers_called(report) == "lead safeguarding partner"
    frozen = signing.send_for_sign_off(world.manager, report=report, due=DUE)
    for name in SIGNERS:
        [signature] = signing.sign_report(getattr(world, name), report=report, frozen=frozen)
        assert signature.role == "lead_partner"
    assert report.state == "signed"


def test_whoever_was_not_asked_does_not_sign_and_whoever_was_does_whatever_is_appointed_since(world):
    report = finished(world, started(world), "We met and we learned.")
    for name in SIGNERS:
        leaves(world, name)
    icb = leaves(world, SIGNERS[2], "lead_partner")
    frozen = signing.send_for_sign_off(world.manager, report=report, due=DUE)
    told = {"partnership": world.partnership, "name": icb.person.name, "email": icb.person.email}
    for role in ("lead_partner", "statutory_partner"):
        appoint(world.manager, role=role, organisation=icb.organisation, **told)
    with pytest.raises(MoveRefused, match="You were not asked to sign this"):
        signing.sign_report(actor_of(world.person(SIGNERS[2]).account), report=report, frozen=frozen)
    for name in SIGNERS[:2]:
        signing.sign_report(actor_of(world.person(name).account), report=report, frozen=frozen)
    assert report.state == "signed"


def test_a_correction_after_freezing_moves_nothing_that_is_signed(world):
    observation = contacts_known(world)
    report = finished(world, started(world))
    frozen = signing.send_for_sign_off(world.manager, report=report, due=DUE)
    kept = tree.to_json(frozen.tree)
    corrected(world, observation, 24700)
    assert tree.to_json(frozen_of(report).tree) == kept
    assert "24,629" in str(kept)


def test_what_was_frozen_and_signed_cannot_be_changed(world):
    report = signed(world)
    for change in (lambda: Frozen.objects.update(figures=[]), lambda: SignOff.objects.filter(report=report).delete()):
        with pytest.raises(DatabaseError, match="append-only"), transaction.atomic():
            change()
