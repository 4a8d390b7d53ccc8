"""From the request an agency downloads to the figures everybody reads: its own file never leaves its hands."""

import json
from datetime import date
from decimal import Decimal

import pytest
from django.core.files.base import ContentFile

from lineofsight.agency import command
from lineofsight.agency.tests.census_files import census, child, enquiry, episode, plan
from lineofsight.core.access.permissions import NotPermitted
from lineofsight.core.insight.models import Observation
from lineofsight.core.records.selectors import history
from lineofsight.core.trail.models import Entry
from lineofsight.kernel.lifecycle import MoveRefused
from lineofsight.kernel.signed_returns import NotAReturn
from lineofsight.know.performance.models import HandedOut
from lineofsight.know.performance.services import desk, requests, returns
from lineofsight.know.performance.tests import factories

KEYS = (
    "front_door.referrals", "protection.no_action_referrals", "protection.plans", "protection.conferences_on_time",
    "protection.plan_rate",
)  # fmt: skip
SPRING = date(2018, 4, 3)
SIGNED = ("--name", "A Head of Service (invented)", "--role", "Head of performance")


def children() -> list[str]:
    """Forty referred by the police, three by housing; twelve without action; 20 plans, two for sexual harm."""
    found = []
    for number in range(43):
        more = plan(SPRING, "SAB" if number < 2 else "NEG" if number < 12 else "EMO") if number < 20 else ""
        more += enquiry(SPRING, 14 if number < 10 else 50) if number < 20 else ""
        said = episode(SPRING, source="4" if number >= 40 else "6", no_action=28 <= number < 40, more=more)
        found.append(child(number, said))
    return found


def page(agency_return, end: str = "own-system/") -> str:
    return f"/ashmere/performance/returns/{agency_return.ref}/{end}"


@pytest.fixture
def council(world):
    return factories.return_from(factories.asked(world, keys=KEYS), "Council")


@pytest.fixture
def built(world, council, tmp_path):
    """The signed file, built and signed as an analyst at the agency would."""
    return build(world, council, tmp_path)


def build(world, council, folder, *more: str) -> bytes:
    request = folder / "request.json"
    answer = world.client("lead").post(page(council, "own-system/request/"))
    assert answer["Content-Disposition"].startswith("attachment")
    request.write_bytes(answer.content)
    file = census(folder, *children())
    places = ("--request", str(request), "--out", str(folder / "out"))
    assert command.main(["build", *places, "--cin", str(file), *more]) == 0
    assert command.main(["sign", *places, *SIGNED]) == 0
    return (folder / "out" / "return.json").read_bytes()


def send(world, council, content: bytes, **more):
    return world.client("lead").post(page(council), {"file": ContentFile(content, name="return.json"), **more})


def test_from_the_request_to_the_figures_everybody_reads(world, council, built):
    shown = send(world, council, built)
    body = shown.content.decode()
    assert shown.status_code == 200
    assert "A Head of Service (invented)" in body
    assert "50.0%" in body
    assert not any(item.answer.given for item in council.items.all()), "what was looked at is not taken yet"

    taken = world.client("lead").post(page(council), {"content": built.decode(), "take": "yes"})
    assert taken.status_code == 302
    items = {item.indicator: item for item in council.items.all()}
    assert items["front_door.referrals"].numerator == 43
    assert items["front_door.referrals"].hidden.keys() == {"source=housing", "source=police"}, "43 less 40 are 3"
    share = items["protection.conferences_on_time"]
    assert (share.numerator, share.denominator) == (10, 20)
    assert items["protection.plans"].hidden.keys() == {"category=sexual", "category=emotional"}
    assert not items["protection.plan_rate"].answer.given, "without a population there is no rate"

    council.refresh_from_db()
    assert (
        history(council)[-1].reason == "Signed off at the agency by A Head of Service (invented), Head of performance"
    )
    rate = factories.Answer(Decimal(20), Decimal(9000))
    returns.save_answer(world.lead, agency_return=council, indicator="protection.plan_rate", answer=rate)
    returns.sign_off_return(world.lead, agency_return=council)
    seen = {(row.indicator, row.breakdown): row for row in Observation.objects.filter(record_ref=council.ref)}
    assert seen["protection.plans", ""].value == 20
    assert seen["protection.plans", "category=sexual"].absence == "suppressed"
    assert seen["protection.plans", "category=sexual"].value is None
    assert seen["protection.plans", "category=physical"].value == 0, "a true nought is a value"
    told = (
        world.client("chair").get("/ashmere/performance/indicators/protection.plans/?period=2018-19").content.decode()
    )
    assert "suppressed" in told


def test_a_code_is_used_once_and_dies_with_the_request(world, council, built, tmp_path):
    code = json.loads((tmp_path / "request.json").read_text())["code"]
    assert code.encode() not in bytes(HandedOut.objects.get().code), "the code is sealed"
    desk.take_built_return(world.lead, agency_return=council, content=built)
    with pytest.raises(desk.BuiltRefused):
        desk.take_built_return(world.lead, agency_return=council, content=built)
    desk.hand_out_request(world.lead, agency_return=council)
    requests.close_request(world.analyst, request=council.request)
    standing = HandedOut.objects.order_by("pk")
    assert [bool(each.taken_at) for each in standing] == [True, False]
    assert [bytes(each.code) for each in standing] == [b"", b""]
    with pytest.raises(MoveRefused):
        desk.hand_out_request(world.lead, agency_return=council)
    events = [entry.event for entry in Entry.objects.all()]
    assert events.count("performance.take_built_return") == 1


def test_what_was_handed_out_before_is_void(world, council, built):
    desk.hand_out_request(world.lead, agency_return=council)
    answer = send(world, council, built)
    assert answer.status_code == 422
    assert "was not made for the request that was handed out last" in answer.content.decode()


def changed(built: bytes, how) -> bytes:
    data = json.loads(built)
    how(data)
    return json.dumps(data).encode()


def raise_a_number(data) -> None:
    data["values"][0]["numerator"] = "44"


def take_the_signature_off(data) -> None:
    data["signed_off"] = None


def name_another_signer(data) -> None:
    data["signed_off"]["name"] = "Somebody Else"


@pytest.mark.parametrize(
    ("how", "said"),
    [
        (raise_a_number, "was changed since it was signed"),
        (name_another_signer, "was changed since it was signed"),
        (take_the_signature_off, "Nobody has signed this off"),
    ],
)
def test_a_changed_return_is_refused_whole(world, council, built, how, said):
    answer = send(world, council, changed(built, how))
    assert answer.status_code == 422
    assert said in answer.content.decode()
    assert not any(item.answer.given for item in council.items.all())


def test_a_draft_is_refused(world, council, built, tmp_path):
    answer = send(world, council, (tmp_path / "out" / "draft.json").read_bytes())
    assert "Nobody has signed this off" in answer.content.decode()


@pytest.mark.parametrize("kind", ["census", "903", "json"])
def test_a_file_about_single_children_is_refused_with_why(world, council, tmp_path, kind):
    content = {
        "census": census(tmp_path, *children()).read_bytes(),
        "903": b"CHILD,DOB,MISSING,MIS_START\n1,01/01/2010,M,01/02/2020\n",
        "json": b'{"children": [{"UPN": "A999000118001", "plan": true}]}',
    }[kind]
    answer = send(world, council, content)
    assert answer.status_code == 422
    assert "single children. It was not kept." in answer.content.decode()


@pytest.mark.parametrize("name", ["analyst", "manager", "police", "neighbour"])
def test_who_may_not_build_for_the_agency(world, council, name):
    actor = getattr(world, name)
    with pytest.raises(NotPermitted):
        desk.hand_out_request(actor, agency_return=council)
    with pytest.raises(NotPermitted):
        desk.take_built_return(actor, agency_return=council, content=b"")


def test_what_is_no_return_is_no_return(world, council):
    with pytest.raises(NotAReturn):
        desk.take_built_return(world.lead, agency_return=council, content=b'{"form": 1.5}')


def test_what_the_agency_hid_stays_hidden_when_the_rest_is_changed_by_hand(world, council, built):
    desk.take_built_return(world.lead, agency_return=council, content=built)
    typed = {"numerator": "20", "part_category_neglect": "10", "part_category_physical": "0", "comment": "Checked"}
    where = page(council, "protection.plans/")
    assert world.client("lead").post(where, typed).status_code == 302
    item = council.items.get(indicator="protection.plans")
    assert item.hidden.keys() == {"category=sexual", "category=emotional"}
    assert item.comment == "Checked"


def test_no_child_is_in_what_is_sent(built):
    assert b"made-up" not in built
