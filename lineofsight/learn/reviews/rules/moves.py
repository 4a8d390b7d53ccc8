"""What refuses a move of a serious incident."""

from dataclasses import dataclass

CARE = "A child who was looked after died. The council must notify that, whatever the cause (Working Together, must)."


UNSAID = "A child died. Say of each child what came of it, and of whoever died whether it was looked after, first."


@dataclass(frozen=True)
class Facts:
    """What must be known to judge a move.

    Args:
        of_its_time: it fell under serious case reviews. died_in_care: a looked-after child died. care_unsaid: a child
            died, and it is not said which, or whether it was looked after. missing: aims that are not answered.
            unsigned: partners that have not signed what stands. step: what the review decided. national: the Panel
            reviews it itself. local_open: a local review of it is open. local_ended: one was brought to its end.
    """

    children: int = 1
    of_its_time: bool = False
    died_in_care: bool = False
    care_unsaid: bool = False
    reference: str = ""
    missing: tuple[str, ...] = ()
    unsigned: tuple[str, ...] = ()
    step: str = ""
    national: bool = False
    local_open: bool = False
    local_ended: bool = False


def has_a_child(facts: Facts) -> str | None:
    """It says which child it is about."""
    return None if facts.children else "Add the child it is about first."


def is_of_todays_law(facts: Facts) -> str | None:
    """Notification to the national Panel began on 29 June 2018 (Children Act 2004, section 16C, must)."""
    if not facts.of_its_time:
        return None
    return (
        "The council knew of it before 29 June 2018: a serious case review was decided on then, by the rules of then."
    )


def is_of_earlier_law(facts: Facts) -> str | None:
    """Serious case reviews were decided on until 28 June 2018."""
    return None if facts.of_its_time else "It falls under today’s rules: notify it, or say why not."


def has_its_reference(facts: Facts) -> str | None:
    """A notification has the number the national system gave it."""
    return None if facts.reference else "Enter the reference number that the national system gave."


def is_no_death_in_care(facts: Facts) -> str | None:
    """The death of a looked-after child is notified whatever its cause (Working Together, must)."""
    return CARE if facts.died_in_care else None


def care_is_said(facts: Facts) -> str | None:
    """Whether a death was one in care is known before it is left unnotified."""
    return UNSAID if facts.care_unsaid else None


def aims_are_answered(facts: Facts) -> str | None:
    """A rapid review answers its four aims, and says whether there is a local review and why (should)."""
    if not facts.missing:
        return None
    return f"Not answered yet: {'; '.join(facts.missing)}."


def partners_have_signed(facts: Facts) -> str | None:
    """All three safeguarding partners, each by their own person, signed what is sent (should)."""
    if not facts.unsigned:
        return None
    return f"It is not signed as it stands by: {', '.join(facts.unsigned)}."


def a_local_review_was_decided(facts: Facts) -> str | None:
    """The partners decided on a local review."""
    return None if facts.step == "local" else "The partners did not decide on a local review. Decide again first."


def no_review_was_decided(facts: Facts) -> str | None:
    """The partners decided that the rapid review is enough, or on another way of learning."""
    if facts.step in ("learning", "other"):
        return None
    return "The partners decided on a review, so it does not end here."


def no_local_review_is_open(facts: Facts) -> str | None:
    """A local review of it comes to its own end first: published, closed or stopped."""
    return "A local review of it is open. Close or stop that one first." if facts.local_open else None


def a_local_review_ended(facts: Facts) -> str | None:
    """The review that was commissioned took place."""
    return None if facts.local_ended else "The local review that was commissioned has not taken place. Begin it."


def the_panel_takes_it(facts: Facts) -> str | None:
    """The national Panel said that it reviews it itself."""
    return None if facts.national else "The Panel did not say that it holds a national review."
