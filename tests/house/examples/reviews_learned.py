"""Examples of what incidents taught: worded and released, briefings, and a year's declaration."""

from datetime import timedelta

from lineofsight.kernel import clock
from lineofsight.learn.reviews.models import Incident
from lineofsight.learn.reviews.services import briefings, declaring
from lineofsight.learn.reviews.tests import learned
from tests.house.examples import Furnished


def furnish_learned(furnished: Furnished, made: Incident) -> None:
    """What an incident under review taught, as far as somebody who may enter its room has it."""
    drafts(furnished, made)
    theme = learned.theme(furnished.world, "Asking again (invented)")
    point = learned.released(furnished.world, made, themes=[theme])
    of_briefings(furnished, point)
    of_declarations(furnished, theme)


def drafts(furnished: Furnished, made: Incident) -> None:
    """A learning point that waits for a second reader, with its action."""
    draft = learned.drafted(furnished.world, made, text=f"{learned.TEXT}, under the law of 1 May 2026")
    action = learned.with_action(furnished.world, draft)
    moves = ("reword_learning", "release_learning", "send_back_learning", "drop_learning", "add_learning_action",
             "let_learning_stand")  # fmt: skip
    furnished.pages("reviews:propose_learning", ref=made.ref)
    furnished.right(made, "reviews.propose_learning")
    furnished.pages("reviews:learning_draft", *(f"reviews:{name}" for name in moves), ref=draft.ref)
    furnished.right(draft, "reviews.see_learning_draft", *(f"reviews.{name}" for name in moves))
    furnished.pages("reviews:edit_learning_action", "reviews:drop_learning_action", ref=action.ref)
    furnished.right(action, "reviews.edit_learning_action", "reviews.drop_learning_action")


def of_briefings(furnished: Furnished, point) -> None:
    """A briefing that is written, and one that everybody reads."""
    world = furnished.world
    one, other = (
        briefings.begin_briefing(world.manager, partnership=world.partnership, title=title, points=[point])
        for title in ("Asking twice (invented)", "Asking again (invented)")
    )
    for each in (one, other):
        briefings.edit_briefing_part(
            world.manager, part=each.parts.get(), practice="Ask twice.", links="A guide https://example.org/guide"
        )
    out = learned.published(world, other)
    written = ("edit_briefing", "publish_briefing", "drop_briefing")
    published = ("take_back_briefing", "begin_edition")
    furnished.pages("reviews:briefings", "reviews:begin_briefing", "reviews:published_briefings")
    furnished.right(world.partnership, "reviews.list_briefings", "reviews.begin_briefing")
    furnished.pages("reviews:briefing", *(f"reviews:{name}" for name in written), ref=one.ref)
    furnished.right(one, "reviews.see_briefing", *(f"reviews.{name}" for name in written))
    furnished.pages("reviews:edit_briefing_part", ref=one.parts.get().ref)
    furnished.right(one.parts.get(), "reviews.edit_briefing_part")
    furnished.pages(
        "reviews:published_briefing", "reviews:published_briefing_pdf", *(f"reviews:{name}" for name in published),
        ref=out.ref,
    )  # fmt: skip
    furnished.right(out, *(f"reviews.{name}" for name in published))


def of_declarations(furnished: Furnished, theme) -> None:
    """A year that is closed, and one of which health has not declared yet and the police have."""
    world, due = furnished.world, clock.today() + timedelta(days=30)
    given = {"partnership": world.partnership, "due": due, "themes": [theme]}
    said = {"theme": theme, "answer": "partly", "evidence": "12 of 20 records", "next_step": "Brief the rest"}
    before = declaring.open_declaration(world.manager, year=clock.today().year - 1, **given)
    made = declaring.open_declaration(world.manager, year=clock.today().year, **given)
    for by, of in (("health", before), ("police", made)):
        agency = of.agencies.get(organisation=world.organisation(by.title()))
        declaring.declare_theme(getattr(world, by), agency=agency, **said)
        declaring.sign_declaration(getattr(world, by), agency=agency)
    health = made.agencies.get(organisation=world.organisation("Health"))
    moves = ("declare_as_last_year", "sign_declaration")
    furnished.pages("reviews:declarations", "reviews:open_declaration")
    furnished.right(world.partnership, "reviews.list_declarations", "reviews.open_declaration")
    furnished.pages("reviews:declaration", "reviews:close_declaration", ref=made.ref)
    furnished.right(made, "reviews.see_declaration", "reviews.close_declaration")
    furnished.pages("reviews:agency_declaration", *(f"reviews:{name}" for name in moves), ref=health.ref)
    furnished.page("reviews:declare_theme", ref=health.ref, theme=theme.ref)
    furnished.right(health, "reviews.see_agency_declaration", "reviews.declare_theme", *(f"reviews.{m}" for m in moves))
    furnished.page("reviews:reopen_declaration", ref=agency.ref)
    furnished.right(agency, "reviews.reopen_declaration")
