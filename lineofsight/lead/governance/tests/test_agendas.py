"""Agendas: what they are offered, in which order they stand; and papers, owed, given, late."""

import pytest
from django.core.files.base import ContentFile

from lineofsight.core.access.actors import system
from lineofsight.core.access.models import Grant
from lineofsight.core.access.permissions import NotPermitted
from lineofsight.core.notices.models import Due, Message
from lineofsight.core.notices.services import owe
from lineofsight.core.people.selectors import holder_of
from lineofsight.core.thread.rules.given import Source
from lineofsight.kernel.calendar import add_working_days
from lineofsight.kernel.lifecycle import MoveRefused
from lineofsight.lead.governance.selectors.meeting_permissions import papers_seen
from lineofsight.lead.governance.selectors.meetings import earlier_versions
from lineofsight.lead.governance.selectors.offering import offered_to
from lineofsight.lead.governance.services import agendas, bodies, papers
from lineofsight.lead.governance.tests import factories
from lineofsight.lead.governance.tests import meetings as made
from tests.notices.owing import working
from tests.thread import factories as thread


def titles(meeting) -> list[str]:
    return list(meeting.items.filter(dropped=False).values_list("title", flat=True))


def test_an_agenda_is_offered_matters_arising_what_is_late_and_what_waits(world):
    body = factories.executive(world)
    earlier = made.held(world, body)
    arising = thread.proposed(world, source=Source(ref=earlier.ref, said="The Executive"), due=thread.ahead(300))
    late = thread.agreed(world, text="Send the audit round", due=thread.ahead(5))
    bodies.agree_terms(world.manager, body=body, text="x", agreed_on=thread.ago(400), agreed_by="the Executive")
    meeting = made.planned(world, body, days=60)
    groups = {group.title: [each.ref for each in group.offered] for group in offered_to(world.manager, meeting)}
    assert groups["Matters arising"] == [arising.ref]
    assert groups["Actions past their day"] == [late.ref]
    assert groups["Owed: body"] == [body.ref]
    assert not {meeting.ref, earlier.ref} & {ref for refs in groups.values() for ref in refs}
    agendas.put_on_agenda(world.manager, meeting=meeting, refs=[late.ref, body.ref, "unknown"])
    assert {item.about_ref for item in meeting.items.all()} == {late.ref, body.ref}
    left = {group.title for group in offered_to(world.manager, meeting)}
    assert left == {"Matters arising"}


def test_what_is_owed_only_after_the_meeting_is_not_offered(world):
    meeting = made.planned(world)
    body = factories.body(world, "Learning", kind="sub_group")
    told = {"record_ref": body.ref, "what": "x", "title": "Look at it", "address": "/", "role": "business_manager"}
    with working():
        owe(on=add_working_days(meeting.on, 1), **told)
    assert offered_to(world.manager, meeting) == []
    with working():
        owe(on=meeting.on, **told)
    assert len(offered_to(world.manager, meeting)) == 1


def test_items_change_place_and_are_taken_off(world):
    meeting = made.planned(world)
    first, _, third = (made.item(world, meeting, title) for title in ("One", "Two", "Three"))
    agendas.edit_item(world.manager, item=third, title="Three", purpose="inform", position=1)
    assert titles(meeting) == ["Three", "One", "Two"]
    paper = made.paper(world, first)
    agendas.drop_item(world.manager, item=first)
    assert titles(meeting) == ["Three", "Two"]
    assert not Due.objects.filter(record_ref=paper.ref, done_at=None, lifted_at=None).exists()
    first.refresh_from_db()
    with pytest.raises(MoveRefused, match="No paper is asked for"):
        made.paper(world, first)


def test_a_papers_owner_gives_it_by_the_link_they_were_sent(world):
    meeting = made.planned(world)
    paper = made.paper(world, made.item(world, meeting), owner=world.person("practitioner"))
    owed = Due.objects.get(record_ref=paper.ref)
    assert (owed.person, owed.on) == (world.person("practitioner"), meeting.papers_due)
    holder = holder_of(Grant.objects.get(record_ref=paper.ref).ref)
    assert list(papers_seen(holder)) == [paper]
    with pytest.raises(MoveRefused, match="Write the paper"):
        papers.give_paper(holder, paper=paper)
    with pytest.raises(NotPermitted):
        papers.give_paper(world.police, paper=paper, text="Ours instead")
    papers.give_paper(holder, paper=paper, text="# Options\n\nTwo.")
    owed.refresh_from_db()
    assert owed.done_at
    assert paper.late_on(meeting.on) == 0
    upload = ContentFile(b"Three options.", name="options.txt")
    newer = papers.replace_paper(world.practitioner, paper=paper, text="", upload=upload)
    assert (newer.file.name, newer.state) == ("options.txt", "given")
    assert [(v.number, v.text) for v in earlier_versions(newer)] == [(1, "# Options\n\nTwo.")]
    with pytest.raises(NotPermitted):
        papers.replace_paper(world.police, paper=paper, text="x")


def test_a_paper_that_comes_late_is_shown_to_be_late(world):
    meeting = made.planned(world)
    paper = made.paper(world, made.item(world, meeting))
    with made.on(add_working_days(meeting.papers_due, 2)):
        late = paper.late_on(add_working_days(meeting.papers_due, 2))
        given = papers.give_paper(world.lead, paper=paper, text="Here")
    assert late >= 2
    assert given.late_on(meeting.on) == late
    papers.withdraw_paper(world.manager, paper=given, reason="It is for the other group")
    assert given.late_on(meeting.on) == 0
    for service, told in ((papers.withdraw_paper, {"reason": "x"}), (papers.classify_paper, {"private": False})):
        with pytest.raises(NotPermitted):
            service(world.lead, paper=paper, **told)
    with pytest.raises(NotPermitted):
        papers.ask_for_paper(world.lead, item=paper.item, title="x", purpose="inform", owner=world.person("police"))
    with made.on(meeting.on), pytest.raises(MoveRefused):
        papers.give_paper(world.lead, paper=given, text="Again")


def test_owners_of_papers_are_reminded_once_a_day(world):
    meeting = made.planned(world)
    paper = made.paper(world, made.item(world, meeting))
    with made.on(add_working_days(meeting.papers_due, 1)):
        assert (papers.remind_paper_owners(system("daily")), papers.remind_paper_owners(system("daily"))) == (1, 0)
    assert Message.objects.filter(about_ref=paper.ref, kind="governance/remind").count() == 1
    with made.on(add_working_days(meeting.papers_due, 2)):
        assert papers.remind_paper_owners(system("daily")) == 0


def test_an_agenda_is_offered_nothing_whose_title_is_sealed(world):
    meeting = made.planned(world)
    told = {"record_ref": meeting.body.ref, "what": "x", "title": "Look at it", "address": "/", "role": "chair"}
    with working():
        owe(on=meeting.on, sealed=True, **told)
    assert offered_to(world.manager, meeting) == []
