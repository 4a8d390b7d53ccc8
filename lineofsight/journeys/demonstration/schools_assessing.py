"""Ashmere's schools: one merged into another, one judged badly, one that answers a critical question so; and who is
chased for what is late (all made up)."""

from datetime import timedelta

from lineofsight.core.access.actors import Actor, system
from lineofsight.core.access.models import Partnership
from lineofsight.core.people import services as people
from lineofsight.core.people.models import Organisation, Person
from lineofsight.core.people.rules import Row
from lineofsight.core.people.rules.register import SchoolRow
from lineofsight.core.questions import library
from lineofsight.core.questions.rules import Given, Item
from lineofsight.core.questions.services import Sent
from lineofsight.journeys.demonstration import cast
from lineofsight.journeys.demonstration.days import at_work, on
from lineofsight.journeys.demonstration.links import assessment_of, holder, sign_with_code
from lineofsight.kernel import clock
from lineofsight.know.self_assessments import services
from lineofsight.know.self_assessments.selectors import own, rounds, supporting

SET = "school_safeguarding"
INFANTS, PRIMARY, HIGH, SPECIAL = (
    "Harbour Infant School (made up)", "Harbour Primary School (made up)", "Hilltop High School (made up)",
    "Riverside Special School (made up)",
)  # fmt: skip
POSTS = (("school_lead", "safeguarding lead"), ("head", "head teacher"), ("chair_of_governors", "chair of governors"))
WORDS = {INFANTS: "infants", PRIMARY: "primary", HIGH: "high", SPECIAL: "special"}


def live(town: Partnership) -> None:
    """A round two years ago, by paper since merged; and this year's, which is ten days late."""
    today, manager = clock.today(), cast.actor("manager@ashmere.example")
    with on(at_work(today - timedelta(days=400))):
        people.load_people(manager, partnership=town, rows=list(appointed()))
        load(manager, town, "good")
        before = begin(manager, town, "Schools, last year (made up)", today - timedelta(days=390))
        hand_in(before, INFANTS)
        services.rounds.close_round(manager, one=before)
    with on(at_work(today - timedelta(days=200))):
        merge(manager)
    with on(at_work(today - timedelta(days=45))):
        one = begin(manager, town, f"School safeguarding {today.year} (made up)", today - timedelta(days=10))
        services.chasing.start_chasing(manager, one=one)
    with on(at_work(today - timedelta(days=15))):
        hand_in(one, HIGH, critical=True)
    for days in (9, 2):
        with on(today - timedelta(days=days)):
            services.chasing.chase_late(system("demonstration"))
    with on(at_work(today - timedelta(days=4))):
        load(manager, town, "inadequate")
        services.supporting.support_judged(system("demonstration"))
    support(town)
    for who in ("primary", "chair.primary", "education"):
        join(f"{who}@ashmere.example")


def join(email: str) -> None:
    """Give somebody an account, to look at the demonstration as they would."""

    if Person.objects.get(email=email).account_id is None:
        cast.join(email)


def appointed():
    """Each school's safeguarding lead, head and chair of governors."""
    for number, (school, word) in enumerate(WORDS.items(), start=2):
        for role, post in POSTS:
            prefix = {"school_lead": "", "head": "head.", "chair_of_governors": "chair."}[role]
            yield Row(
                number, school, "school", f"Demonstration {post} ({word})", f"{prefix}{word}@ashmere.example", role
            )


def load(manager: Actor, town: Partnership, judgement: str) -> None:
    """What the register says, the special school's last inspection with it."""
    rows = [
        SchoolRow(number, f"10000{number}", school, "maintained", "primary", "", "Harbour", "999",
                  clock.today() - timedelta(days=20), judgement if school == SPECIAL else "good")
        for number, school in enumerate(WORDS, start=2)
        if Organisation.objects.filter(name=school, succession=None).exists()
    ]  # fmt: skip
    people.load_register(
        manager, partnership=town, rows=rows, source="A register of the demonstration (made up)", as_at=clock.today()
    )


def begin(manager: Actor, town: Partnership, name: str, due):
    """A round of schools, its invitations sent."""
    one = services.rounds.create_round(
        manager, partnership=town, name=name, question_set=SET, edition=library.newest(SET).edition, kinds=["school"],
        due=due, since=clock.today() - timedelta(days=90),
    )  # fmt: skip
    services.rounds.open_round(manager, one=one)
    for organisation in rounds.whom_to_ask(town, ["school"]).reached:
        services.rounds.invite_organisation(
            system("demonstration"), round_ref=one.ref, organisation_ref=organisation.ref
        )
    return one


def hand_in(one, school: str, *, critical: bool = False) -> None:
    """One school answers everything, says what it will do, and its chair signs."""
    copy = one.copies.get(organisation__name=school)
    assessment, lead = assessment_of(copy), holder(copy, "answer_assessment")
    worst = next(item for item in assessment.questions.items.values() if item.critical and item.judged)
    for _ in range(3):  # an answer may lead to more questions
        filled = own.filled(assessment)
        wanted = [item for each in filled.progress.sections for item in each.items if item.key not in filled.answers]
        sent = {item.key: Sent(said(item, critical and item == worst)) for item in wanted}
        services.answering.save_answers(lead, assessment=assessment, sent=sent)
    for item in own.filled(assessment).unplanned:
        services.answering.plan_improvement(
            lead, assessment=assessment, item=item.key, text="Book the course and name a deputy (made up)",
            owner="Head teacher", measure="The certificate is in the file", due=clock.today() + timedelta(days=60),
        )  # fmt: skip
    services.signing.ask_to_sign(lead, assessment=assessment, copy=copy)
    sign_with_code(assessment, holder(copy, "sign_assessment"))


def said(item: Item, worst: bool) -> Given:
    """An answer that suits an item."""
    if worst:
        return Given(sorted(item.critical)[0], "Our lead’s training ran out in the summer (made up)")
    if item.judged:
        return Given(next(each.key for each in item.options if each.verdict == "met"), "Seen in our check (made up)")
    if item.options:
        return Given(item.options[0].key)
    day = (clock.today() - timedelta(days=100)).isoformat()
    return Given({"number": "240", "date": day}.get(item.kind, "Pupils asked for a quieter room (made up)"))


def merge(manager: Actor) -> None:
    """The infants' school became part of the primary school."""
    people.merge_organisations(
        manager, organisation=Organisation.objects.get(name=INFANTS), start=clock.today(),
        successor=Organisation.objects.get(name=PRIMARY), reason="One school for both (made up)", move_people=False,
    )  # fmt: skip


def support(town: Partnership) -> None:
    """The education service has taken up what a critical answer opened, and been there."""
    education, today = cast.actor("education@ashmere.example"), clock.today()
    opened = next(each for each in supporting.supports_in(education, town) if each.cause == "answer")
    with on(at_work(today - timedelta(days=8))):
        services.supporting.log_visit(
            education, support=opened, on=clock.today(), who="Demonstration adviser",
            text="A deputy is named until the course in January (made up).",
        )  # fmt: skip
