"""Bodies, seats and arrangements from before they were kept here, as they were published: history behind today's."""

from collections.abc import Mapping
from typing import Any

from lineofsight.core.access.actors import Actor
from lineofsight.core.access.models import Partnership
from lineofsight.core.access.operations import operation
from lineofsight.core.design.addresses import address
from lineofsight.core.records import services as records
from lineofsight.kernel.definitions import Edition
from lineofsight.lead.governance.models import Arrangements, Body, Contained, Holding, Reporting, Seat
from lineofsight.lead.governance.rules.past import cited
from lineofsight.lead.governance.selectors.arrangements import next_version


@operation("governance.load_past_arrangements", kinds=("system",))
def load_past_arrangements(actor: Actor, *, partnership: Partnership, edition: Edition) -> int:
    """Load what a partnership published of its bodies, seats, office holders and arrangements.

    Loaded again it adds nothing. Nobody is written to and nobody owes anything. Returns how many bodies were made.

    Raises:
        PastRefused: an entry cites no document, or names what is not there.
    """
    data = cited(edition)
    bodies = {item["key"]: known(partnership, item) for item in data["body"]}
    fresh = {key for key, body in bodies.items() if body.pk is None}
    for item in data["body"]:
        if item["key"] in fresh:
            record(bodies[item["key"]])
    for item in data["body"]:
        if item["key"] in fresh:
            tie(bodies[item["key"]], item, bodies)
    seats = {i["key"]: seat(bodies[i["body"]], i) for i in data.get("seat", ()) if i["body"] in fresh}
    for item in data.get("holder", ()):
        if item["seat"] in seats:
            hold(seats[item["seat"]], item)
    for item in data.get("arrangements", ()):
        keep(partnership, item, data.get("contained", ()))
    return len(fresh)


def known(partnership: Partnership, item: Mapping[str, Any]) -> Body:
    """The body of an entry: the one that was loaded before, or a new one."""
    found = Body.objects.filter(partnership=partnership, name=item["name"], start=item["start"], state="recorded")
    return found.first() or Body(
        partnership=partnership, name=item["name"], kind=item["kind"], purpose=item.get("purpose", ""),
        start=item["start"], end=item.get("end"), published_in=item["published_in"],
        dates_note=item.get("dates_note", ""),
    )  # fmt: skip


def record(body: Body) -> None:
    place = address("governance:body", ref=body.ref)
    records.open_record(body, label=body.name, address=place, words=body.purpose)
    records.move(body, "record_body")


def tie(body: Body, item: Mapping[str, Any], bodies: Mapping[str, Body]) -> None:
    """To which body it reported, and which took over from it."""
    Reporting.objects.create(
        partnership=body.partnership, body=body, above=bodies.get(item.get("above", "")), start=body.start,
        end=body.end,
    )  # fmt: skip
    if "successor" in item:
        Body.objects.filter(pk=body.pk).update(successor=bodies[item["successor"]])


def seat(body: Body, item: Mapping[str, Any]) -> Seat:
    """A seat, for whom in the words of its document."""
    return Seat.objects.create(
        partnership=body.partnership, body=body, kind=item["kind"], title=item["title"],
        sector=item.get("whose", ""), chairs=item.get("chairs", False), start=item.get("start", body.start),
        end=item.get("end", body.end), published_in=item["published_in"],
    )  # fmt: skip


def hold(seat: Seat, item: Mapping[str, Any]) -> Holding:
    """An office holder, by the name that was published."""
    return Holding.objects.create(
        partnership=seat.partnership, seat=seat, named=item["named"], start=item.get("start", seat.start),
        end=item.get("end", seat.end), published_in=item["published_in"],
    )  # fmt: skip


def keep(partnership: Partnership, item: Mapping[str, Any], contained: Any) -> None:
    """A version of the arrangements, with what it says of what guidance asks for."""
    if Arrangements.objects.filter(partnership=partnership, title=item["title"]).exists():
        return
    made = Arrangements(
        partnership=partnership, number=next_version(partnership), title=item["title"], edition=item["edition"],
        in_effect_from=item["in_effect_from"], agreed_by=item.get("agreed_by", ""), published_in=item["published_in"],
    )  # fmt: skip
    records.open_record(made, label=made.title, address=address("governance:arrangements", ref=made.ref))
    records.move(made, "record_arrangements")
    for each in contained:
        Contained.objects.create(
            partnership=partnership, arrangements=made, key=each["key"], said=each["said"],
            left_out=each.get("left_out", False),
        )  # fmt: skip
