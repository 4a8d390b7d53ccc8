"""Good examples: asked for with a link to whoever leads for the organisation, agreed to in its own words, or not."""

from lineofsight.core.access.actors import Actor
from lineofsight.core.access.operations import operation
from lineofsight.core.access.services import give_grant
from lineofsight.core.design.addresses import address
from lineofsight.core.notices import services as notices
from lineofsight.core.records import services as records
from lineofsight.kernel.lifecycle import MoveRefused
from lineofsight.know.self_assessments.models import Copy, Example
from lineofsight.know.self_assessments.selectors.rounds import lead_of

# What the link lets whoever leads for the organisation do.
BY_LINK = ("agree_example", "refuse_example", "withdraw_example")
NOBODY = "Nobody leads on safeguarding for this organisation here, so that there is nobody to ask."
ASKED_ALREADY = "This answer is an example already, or its organisation has been asked."


@operation("self_assessments.ask_example", on="copy")
def ask_example(actor: Actor, *, copy: Copy, item: str, why: str) -> Example:
    """Ask an organisation whether others may learn from one of its answers.

    Raises:
        MoveRefused: nobody can be asked, or it was asked already.
    """
    lead = lead_of(copy.partnership, copy.organisation) or copy.asked
    if lead is None:
        raise MoveRefused(NOBODY)
    if Example.objects.filter(copy=copy, item=item, state__in=("asked", "agreed")).exists():
        raise MoveRefused(ASKED_ALREADY)
    example = Example(partnership=copy.partnership, copy=copy, submission=copy.submission, item=item, why=why)
    records.open_record(
        example, label=example.title, address=address("self_assessments:example", ref=example.ref),
        words=copy.organisation.name,
    )  # fmt: skip
    grant = give_grant(
        holder_ref=lead.ref, record_kind=Example.KIND, record_ref=example.ref, verbs=BY_LINK,
        why=f"To say whether others may learn from an answer of {copy.organisation.name}",
    )  # fmt: skip
    notices.send_link(
        "self_assessments/example", to=lead, grant=grant, example=example, copy=copy, partnership=copy.partnership,
        item=example.asked.items[item],
    )  # fmt: skip
    return example


@operation("self_assessments.agree_example", on="example")
def agree_example(actor: Actor, *, example: Example, words: str, named: bool, public: bool = False) -> Example:
    """Agree that others may read it, in the organisation's own words, with its name or without.

    Args:
        public: whether anybody may; else only whom the partnership works with.
    """
    records.move(example, "agree_example")
    Example.objects.filter(pk=example.pk).update(words=words, named=named, public=public)
    example.words, example.named, example.public = words, named, public
    return example


@operation("self_assessments.refuse_example", on="example")
def refuse_example(actor: Actor, *, example: Example) -> Example:
    """Say no; no reason is asked for, and nobody else learns of it."""
    return records.move(example, "refuse_example")


@operation("self_assessments.withdraw_example", on="example")
def withdraw_example(actor: Actor, *, example: Example, reason: str) -> Example:
    """Take an example back, by the organisation or by whoever asked: from now on nobody reads it."""
    return records.move(example, "withdraw_example", reason=reason)
