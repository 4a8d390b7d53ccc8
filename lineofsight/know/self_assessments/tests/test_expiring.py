"""Documents that expire: the lead is written to before and on the day, once; readers see how it was and how it is."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lineofsight.core.access.actors import system
from lineofsight.core.notices.models import Message
from lineofsight.core.notices.services import text_of
from lineofsight.core.people.models import Appointment
from lineofsight.kernel import clock
from lineofsight.kernel.definitions import DefinitionError, load_edition
from lineofsight.know.self_assessments import services
from lineofsight.know.self_assessments.models import DocumentWarning
from lineofsight.know.self_assessments.rules import attachments as rules
from lineofsight.know.self_assessments.rules.attachments import expiry_since, letter_due, warned_days
from lineofsight.know.self_assessments.tests import factories
from lineofsight.know.self_assessments.tests.test_attachments import added, at, attached, begun
from lineofsight.know.self_assessments.tests.test_keeping import words_of

DAYS = st.dates(date(2020, 1, 1), date(2030, 1, 1))
AHEAD = st.integers(-100, 100)


@pytest.mark.once
@given(DAYS, st.integers(0, 200), st.integers(0, 300))
def test_each_letter_is_due_once_in_order_and_none_before_its_day(added_on, holds, steps):
    expires_on, sent = added_on + timedelta(days=holds), []
    for day in range(steps):
        today = added_on + timedelta(days=day)
        if letter := letter_due(added_on, expires_on, today, sent):
            assert letter not in sent
            assert today >= (expires_on if letter == "on_day" else expires_on - timedelta(days=warned_days()))
            sent.append(letter)
    assert sent in ([], ["before"], ["on_day"], ["before", "on_day"])
    assert ("on_day" in sent) == (steps > holds)
    assert letter_due(expires_on + timedelta(days=1), expires_on, added_on + timedelta(days=999), ()) == ""


@pytest.mark.once
@given(DAYS, AHEAD, st.integers(0, 100))
def test_a_reader_is_told_how_it_was_when_it_was_signed_and_how_it_is_today(signed_on, ahead, later):
    expires_on, today = signed_on + timedelta(days=ahead), signed_on + timedelta(days=later)
    said = expiry_since(expires_on, signed_on, today)
    sentence = said.sentence if said else ""
    assert sentence.startswith("Had expired") == (expires_on < signed_on)
    assert ("expired since" in sentence) == (signed_on <= expires_on < today)
    assert (said is None) == ((expires_on - today).days > warned_days())


@pytest.mark.once
@pytest.mark.parametrize("days", ["0", "true", '"soon"'])
def test_a_definition_says_how_many_days(days):
    told = f'name = "documents"\nedition = "9"\ntitle = "x"\nstrength = "local"\ndays_before = {days}'
    with pytest.raises(DefinitionError, match="days_before"):
        rules.read_days(load_edition(told.encode()))


def letters() -> list[str]:
    return [text_of(each) for each in Message.objects.filter(kind="self_assessments/documents_expire").order_by("id")]


def warn() -> int:
    return services.expiring.warn_of_documents(system("daily"))


def test_the_lead_is_written_to_before_and_on_the_day_with_every_place_it_is_used(world, monkeypatch):
    _, assessment = begun(world)
    items = [item for item in assessment.questions.items.values() if item.judged][:2]
    last = clock.today() + timedelta(days=warned_days() + 1)
    policy = added(world, assessment, expires_on=last)
    for item in items:
        attached(world, assessment, policy, item=item.key)
    assert warn() == 0
    monkeypatch.setattr(clock, "today", lambda: last - timedelta(days=3))
    added(world, assessment, title="Minutes of May", expires_on=last + timedelta(days=1))
    assert (warn(), warn()) == (1, 0), "both documents in one letter, once"
    (before,) = letters()
    assert all(item.text in before for item in items)
    assert "It shows no answer" in before
    assert "/link/" in before
    page = world.client("police").get(at("assessment", ref=assessment.ref)).content.decode()
    assert "2 expire soon" in page
    monkeypatch.setattr(clock, "today", lambda: last)
    assert (warn(), warn()) == (1, 0)
    assert "at the end of the day" in letters()[1]
    assert "Minutes of May" not in letters()[1]
    assert DocumentWarning.objects.count() == 3


def test_nobody_is_written_to_about_what_was_replaced_and_it_waits_where_nobody_leads(world, monkeypatch):
    _, assessment = begun(world)
    policy = added(world, assessment, expires_on=clock.today() + timedelta(days=5))
    today, held = clock.today(), Appointment.objects.filter(person=world.person("police"))
    held.update(start=today - timedelta(days=9), end=today - timedelta(days=1))
    assert warn() == 0
    held.update(end=None)
    services.attaching.replace_attachment(
        world.police, attachment=policy, assessment=assessment, title="This year’s", kind="policy", where="Intranet"
    )
    assert warn() == 0
    assert not letters()


def test_the_readers_copy_says_how_it_was_and_how_it_is(world, monkeypatch):
    one, assessment = begun(world)
    last = clock.today() + timedelta(days=40)
    attached(world, assessment, added(world, assessment, expires_on=last))
    factories.signed(world, one)
    copy, reader = factories.copy_of(one, "Police"), world.client("analyst")
    assert "Held when" not in reader.get(at("copy", ref=copy.ref)).content.decode()
    monkeypatch.setattr(clock, "today", lambda: last + timedelta(days=1))
    says = f"Held when it was signed; expired since: on {last.day} {last:%B %Y}"
    assert says in reader.get(at("copy", ref=copy.ref)).content.decode()
    assert says in words_of(reader.get(at("copy_pdf", ref=copy.ref)))
    assert (
        f"Expired on {last.day}" in world.client("police").get(at("attachments", ref=assessment.ref)).content.decode()
    )
