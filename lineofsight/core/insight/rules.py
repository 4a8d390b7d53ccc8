"""What an indicator is, and the arithmetic of its values: pure, `Decimal`, rounded half up once at the end."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from types import MappingProxyType

from lineofsight.core.insight.shape import LISTS, shape_faults
from lineofsight.kernel.definition_checks import is_items
from lineofsight.kernel.definitions import DefinitionError, Edition
from lineofsight.kernel.numbers import change, half_up, number_text, relative_change, relative_text, share, signed_text
from lineofsight.kernel.suppression import POLICIES, Policy, hides

COUNT, PERCENTAGE, RATE, AVERAGE = "count", "percentage", "rate", "average"
KINDS = (COUNT, PERCENTAGE, RATE, AVERAGE)
# Who a rate is per, where its definition does not say: 10,000 children.
PER = 10_000
# Whether one agency speaks for the area, or each agency of a kind answers for itself and nothing is added up.
ONE, EACH = "one", "each"
NOT_CLASSIFIED = "not_classified"
# Instead of a kind of agency: nobody is asked, the house counts its own records.
COUNTED_HERE = "counted_here"
# What two editions must agree on for their values to be compared.
MEANING = ("definition", "numerator", "denominator", "unit", "kind", "period_kind", "per")
DIRECTIONS = ("higher", "lower", "neither")
PERIOD_KINDS = ("flow", "snapshot")
# The key of the example in the file that a partnership's own editions are started from: never one of a library.
EXAMPLE = "local.example"
GAP = ("key", "domain", "what", "why", "owner", "owner_words", "expected", "cites")
REQUIRED = (
    "key", "domain", "name", "question", "definition", "numerator", "unit", "kind", "places", "period_kind",
    "frequency", "direction", "owner", "source_agency", "tolerance", "disclosure", "official_source",
)  # fmt: skip


@dataclass(frozen=True)
class Target:
    """A value aimed at, and whose aim it is: law, national or local. A local target is never shown as statutory."""

    value: Decimal
    owner: str
    source: str


@dataclass(frozen=True)
class Source:
    """Where a definition comes from and how strongly it binds: must (law), should (guidance) or local."""

    instrument: str
    strength: str
    unconfirmed: bool
    note: str


@dataclass(frozen=True)
class Dimension:
    """One way a count may be broken down, and its codes with their labels."""

    key: str
    codes: tuple[tuple[str, str], ...]
    not_classified: bool
    # Whether one thing may be counted in several parts, so that they need not add up to the whole.
    overlaps: bool = False

    @property
    def label(self) -> str:
        """What the dimension is called on a page."""
        return self.key.replace("_", " ")

    @property
    def cells(self) -> tuple[tuple[str, str], ...]:
        """Each part as (breakdown, label), with what was not classified last, where it may be returned."""
        rest = ((NOT_CLASSIFIED, "Not classified"),) if self.not_classified else ()
        return tuple((f"{self.key}={code}", label) for code, label in (*self.codes, *rest))


@dataclass(frozen=True)
class Apart:
    """Another indicator that looks like this one and must never be compared with it, and why."""

    key: str
    why: str


@dataclass(frozen=True)
class Gap:
    """What is not collected: what it is, why, whose it would be, and from when it is expected."""

    key: str
    domain: str
    what: str
    why: str
    owner: str
    owner_words: str
    expected: str
    cites: str


@dataclass(frozen=True)
class Indicator:
    """One measure, in one edition of the library."""

    key: str
    edition: str
    domain: str
    name: str
    question: str
    definition: str
    numerator: str
    denominator: str
    unit: str
    kind: str
    places: int
    period_kind: str
    frequency: str
    direction: str
    owner: str
    source_agency: str
    tolerance: Decimal
    disclosure: str
    official_source: Source
    breakdowns: tuple[Dimension, ...] = ()
    target: Target | None = None
    caveats: tuple[str, ...] = ()
    quality_beside: str = ""
    timeliness_of: str = ""
    combine: str = ONE
    per: int = PER
    changed: str = ""
    apart_from: tuple[Apart, ...] = ()
    # How it is counted from an agency's own files, by the name of a measure of the agency's desk; none: by hand.
    measure: str = ""
    # The indicator that counts the same children, part for part, so that what one shows the other cannot hide.
    same_counts_as: str = ""
    # The policy for small counts, where it is the partnership's own.
    own_policy: Policy | None = None

    @property
    def family(self) -> str:
        """What it shares with the indicators that count the same children: their tables are protected together."""
        return self.same_counts_as or self.key

    @property
    def counted_here(self) -> bool:
        """Whether the house counts it from its own records, so that nobody is asked for it."""
        return self.source_agency == COUNTED_HERE

    @property
    def has_denominator(self) -> bool:
        """Whether a value is worked out from two counts."""
        return self.kind != COUNT

    @property
    def scale(self) -> int:
        """What a share is multiplied by to be read in its unit."""
        return {PERCENTAGE: 100, RATE: self.per}.get(self.kind, 1)

    @property
    def labels(self) -> dict[str, str]:
        """What each part is called, by its breakdown."""
        return {breakdown: label for dimension in self.breakdowns for breakdown, label in dimension.cells}

    def means_what(self, other: "Indicator") -> bool:
        """Whether values of this edition and of another mean the same, so that they may be compared."""
        return all(getattr(self, part) == getattr(other, part) for part in MEANING)

    @property
    def policy(self) -> Policy:
        """How small counts of this indicator are kept from showing."""
        return self.own_policy or POLICIES[self.disclosure]

    def value_of(self, numerator: Decimal, denominator: Decimal | None) -> Decimal | None:
        """The value of two counts, unrounded; none where the denominator is nought."""
        if not self.has_denominator:
            return numerator
        part = share(numerator, denominator or Decimal(0))
        return None if part is None else part * self.scale

    def text_of(self, value: Decimal) -> str:
        """A value as it is read: "24,629", "38.9%", "91.2"."""
        return number_text(value, self.places) + ("%" if self.kind == PERCENTAGE else "")

    def change_text(self, new: Decimal, old: Decimal) -> str:
        """A change in the indicator's own unit: "+3,095", "−8.2 points"."""
        moved = change(half_up(new, self.places), half_up(old, self.places))
        return signed_text(moved, self.places) + (" points" if self.kind == PERCENTAGE else "")

    def relative_change_text(self, new: Decimal, old: Decimal) -> str:
        """A change against the earlier value, as a percentage of it: "+14.4%"; words where there is none."""
        moved = relative_change(new, old)
        return "from nought" if moved is None else relative_text(moved)

    def hidden(self, numerator: Decimal | None, denominator: Decimal | None) -> bool:
        """Whether the policy hides a value: its count is small, or the rest of its denominator is.

        A percentage whose numerator is hidden is never shown, and nor is one whose complement is.
        """
        if self.kind == AVERAGE:
            return hides(self.policy, denominator)
        if hides(self.policy, numerator):
            return True
        if self.kind != PERCENTAGE or numerator is None or denominator is None:
            return False
        return hides(self.policy, denominator - numerator)

    def outlying(self, new: Decimal | None, old: Decimal | None) -> bool:
        """Whether a value moved further from last time's than the tolerance, so that its supplier must confirm it."""
        if new is None or old is None or new == old:
            return False
        moved = relative_change(new, old)
        return moved is None or abs(moved) * 100 > self.tolerance

    def meets_target(self, value: Decimal | None) -> bool | None:
        """Whether a value meets the target; none where there is no target or no value, or neither way is better."""
        if self.target is None or value is None or self.direction == "neither":
            return None
        return value == self.target.value or (value > self.target.value) == (self.direction == "higher")

    def better(self, new: Decimal, old: Decimal) -> bool | None:
        """Whether a change is for the better; none where neither way is better, or nothing changed."""
        if self.direction == "neither" or new == old:
            return None
        return (new > old) == (self.direction == "higher")


@dataclass(frozen=True)
class Domain:
    """A group of indicators that together answer one question."""

    key: str
    label: str
    question: str


@dataclass(frozen=True)
class Library:
    """One edition of the indicator library."""

    edition: str
    sha256: str
    domains: tuple[Domain, ...]
    indicators: dict[str, Indicator]
    gaps: tuple[Gap, ...] = ()
    # The partnership's own policies for small counts, by key.
    policies: Mapping[str, Policy] = field(default_factory=dict)

    def of_domain(self, key: str) -> list[Indicator]:
        """A domain's indicators, in the library's order."""
        return [indicator for indicator in self.indicators.values() if indicator.domain == key]


def read_library(edition: Edition) -> Library:
    """Read an edition of the library.

    Raises:
        DefinitionError: listing every fault: missing fields, values of the wrong kind, unknown kinds, policies or
            domains.
    """
    data = {name: edition.data.get(name, ()) if is_items(edition.data.get(name)) else () for name in LISTS}
    items, known = data["indicator"], {domain["key"] for domain in data["domain"]}
    own = {policy["key"] for policy in data["policy"]}
    problems = [f"indicators/{edition.edition}.toml: {key}: {said}" for key, said in shape_faults(edition.data)]
    problems += [problem for item in items for problem in item_faults(edition, item, known, own)]
    if problems:
        raise DefinitionError(problems)
    domains = tuple(Domain(d["key"], d["label"], d["question"]) for d in data["domain"])
    policies = {policy["key"]: Policy(**policy) for policy in data["policy"]}
    indicators = {item["key"]: indicator(edition, item, policies) for item in items}
    gaps = tuple(Gap(**{field: gap.get(field, "") for field in GAP}) for gap in data["gap"])
    dangling = [problem for each in indicators.values() for problem in dangling_faults(edition, each, indicators)]
    if dangling:
        raise DefinitionError(dangling)
    return Library(edition.edition, edition.sha256, domains, indicators, gaps, MappingProxyType(policies))


def dangling_faults(edition: Edition, each: Indicator, indicators: dict[str, Indicator]) -> list[str]:
    named = {name: getattr(each, name) for name in ("quality_beside", "timeliness_of", "same_counts_as")}
    found = [(field, key) for field, key in named.items() if key] + [("apart_from", a.key) for a in each.apart_from]
    return [
        f"indicators/{edition.edition}.toml: {each.key}: {field} names “{key}”, which is not in the library"
        for field, key in found
        if key not in indicators
    ]


def item_faults(edition: Edition, item, domains: set[str], policies: Collection[str] = ()) -> list[str]:
    where = f"indicators/{edition.edition}.toml: {item.get('key', '?')}"
    faults = [f"{where}: {field} is missing" for field in REQUIRED if field not in item]
    allowed = {
        "kind": KINDS, "direction": DIRECTIONS, "disclosure": (*POLICIES, *policies), "domain": tuple(domains),
        "period_kind": PERIOD_KINDS, "combine": (ONE, EACH),
    }  # fmt: skip
    for name, choices in allowed.items():
        if name in item and item[name] not in choices:
            faults.append(f"{where}: {name} is “{item[name]}”, but must be one of {', '.join(choices)}")
    if item.get("kind") in KINDS[1:] and not item.get("denominator"):
        faults.append(f"{where}: a {item['kind']} needs a denominator")
    return faults


def indicator(edition: Edition, item, policies: Mapping[str, Policy] = MappingProxyType({})) -> Indicator:
    plain = {f: item[f] for f in REQUIRED if f not in {"tolerance", "official_source"}}
    source, target = item["official_source"], item.get("target")
    return Indicator(
        **plain,
        edition=edition.edition,
        denominator=item.get("denominator", ""),
        tolerance=Decimal(item["tolerance"]),
        official_source=Source(source["instrument"], source["strength"], source["unconfirmed"], source.get("note", "")),
        target=Target(Decimal(target["value"]), target["owner"], target["source"]) if target else None,
        caveats=tuple(item.get("caveats", ())),
        quality_beside=item.get("quality_beside", ""),
        timeliness_of=item.get("timeliness_of", ""),
        same_counts_as=item.get("same_counts_as", ""),
        own_policy=policies.get(item["disclosure"]),
        combine=item.get("combine", ONE),
        per=int(item.get("per", PER)),
        changed=item.get("changed", ""),
        measure=item.get("measure", ""),
        apart_from=tuple(Apart(a["key"], a["why"]) for a in item.get("apart_from", ())),
        breakdowns=tuple(
            Dimension(
                b["dimension"],
                tuple((c["code"], c["label"]) for c in b["codes"]),
                b["not_classified"],
                b.get("overlaps", False),
            )
            for b in item.get("breakdowns", ())
        ),
    )
