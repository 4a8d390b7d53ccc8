"""Who reads beside the partnership: added, asking more, ended; and what a commissioner sees of its providers."""

from datetime import timedelta

import pytest
from django.db import DatabaseError, transaction

from lineofsight.core.access.permissions import NotPermitted
from lineofsight.core.questions import library
from lineofsight.core.questions.rules.overlays import overlay_problems, with_overlays
from lineofsight.kernel import clock
from lineofsight.kernel.lifecycle import MoveRefused
from lineofsight.know.self_assessments import services
from lineofsight.know.self_assessments.models import Copy, Submission
from lineofsight.know.self_assessments.selectors import own, readers, reading, rights, rounds
from lineofsight.know.self_assessments.tests import factories

MORE = "local_neglect"


def page(client, path: str):
    return client.get(f"/ashmere/self-assessments/{path}")


def test_what_a_reader_asks_more_is_asked_only_where_it_is_chosen_and_read_by_it_alone(world):
    asking, theirs = factories.commissioning(world, overlay=MORE)
    plain, other = factories.commissioning(world, "Lakeside Council")
    one = factories.begun(world)
    assessment = factories.assessment_of(world, "Police")
    assert not any(key.startswith(MORE) for key in assessment.questions.items)
    factories.sent_to(world, asking, plain)
    assessment.refresh_from_db()
    more = {key for key in assessment.questions.items if key.startswith(f"{MORE}.")}
    assert more == set(library.newest(MORE).items)
    handed_in = factories.signed(world, one, **{f"{MORE}.tool": "partly"})
    copies = {copy.reader: copy for copy in Copy.objects.select_related("reader", "submission__assessment")
              if copy.submission_id}  # fmt: skip
    assert more <= set(reading.answers_read(copies[asking]))
    for reader in (plain, factories.copy_of(one, "Police").reader):
        assert not more & set(reading.answers_read(copies[reader])), reader
    assert not more & set(rounds.tallies(one))
    seen = page(world.client("manager"), f"copies/{factories.copy_of(one, 'Police').ref}/").content.decode()
    assert "one agreed way to describe neglect" not in seen
    assert f"Put right {MORE}.tool" not in seen
    assert (list(rights.copies_read(theirs)), list(rights.copies_read(other))) == (
        [copies[asking]], [copies[plain]],
    )  # fmt: skip
    assert handed_in.overlays == {asking.ref: [MORE, "2026"]}


def test_what_is_asked_more_holds_nobody_up_and_goes_when_the_reader_goes(world):
    asking, _ = factories.commissioning(world, overlay=MORE)
    factories.begun(world)
    home = list(factories.assessment_of(world, "Police").readers.all())
    assessment = factories.sent_to(world, asking)
    filled = own.filled(assessment)
    assert not any(item.key.startswith(MORE) for item in filled.progress.missing)
    services.answering.choose_readers(world.police, assessment=assessment, readers=home)
    assert not any(key.startswith(MORE) for key in assessment.questions.items)


def test_an_overlay_keeps_to_its_own_keys_and_asks_nothing_by_law():
    told = dict(overlay_problems("more", {
        "adds_to": "section_11", "section": [{"key": "leadership"}], "item": [{"key": "more.one"}, {"key": "two"}],
    }))  # fmt: skip
    assert set(told) == {"section.leadership", "section.leadership.part", "item.two"}
    base, over = library.newest("section_11"), library.newest(MORE)
    laid = with_overlays(base, [over, over])
    assert [*laid.items] == [*base.items, *over.items]
    assert with_overlays(base, []) is base


def test_a_round_is_of_a_set_that_stands_by_itself():
    assert {each.name for each in library.stand_alone()} == {"section_11", "school_safeguarding"}


def test_an_ended_reader_is_offered_to_nobody_gets_nothing_more_and_keeps_what_it_has(world):
    reader, theirs = factories.commissioning(world)
    one = factories.begun(world)
    factories.sent_to(world, reader)
    first = factories.signed(world, one)
    services.readers.end_reader(world.manager, reader=reader, day=clock.today())
    assert reader not in readers.readers_offered()
    assessment = factories.assessment_of(world, "Police")
    services.signing.reopen_assessment(world.police, assessment=assessment, reason="A new policy")
    again = factories.signed(world, one)
    assert list(rights.copies_read(theirs).values_list("submission", flat=True)) == [first.pk]
    assert factories.copy_of(one, "Police").submission == again
    with pytest.raises(MoveRefused):
        services.readers.end_reader(
            world.manager, reader=factories.copy_of(one, "Police").reader, day=clock.today()
        )  # fmt: skip


def test_the_name_of_a_reader_is_its_own_and_only_the_manager_adds_one(world):
    reader, _ = factories.commissioning(world)
    given = {"kind": "adults_board", "organisation": reader.organisation}
    with pytest.raises(MoveRefused, match="this name"):
        services.readers.add_reader(world.manager, partnership=world.partnership, name="riverside council", **given)
    with pytest.raises(NotPermitted):
        services.readers.add_reader(world.analyst, partnership=world.partnership, name="Another", **given)
    changed = services.readers.change_reader(world.manager, reader=reader, name="Riverside Council", overlay=MORE)
    assert changed.overlay == MORE


def test_a_commissioner_finds_its_providers_what_is_late_and_what_is_still_asked(world):
    reader, theirs = factories.commissioning(world)
    one = factories.begun(world)
    for word, who in (("Police", "police"), ("Health", "health")):
        factories.sent_to(world, reader, word=word, who=who)
    factories.signed(world, one)
    one.__class__.objects.filter(pk=one.pk).update(due=clock.today() - timedelta(days=1))
    police, health = sorted(readers.providers(theirs, world.partnership), key=lambda line: line.copy is None)
    assert (police.state, police.late, police.old) == ("received", False, False)
    assert (health.state, health.late, health.organisation.name) == ("expected", True, "Ashmere Health Board")
    item = next(key for key, item in one.questions.items.items() if item.judged and item.when is None)
    services.challenges.challenge_copy(theirs, copy=police.copy, item=item, question="Since when?")
    found = readers.providers(theirs, world.partnership, state="challenged")
    assert [(line.organisation.name, line.open_challenges) for line in found] == [("Ashmere Police", 1)]
    assert readers.providers(world.manager, world.partnership) == []


def test_the_pages_of_readers_say_who_reads_and_a_reader_nobody_reads_for(world):
    factories.commissioning(world)
    client = world.client("manager")
    council = world.organisation("Council")
    sent = {"kind": "adults_board", "organisation": council.ref, "name": "Ashmere adults’ board", "overlay": MORE}
    assert client.post("/ashmere/self-assessments/readers/new/", sent).status_code == 302
    seen = page(client, "readers/").content.decode()
    for words in ("Ashmere adults’ board", "nobody yet", "Neglect, asked more"):
        assert words in seen
    again = client.post("/ashmere/self-assessments/readers/new/", sent).content.decode()
    assert "Somebody of this name reads here already" in again


def test_what_was_handed_in_still_cannot_be_changed(world):
    handed_in = factories.signed(world, factories.begun(world))
    with pytest.raises(DatabaseError), transaction.atomic():
        Submission.objects.filter(pk=handed_in.pk).update(overlays={"x": ["y", "z"]})
