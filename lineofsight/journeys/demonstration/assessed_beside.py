"""What stands beside a self-assessment in Ashmere: who else reads it, documents, questions about answers, what others
hold them to be, good examples, and what its staff say (all made up)."""

from datetime import date, timedelta

from lineofsight.core.access.actors import PUBLIC, Actor
from lineofsight.core.access.models import Partnership
from lineofsight.core.people.models import Organisation
from lineofsight.core.people.rules import Row
from lineofsight.core.people.services import load_people
from lineofsight.core.questions.rules import Item
from lineofsight.journeys.demonstration import cast
from lineofsight.journeys.demonstration.days import at_work, on
from lineofsight.journeys.demonstration.links import assessment_of, holder
from lineofsight.kernel import clock
from lineofsight.know.self_assessments import services

COMMISSIONER = Row(2, "Ashmere Commissioning (made up)", "council_other", "Demonstration commissioner",
                   "commissioner@ashmere.example", "commissioner")  # fmt: skip
# What each is, where it is kept, and how many days from today it expires: one soon, one a few days ago, one never.
DOCUMENTS = (
    ("Safeguarding policy (made up)", "policy", "Force intranet, Policies", 18),
    ("Training record of new officers (made up)", "training", "Learning system", -4),
    ("Minutes of the safeguarding board (made up)", "minutes", "Board papers, June", None),
)
REPLIES = ("met", "met", "met", "met", "partly", "met", "partly", "not_met", "unsure", "met")
EXAMPLES = (
    ("Officers ask each child they meet what should happen next, and write it in the child’s words (made up).", True),
    ("Our board hears from one young person each quarter, and writes back to them (made up).", False),
)


def commissioning(manager: Actor, town: Partnership):
    """A commissioner that reads here, and whoever reads for it."""
    load_people(manager, partnership=town, rows=[COMMISSIONER])
    cast.join(COMMISSIONER.email)
    return services.readers.add_reader(
        manager, partnership=town, name="Ashmere commissioning board (made up)", kind="commissioner",
        organisation=Organisation.objects.get(name=COMMISSIONER.organisation),
    )  # fmt: skip


def choose(copy, reader) -> None:
    """Hand it in to a reader beside the partnership."""
    assessment = assessment_of(copy)
    services.answering.choose_readers(
        holder(copy, "answer_assessment"), assessment=assessment, readers=[*assessment.readers.all(), reader]
    )


def judged(copy, number: int) -> list[Item]:
    """The first items that come to a verdict, whoever answers."""
    return [each for each in assessment_of(copy).questions.items.values() if each.judged and each.when is None][:number]


def keep_documents(copy) -> None:
    """Documents that show what they answer: the first of them two answers."""
    assessment, lead = assessment_of(copy), holder(copy, "answer_assessment")
    first, second, third = judged(copy, 3)
    for (title, kind, where, days), item in zip(DOCUMENTS, (first, second, third), strict=True):
        made = services.attaching.add_attachment(
            lead, assessment=assessment, title=title, kind=kind, where=where, item=item.key,
            expires_on=None if days is None else today_of(copy) + timedelta(days=days),
        )  # fmt: skip
        if kind == "policy":
            services.attaching.choose_attachments(lead, assessment=assessment, item=third.key, attachments=[made])


def today_of(copy) -> date:
    """The day the demonstration is looked at, seen from the day on which it acts."""
    return copy.round.due - timedelta(days=7)


def read(analyst: Actor, copy, board) -> None:
    """Two weeks of reading: two questions, one answered and asked again; a verdict of a panel; examples; staff."""
    copy.refresh_from_db()
    today, (first, second, third) = clock.today(), judged(copy, 3)
    lead = holder(copy, "answer_assessment")
    with on(at_work(today - timedelta(days=9))):
        asked = services.challenges.challenge_copy(
            analyst,
            copy=copy,
            item=first.key,
            question="Which policy says so, and when was it last looked at? (made up)",
        )
        settled = services.challenges.challenge_copy(
            analyst, copy=copy, item=second.key, question="How many of your new officers have it so far? (made up)"
        )
        services.judging.moderate_answer(
            analyst, copy=copy, item=third.key, value=third.options[1].key, by_whom="panel",
            panel="Challenge panel (made up)", reason="The minutes show two of four meetings (made up)",
        )  # fmt: skip
    with on(at_work(today - timedelta(days=5))):
        services.challenges.answer_challenge(
            lead, challenge=asked, text="The safeguarding policy. The board looked at it last summer (made up)."
        )
        services.challenges.answer_challenge(lead, challenge=settled, text="38 of 41; the rest by spring (made up).")
        give_examples(analyst, copy, lead)
        ask_staff(copy, lead)
    with on(at_work(today - timedelta(days=3))):
        services.challenges.settle_challenge(analyst, challenge=settled, reason="The record shows it (made up)")
        services.challenges.ask_again(analyst, challenge=asked, reason="Which meeting was that, please? (made up)")


def give_examples(analyst: Actor, copy, lead) -> None:
    """Three answers others could learn from: one published, one for whom the partnership works with, one waiting."""
    items = judged(copy, 7)[4:]
    for item, agreed in zip(items, (*EXAMPLES, None), strict=True):
        example = services.examples.ask_example(
            analyst, copy=copy, item=item.key, why="You say who does it, and how often (made up)."
        )
        if agreed:
            words, public = agreed
            services.examples.agree_example(
                holder(example, "agree_example"), example=example, words=words, named=public, public=public
            )


def ask_staff(copy, lead) -> None:
    """Staff are asked three of the same questions; ten answer."""
    items = judged(copy, 3)
    survey = services.surveying.open_survey(lead, assessment=assessment_of(copy), items=[item.key for item in items])
    for number, reply in enumerate(REPLIES):
        answers = {item.key: REPLIES[number - place] if place else reply for place, item in enumerate(items)}
        services.surveying.answer_survey(PUBLIC, code=survey.code, answers=answers)
