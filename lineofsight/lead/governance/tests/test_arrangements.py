"""Arrangements: drafted, whole, published, reviewed each year; and agreements to share information."""

from datetime import date

import pytest
from django.db import DatabaseError, transaction

from lineofsight.core.access.permissions import NotPermitted
from lineofsight.core.notices.models import Due
from lineofsight.kernel import clock
from lineofsight.kernel.calendar import months_after
from lineofsight.kernel.lifecycle import MoveRefused
from lineofsight.lead.governance.models import ArrangementsReview
from lineofsight.lead.governance.selectors import arrangements as selectors
from lineofsight.lead.governance.services import arrangements
from lineofsight.lead.governance.tests import arrangements as made


def owed(record, what: str) -> Due:
    return Due.objects.get(record_ref=record.ref, what=what)


def test_what_is_asked_for_is_answered_before_arrangements_are_published(world):
    draft = made.drafted(world)
    assert draft.contents.edition == "2023"
    with pytest.raises(MoveRefused, match="Who the safeguarding partners are"):
        arrangements.publish_arrangements(world.manager, arrangements=draft)
    made.answered(world, draft)
    arrangements.say_contained(world.manager, arrangements=draft, said={"thresholds": (True, "A conversation instead")})
    arrangements.say_contained(world.manager, arrangements=draft, said={"voice": (False, "")})
    with pytest.raises(MoveRefused, match="voices of children"):
        arrangements.publish_arrangements(world.manager, arrangements=draft)
    arrangements.say_contained(world.manager, arrangements=draft, said={"voice": (False, "section 9")})
    assert arrangements.publish_arrangements(world.manager, arrangements=draft).state == "published"
    left_out = [a.element.key for a in selectors.contents_of(draft) if a.said.left_out]
    assert left_out == ["thresholds"]
    with pytest.raises(MoveRefused, match="Draft a new version"):
        arrangements.say_contained(world.manager, arrangements=draft, said={"voice": (False, "elsewhere")})


def test_an_older_version_is_judged_by_older_guidance_and_replaced_by_a_newer(world):
    first = made.published(world, title="Arrangements 2019", start=date(2019, 9, 30))
    assert first.contents.edition == "2018"
    second = made.published(world)
    first.refresh_from_db()
    assert (first.state, second.number) == ("replaced", 2)
    assert selectors.in_force(world.partnership) == second
    assert owed(first, "review_arrangements").lifted_at
    assert owed(second, "review_arrangements").on == date(2027, 4, 1)


def test_a_review_is_kept_and_the_next_owed_a_year_later(world):
    version = made.published(world)
    told = {"reviewed_by": "the Executive", "found": "Education becomes a partner"}
    with pytest.raises(MoveRefused, match="not in force on that day"):
        arrangements.review_arrangements(world.manager, arrangements=version, reviewed_on=date(2025, 1, 1), **told)
    arrangements.review_arrangements(world.manager, arrangements=version, reviewed_on=date(2026, 10, 1), **told)
    assert owed(version, "review_arrangements").on == date(2027, 10, 1)
    with pytest.raises(DatabaseError), transaction.atomic():
        ArrangementsReview.objects.update(found="Nothing")
    with pytest.raises(MoveRefused, match="in force"):
        arrangements.review_arrangements(
            world.manager, arrangements=made.drafted(world), reviewed_on=date(2026, 10, 1), **told
        )


def test_a_draft_is_changed_and_keeps_its_document(world):
    draft = made.drafted(world)
    changed = arrangements.edit_arrangements(
        world.manager, arrangements=draft, title="Arrangements 2019", in_effect_from=date(2019, 9, 30)
    )
    assert (changed.edition, changed.file.name) == ("2018", "arrangements.txt")


def test_an_agreement_is_looked_at_again_and_ends(world):
    agreement = made.agreement(world)
    assert owed(agreement, "review_agreement").on == agreement.review_on
    with pytest.raises(MoveRefused, match="after the one"):
        arrangements.review_agreement(
            world.manager, agreement=agreement, review_on=agreement.review_on, reason="It holds"
        )
    later = months_after(agreement.review_on, 12)
    arrangements.review_agreement(world.manager, agreement=agreement, review_on=later, reason="It holds")
    assert owed(agreement, "review_agreement").on == later
    arrangements.end_agreement(world.manager, agreement=agreement, reason="A regional one takes its place")
    assert owed(agreement, "review_agreement").lifted_at
    with pytest.raises(MoveRefused, match="after it was agreed"):
        arrangements.add_agreement(
            world.manager, partnership=world.partnership, title="x", parties="x", purpose="x",
            agreed_on=clock.today(), review_on=clock.today(),
        )  # fmt: skip


def test_the_business_manager_keeps_arrangements_and_nobody_else(world):
    draft, agreement = made.drafted(world), made.agreement(world)
    of_version = (
        (arrangements.edit_arrangements, {"title": "x", "in_effect_from": date(2026, 1, 1)}),
        (arrangements.say_contained, {"said": {}}), (arrangements.publish_arrangements, {}),
        (arrangements.review_arrangements, {"reviewed_on": date(2026, 1, 1), "reviewed_by": "x", "found": "x"}),
    )  # fmt: skip
    later = months_after(clock.today(), 30)
    for who in (world.chair, world.lead, world.neighbour):
        for service, told in of_version:
            with pytest.raises(NotPermitted):
                service(who, arrangements=draft, **told)
        for service, told in (
            (arrangements.review_agreement, {"review_on": later, "reason": "x"}),
            (arrangements.end_agreement, {"reason": "x"}),
        ):
            with pytest.raises(NotPermitted):
                service(who, agreement=agreement, **told)
        for service, told in (
            (arrangements.draft_arrangements, {"title": "x", "in_effect_from": date(2026, 1, 1)}),
            (
                arrangements.add_agreement,
                {"title": "x", "parties": "x", "purpose": "x", "agreed_on": clock.today(), "review_on": later},
            ),
        ):
            with pytest.raises(NotPermitted):
                service(who, partnership=world.partnership, **told)


def test_the_pages_say_what_is_asked_for_and_how_strongly(world):
    draft = made.drafted(world)
    client = world.client("manager")
    place = f"/ashmere/arrangements/{draft.ref}/"
    assert "statutory guidance, to be confirmed" in client.get(place).content.decode()
    refused = client.post(f"{place}contains/", {"left_out_thresholds": "on", "said_voice": "section 9"})
    assert "Say why it is left out" in refused.content.decode()
    assert "section 9" in refused.content.decode()
    client.post(f"{place}contains/", {"said_voice": "section 9"})
    assert "section 9" in world.client("chair").get(place).content.decode()
    typed = {"title": "Next", "in_effect_from": "2026-09-01", "address": "ashmere.example"}
    assert "Begin the address with https://" in client.post("/ashmere/arrangements/new/", typed).content.decode()
