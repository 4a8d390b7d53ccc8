"""Search: everything I may see, by everyday words; nothing else, not even that it is there."""

from decimal import Decimal

import pytest
from django.apps import apps
from django.db import IntegrityError, connection, transaction
from django.db.migrations.executor import MigrationExecutor
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase

from lineofsight.core.access.manifests import manifests
from lineofsight.core.access.permissions import right
from lineofsight.core.insight.models import Observation
from lineofsight.core.records import search
from lineofsight.core.records import services as records
from lineofsight.core.records.models import Card, Record
from lineofsight.core.records.search import SEEN_BY, found
from lineofsight.kernel import clock
from lineofsight.kernel.periods import Period
from lineofsight.know.performance.models import Request, Return
from lineofsight.know.performance.rules.answers import Answer
from lineofsight.know.performance.services import returns as services
from lineofsight.know.performance.services.queries import ask_query
from lineofsight.know.performance.tests import factories
from lineofsight.know.performance.tests.factories import KEYS
from lineofsight.lead.annual_report.services.sections import save_section
from lineofsight.lead.annual_report.tests import factories as reports
from tests import world as worlds
from tests.notices.owing import days_later, working


def labels(world, name: str, text: str) -> list[str]:
    return [card.label for card in found(getattr(world, name), world.partnership, text, 50)]


@pytest.fixture
def request_for_figures(world) -> Request:
    return factories.asked(world)


def card(record: Record, **changes) -> Card:
    Card.objects.filter(ref=record.ref).update(**changes)
    return Card.objects.get(ref=record.ref)


def test_every_kind_of_record_says_who_may_see_it(world):
    """Each kind that a module names has a permission over rows of its own model, and no other is named."""
    models = {model.KIND: model for model in apps.get_models() if issubclass(model, Record)}
    seen_by = {kind: name for manifest in manifests() for kind, name in manifest.seen_by.items()}
    assert set(models) == set(seen_by) | {kind for kind, _ in SEEN_BY.items()}
    for manifest in manifests():
        assert set(manifest.seen_by) == set(manifest.kinds)
    for kind, name in {**seen_by, **dict(SEEN_BY.items())}.items():
        assert right(name).rows(world.manager).model is models[kind]


def test_one_finds_what_one_may_see_and_nothing_else(world, request_for_figures):
    returns = {each.organisation.name: each.title for each in Return.objects.select_related("organisation")}
    police = returns[world.organisation("Police").name]
    assert len(labels(world, "analyst", "figures")) == 1 + len(returns)
    assert labels(world, "police", "police") == [police]
    assert labels(world, "health", "police") == []
    for name in ("practitioner", "neighbour", "administrator"):
        assert labels(world, name, "figures") == []
    assert found(world.analyst, world.neighbours, "figures", 50) == []


def test_who_sees_little_of_much_finds_it_all_the_same(world, request_for_figures, monkeypatch):
    everything, own = labels(world, "analyst", "figures"), labels(world, "police", "figures")
    assert 0 < len(own) < len(everything)
    assert labels(world, "analyst", "police") == own
    for looked_at in (1, 2, len(everything)):
        monkeypatch.setattr(search, "LOOKED_AT", looked_at)
        assert labels(world, "police", "figures") == own
        assert labels(world, "analyst", "figures") == everything
        assert labels(world, "practitioner", "figures") == []
    assert [each.label for each in found(world.analyst, world.partnership, "figures", 2)] == everything[:2]


def test_the_label_counts_more_than_the_words_and_the_newest_comes_first(world):
    made = []
    for days in range(4):
        with days_later(days):
            made.append(factories.asked(world, Period.financial_year(2018 + days), KEYS))
    Card.objects.update(label="Something else", words="nothing")
    card(made[0], label="Neglect in the first years")
    card(made[1], words="about neglect")
    card(made[2], label="Neglect again")
    card(made[3], words="about neglect, too")
    refs = [each.ref for each in found(world.analyst, world.partnership, "neglect", 50)]
    assert refs == [made[n].ref for n in (2, 0, 3, 1)]


@pytest.mark.parametrize(
    ("text", "there"),
    [
        ("safeguarding children", True),
        ("CHILD safeguard", True),
        ("the safeguarding of children", True),
        ("children safeg", True),
        ("safeg children", False),
        ("safeguarding adults", False),
        ("café", True),
        ("", False),
        ("the", False),
        ('\u2019 " * ( :', False),
        ("label : safeguarding OR", False),
        ("words AND NOT", False),
    ],
)
def test_words_are_found_in_any_form_and_the_last_one_by_its_beginning(world, request_for_figures, text, there):
    card(request_for_figures, label="Safeguarding children at the café", words="missed appointments")
    assert (labels(world, "analyst", text) == ["Safeguarding children at the café"]) == there


def test_what_is_said_anew_is_found_anew(world, request_for_figures):
    with working():
        records.describe(request_for_figures, words="Exploitation\0 and\nmissing", label="About one thing")
    assert labels(world, "analyst", "exploit") == ["About one thing"]
    assert Card.objects.get(ref=request_for_figures.ref).words == "Exploitation and missing"
    with working():
        records.describe(request_for_figures, words="neglect")
    assert labels(world, "analyst", "exploit") == []


def test_what_is_sealed_has_no_words_whatever_is_given(world):
    period = Request(partnership=world.partnership, start=clock.today(), end=clock.today(), due=clock.today())
    with working():
        records.open_record(period, label="Review 7Q4", address="/", words="a child called Nobody", sealed=True)
        records.describe(period, words="a child called Nobody", label="Nobody")
    assert labels(world, "analyst", "nobody") == []
    assert labels(world, "analyst", "review 7q4") == ["Review 7Q4"]
    with pytest.raises(IntegrityError), transaction.atomic():
        Card.objects.filter(ref=period.ref).update(words="a child")


def test_the_records_there_are_can_be_found_by_what_they_are_about(world):
    assert "Question to Ashmere Police" in found_after_asking(world)
    section = reports.section_of(reports.started(world))
    save_section(world.manager, section=section, text="Families told us about mould.", started_from=section.version)
    assert section.title in labels(world, "manager", "mould")[0]
    assert labels(world, "practitioner", "mould") == []


def found_after_asking(world) -> list[str]:
    police = factories.return_from(factories.asked(world), "Police")
    factories.answered(factories.holder(police), police, {KEYS[2]: Answer(Decimal(40))})
    services.sign_off_return(world.police, agency_return=police)
    observation = Observation.objects.get(indicator=KEYS[2])
    ask_query(world.analyst, observation=observation, question="Why has this doubled?")
    return labels(world, "analyst", "doubled")


def test_what_was_typed_is_in_no_address(world, request_for_figures):
    client = world.client("analyst")
    page = client.get("/ashmere/search/?words=figures").content.decode()
    assert 'method="post"' in page
    assert "Figures for" not in page
    page = client.post("/ashmere/search/", {"words": "figures"}).content.decode()
    assert "Figures for" in page
    assert 'value="figures"' in page
    assert "words=" not in page
    assert "Enter what you are looking for" in client.post("/ashmere/search/", {"words": " "}).content.decode()
    assert "Nothing that you may see" in client.post("/ashmere/search/", {"words": "zebra"}).content.decode()


def test_search_stands_beside_the_inbox(world):
    page = world.client("lead").get("/ashmere/").content.decode()
    assert page.index(">Inbox") < page.index(">Search</a>")


def test_cards_from_before_there_was_a_search_are_indexed_and_get_words(world, request_for_figures):
    Card.objects.update(words="")
    assert labels(world, "lead", "front door contacts") == []
    module = MigrationExecutor(connection).loader.get_migration("performance", "0003_words_of_cards")
    module.operations[0].code(worlds_apps(), None)
    assert len(labels(world, "lead", "front door contacts")) == 1
    assert labels(world, "police", "front door contacts") == []


def worlds_apps():
    """The models as a migration is given them: without the fence of an open partnership."""
    state = MigrationExecutor(connection).loader.project_state([("performance", "0003_words_of_cards")])
    return state.apps


class AnyText(TestCase):
    """Whatever is typed has an answer."""

    @settings(max_examples=150)
    @given(st.one_of(st.text(max_size=60), st.text(alphabet="\"*:^(){}-+&|!<>'\\ aANDORT_\0²", max_size=30)))
    def test_any_text_gives_results_or_none(self, text):
        with worlds.opened() as world:
            assert found(world.analyst, world.partnership, text, 50) == []
