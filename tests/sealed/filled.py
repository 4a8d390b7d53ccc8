"""Rooms of every kind with something in every table, and the name of their kind in all of it that is sealed."""

from datetime import timedelta

from lineofsight.core.sealed import services
from lineofsight.core.sealed.models import Room
from lineofsight.kernel import clock
from lineofsight.learn.child_deaths.models import Death, Member, OnPanel, Panel
from lineofsight.learn.child_deaths.rules.case_files import CaseRow
from lineofsight.learn.child_deaths.services import case_files, family, panels, referring
from lineofsight.learn.child_deaths.tests import factories as deaths
from lineofsight.learn.reviews.models import Incident
from lineofsight.learn.reviews.selectors.pointing import public_wording
from lineofsight.learn.reviews.services import deciding, letting_stand, publishing, taking
from lineofsight.learn.reviews.tests import factories as reviews
from lineofsight.learn.reviews.tests import local
from tests.house.examples import Furnished
from tests.sealed import factories, planted
from tests.world import World

KEEPERS = {factories.KIND: "reviewer", Incident.KIND: "manager", Death.KIND: "coordinator", Panel.KIND: "coordinator"}


def fill(furnished: Furnished) -> dict[str, Room]:
    """Fill the rooms of the examples, plant the names in them, and give one room of each kind."""
    world = furnished.world
    deaths.names_taken(world)
    fill_deaths(world)
    fill_incidents(world)
    rooms = {
        factories.KIND: Room.objects.get(ref=furnished.parts["sealed:room"]["ref"]),
        Incident.KIND: Incident.objects.get(ref=furnished.parts["reviews:incident"]["ref"]).room,
        Death.KIND: Death.objects.get(ref=furnished.parts["child_deaths:death"]["ref"]).room,
        Panel.KIND: Panel.objects.get(ref=furnished.parts["child_deaths:panel"]["ref"]).room,
    }
    for kind, room in rooms.items():
        with factories.inside_an_operation(getattr(world, KEEPERS[kind])):
            services.keep_room_file(room=room, upload=planted.file(kind))
    plant_all()
    return rooms


def plant_all(*, whole: bool = False) -> None:
    """Write the name of its kind into everything that is sealed in any room; what is read as a day or a key
    only if told."""
    for model in planted.tables_with_sealed_text():
        for row in model.objects.select_related("room"):
            planted.plant(row, whole=whole)


def fill_deaths(world: World) -> None:
    """What the examples of deaths leave empty: a family, a summary put right, a conflict of interest, what the forms
    ask besides, and a review of an incident that took one over."""
    death = deaths.screened(world, nhs_number="943 476 5943", none_because="")
    told = {"case_number": "E-77", "nhs_number": "9434765943", "barriers": "None known"}
    case_files.take_file(world.coordinator, partnership=world.partnership, cases=[CaseRow(2, told)])
    family.keep_family(world.coordinator, death=death, key_worker="A nurse", wishes="To hear", do_not_contact=False)
    family.note_sent(world.coordinator, death=death, on=clock.today(), what="A leaflet")
    row, member = OnPanel.objects.filter(panel__state="planned").first(), Member.objects.last()
    keys = deaths.opened(world, row.panel.room)
    panels.correct_summary(world.coordinator, on_panel=row, summary="In other words (invented)", opened=keys)
    deaths.too_near(world, row, member)
    said = {
        "abuse": "suspected",
        "happened_in": "Ashmere",
        "what_happened": "x",
        "siblings": "",
        "siblings_safe": "yes",
    }
    referring.refer_death(
        world.coordinator, death=death, opened=deaths.opened(world, death.room), named=True,
        take=lambda least: taking.take_over(
            death_ref=death.ref, band=death.age, minimum=least, aware_on=clock.today(), told=said
        ),
    )  # fmt: skip


def fill_incidents(world: World) -> None:
    """What the examples of incidents leave empty: a partner's view, why a publication was taken back, and what a second
    reader let stand."""
    deciding.say_view(world.icb, incident=reviews.referred(world), view="notify", why="Harm")
    out = local.published(world)
    publishing.take_back_publication(world.manager, local_review=out, reason="A word too many")
    text = local.written(world, local.preparing(world), "The law of 30 March 2026 helps.")
    keys = reviews.opened(world, "icb", text.local_review.incident)
    read = public_wording(text, keys)
    letting_stand.let_text_stand(
        world.icb, public_text=text, opened=keys, at=read.open[0].at, why="A law", digest=read.digest
    )


def ahead(days: int):
    """The clock some days from now."""
    then = clock.now() + timedelta(days=days)
    return clock.set_clock(lambda: then)
