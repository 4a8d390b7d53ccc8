"""Performance's examples: a request the council signed off, one it has answered and not signed, one not sent yet."""

from datetime import timedelta
from decimal import Decimal

from django.core.files.base import ContentFile

from lineofsight.core.access.models import Grant
from lineofsight.core.documents.selectors import files_of
from lineofsight.core.insight import library
from lineofsight.core.insight import services as insight
from lineofsight.core.insight.models import Observation
from lineofsight.core.notices.models import Message
from lineofsight.core.notices.services import text_of
from lineofsight.kernel import clock
from lineofsight.know.performance.rules.answers import Answer
from lineofsight.know.performance.services import arrangements, queries, rebasing, requests, returns
from lineofsight.know.performance.tests import factories, own_editions
from tests.house.examples import Furnished

ITEM = "front_door.contacts"


def furnish(furnished: Furnished) -> None:
    """Three requests and a question; "link" is whoever the council's own link was sent to."""
    world = furnished.world
    earlier = factories.asked(world, factories.YEAR.previous())
    begun = factories.return_from(earlier, "Council")
    factories.answered(world.lead, begun, {**factories.COUNCIL, ITEM: Answer(Decimal(21534))})
    asked = factories.asked(world)
    arrangements.set_questions(world.manager, partnership=world.partnership, texts=["What difference has it made?"])
    council = factories.signed_off(world, asked)
    furnished.other_grant = grant_on(factories.return_from(asked, "Police"))
    observation = Observation.objects.get(record_ref=council.ref, indicator=ITEM)
    query = queries.ask_query(world.analyst, observation=observation, question="Is this every contact?")
    draft = requests.create_request(
        world.analyst, partnership=world.partnership, period=factories.YEAR.previous().previous(),
        due=clock.today() + timedelta(days=28), indicators=factories.KEYS,
    )  # fmt: skip

    arrange(furnished)
    look_into(furnished)

    furnished.pages(
        *(f"performance:{n}" for n in ("scorecard", "scorecard_csv", "summary_pdf", "requests", "create_request"))
    )
    furnished.page("performance:list_returns")
    furnished.pages(
        *(f"performance:{n}" for n in ("indicator", "series_csv", "chart_svg", "mark_break", "note_disagreement")),
        key=ITEM,
    )
    furnished.pages("performance:request", "performance:close_request", ref=asked.ref)
    furnished.page("performance:issue_request", ref=draft.ref)
    furnished.page("performance:return", ref=council.ref, link=grant_on(council))
    furnished.pages(
        *(f"performance:{n}" for n in ("send_link", "sign_off_return", "send_code", "pass_on_part")),
        ref=begun.ref, link=grant_on(begun),
    )  # fmt: skip
    furnished.page("performance:save_answer", ref=begun.ref, key=ITEM, link=grant_on(begun))
    furnished.page("performance:write_commentary", ref=begun.ref, key=ITEM, link=grant_on(begun))
    furnished.pages(
        *(f"performance:{n}" for n in ("save_answers", "sheet_xlsx", "sheet_csv")), ref=begun.ref, link=grant_on(begun)
    )
    furnished.pages(
        "performance:take_built_return", "performance:hand_out_request", ref=begun.ref, link=grant_on(begun)
    )
    police = factories.return_from(earlier, "Police")
    entered = {"agency_return": police, "indicator": "crime.serious_sexual_offences", "answer": Answer(Decimal(203))}
    dashboard = ContentFile(b"%PDF-1.7 dashboard", name="dashboard.pdf")
    returns.enter_on_behalf(world.analyst, **entered, where_from="Dashboard, page 3", upload=dashboard)
    furnished.page("performance:enter_on_behalf", ref=police.ref, key="crime.serious_sexual_offences")
    sheet = ContentFile(b"Code,Number\nprotection.plans,414\n", name="figures.csv")
    returns.save_answers(
        world.lead, agency_return=begun, answers={"protection.plans": Answer(Decimal(414))}, upload=sheet
    )
    furnished.page("performance:return_file", ref=begun.ref, file=files_of(begun.ref)[0].ref, link=grant_on(begun))
    furnished.page("performance:correct_value", ref=council.ref, key=ITEM, link=grant_on(council))
    furnished.page("performance:ask_query", ref=observation.ref)
    furnished.pages("performance:query", "performance:answer_query", ref=query.ref, link=grant_on(council))
    furnished.page("insight:figure", ref=observation.ref)

    rights = {
        world.partnership: ("view_scorecard", "create_request", "choose_supplier", "set_questions", "list_returns"),
        asked: ("see_request", "issue_request", "close_request"),
        council: (
            "answer_return",
            "sign_off_return",
            "pass_on_part",
            "take_built_return",
            "correct_value",
            "see_return",
            "send_link",
        ),
        police: ("enter_on_behalf",),
        begun: ("write_commentary", "open_return"),
        observation: ("ask_query",),
        query: ("see_query", "answer_query"),
    }
    for row, names in rights.items():
        link = grant_on(begun) if row == begun else grant_on(council) if row in (council, query) else ""
        furnished.right(row, *(f"performance.{name}" for name in names), link=link)
    furnished.right(observation, "insight.see_figure")
    arranged = ("declare_area", "issue_library", "see_rulings")
    furnished.right(world.partnership, *(f"insight.{name}" for name in arranged))


def arrange(furnished: Furnished) -> None:
    """What the analyst has arranged: another area, questions, a supplier, an own edition."""
    world, partnership = furnished.world, furnished.world.partnership
    insight.declare_area(world.analyst, partnership=partnership, code="X99000001", name="Greater Ashmere")
    arrangements.set_questions(world.analyst, partnership=partnership, texts=["What difference has it made?"])
    police = world.organisation("Police")
    arrangements.choose_supplier(
        world.analyst, partnership=partnership, indicator="protection.plans", organisation=police
    )
    edition = insight.issue_library(world.analyst, partnership=partnership, text=own_editions.text(gaps=True))
    furnished.pages(
        *(f"performance:{n}" for n in ("suppliers", "declare_area", "set_questions", "small_counts")),
        *(f"performance:{n}" for n in ("indicators", "indicators_csv", "library", "issue_library")),
        "performance:library_template",
    )  # fmt: skip
    furnished.page("performance:choose_supplier", key=ITEM)
    furnished.page("performance:library_text", edition=edition.edition)


def look_into(furnished: Furnished) -> None:
    """What a group asked about an indicator, and its limits set anew."""
    world, about = furnished.world, library.indicator(ITEM)
    asked = factories.followed_up(world, about)
    rebase = rebasing.rebase_limits(
        world.analyst, partnership=world.partnership, indicator=about, period=factories.YEAR, reason="A new front door"
    )
    furnished.pages("performance:ask_follow_up", "performance:choose_chart", "performance:rebase_limits", key=ITEM)
    furnished.pages("performance:follow_up", "performance:answer_follow_up", ref=asked.ref, link=grant_on(asked))
    furnished.page("performance:withdraw_rebase", ref=rebase.ref)
    furnished.right(asked, "performance.see_follow_up", "performance.answer_follow_up", link=grant_on(asked))
    furnished.right(rebase, "performance.withdraw_rebase")
    furnished.right(
        world.partnership, "performance.ask_follow_up", "performance.choose_chart", "performance.rebase_limits"
    )
    insight.publish_figures(world.manager, partnership=world.partnership, tables=[(about, factories.YEAR)])
    furnished.pages(
        *(f"performance:{n}" for n in ("pack", "pack_pdf", "executive_summary", "indices")),
        *(f"performance:{n}" for n in ("publish_figures", "withdraw_figures", "published_figures")),
        *(f"performance:published_{n}" for n in ("scorecard_csv", "indicators_csv", "metadata")),
    )
    furnished.right(world.partnership, "insight.publish_figures", "insight.withdraw_figures")


def grant_on(agency_return) -> str:
    """The grant of whoever the return was asked of."""
    return Grant.objects.filter(record_ref=agency_return.ref, ended_at=None).first().ref


def link_of(agency_return) -> str:
    """The secret of the latest link to a return, as its letter carries it."""
    message = Message.objects.filter(about_ref=agency_return.ref).latest("id")
    return text_of(message).split("/link/")[1].split("/")[0]
