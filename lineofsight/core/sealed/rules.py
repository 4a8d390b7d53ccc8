"""Rules of sealed rooms, in plain Python: reasons, how long things last, keys and age bands."""

import secrets
from datetime import date, timedelta

# Why somebody reads. A key and never a sentence, for the trail is open to more people than the room.
REASONS = {
    "case_work": "To do my part of the work on it",
    "meeting": "To prepare for or hold a meeting about it",
    "decision": "To decide something about it",
    "report": "To write or check a report of it",
    "assurance": "To scrutinise how it was done",
    "request": "To answer a court, a coroner, a regulator or a family",
    "upkeep": "To put a record right",
}
GLASS_REASONS = {
    "child_at_risk": "A child may be at risk now, and nobody admitted can be reached",
    "keeper_away": "A statutory deadline is close, and nobody admitted can be reached",
    "court_order": "A court or a coroner requires it today",
}
# What somebody is to a room they are let in to.
PARTS = {
    "coordinator": "Coordinates the work",
    "decider": "Decides for a safeguarding partner",
    "adviser": "Advises: legal, medical or other",
    "panellist": "Member of the panel",
    "reviewer": "Leads the review",
    "scrutineer": "Scrutinises it independently",
    "office": "Works in the office that keeps it",
}
KEEPS = ("coordinator",)
# Why a room is closed, opened again or held back from being erased. Keys of lists, for a sentence could name a child,
# and the history of a room is read by more people than the room, and never erased.
CLOSINGS = {
    "done": "The work on it is finished",
    "not_one": "It turned out not to be one",
    "elsewhere": "Another partnership took it over",
    "twice": "It stands in another room as well",
}
REOPENINGS = {
    "news": "Something new was learned about it",
    "mistake": "It was closed by mistake",
    "asked": "A court, a coroner, an inquiry or a family asks about it",
}
HOLDS = {
    "court": "Proceedings in court",
    "inquest": "An inquest",
    "inquiry": "A public inquiry",
    "access": "Somebody asked to see what is held about them",
    "claim": "A complaint or a claim",
}

READ_FOR = timedelta(minutes=30)
GLASS_FOR = timedelta(hours=1)
LONGEST_STAY = timedelta(days=366)
# How long before a room is erased its coordinators are told.
TOLD_AHEAD = timedelta(days=30)
LONGEST_KEPT = 120
REHEARSED_WITHIN = timedelta(days=366)


def erased_on(closed_on: date, years: int) -> date:
    """The day on which a room kept for some years after it closed may be erased: the same day of a later year, and
    1 March where that year has no 29 February."""
    try:
        return closed_on.replace(year=closed_on.year + years)
    except ValueError:
        return date(closed_on.year + years, 3, 1)


# Letters and figures that are not mistaken for one another, read aloud or by hand.
LETTERS = "ABCDEFGHJKMNPQRTUVWXY346789"


def new_key() -> str:
    """A key that stands for a room outside it, such as K7F-3QM: drawn, so that it says nothing."""
    drawn = "".join(secrets.choice(LETTERS) for _ in range(6))
    return f"{drawn[:3]}-{drawn[3:]}"


# Age at an event, in the groups national child death statistics are given in.
AGE_BANDS = {
    "unborn": "Unborn",
    "0-27d": "0 to 27 days",
    "28-364d": "28 to 364 days",
    "1-4": "1 to 4 years",
    "5-9": "5 to 9 years",
    "10-14": "10 to 14 years",
    "15-17": "15 to 17 years",
    "18+": "18 or over",
    "unknown": "Not known",
}


def age_band(born: date | None, on: date) -> str:
    """The age band of somebody born on a day, on another. Whole days, and whole years by the calendar: somebody born
    on 29 February is a year older on 1 March of a year without it.
    """
    if born is None:
        return "unknown"
    days = (on - born).days
    if days < 0:
        return "unborn"
    if days < 28:
        return "0-27d"
    years = on.year - born.year - ((on.month, on.day) < (born.month, born.day))
    if years < 1:
        return "28-364d"
    bands = ((5, "1-4"), (10, "5-9"), (15, "10-14"), (18, "15-17"))
    return next((band for below, band in bands if years < below), "18+")
