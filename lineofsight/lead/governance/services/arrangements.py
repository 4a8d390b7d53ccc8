"""Published arrangements and agreements to share information: drafted, published, reviewed."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from lineofsight.core.access.actors import Actor
from lineofsight.core.access.models import Partnership
from lineofsight.core.access.operations import operation
from lineofsight.core.design.addresses import address as address_of
from lineofsight.core.documents.services import receive_file
from lineofsight.core.notices import services as notices
from lineofsight.core.people import selectors as people
from lineofsight.core.people.roles import Role
from lineofsight.core.records import services as records
from lineofsight.kernel.lifecycle import MoveRefused
from lineofsight.lead.governance.models import Agreement, Arrangements, ArrangementsReview, Contained
from lineofsight.lead.governance.rules.contents import for_day
from lineofsight.lead.governance.selectors import arrangements as selectors

REVIEW = "review_arrangements"
REVIEW_AGREEMENT = "review_agreement"


@operation("governance.draft_arrangements", on="partnership")
def draft_arrangements(
    actor: Actor, *, partnership: Partnership, title: str, in_effect_from: date, agreed_by: str = "",
    address: str = "", what_changed: str = "", upload: Any = None,
) -> Arrangements:  # fmt: skip
    """Begin a new version of the arrangements. It must contain what guidance asked on the day it takes effect."""
    made = Arrangements(
        partnership=partnership, number=selectors.next_version(partnership), title=title,
        in_effect_from=in_effect_from, agreed_by=agreed_by, address=address, what_changed=what_changed,
        edition=for_day(in_effect_from).edition, file=receive_file(upload=upload) if upload else None,
    )  # fmt: skip
    place = address_of("governance:arrangements", ref=made.ref)
    return records.open_record(made, label=title, address=place, words=what_changed)


@operation("governance.edit_arrangements", on="arrangements")
def edit_arrangements(
    actor: Actor, *, arrangements: Arrangements, title: str, in_effect_from: date, agreed_by: str = "",
    address: str = "", what_changed: str = "", upload: Any = None,
) -> Arrangements:  # fmt: skip
    """Change a version that is not published yet; a document that is not sent again stays."""
    records.move(arrangements, "edit_arrangements")
    Arrangements.objects.filter(pk=arrangements.pk).update(
        title=title, in_effect_from=in_effect_from, agreed_by=agreed_by, address=address, what_changed=what_changed,
        edition=for_day(in_effect_from).edition,
        file=receive_file(upload=upload) if upload else arrangements.file,
    )  # fmt: skip
    arrangements.refresh_from_db()
    records.describe(arrangements, label=title, words=what_changed)
    return arrangements


@operation("governance.say_contained", on="arrangements")
def say_contained(actor: Actor, *, arrangements: Arrangements, said: Mapping[str, tuple[bool, str]]) -> Arrangements:
    """Say of what is asked for where it is in a draft, or why it is left out.

    Args:
        said: by key, whether it is left out, and where it is or why not. What nothing is said of stays open.
    """
    if arrangements.state != "draft":
        raise MoveRefused("These are published, so that this stays as it is. Draft a new version.")
    for key, (left_out, words) in said.items():
        if words:
            Contained.objects.update_or_create(
                arrangements=arrangements, key=key,
                defaults={"partnership": arrangements.partnership, "left_out": left_out, "said": words},
            )  # fmt: skip
        else:
            Contained.objects.filter(arrangements=arrangements, key=key).delete()
    return arrangements


@operation("governance.publish_arrangements", on="arrangements")
def publish_arrangements(actor: Actor, *, arrangements: Arrangements) -> Arrangements:
    """Say that a version is published; the one before is replaced, and a yearly review is owed."""
    before = selectors.in_force(arrangements.partnership)
    records.move(arrangements, "publish_arrangements", facts=selectors.arrangements_facts(arrangements))
    if before:
        records.move(before, "replace_arrangements")
        notices.lift(record_ref=before.ref)
    owe_review(arrangements)
    return arrangements


def owe_review(arrangements: Arrangements) -> None:
    """The business manager owes a review of the arrangements each year."""
    notices.owe(
        record_ref=arrangements.ref, what=REVIEW, title=f"Review the arrangements: {arrangements.title}"[:200],
        address=address_of("governance:arrangements", ref=arrangements.ref), on=selectors.review_due(arrangements),
        rule="A review each year, should",
        role=Role.BUSINESS_MANAGER,
    )  # fmt: skip


@operation("governance.review_arrangements", on="arrangements")
def review_arrangements(
    actor: Actor, *, arrangements: Arrangements, reviewed_on: date, reviewed_by: str, found: str
) -> ArrangementsReview:
    """Write down a review of the arrangements in force; the next is owed a year later."""
    if arrangements.state != "published":
        raise MoveRefused("Only the arrangements in force are reviewed.")
    if reviewed_on < arrangements.in_effect_from:
        raise MoveRefused("They were not in force on that day.")
    made = ArrangementsReview.objects.create(
        partnership=arrangements.partnership, arrangements=arrangements, reviewed_on=reviewed_on,
        reviewed_by=reviewed_by, found=found, written_by=people.person(actor.ref),
    )  # fmt: skip
    owe_review(arrangements)
    return made


@operation("governance.add_agreement", on="partnership")
def add_agreement(
    actor: Actor, *, partnership: Partnership, title: str, parties: str, purpose: str, agreed_on: date,
    review_on: date, basis: str = "", upload: Any = None,
) -> Agreement:  # fmt: skip
    """Keep an agreement to share information; a look at it is owed on its day."""
    if review_on <= agreed_on:
        raise MoveRefused("It is reviewed after it was agreed. Choose a later day.")
    made = Agreement(
        partnership=partnership, title=title, parties=parties, purpose=purpose, basis=basis, agreed_on=agreed_on,
        review_on=review_on, file=receive_file(upload=upload) if upload else None,
    )  # fmt: skip
    records.open_record(made, label=title, address=address_of("governance:agreement", ref=made.ref), words=parties)
    owe_look(made)
    return made


def owe_look(agreement: Agreement) -> None:
    """The business manager owes a look at an agreement on its day."""
    notices.owe(
        record_ref=agreement.ref, what=REVIEW_AGREEMENT, title=f"Review the agreement: {agreement.title}"[:200],
        address=address_of("governance:agreement", ref=agreement.ref), on=agreement.review_on,
        rule="The agreement, local",
        role=Role.BUSINESS_MANAGER,
    )  # fmt: skip


@operation("governance.review_agreement", on="agreement")
def review_agreement(actor: Actor, *, agreement: Agreement, review_on: date, reason: str) -> Agreement:
    """Say what a review of an agreement found, and when it is looked at again."""
    if review_on <= agreement.review_on:
        raise MoveRefused("Choose a day after the one on which it was to be reviewed.")
    records.move(agreement, "review_agreement", reason=reason)
    Agreement.objects.filter(pk=agreement.pk).update(review_on=review_on)
    agreement.refresh_from_db()
    owe_look(agreement)
    return agreement


@operation("governance.end_agreement", on="agreement")
def end_agreement(actor: Actor, *, agreement: Agreement, reason: str) -> Agreement:
    """End an agreement, and say why."""
    records.move(agreement, "end_agreement", reason=reason)
    notices.lift(record_ref=agreement.ref)
    return agreement
