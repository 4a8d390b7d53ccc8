"""An organisation's documents stand apart from the questions: used by many, warned of, and frozen when signed."""

from datetime import timedelta

import pytest
from django.core.files.base import ContentFile
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from hypothesis import given
from hypothesis import strategies as st

from lineofsight.core.access.permissions import NotPermitted
from lineofsight.core.documents.models import File
from lineofsight.core.documents.services import FileRefused
from lineofsight.core.notices.models import Due
from lineofsight.core.people.models import Person
from lineofsight.core.trail.models import Entry
from lineofsight.kernel import clock
from lineofsight.kernel.lifecycle import MoveRefused
from lineofsight.know.self_assessments import services
from lineofsight.know.self_assessments.models import Attachment, AttachmentUse
from lineofsight.know.self_assessments.rules.attachments import expiry_of, warned_days
from lineofsight.know.self_assessments.selectors import attachments as selectors
from lineofsight.know.self_assessments.tests import factories
from lineofsight.know.self_assessments.tests.test_one_answer_for_all import first_judged
from tests.clamd import MARK
from tests.documents.locked import encrypted_office, locked_pdf

PDF = b"%PDF-1.7 policy"


def at(name: str, **parts: str) -> str:
    return reverse(f"self_assessments:{name}", kwargs={"partnership": "ashmere", **parts})


def added(world, assessment, title: str = "Safeguarding policy", **about) -> Attachment:
    about = {"kind": "policy", "upload": ContentFile(PDF, name="policy.pdf"), **about}
    return services.attaching.add_attachment(world.police, assessment=assessment, title=title, **about)


def begun(world):
    one = factories.begun(world, kinds=("police", "icb"))
    return one, factories.assessment_of(world, "Police")


def attached(world, assessment, *documents: Attachment, item: str = "") -> None:
    services.attaching.choose_attachments(
        world.police, assessment=assessment, item=item or first_judged().key, attachments=documents
    )


@pytest.mark.once
@given(st.dates(), st.integers(-400, 400))
def test_a_document_is_warned_of_from_the_days_a_definition_says_and_has_expired_the_day_after(day, ahead):
    try:
        last = day + timedelta(days=ahead)
    except OverflowError:
        return
    said = expiry_of(last, day)
    assert (said is None) == (ahead > warned_days())
    assert said is None or said.sentence.startswith("Expired" if ahead < 0 else "Expires")
    assert expiry_of(None, day) is None


def test_one_document_shows_many_answers_and_leaves_none_when_it_is_dropped(world):
    _, assessment = begun(world)
    policy = added(world, assessment)
    items = [item.key for item in assessment.questions.items.values() if item.judged][:2]
    for item in items:
        attached(world, assessment, policy, item=item)
    (used,) = selectors.kept(assessment)[0].used.values()
    assert len(used) == 2
    attached(world, assessment, item=items[0])
    assert [use.item for use in AttachmentUse.objects.all()] == items[1:]
    services.attaching.drop_attachment(world.police, attachment=policy)
    assert not AttachmentUse.objects.exists()
    assert not File.objects.exists()
    with pytest.raises(MoveRefused, match="already"):
        services.attaching.drop_attachment(world.police, attachment=policy)


def test_replaced_the_newer_is_used_in_its_place_and_the_old_one_is_kept(world):
    _, assessment = begun(world)
    old = added(world, assessment, expires_on=clock.today() + timedelta(days=5))
    attached(world, assessment, old)
    owed = Due.objects.get(record_ref=old.ref)
    assert (owed.on, owed.organisation) == (old.expires_on, world.organisation("Police"))
    assert "policy" not in owed.title.lower(), "what it is called is the organisation's own"
    new = services.attaching.replace_attachment(
        world.police, attachment=old, assessment=assessment, title="Policy of this year", kind="policy",
        where="The intranet", expires_on=clock.today() + timedelta(days=400),
    )  # fmt: skip
    (shown,) = selectors.beside_answers(assessment)[first_judged().key]
    assert (shown.document, shown.expiry) == (new, None)
    assert selectors.kept(assessment)[0].before == (old,)
    owed.refresh_from_db()
    assert owed.done_at is not None
    assert Due.objects.get(record_ref=new.ref).is_open
    with pytest.raises(MoveRefused, match="already"):
        services.attaching.replace_attachment(
            world.police, attachment=old, assessment=assessment, title="x", kind="other", where="x"
        )
    services.attaching.drop_attachment(world.police, attachment=new)
    assert not Due.objects.get(record_ref=new.ref).is_open


def test_what_was_attached_is_frozen_with_what_is_signed_and_its_reader_opens_it(world):
    one, assessment = begun(world)
    policy = added(world, assessment, expires_on=clock.today() - timedelta(days=1))
    attached(world, assessment, policy)
    handed_in = factories.signed(world, one)
    copy = factories.copy_of(one, "Police")
    services.attaching.drop_attachment(world.police, attachment=policy)
    assert handed_in.attachments.get().title == "Safeguarding policy"
    reader = world.client("analyst")
    page = reader.get(at("copy", ref=copy.ref)).content.decode()
    address = at("copy_document", ref=copy.ref, key=policy.ref)
    assert address in page
    assert "Had expired when it was signed" in page
    answer = reader.get(address)
    assert answer.content == PDF
    assert Entry.objects.filter(event="documents.open_file", actor_ref=world.analyst.ref).exists()
    for other in ("health", "neighbour"):
        assert world.client(other).get(address).status_code == 403
    other_copy = factories.copy_of(one, "Health")
    assert reader.get(at("copy_document", ref=other_copy.ref, key=policy.ref)).status_code == 404


def test_nobody_in_the_partnership_opens_a_document_before_it_is_handed_in(world):
    _, assessment = begun(world)
    policy = added(world, assessment)
    attached(world, assessment, policy)
    for who in ("manager", "analyst", "health", "neighbour"):
        assert not selectors.attachments_seen(getattr(world, who)).exists(), who
        assert world.client(who).get(at("attachment_file", ref=policy.ref)).status_code == 403
        refuse_everything(getattr(world, who), assessment, policy)
    assert world.client("police").get(at("attachment_file", ref=policy.ref)).content == PDF


def refuse_everything(actor, assessment, policy: Attachment) -> None:
    """Whoever does not answer for the organisation changes none of its documents."""
    about = {"title": "x", "kind": "other", "where": "x"}
    with pytest.raises(NotPermitted):
        services.attaching.add_attachment(actor, assessment=assessment, **about)
    with pytest.raises(NotPermitted):
        services.attaching.choose_attachments(actor, assessment=assessment, item=first_judged().key, attachments=[])
    with pytest.raises(NotPermitted):
        services.attaching.replace_attachment(actor, attachment=policy, assessment=assessment, **about)
    with pytest.raises(NotPermitted):
        services.attaching.drop_attachment(actor, attachment=policy)


def test_a_colleague_who_was_given_a_section_attaches_there_and_drops_nothing(world):
    one, assessment = begun(world)
    copy = factories.copy_of(one, "Police")
    policy = added(world, assessment)
    judged = [section for section in assessment.questions.sections if any(item.judged for item in section.items)]
    judged = [section for section in assessment.questions.sections if any(item.judged for item in section.items)]
    first, second = judged[:2]
    services.answering.pass_on_sections(
        world.police, assessment=assessment, copy=copy, sections=[second.key], name="Cole", email="cole@ashmere.example"
    )
    colleague = factories.holder(copy, person_of("cole@ashmere.example"))
    given = {"assessment": assessment, "attachments": [policy]}
    services.attaching.choose_attachments(colleague, item=second.items[0].key, **given)
    with pytest.raises(MoveRefused, match="not passed on to you"):
        services.attaching.choose_attachments(colleague, item=first.items[0].key, **given)
    with pytest.raises(NotPermitted):
        services.attaching.drop_attachment(colleague, attachment=policy)


def person_of(email: str):
    return Person.objects.get(email=email)


def test_while_it_is_being_signed_no_answer_is_shown_by_another_document(world):
    one, assessment = begun(world)
    policy = added(world, assessment)
    factories.signed(world, one)
    with pytest.raises(MoveRefused, match="Open it again"):
        attached(world, assessment, policy)


def test_it_is_a_file_or_says_where_it_is(world):
    _, assessment = begun(world)
    with pytest.raises(MoveRefused, match="where it is kept"):
        added(world, assessment, upload=None)
    with pytest.raises(FileRefused):
        added(world, assessment, upload=ContentFile(b"Child ID,Plan\n7,yes\n", name="x.csv"))
    assert not Attachment.objects.exists()


def test_to_attach_from_a_question_saves_what_was_typed_first(world):
    _, assessment = begun(world)
    item, browser = first_judged(), world.client("police")
    name, met = item.key.replace(".", "-"), next(o.key for o in item.options if o.verdict == "met")
    section = at("save_answers", ref=assessment.ref, key=item.section)
    answer = browser.post(
        section, {name: met, f"{name}-note": "The 2026 policy", f"{name}-seen": "", "beside": item.key}
    )
    choosing = at("choose_attachments", ref=assessment.ref, key=item.key)
    assert answer["Location"] == choosing
    assert assessment.answers.get(item=item.key).note == "The 2026 policy"
    adding = f"{at('add_attachment', ref=assessment.ref)}?for={item.key}"
    assert adding in browser.get(choosing).content.decode().replace("&amp;", "&")
    soon = clock.today() + timedelta(days=3)
    browser.post(adding, {
        "title": "Policy", "kind": "policy", "where": "The intranet", "expires_on-day": soon.day,
        "expires_on-month": soon.month, "expires_on-year": soon.year,
    })  # fmt: skip
    policy = Attachment.objects.get()
    for page in (section, at("ask_to_sign", ref=assessment.ref), at("attachments", ref=assessment.ref)):
        shown = browser.get(page).content.decode()
        assert "Expires on" in shown, page
    browser.post(choosing, {"attachments": []})
    assert not AttachmentUse.objects.exists()
    browser.post(choosing, {"attachments": [policy.ref]})
    assert AttachmentUse.objects.get().item == item.key


REFUSED = {
    "too large": (b"%PDF-1.7" + bytes(21 * 1024 * 1024), "larger than 20 MB"),
    "of another kind": (b"MZ\x90" + bytes(9), "Files of this kind are not taken"),
    "a PDF under a password": (locked_pdf("secret"), "protected by a password"),
    "an Office document under a password": (encrypted_office(), "protected by a password"),
    "of single children": (b"Child ID,Plan\n7,yes\n", "single children"),
    "empty": (b"", "empty"),
}


@pytest.mark.parametrize(("content", "says"), REFUSED.values(), ids=REFUSED)
def test_a_file_that_cannot_be_taken_is_told_beside_it_and_what_was_typed_stands(world, content, says):
    _, assessment = begun(world)
    refused(world, assessment, content, says)


def test_an_infected_file_is_told_beside_it(world, clamd):
    _, assessment = begun(world)
    refused(world, assessment, b"%PDF-1.7 " + MARK, "harmful")


def refused(world, assessment, content: bytes, says: str) -> None:
    answer = world.client("police").post(at("add_attachment", ref=assessment.ref), {
        "title": "Our policy of May", "kind": "policy", "where": "Shared drive",
        "upload": SimpleUploadedFile("policy.pdf", content),
    })  # fmt: skip
    page = answer.content.decode()
    assert answer.status_code == 200
    assert says in page.split('id="id_upload-error"')[1].split("</p>")[0]
    assert 'value="Our policy of May"' in page
    assert 'value="Shared drive"' in page
    assert not Attachment.objects.exists()
    assert not File.objects.exists()
