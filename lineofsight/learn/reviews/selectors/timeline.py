"""The timeline of all agencies' accounts: merged by date, ages beside each, what may be one thing side by side."""

from dataclasses import dataclass

from lineofsight.core.sealed.values import Opened
from lineofsight.learn.reviews.models import Episode, Incident
from lineofsight.learn.reviews.rules.alike import Told, suggested
from lineofsight.learn.reviews.rules.fuzzy import Fuzzy, age_words, read
from lineofsight.learn.reviews.rules.masking import masked
from lineofsight.learn.reviews.selectors.incidents import children, names_masked


@dataclass(frozen=True)
class Entry:
    """One entry: when, by which agency, its words, the ages then, and the entries of others that stand under it."""

    row: Episode
    when: Fuzzy
    agency: str
    told: dict[str, str]
    ages: tuple[str, ...]
    under: tuple["Entry", ...] = ()


def rows(incident: Incident) -> list[Episode]:
    """Every entry of the accounts that agencies gave. What one still writes is its own."""
    found = Episode.objects.filter(account__incident=incident, account__state="given")
    return list(found.select_related("account__organisation").order_by("id"))


def timeline(incident: Incident, opened: Opened, *, pseudonymous: bool = False) -> list[Entry]:
    """The merged timeline, by date; entries of one day in the order they came. What has no date stands at the end."""
    born = [(each.called if pseudonymous else each.told["name"] or each.called, each.born)
            for each in children(incident, opened)]  # fmt: skip
    names = names_masked(incident, opened) if pseudonymous else []
    entries = [entry_of(row, opened, born, names, pseudonymous) for row in rows(incident)]
    under: dict[int, list[Entry]] = {}
    for each in entries:
        if each.row.merged_into_id:
            under.setdefault(each.row.merged_into_id, []).append(each)
    tops = [each for each in entries if not each.row.merged_into_id]
    whole = [
        Entry(each.row, each.when, each.agency, each.told, each.ages, tuple(under.get(each.row.pk, ())))
        for each in tops
    ]
    return sorted(whole, key=lambda each: each.when.order())


def entry_of(row: Episode, opened: Opened, born: list, names: list, pseudonymous: bool) -> Entry:
    when = read(row.when.open(opened))
    shown = Fuzzy(when.year, when.month, None, when.about) if pseudonymous else when
    told = {name: getattr(row, name).open(opened) for name in ("what", "who", "source", "analysis")}
    if pseudonymous:
        told = {name: masked(text, names) for name, text in told.items()}
    ages = tuple(f"{called} {age_words(birth, when)}" for called, birth in born)
    return Entry(row, when, row.account.organisation.name, told | {"when": shown.words}, ages)


def alike(entries: list[Entry]) -> list[tuple[Entry, Entry]]:
    """Entries of two agencies that may tell of one thing."""
    known = {each.row.ref: each for each in entries}
    told = [Told(each.row.ref, each.agency, each.when, each.told["what"]) for each in entries]
    return [(known[one], known[other]) for one, other in suggested(told)]
