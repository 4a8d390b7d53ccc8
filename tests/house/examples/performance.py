"""Performance's examples: a request the council signed off, one it has answered and not signed, one not sent yet."""

from datetime import timedelta
from decimal import Decimal

from lineofsight.core.access.models import Grant
from lineofsight.core.insight.models import Observation
from lineofsight.core.notices.models import Message
from lineofsight.core.notices.services import text_of
from lineofsight.kernel import clock
from lineofsight.know.performance.rules.answers import Answer
from lineofsight.know.performance.services import queries, requests
from lineofsight.know.performance.tests import factories
from tests.house.examples import Furnished

ITEM = "front_door.contacts"


def furnish(furnished: Furnished) -> None:
    """Three requests and a question; "link" is whoever the council's own link was sent to."""
    world = furnished.world
    earlier = factories.asked(world, factories.YEAR.previous())
    begun = factories.return_from(earlier, "Council")
    factories.answered(world.lead, begun, {**factories.COUNCIL, ITEM: Answer(Decimal(21534))})
    asked = factories.asked(world)
    council = factories.signed_off(world, asked)
    furnished.other_grant = grant_on(factories.return_from(asked, "Police"))
    observation = Observation.objects.get(record_ref=council.ref, indicator=ITEM)
    query = queries.ask_query(world.analyst, observation=observation, question="Is this every contact?")
    draft = requests.create_request(
        world.analyst, partnership=world.partnership, period=factories.YEAR.previous().previous(),
        due=clock.today() + timedelta(days=28), indicators=factories.KEYS,
    )  # fmt: skip

    furnished.pages(*(f"performance:{n}" for n in ("scorecard", "scorecard_csv", "requests", "create_request")))
    furnished.pages(*(f"performance:{n}" for n in ("indicator", "series_csv", "chart_svg", "mark_break")), key=ITEM)
    furnished.pages("performance:request", "performance:close_request", ref=asked.ref)
    furnished.page("performance:issue_request", ref=draft.ref)
    furnished.page("performance:return", ref=council.ref, link=grant_on(council))
    furnished.pages(
        *(f"performance:{n}" for n in ("send_link", "sign_off_return", "send_code", "pass_on_part")),
        ref=begun.ref, link=grant_on(begun),
    )  # fmt: skip
    furnished.page("performance:save_answer", ref=begun.ref, key=ITEM, link=grant_on(begun))
    furnished.page("performance:correct_value", ref=council.ref, key=ITEM, link=grant_on(council))
    furnished.page("performance:ask_query", ref=observation.ref)
    furnished.pages("performance:query", "performance:answer_query", ref=query.ref, link=grant_on(council))
    furnished.page("insight:figure", ref=observation.ref)

    rights = {
        world.partnership: ("view_scorecard", "create_request"),
        asked: ("see_request", "issue_request", "close_request"),
        council: ("answer_return", "sign_off_return", "pass_on_part", "correct_value", "see_return", "send_link"),
        observation: ("ask_query",),
        query: ("see_query", "answer_query"),
    }
    for row, names in rights.items():
        link = grant_on(council) if row in (council, query) else ""
        furnished.right(row, *(f"performance.{name}" for name in names), link=link)
    furnished.right(observation, "insight.see_figure")


def grant_on(agency_return) -> str:
    """The grant of whoever the return was asked of."""
    return Grant.objects.filter(record_ref=agency_return.ref, ended_at=None).first().ref


def link_of(agency_return) -> str:
    """The secret of the latest link to a return, as its letter carries it."""
    message = Message.objects.filter(about_ref=agency_return.ref).latest("id")
    return text_of(message).split("/link/")[1].split("/")[0]
