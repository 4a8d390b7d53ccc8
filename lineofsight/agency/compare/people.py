"""Who is the same child in two lists that write nobody alike: Splink's probabilities, on DuckDB, in memory alone."""

import logging
from collections.abc import Sequence
from dataclasses import astuple, dataclass
from typing import Any

import duckdb
import splink.comparison_library as compared_by
from splink import DuckDBAPI, Linker, SettingsCreator, block_on

from lineofsight.agency.read.missing import Incident

# Pairs at least so likely are the same child. At this, precision in the published sample is close to 1, and what is
# missed is a child whom two lists write so differently that a person would ask too.
LIKELY = 0.5
# The records of the sample have about this share of true pairs among those that agree on a whole name and birthday.
RECALL = 0.7
SEED = 1
MOST_PAIRS = 1_000_000
# With fewer people than this there is nothing to learn from: then the same birthday and names so alike are one child.
ENOUGH, ALIKE = 200, 0.88
BY_RULE = """
WITH named AS (SELECT unique_id, born, lower(concat_ws(' ', forename, surname)) AS name FROM people)
SELECT l.unique_id, r.unique_id FROM named l JOIN named r ON l.unique_id < r.unique_id AND l.born = r.born
WHERE jaro_winkler_similarity(l.name, r.name) >= ?
"""


@dataclass(frozen=True)
class Person:
    """One row's child as a list writes them; what is not written is empty."""

    forename: str
    surname: str
    born: str
    town: str = ""
    email: str = ""


def clusters(people: Sequence[Person], likely: float = LIKELY) -> list[int]:
    """A number for each row, the same for rows that are the same child. Rows that are written alike are one row to
    begin with, so that a child who is listed often does not teach the model that names agree by chance."""
    alike: dict[Person, int] = {}
    place = [alike.setdefault(each, len(alike)) for each in people]
    top = list(range(len(alike)))
    if len(alike) > 1:
        for one, other in pairs(list(alike), likely):
            top[found(top, one)] = found(top, other)
    return [found(top, each) for each in place]


def found(top: list[int], place: int) -> int:
    """The number of a group, from any of its members."""
    while top[place] != place:
        top[place] = place = top[top[place]]
    return place


def pairs(people: Sequence[Person], likely: float) -> list[tuple[int, int]]:
    """The pairs that are the same child, by their places."""
    connection = duckdb.connect(":memory:", config={"enable_external_access": False})
    try:
        put(connection, people)
        if len(people) < ENOUGH:
            return connection.execute(BY_RULE, [ALIKE]).fetchall()
        return learned(connection, people, likely)
    finally:
        connection.close()


def learned(connection: duckdb.DuckDBPyConnection, people: Sequence[Person], likely: float) -> list[tuple[int, int]]:
    """The pairs by a model that the lists themselves teach."""
    logging.getLogger("splink").setLevel(logging.ERROR)
    linker = Linker(DuckDBAPI(connection=connection).register("people"), settings(people))
    train(linker)
    made = linker.inference.predict(threshold_match_probability=likely)
    asked = f"SELECT unique_id_l, unique_id_r FROM {made.physical_name}"  # noqa: S608 (Splink's own name)
    return [(int(one), int(other)) for one, other in connection.execute(asked).fetchall()]


def put(connection: duckdb.DuckDBPyConnection, people: Sequence[Person]) -> None:
    columns = [[value or None for value in column] for column in zip(*map(astuple, people), strict=True)]
    connection.execute(
        "CREATE TABLE people (unique_id INTEGER, forename VARCHAR, surname VARCHAR, born VARCHAR, town VARCHAR, "
        "email VARCHAR)"
    )
    texts = ", ".join(["unnest(?::VARCHAR[])"] * len(columns))
    connection.execute(f"INSERT INTO people SELECT unnest(?::INTEGER[]), {texts}", [list(range(len(people))), *columns])


def settings(people: Sequence[Person]) -> SettingsCreator:
    """What is compared: names by likeness, birthdays by how far apart, and what else both lists write."""
    compared: list[Any] = [
        compared_by.NameComparison("forename"),
        compared_by.NameComparison("surname"),
        compared_by.DateOfBirthComparison("born", input_is_string=True),
    ]
    blocks: list[Any] = [block_on("surname"), block_on("born"), block_on("forename")]
    if any(each.town for each in people):
        compared.append(compared_by.ExactMatch("town"))
    if any(each.email for each in people):
        compared.append(compared_by.EmailComparison("email"))
        blocks.append(block_on("email"))
    return SettingsCreator(link_type="dedupe_only", comparisons=compared, blocking_rules_to_generate_predictions=blocks)


def train(linker: Linker) -> None:
    """Learn from the lists themselves how often names agree by chance, and how often one child's do not."""
    whole = block_on("forename", "surname", "born")
    linker.training.estimate_probability_two_random_records_match([whole], recall=RECALL)
    linker.training.estimate_u_using_random_sampling(max_pairs=MOST_PAIRS, seed=SEED)
    for block in (block_on("forename", "surname"), block_on("born")):
        linker.training.estimate_parameters_using_expectation_maximisation(block)


def same_child(incidents: Sequence[Incident]) -> list[int]:
    """A number for each incident of two lists, the same where it is the same child."""
    return clusters([
        Person(each.forename, each.surname, str(each.born or ""), each.town, each.email) for each in incidents
    ])  # fmt: skip
