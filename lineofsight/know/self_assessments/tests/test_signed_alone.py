"""Whoever is all there is of a small body signs for themselves; nobody else does, and every copy says so."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lineofsight.core.notices.models import Message
from lineofsight.core.notices.services import text_of
from lineofsight.core.people import services as people
from lineofsight.core.people.models import Person
from lineofsight.core.people.selectors import person_actor
from lineofsight.core.questions import library
from lineofsight.kernel.lifecycle import MoveRefused
from lineofsight.know.self_assessments import services
from lineofsight.know.self_assessments.rules.moves import AloneFacts, may_sign_alone
from lineofsight.know.self_assessments.selectors import own
from lineofsight.know.self_assessments.tests import factories
from lineofsight.know.self_assessments.tests.test_attachments import at
from lineofsight.know.self_assessments.tests.test_keeping import word_file, words_of
from tests.world import rows

MINDER = "Ashmere Little Boats|early_years|Minnie Minder|minnie@boats.example|partner_lead"
SECOND = "Ashmere Little Boats|early_years|Ash Assistant|ash@boats.example|head"
NOBODY = "Nobody else has read it"


@pytest.fixture
def minded(world):
    """A childminder's answers, all given by the link they were sent, and who they are by it."""
    people.load_people(world.manager, partnership=world.partnership, rows=rows(MINDER))
    one = factories.begun(world, kinds=("early_years",))
    copy, person = factories.copy_of(one, "Boats"), Person.objects.get(email="minnie@boats.example")
    holder = factories.holder(copy, person)
    assessment = factories.assessment_of(world, "Boats")
    factories.fill(holder, assessment)
    return copy, assessment, holder


def alone(copy, assessment, holder):
    return services.signing.ask_to_sign(holder, assessment=assessment, copy=copy, alone=True)


KINDS = st.sampled_from(["early_years", "voluntary", "school", "police"])


@pytest.mark.once
@given(st.booleans(), KINDS, st.booleans(), st.integers(0, 3))
def test_only_the_one_person_of_a_small_body_that_its_questions_name_signs_alone(short, kind, governed, others):
    may = may_sign_alone(AloneFacts(short, kind, ("early_years", "voluntary"), governed, others))
    assert may == (short and kind in ("early_years", "voluntary") and not governed and others == 0)


@pytest.mark.once
def test_the_questions_of_schools_let_nobody_sign_alone():
    assert library.newest("school_safeguarding").signed_alone == ()
    assert library.newest("section_11").signed_alone == ("early_years", "voluntary")


def test_they_sign_with_a_code_by_the_link_they_answered_by_and_every_copy_says_so(world, minded):
    copy, assessment, holder = minded
    assert "you sign it yourself" in text_of(Message.objects.get(kind="self_assessments/invite"))
    alone(copy, assessment, holder)
    assert not Message.objects.filter(kind="self_assessments/sign").exists()
    with pytest.raises(MoveRefused, match="code"):
        services.signing.sign_assessment(holder, assessment=assessment)
    from lineofsight.core.access import selectors as access
    from lineofsight.core.access import services as access_services
    from lineofsight.core.notices import services as notices

    digits = factories.CODE.search(text_of(notices.send_code(holder, grant=access.grant_of(holder))))[0]
    code = access_services.confirm_code(holder, digits=digits)
    handed_in = services.signing.sign_assessment(holder, assessment=assessment, code=code)
    assert handed_in.signature == f"Minnie Minder, the only respondent. {NOBODY}"
    reader = world.client("analyst")
    assert NOBODY in reader.get(at("copy", ref=copy.ref)).content.decode()
    assert NOBODY in words_of(reader.get(at("copy_pdf", ref=copy.ref)))
    assert NOBODY in word_file(reader.get(at("copy_word", ref=copy.ref)))


def test_on_the_page_they_choose_and_are_told_plainly(world, minded):
    from tests.world import join

    _, assessment, _ = minded
    join("minnie@boats.example")
    from django.test import Client

    from lineofsight.core.access.models import Account
    from lineofsight.core.people.middleware import PROVEN

    client = Client()
    client.force_login(Account.objects.get(email="minnie@boats.example"))
    session = client.session
    session[PROVEN] = True
    session.save()
    page = at("ask_to_sign", ref=assessment.ref)
    assert "the only person appointed" in client.get(page).content.decode()
    refused = client.post(page, {"who": "other", "name": "Ned Neighbour"}).content.decode()
    assert "Enter their post" in refused
    assert 'value="Ned Neighbour"' in refused
    answer = client.post(page, {"who": "alone"})
    assert answer["Location"] == at("sign_assessment", ref=assessment.ref)
    assert NOBODY in client.get(answer["Location"]).content.decode()
    client.post(answer["Location"], {"comment": ""})
    assert assessment.submissions.get().alone


def test_whoever_has_somebody_beside_them_does_not(world, minded):
    copy, assessment, holder = minded
    people.load_people(world.manager, partnership=world.partnership, rows=rows(SECOND))
    with pytest.raises(MoveRefused, match="Somebody else is appointed"):
        alone(copy, assessment, holder)
    assert not own.signs_alone(own.filled(assessment), holder.ref)


def test_nor_where_somebody_is_appointed_before_they_sign(world, minded):
    copy, assessment, holder = minded
    alone(copy, assessment, holder)
    people.load_people(world.manager, partnership=world.partnership, rows=rows(SECOND))
    minnie = person_actor(Person.objects.get(email="minnie@boats.example"))
    with pytest.raises(MoveRefused, match="Somebody else has to sign"):
        services.signing.sign_assessment(minnie, assessment=assessment)
    services.signing.take_back(holder, assessment=assessment)


def test_nor_anybody_of_the_police_or_a_school(world):
    one = factories.begun(world)
    assessment = factories.complete(world, "Police", "police")
    with pytest.raises(MoveRefused, match="not of the kind"):
        services.signing.ask_to_sign(
            world.police, assessment=assessment, copy=factories.copy_of(one, "Police"), alone=True
        )
