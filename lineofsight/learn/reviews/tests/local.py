"""Local reviews in each state, made by services. Everybody is made up."""

from datetime import date, timedelta

from django.core.files.base import ContentFile

from lineofsight.core.sealed.services import admit_person, open_room
from lineofsight.kernel import clock
from lineofsight.kernel.calendar import working_days_between
from lineofsight.learn.reviews.models import AccuracyCheck, Draft, Incident, LocalReview, PublicText
from lineofsight.learn.reviews.selectors.local_reviews import checklist
from lineofsight.learn.reviews.services import drafting, local_review, panel, publishing, reviewer
from lineofsight.learn.reviews.tests import factories
from tests.world import World

PARTNERS = factories.PARTNERS
TITLE, TEXT = "Child Wren (a chosen name)", "A child was hurt.\n\nAgencies did not ask how each day went."
EXTRACT = f"Your agency saw {factories.NAME} twice."


def terms(**given: str) -> dict[str, str]:
    """What terms say."""
    return {
        "terms": "Why nobody asked", "lines": "Who knew what?", "period": "2024 to 2026", "panel": "Ida Icb, chair",
        "contract": "Signed on both sides", "independence": "Knows none of them", **given,
    }  # fmt: skip


def commissioned(world: World, kind: str = "local", **given) -> LocalReview:
    """A review that was decided on."""
    incident = panel.commission_local_review(world.manager, incident=factories.answered(world, **given))
    return local_review.begin_local_review(world.manager, incident=incident, kind=kind, decided_on=clock.today())


def with_terms(world: World, made: LocalReview | None = None) -> LocalReview:
    """One whose terms are written."""
    return local_review.write_terms(
        world.manager, local_review=made or commissioned(world), reviewer=world.person("reviewer"), price=9000,
        methods=["records", "family"], told=terms(),
    )  # fmt: skip


def gathering(world: World, made: LocalReview | None = None) -> LocalReview:
    """One that gathers, its reviewer let in."""
    made = local_review.agree_terms(world.manager, local_review=with_terms(world, made))
    reviewer.let_reviewer_in(world.manager, local_review=made, until=clock.today() + timedelta(days=30))
    return local_review.begin_gathering(world.manager, local_review=made)


def draft_of(world: World, made: LocalReview, by: str = "manager", ago: int = 0) -> Draft:
    """The next draft, kept some working days ago."""
    draft = drafting.keep_draft(
        getattr(world, by), local_review=made, changed="",
        upload=ContentFile(f"Draft about {factories.NAME}".encode(), name="Draft.txt"),
    )  # fmt: skip
    kept = clock.now() - (clock.today() - days_before(ago))
    Draft.objects.filter(pk=draft.pk).update(created_at=kept)
    return draft


def drafted(world: World, made: LocalReview | None = None) -> LocalReview:
    """One with a draft, kept so long ago that whoever needs notice of it could have had it."""
    made = local_review.begin_drafting(world.manager, local_review=gathering(world, made))
    draft_of(world, made, ago=9)
    return made


def checking(world: World, made: LocalReview | None = None) -> LocalReview:
    """One whose facts are being checked."""
    return drafting.begin_accuracy(world.manager, local_review=drafted(world, made))


def asked(world: World, made: LocalReview, word: str = "Health") -> AccuracyCheck:
    """An agency that is asked whether the facts are right."""
    return drafting.ask_accuracy(
        world.manager, local_review=made, organisation=world.organisation(word), extract=EXTRACT,
        due_on=clock.today() + timedelta(days=7),
    )  # fmt: skip


def endorsed(world: World, made: LocalReview) -> None:
    """All three partners sign."""
    for name in PARTNERS:
        drafting.sign_local_review(getattr(world, name), local_review=made, seen=made.drafts.last().ref)


def signed(world: World, made: LocalReview | None = None) -> LocalReview:
    """One that all have signed."""
    made = checking(world, made)
    if not made.checks.exists():
        drafting.confirm_facts(world.health, accuracy_check=asked(world, made))
    endorsed(world, made)
    return drafting.finish_signing(world.manager, local_review=made)


def preparing(world: World, made: LocalReview | None = None) -> LocalReview:
    """One whose publication is prepared."""
    return local_review.prepare_publication(world.manager, local_review=signed(world, made))


def ticked(world: World, made: LocalReview, on: date | None = None) -> None:
    """Every line of the checklist is dated, long enough ago."""
    for line in checklist(made):
        publishing.tick_item(world.manager, local_review=made, what=line.item.key, on=on or days_before(8), note="")


def days_before(n: int) -> date:
    """A day that lies some working days back."""
    day = clock.today()
    while working_days_between(day, clock.today()) < n:
        day -= timedelta(days=1)
    return day


def written(world: World, made: LocalReview, text: str = TEXT, title: str = TITLE, by: str = "manager") -> PublicText:
    """A text for outside."""
    return publishing.write_public_text(getattr(world, by), local_review=made, title=title, text=text)


def checked(world: World, made: LocalReview) -> PublicText:
    """A text that a second person has checked."""
    text = written(world, made)
    return publishing.check_public_text(
        world.icb, public_text=text, opened=factories.opened(world, "icb", made.incident)
    )


def ready(world: World) -> LocalReview:
    """One that may be published."""
    made = preparing(world)
    ticked(world, made)
    checked(world, made)
    return made


def published(world: World, made: LocalReview | None = None, **given) -> LocalReview:
    """One that is published."""
    made = made or ready(world)
    return publishing.publish_review(
        world.manager, local_review=made, opened=factories.opened(world, "manager", made.incident), on=clock.today(),
        **{"address": "https://ashmere.test/wren", "with_file": True, **given},
    )  # fmt: skip


def let_in(world: World, made: LocalReview, name: str, part: str = "panellist") -> None:
    """Somebody is let in to the room for a month."""
    admit_person(
        world.manager, room=made.room, person=world.person(name), part=part, until=clock.today() + timedelta(days=30)
    )


def open_to(world: World, made: LocalReview | Incident, *names: str) -> None:
    """The room is opened to somebody."""
    for name in names:
        open_room(getattr(world, name), room=made.room, reason="case_work")
