"""Writes of a partnership's own comparator sets and series. None is changed: a later row takes its place."""

import re
from datetime import date

from lineofsight.core.access.actors import Actor
from lineofsight.core.access.models import Partnership
from lineofsight.core.access.operations import acting, operation
from lineofsight.core.insight.benchmarks import sets
from lineofsight.core.insight.benchmarks.areas import canonical
from lineofsight.core.insight.benchmarks.browsing import kept_series
from lineofsight.core.insight.benchmarks.catalogue import catalogue
from lineofsight.core.insight.benchmarks.loading import add
from lineofsight.core.insight.benchmarks.models import ChosenSeries, ComparatorSet, Function
from lineofsight.core.insight.benchmarks.published import entries_of

KEY = re.compile(r"[a-z][a-z0-9_]{0,39}", re.ASCII)
LONGEST_NAME = 80


class NotASet(ValueError):
    """A set cannot be declared as it stands. `problems` has the sentences of each argument."""

    def __init__(self, problems: dict[str, list[str]]) -> None:
        self.problems = problems
        super().__init__(" ".join(sentence for sentences in problems.values() for sentence in sentences))


@operation("insight.declare_comparators", on="partnership")
def declare_comparators(
    actor: Actor, *, partnership: Partnership, key: str, name: str, members: tuple[str, ...],
    function: str = Function.MEAN, home_in: bool = False, since: date,
) -> ComparatorSet:  # fmt: skip
    """Declare a set of areas of the partnership's own, or a new one under a key it has used before.

    Args:
        key: the set's own word in addresses, such as "my_region".
        members: codes of authorities, old or new; the home area may be among them.
        function: how their values become one.
        home_in: whether the home area's own value counts, where it is a member.
        since: the day from which the partnership uses it.

    Raises:
        NotASet: with every problem by its argument, for the page to show beside the field.
    """
    problems = {
        "key": key_faults(key),
        "name": [] if 0 < len(name.strip()) <= LONGEST_NAME else [f"Give a name of up to {LONGEST_NAME} characters."],
        "members": sets.member_faults(members),
        "function": [] if function in Function.values else ["Choose the mean or the median."],
    }
    if found := {argument: sentences for argument, sentences in problems.items() if sentences}:
        raise NotASet(found)
    return ComparatorSet.objects.create(
        partnership=partnership,
        key=key,
        name=name.strip(),
        members=[canonical(code) for code in members],
        function=function,
        home_in=home_in,
        since=since,
        declared_by=acting().ref,
    )


@operation("insight.choose_series", on="partnership")
def choose_series(actor: Actor, *, partnership: Partnership, key: str) -> ChosenSeries | None:
    """Keep a series of the catalogue among the partnership's own; none where it is kept already.

    Its values are loaded once for the installation, and stand from then on as they were published, whatever a later
    version of the house ships. ValueError where the catalogue has no such series.
    """
    if key not in catalogue():
        raise ValueError(f"The catalogue has no series “{key}”.")
    series = catalogue()[key]
    if series in kept_series(partnership):
        return None
    add(series.publication, entries_of(series))
    return ChosenSeries.objects.create(partnership=partnership, series=key, kept=True, said_by=acting().ref)


@operation("insight.drop_series", on="partnership")
def drop_series(actor: Actor, *, partnership: Partnership, key: str) -> ChosenSeries | None:
    """Keep a series no longer; its values stay loaded. None where it was not kept."""
    if key not in {each.key for each in kept_series(partnership)}:
        return None
    return ChosenSeries.objects.create(partnership=partnership, series=key, kept=False, said_by=acting().ref)


def key_faults(key: str) -> list[str]:
    """A key is small letters, numbers and underscores, and not that of a set that ships."""
    if not KEY.fullmatch(key):
        return ["Use small letters, numbers and underscores, beginning with a letter, up to 40 in all."]
    if key in {item["key"] for item in sets.definitions().data["set"]}:
        return [f"“{key}” is a set that comes with Line of Sight. Choose another word."]
    return []
