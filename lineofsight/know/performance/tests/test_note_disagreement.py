"""What does not agree is said beside the figure, by whoever checks it, and is never taken away."""

import pytest
from django.db import DatabaseError, transaction

from lineofsight.core.access.permissions import NotPermitted
from lineofsight.core.insight import library, services
from lineofsight.core.insight import selectors as insight
from lineofsight.core.insight.models import Disagreement
from lineofsight.know.performance.tests import factories

KEY = "front_door.contacts"
PAGE = f"/ashmere/performance/indicators/{KEY}/"
SAID = "The parts add to 24,631 on page 4; the total on page 3 is 24,629."


def note(actor, world, **options):
    return services.note_disagreement(
        actor, partnership=world.partnership, indicator=library.indicator(KEY), period=factories.YEAR, sentence=SAID,
        **options,
    )  # fmt: skip


def test_it_is_read_beside_the_figure_of_its_period_and_no_other(world):
    factories.signed_off(world, factories.asked(world, factories.YEAR.previous()))
    factories.signed_off(world)
    note(world.analyst, world, breakdown="source=police")
    body = world.client("chair").get(f"{PAGE}?period={factories.YEAR}").content.decode()
    assert "What does not agree" in body
    assert SAID in body
    earlier = world.client("chair").get(f"{PAGE}?period={factories.YEAR.previous()}").content.decode()
    assert SAID not in earlier
    assert insight.disagreements(world.neighbours, KEY, factories.YEAR) == []


def test_it_is_noted_on_its_page_with_everything_typed_kept_where_something_is_wrong(world):
    factories.signed_off(world)
    client = world.client("analyst")
    wrong = client.post(f"{PAGE}disagreement/", {"period": "", "breakdown": "", "sentence": SAID}).content.decode()
    assert "There is a problem" in wrong
    assert SAID in wrong
    client.post(f"{PAGE}disagreement/", {"period": str(factories.YEAR), "breakdown": "source=police", "sentence": SAID})
    noted = Disagreement.objects.get()
    assert (noted.period, noted.breakdown, noted.sentence) == (factories.YEAR, "source=police", SAID)


@pytest.mark.parametrize("name", ["lead", "chair", "scrutineer", "police", "neighbour", "administrator"])
def test_who_may_not_note_it(world, name):
    with pytest.raises(NotPermitted):
        note(getattr(world, name), world)
    assert not Disagreement.objects.exists()


def test_it_stays_as_it_was_noted(world):
    note(world.manager, world)
    for change in (lambda: Disagreement.objects.update(sentence="All agrees."), Disagreement.objects.all().delete):
        with pytest.raises(DatabaseError), transaction.atomic():
            change()
