"""The library's pages: every definition, every edition, and an own edition from the first file to the next request."""

import csv
import io
import tomllib

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from lineofsight.core.access.models import Partnership
from lineofsight.core.access.permissions import NotPermitted
from lineofsight.core.access.scope import scope
from lineofsight.core.insight import library
from lineofsight.core.insight import services as insight_services
from lineofsight.core.insight.models import OwnLibrary
from lineofsight.core.insight.rules import read_library
from lineofsight.kernel import clock
from lineofsight.kernel.definitions import DefinitionError, load_edition
from lineofsight.know.performance import selectors
from lineofsight.know.performance.rules.answers import Answer
from lineofsight.know.performance.rules.own_edition import written
from lineofsight.know.performance.tests import factories, own_editions
from tests.house.pages import read

BASE = "/ashmere/performance/"
NEW, LIBRARY, START = (f"{BASE}library/{page}" for page in ("new/", "", "start.toml"))
INDICATORS = f"{BASE}indicators/"
PLANS = "protection.plans"
# One that no other definition names.
UNNAMED = "front_door.neglect_contacts"
BEGUN = f"{BASE}requests/new/?period=2018-04-01/2019-03-31&start=choose"


def check(world, text: str, name: str = "analyst"):
    """Send an edition pasted, and make sure that nothing was issued by that."""
    client, before = world.client(name), OwnLibrary.objects.count()
    answer = client.post(NEW, {"pasted": text})
    assert OwnLibrary.objects.count() == before
    return client, answer


def issue(world, text: str):
    """Issue an edition as its page does: check, then confirm what was shown."""
    client, answer = check(world, text)
    assert answer.status_code == 200, answer.content.decode()
    done = client.post(NEW, {"confirm": read(answer).typed()["confirm"]})
    assert done.status_code == 302
    own_editions.opened_again(world)
    return client


def test_the_file_to_start_from_is_filled_in_and_its_example_is_right_but_for_its_key(world):
    answer = world.client("analyst").get(START)
    text = answer.content.decode()
    name = f"own-{clock.today().year}-1"
    assert answer.headers["Content-Disposition"] == f'attachment; filename="{name}.toml"'
    told = tomllib.loads(text)
    assert (told["name"], told["edition"], told["extends"]) == ("indicators", name, library.current().edition)
    [example] = told["indicator"]
    _, refused = check(world, text)
    assert refused.status_code == 422
    assert "this is the example" in refused.content.decode().lower()
    _, shown = check(world, text.replace("local.example", "local.young_carers_assessed"))
    assert "1 new indicator." in shown.content.decode()
    assert example["name"] in shown.content.decode()


def test_every_line_of_the_example_that_waits_behind_a_sign_is_right_too(world):
    _, text = selectors.own_edition_start(world.partnership)
    for line in ("[[indicator.breakdowns]]", "dimension =", "not_classified =", "codes =", "  {", "]\n# A value"):
        text = text.replace(f"# {line}", line)
    for line in ("[indicator.target]", "value =", 'owner = "local"\n# source', "source ="):
        text = text.replace(f"# {line}", line.replace("# ", ""))
    for line in ("[[policy]]", 'key = "own_1_9"', "threshold =", "symbol =", "sentence ="):
        text = text.replace(f"# {line}", line)
    assert tomllib.loads(text)["policy"][0]["threshold"] == 9
    assert tomllib.loads(text)["indicator"][0]["breakdowns"][0]["dimension"] == "age"
    assert tomllib.loads(text)["indicator"][0]["target"]["owner"] == "local"
    _, shown = check(world, text.replace("local.example", "local.young_carers_assessed"))
    assert shown.status_code == 200


def test_nothing_is_issued_before_it_was_shown_and_confirmed(world):
    client, answer = check(world, own_editions.text())
    body = answer.content.decode()
    assert "Check before you issue" in body
    assert "1 new indicator." in body
    assert client.post(NEW, {"confirm": "another"}).status_code == 422
    assert not OwnLibrary.objects.exists()
    assert client.post(NEW, {"confirm": read(answer).typed()["confirm"]}).status_code == 302
    own_editions.opened_again(world)
    assert library.current().edition == "own-2026-1"
    assert client.post(NEW, {"confirm": read(answer).typed()["confirm"]}).status_code == 422, "it is confirmed once"


def test_a_file_is_kept_as_it_was_given_and_can_be_had_again(world):
    content = own_editions.text().replace("\n", "\r\n")
    client = world.client("analyst")
    shown = client.post(NEW, {"file": SimpleUploadedFile("own.toml", content.encode()), "pasted": ""})
    client.post(NEW, {"confirm": read(shown).typed()["confirm"]})
    assert OwnLibrary.objects.get().text == content
    assert client.get(f"{LIBRARY}own-2026-1.toml").content.decode() == content
    assert world.client("scrutineer").get(f"{LIBRARY}own-2026-1.toml").status_code == 200


def test_the_next_request_asks_by_it_and_the_figure_is_read(world):
    issue(world, own_editions.text())
    keys = (*factories.KEYS, own_editions.KEY)
    request = factories.asked(world, keys=keys)
    assert request.edition == "own-2026-1"
    factories.signed_off(world, request, {**factories.COUNCIL, own_editions.KEY: Answer(9)})
    body = world.client("manager").get(f"{INDICATORS}{own_editions.KEY}/").content.decode()
    assert "Are more young carers known?" in body


@pytest.mark.parametrize(
    ("text", "where", "says"),
    [
        ("name = [", "this is not TOML", "at "),
        ("", "file", "Choose a file"),
        ("x = " + "[" * 4000, "nested too deeply", ""),
        ("x = 1" + "0" * 5000, "this is not TOML", ""),
        (own_editions.indicator().lstrip(), ">name<", "must be there"),
    ],
    ids=["broken", "empty", "deep", "long number", "no heading"],
)
def test_what_cannot_be_read_says_why_and_keeps_the_text(world, text, where, says):
    _, answer = check(world, text)
    body = answer.content.decode().lower()
    assert answer.status_code == 422
    assert where.lower() in body
    assert says.lower() in body
    assert read(answer).typed()["pasted"] == text


def test_every_fault_is_listed_with_its_key_and_not_only_the_first(world):
    text = own_editions.text() + own_editions.indicator(key="local.second", more="per = 0")
    text = text.replace('disclosure = "dfe_1_5"', 'disclosure = "none_of_these"').replace("tolerance = 20", "")
    _, answer = check(world, text)
    body = answer.content.decode()
    assert body.count("disclosure is “none_of_these”") == 2
    assert body.count("tolerance is missing") == 2
    assert "per must be a whole number" in body
    assert body.count(">local.second<") == 3
    assert "5 things are to be put right. Nothing has been issued" in body
    page = read(answer)
    assert page.summary == ["#id_pasted"]
    assert "put-right" in page.ids


def test_a_file_with_faults_stands_in_the_box_to_be_put_right(world):
    content = own_editions.text(disclosure="secret")
    file = SimpleUploadedFile("own.toml", content.encode())
    answer = world.client("analyst").post(NEW, {"file": file, "pasted": ""})
    assert answer.status_code == 422
    assert read(answer).typed()["pasted"] == content


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (b"#" * (6 * 1024 * 1024), "larger than 1 MB"),
        (b"\xff\xfe\x00name", "not text in UTF-8"),
        (b"\x89PNG\r\n\x1a\n\x00\x00", "not text in UTF-8"),
        (b"", "empty"),
    ],
    ids=["large", "utf-16", "picture", "empty"],
)
def test_a_file_that_is_no_edition_is_refused_beside_its_field(world, content, says):
    answer = world.client("analyst").post(NEW, {"file": SimpleUploadedFile("own.toml", content), "pasted": ""})
    assert answer.status_code == 422
    assert says in answer.content.decode()
    assert read(answer).summary == ["#id_file"]
    assert not OwnLibrary.objects.exists()


def test_a_text_that_is_too_long_is_refused_and_not_lost(world):
    text = own_editions.text() + "#" * (1024 * 1024)
    _, answer = check(world, text)
    assert "longer than 1 MB" in answer.content.decode()
    assert read(answer).typed()["pasted"] == text


def test_what_is_written_in_an_edition_is_shown_as_text_and_never_runs_in_a_spreadsheet(world):
    script, formula = "<script>alert(1)</script>", '=HYPERLINK("http://example.org")'
    text = own_editions.text(name=script).replace("young carers", f"{script} carers")
    text += own_editions.indicator(key="local.formula", name=formula.replace('"', '\\"'), definition="@SUM(A1)")
    client, shown = check(world, text)
    issued = client.post(NEW, {"confirm": read(shown).typed()["confirm"]}, follow=True)
    pages = [
        shown,
        issued,
        client.get(INDICATORS),
        client.get(f"{BASE}suppliers/"),
        client.get(f"{BASE}requests/new/?period=2018-04-01/2019-03-31&start=choose"),
    ]
    for page in pages:
        body = page.content.decode()
        assert "<script>alert(1)" not in body
        assert "&lt;script&gt;" in body
    rows = list(csv.DictReader(io.StringIO(client.get(f"{BASE}indicators.csv").content.decode())))
    [row] = [row for row in rows if row["Key"] == "local.formula"]
    assert row["Indicator"] == f"'{formula}"
    assert row["Definition"] == "'@SUM(A1)"


def test_a_definition_is_changed_from_its_own_text_and_must_say_what_is_different(world):
    client = world.client("analyst")
    text = client.get(f"{START}?change={PLANS}").content.decode()
    [item] = tomllib.loads(text)["indicator"]
    raw = next(each for each in library.items_of(library.current().edition)["indicator"] if each["key"] == PLANS)
    assert {**item, "changed": ""} == {**untied(raw), "changed": ""}, "the definition is given as it stands"
    other = text.replace(item["definition"], "Something else is counted")
    _, refused = check(world, other)
    assert "say in `changed` what is different" in refused.content.decode()
    _, shown = check(world, other.replace('changed = ""', 'changed = "Counted by a new system"'))
    body = shown.content.decode()
    assert "1 changed definition: values are not compared across it." in body
    assert "Counted by a new system" in body


def untied(value):
    """What the loader has made fast, as plain lists and dicts."""
    if isinstance(value, tuple):
        return [untied(each) for each in value]
    return {name: untied(inner) for name, inner in value.items()} if hasattr(value, "items") else value


def test_a_change_that_means_the_same_is_no_break(world):
    text = plans_changed(world, "tolerance", "tolerance = 99")
    _, shown = check(world, text)
    body = shown.content.decode()
    assert "1 indicator changed in other ways." in body
    assert "how big a move is asked about" in body


def plans_changed(world, field: str, line: str) -> str:
    """The number of plans with one line put another way."""
    _, text = selectors.own_edition_start(world.partnership, [PLANS])
    return "\n".join(line if each.startswith(f"{field} =") else each for each in text.splitlines())


def test_across_a_changed_definition_nothing_is_compared_and_the_indicators_page_says_so(world):
    factories.signed_off(world, factories.asked(world, factories.YEAR.previous()))
    text = plans_changed(world, "definition", 'definition = "Something else is counted"')
    issue(world, text.replace('changed = ""', 'changed = "Counted by a new system"'))
    factories.signed_off(world)
    body = world.client("manager").get(f"{INDICATORS}{PLANS}/").content.decode()
    assert "It is not compared with the time before: Counted by a new system" in body


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("own-2026-1", "was issued already"),
        ("2018", "must begin with “own-”"),
        ("own-" + "x" * 20, "at most 20 characters"),
    ],
)
def test_an_edition_has_a_name_of_its_own(world, text, says):
    issue(world, own_editions.text())
    _, answer = check(world, own_editions.text(text, key="local.second"))
    assert says.lower() in answer.content.decode().lower()


def test_an_edition_is_laid_over_the_one_that_stands(world):
    issue(world, own_editions.text())
    own, shipped = library.current(), library.house_newest()
    _, answer = check(world, own_editions.text("own-2026-2", extends="1999", key="local.second"))
    assert "there is no edition" in answer.content.decode().lower()
    _, answer = check(world, own_editions.text("own-2026-2", extends=shipped.edition, key="local.second"))
    assert "a key is never dropped" in answer.content.decode().lower()
    issue(world, own_editions.text("own-2026-2", extends=own.edition, key="local.second"))
    assert {own_editions.KEY, "local.second", PLANS} <= set(library.current().indicators)


@pytest.fixture
def later_house(monkeypatch):
    """A newer edition that comes with the house: one indicator more, and one that counts something else."""
    shipped = library.shipped()
    base = library.house_newest().edition
    text = own_editions.heading("9999", base) + own_editions.indicator(key="front_door.new", name="New with the house")
    plans = next(item for item in library.items_of(base)["indicator"] if item["key"] == PLANS)
    text += written("indicator", {**plans, "definition": "Counted afresh by the house"})
    newer = {**shipped, "9999": load_edition(text.encode(), shipped)}

    def come():
        read = {name: read_library(edition) for name, edition in newer.items()}
        monkeypatch.setattr(library, "shipped", lambda: newer)
        monkeypatch.setattr(library, "libraries", lambda: read)

    return come


def test_a_newer_edition_of_the_house_is_taken_up_with_everything_of_ones_own(world, later_house):
    issue(world, own_editions.text(gaps=True))
    client = world.client("analyst")
    assert "Take it up" not in client.get(LIBRARY).content.decode()
    later_house()
    assert library.current().edition == "own-2026-1", "what was issued stays in use"
    assert "Edition 9999 has come with Line of Sight" in client.get(LIBRARY).content.decode()
    text = client.get(f"{START}?over=house").content.decode()
    assert tomllib.loads(text)["extends"] == "9999"
    assert [each["key"] for each in tomllib.loads(text)["indicator"]] == [own_editions.KEY]
    issue(world, text)
    found = library.current()
    assert {"front_door.new", own_editions.KEY} <= set(found.indicators)
    assert found.indicators[PLANS].definition == "Counted afresh by the house"
    shipped = {gap.key for gap in library.libraries()[library.house_newest().edition].gaps}
    assert {gap.key for gap in found.gaps} == {"local.unknown_carers", *shipped}
    assert "Take it up" not in client.get(LIBRARY).content.decode()


def test_a_newer_edition_of_the_house_is_used_at_once_where_nothing_was_issued(world, later_house):
    later_house()
    assert library.current().edition == "9999"
    assert "Take it up" not in world.client("analyst").get(LIBRARY).content.decode()


def test_no_key_is_dropped(world):
    text = own_editions.heading("own-2026-1") + f'remove = ["{UNNAMED}"]\n' + own_editions.indicator()
    _, answer = check(world, text)
    body = answer.content.decode()
    assert f">{UNNAMED}<" in body
    assert "a key is never dropped from the library" in body


def test_an_edition_that_changes_nothing_is_not_issued(world):
    _, answer = check(world, own_editions.heading("own-2026-1"))
    assert "it changes nothing" in answer.content.decode().lower()
    assert answer.status_code == 422


def test_what_a_colleague_issued_meanwhile_is_not_lost_and_nor_is_the_text(world):
    client, shown = check(world, own_editions.text(key="local.second"))
    issue(world, own_editions.text())
    text = own_editions.text(extends=library.house_newest().edition, key="local.second")
    answer = client.post(NEW, {"confirm": read(shown).typed()["confirm"]})
    assert answer.status_code == 422
    assert "was issued already" in answer.content.decode()
    assert read(answer).typed()["pasted"] == text
    assert OwnLibrary.objects.count() == 1


def test_the_list_of_editions_says_when_by_whom_with_what_digest_and_what_changed(world):
    issue(world, own_editions.text(gaps=True))
    row = OwnLibrary.objects.get()
    body = world.client("scrutineer").get(LIBRARY).content.decode()
    for said in ("Ana Analyst", row.sha256, "1 new indicator; 1 gap named.", "Young carers no agency knows"):
        assert said in body
    assert library.house_newest().sha256 in body
    assert NEW not in body, "only who may issue is offered it"
    assert NEW in world.client("manager").get(LIBRARY).content.decode()


@pytest.mark.parametrize("name", ["lead", "chair", "scrutineer", "chief_executive", "neighbour", "administrator"])
def test_who_may_not_issue_an_edition(world, name):
    with pytest.raises(NotPermitted):
        insight_services.issue_library(getattr(world, name), partnership=world.partnership, text=own_editions.text())
    assert world.client(name).get(NEW).status_code == 403
    assert world.client(name).get(START).status_code == 403
    assert not OwnLibrary.objects.exists()


def test_a_refused_edition_leaves_nothing_behind(world):
    with pytest.raises(DefinitionError, match="never dropped"):
        insight_services.issue_library(
            world.analyst,
            partnership=world.partnership,
            text=own_editions.heading("own-2026-1") + f'remove = ["{UNNAMED}"]\n' + own_editions.indicator(),
        )
    assert not OwnLibrary.objects.exists()
    assert library.current().edition == library.house_newest().edition


def test_the_neighbour_never_sees_it(world):
    issue(world, own_editions.text())
    theirs = world.client("neighbour")
    body = theirs.get("/netherby/performance/indicators/").content.decode()
    assert "Young carers" not in body
    assert theirs.get(f"/netherby/performance/indicators/{own_editions.KEY}/").status_code == 404
    assert theirs.get("/netherby/performance/library/own-2026-1.toml").status_code == 404
    assert "own-2026-1" not in theirs.get("/netherby/performance/library/").content.decode()
    assert theirs.get(f"{LIBRARY}own-2026-1.toml").status_code == 403
    with scope(world.neighbours):
        assert library.indicator(own_editions.KEY) is None
        assert library.current().edition == library.house_newest().edition


def test_both_partnerships_may_give_their_editions_the_same_name(world):
    issue(world, own_editions.text())
    with scope(world.neighbours):
        text = own_editions.text(extends=library.house_newest().edition, name="Young people who care")
        insight_services.issue_library(world.neighbour, partnership=world.neighbours, text=text)
        assert library.indicator(own_editions.KEY, "own-2026-1").name == "Young people who care"
    assert library.indicator(own_editions.KEY, "own-2026-1").name == "Young carers"


def test_each_definition_is_found_by_its_words_and_domain(world):
    issue(world, own_editions.text(gaps=True))
    client = world.client("scrutineer")
    every = client.get(INDICATORS).content.decode()
    for each in library.current().indicators.values():
        assert f'id="{each.key}"' in every
    assert "Young carers no agency knows" in every
    assert "Schools" in every
    found = client.get(f"{INDICATORS}?words=carers+COUNTED").content.decode()
    assert f'id="{own_editions.KEY}"' in found
    assert f'id="{PLANS}"' not in found
    protection = client.get(f"{INDICATORS}?domain=protection").content.decode()
    assert f'id="{PLANS}"' in protection
    assert f'id="{own_editions.KEY}"' not in protection
    nothing = client.get(f"{INDICATORS}?words=zebra").content.decode()
    assert "No definition has all of these words." in nothing


def test_the_file_of_definitions_has_what_the_page_has(world):
    client = world.client("scrutineer")
    rows = list(csv.DictReader(io.StringIO(client.get(f"{BASE}indicators.csv").content.decode())))
    assert [row["Key"] for row in rows] == list(library.current().indicators)
    narrowed = client.get(f"{BASE}indicators.csv?domain=protection").content.decode()
    assert {row["Domain"] for row in csv.DictReader(io.StringIO(narrowed))} == {"Children in need and child protection"}


@pytest.mark.parametrize("address", ["?words=%00", "?domain=nowhere", "?words=" + "x" * 500, "?words=<script>"])
def test_a_catalogue_asked_for_oddly_answers_what_it_can(world, address):
    answer = world.client("scrutineer").get(f"{INDICATORS}{address}")
    assert answer.status_code == 200
    assert "<script>" not in answer.content.decode().replace("<script nonce", "").replace("<script>document", "")


def test_an_edition_laid_over_one_that_no_longer_stands_is_refused_though_it_stood_when_it_was_read(world):
    """Two analysts write at once: the second is told, and drops nothing the first has added."""
    text = 'name = "indicators"\nedition = "own-{}"\nextends = "own-b"\n'
    factories.issued(world, factories.measure("first", "First"), edition="own-b")
    assert library.current().edition == "own-b", "kept on the partnership that is open"
    again = Partnership.objects.get(pk=world.partnership.pk)
    third = text.format("c") + factories.measure("third", "Third")
    OwnLibrary.objects.create(
        partnership=again, edition="own-between", extends="own-b", issued_by="somebody else", sha256="0" * 64,
        text=text.format("between") + factories.measure("between", "Between"),
    )  # fmt: skip
    with pytest.raises(DefinitionError, match="the edition that stands now"):
        insight_services.issue_library(world.analyst, partnership=again, text=third)
