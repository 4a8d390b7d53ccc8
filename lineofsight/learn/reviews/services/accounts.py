"""Agencies' accounts: asked for by a link of their own, saved as they are written, given, or nil in one click."""

from datetime import date

from lineofsight.core.access.actors import Actor
from lineofsight.core.access.operations import operation
from lineofsight.core.access.services import end_grants, give_grant
from lineofsight.core.design.addresses import address
from lineofsight.core.notices import selectors as letters
from lineofsight.core.notices import services as notices
from lineofsight.core.people import selectors as people
from lineofsight.core.people.models import Organisation, Person
from lineofsight.core.people.roles import SPEAK_FOR, Role
from lineofsight.core.records import services as records
from lineofsight.core.sealed.services import own_rows
from lineofsight.core.sealed.values import Opened
from lineofsight.kernel import clock
from lineofsight.kernel.calendar import is_working_day, working_days_between
from lineofsight.kernel.lifecycle import MoveRefused
from lineofsight.learn.reviews.models import Account, Episode, Incident
from lineofsight.learn.reviews.rules.clocks import day_of
from lineofsight.learn.reviews.selectors.clocks import plan_on, review_deadline
from lineofsight.learn.reviews.selectors.gathering import RAPID, gathers, waited_for
from lineofsight.learn.reviews.selectors.rights import GIVE
from lineofsight.learn.reviews.services.owing import link_ends, write
from lineofsight.learn.reviews.services.signing import ask_anew

OWED = "give_account"
RULE, LOCAL = "Working Together, rapid review, should", "The day the review asks for it by, local"
# Who is asked for an agency, and to whom it goes up when it is late: the first of these it has.
LEADS = (Role.PARTNER_LEAD, Role.SCHOOL_LEAD, Role.DELEGATED_PARTNER, Role.LEAD_PARTNER, Role.HEAD)
HEADS = (Role.HEAD, Role.DELEGATED_PARTNER, Role.LEAD_PARTNER, Role.STATUTORY_PARTNER, Role.CHAIR_OF_GOVERNORS)
OVER = "The review is over, or was sent: nothing is asked of agencies any more."
WORKED_ON = (
    "Those who review it have worked with this entry. Change what is wrong in it, or ask whoever coordinates it."
)
NOBODY = "Nobody leads for {} here. Appoint its lead first."
GIVEN = "It was given already. Ask whoever coordinates the review to open it again."


def first_of(incident: Incident, organisation: Organisation, roles: tuple) -> Person | None:
    """Who holds the first of some roles for an agency."""
    for role in roles:
        held = people.appointed(incident.partnership, role, organisation=organisation)
        if held:
            return held[0]
    return None


@operation("reviews.ask_agency", on="incident")
def ask_agency(
    actor: Actor, *, incident: Incident, organisation: Organisation, brief: str, due_on: date, opened: Opened
) -> Account:
    """Ask an agency for its account: its lead gets a letter without names, and a link to the account alone.

    Args:
        brief: whom and what it is asked about, which it reads behind the link, once it proved who it is.

    Raises:
        MoveRefused: the review is not open; it was asked already; or nobody leads for the agency here.
    """
    if not gathers(incident):
        raise MoveRefused(OVER)
    if incident.accounts.filter(organisation=organisation).exists():
        raise MoveRefused(f"{organisation.name} was asked already.")
    lead = first_of(incident, organisation, LEADS)
    if lead is None:
        raise MoveRefused(NOBODY.format(organisation))
    account = Account(
        partnership=incident.partnership, room=incident.room, incident=incident, organisation=organisation, lead=lead,
        due_on=due_on, brief=brief,
    )  # fmt: skip
    place = address("reviews:account", ref=account.ref)
    records.open_record(account, label=f"Account for {incident.title}", address=place, sealed=True)
    send(account, "reviews/ask")
    ask_anew(incident)
    return account


def owe_account(account: Account) -> None:
    """An agency's lead owes its account by the day it was asked for."""
    notices.owe(
        record_ref=account.ref, what=OWED, title=f"Give your account: {account.incident.title}", on=account.due_on,
        person=account.lead, rule=RULE if account.incident.state == RAPID else LOCAL, sealed=True,
        address=address("reviews:account", ref=account.ref),
    )  # fmt: skip


def lead_now(incident: Incident, organisation: Organisation, lead: Person) -> Person | None:
    """Who answers for an agency: whoever was asked, while they speak for it, and then who leads for it."""
    if lead in people.appointed(incident.partnership, *SPEAK_FOR, organisation=organisation):
        return lead
    return first_of(incident, organisation, LEADS)


def lead_of(account: Account) -> Person | None:
    """Who gives an account."""
    return lead_now(account.incident, account.organisation, account.lead)


def send(account: Account, kind: str) -> None:
    """Write to whoever leads for an agency now, who owes its account, with a link that serves it and nothing else;
    earlier links stop.

    Raises:
        MoveRefused: nobody leads for it any more.
    """
    lead = lead_of(account)
    if lead is None:
        raise MoveRefused(NOBODY.format(account.organisation))
    Account.objects.filter(pk=account.pk).update(lead=lead)
    account.lead = lead
    owe_account(account)
    end_grants(record_ref=account.ref)
    grant = give_grant(
        holder_ref=account.lead.ref, record_kind=Account.KIND, record_ref=account.ref, verbs=(GIVE,),
        why=f"To give the account for {account.incident.title}", until=link_ends(account.due_on),
    )  # fmt: skip
    notices.send_link(
        kind, to=account.lead, grant=grant, key=account.incident.title, due_on=account.due_on,
        partnership=account.partnership,
    )  # fmt: skip


@operation("reviews.ask_again", on="account")
def ask_again(actor: Actor, *, account: Account, due_on: date | None = None) -> Account:
    """Send whoever leads for an agency now a fresh link; the one before opens nothing any more.

    Args:
        due_on: the day it is asked for by now, where that is another: a local review goes on where a rapid one ended.
    """
    insist_asked(account)
    return asked_by(account, due_on or account.due_on)


def asked_by(account: Account, due_on: date) -> Account:
    """It is owed by a day, and whoever leads now has a fresh link; put off, its head is told anew once it is late."""
    if due_on != account.due_on:
        Account.objects.filter(pk=account.pk).update(due_on=due_on, head_told_on=None)
        account.refresh_from_db(fields=["due_on", "head_told_on"])
    send(account, "reviews/remind")
    return account


@operation("reviews.read_account", on="account")
def read_account(actor: Actor, *, account: Account) -> Opened:
    """Let whoever gives an account at its own rows again, and at no other of the room."""
    return own_rows(account, *account.episodes.all())


def insist_asked(account: Account) -> None:
    """An account is written while it is asked for and its review is open.

    Raises:
        MoveRefused: it was given, or the review is over.
    """
    if not gathers(account.incident):
        raise MoveRefused(OVER)
    if account.state != "asked":
        raise MoveRefused(GIVEN)


@operation("reviews.save_account", on="account")
def save_account(actor: Actor, *, account: Account, told: dict[str, str]) -> Account:
    """Save what an agency has written so far."""
    insist_asked(account)
    for name, text in told.items():
        setattr(account, name, text)
    account.save(update_fields=list(told))
    return account


@operation("reviews.add_episode", on="account")
def add_episode(actor: Actor, *, account: Account, told: dict[str, str]) -> Episode:
    """Add something that happened, as the agency knows it."""
    insist_asked(account)
    made = Episode.objects.create(partnership=account.partnership, room=account.room, account=account, **told)
    ask_anew(account.incident)
    return made


@operation("reviews.edit_episode", on="episode")
def edit_episode(actor: Actor, *, episode: Episode, told: dict[str, str]) -> Episode:
    """Put right what happened."""
    insist_asked(episode.account)
    for name, text in told.items():
        setattr(episode, name, text)
    episode.save(update_fields=list(told))
    ask_anew(episode.account.incident)
    return episode


@operation("reviews.drop_episode", on="episode")
def drop_episode(actor: Actor, *, episode: Episode) -> Account:
    """Take out what was entered by mistake, before the account is given.

    Raises:
        MoveRefused: those who review it have worked on it.
    """
    insist_asked(episode.account)
    if episode.worked_on:
        raise MoveRefused(WORKED_ON)
    account = episode.account
    episode.delete()
    ask_anew(account.incident)
    return account


@operation("reviews.give_account", on="account")
def give_account(actor: Actor, *, account: Account) -> Account:
    """Give the account: it joins the timeline.

    Raises:
        MoveRefused: nothing is written; then a nil return says so.
    """
    insist_asked(account)
    if not account.is_written:
        raise MoveRefused("Nothing is written yet. If your agency knows nothing of them, say so in one click.")
    return came(records.move(account, "give_account"))


@operation("reviews.give_nil_return", on="account")
def give_nil_return(actor: Actor, *, account: Account) -> Account:
    """Say that the agency has searched and knows nothing of them.

    Raises:
        MoveRefused: something is written.
    """
    insist_asked(account)
    if account.is_written:
        raise MoveRefused("Something is written here. Give the account, or take it out first.")
    return came(records.move(account, "give_nil_return"))


def came(account: Account) -> Account:
    """It is owed no more, and whoever coordinates it is not to chase; it stands in the review that was signed."""
    notices.settle(record_ref=account.ref, what=OWED)
    ask_anew(account.incident)
    return account


@operation("reviews.reopen_account", on="account")
def reopen_account(actor: Actor, *, account: Account, due_on: date) -> Account:
    """Open an account again, because there is more to say; whoever leads for the agency now gets a fresh link."""
    if not gathers(account.incident):
        raise MoveRefused(OVER)
    asked_by(records.move(account, "reopen_account"), due_on)
    ask_anew(account.incident)
    return account


def stop_unless_gathered(incident: Incident) -> None:
    """Nothing more is asked of agencies, unless another review of the incident still gathers."""
    if not gathers(incident):
        stop_asking(incident)


def stop_asking(incident: Incident) -> None:
    """Nothing more is asked of agencies: what they owe is lifted and their links open nothing."""
    for account in incident.accounts.all():
        notices.lift(record_ref=account.ref)
        end_grants(record_ref=account.ref)


@operation("reviews.chase_accounts", kinds=("system",))
def chase_accounts(actor: Actor) -> int:
    """Remind agencies on the days of a rapid review's plan, and, the working day after an account was due, tell their
    head; where nobody is head, remind them once more.

    Run daily; run twice on a day it sends nothing more. Strength: local. Returns how many were written to.
    """
    today, sent = clock.today(), 0
    if not is_working_day(today):
        return 0
    waiting = waited_for().prefetch_related("incident__deadlines")
    for account in waiting.select_related("incident__room", "organisation", "lead", "partnership"):
        untold = account.late_on(today) and account.head_told_on is None
        just_late = untold and working_days_between(account.due_on, today) == 1
        reminded = just_late or reminded_on(account.incident, today)
        if untold and tell_head(account):
            sent += 1
        elif reminded and not letters.written_on(today, account.ref) and lead_of(account):
            send(account, "reviews/remind")
            sent += 1
    return sent


def reminded_on(incident: Incident, day: date) -> bool:
    """Whether the plan of an open rapid review has a reminder on a day; an account for a local review has its own."""
    if incident.state != RAPID or incident.notified_on is None:
        return False
    begun = review_deadline(incident)
    if begun is None or day < begun.start_on:
        return False
    plan = plan_on(incident.partnership, begun.start_on)
    return day_of(begun.start_on, day, begun.day_one) in plan.reminders


def tell_head(account: Account) -> bool:
    """Tell the head of an agency that its account is late, by the key alone; there may be none."""
    head = first_of(account.incident, account.organisation, HEADS)
    if head is None:
        return False
    write(
        account.incident,
        "reviews/late",
        head,
        organisation=account.organisation,
        due_on=account.due_on,
        lead=account.lead,
        rapid=account.incident.state == RAPID,
    )
    Account.objects.filter(pk=account.pk).update(head_told_on=clock.today())
    return True
