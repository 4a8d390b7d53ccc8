"""How far an indicator has come from its baseline towards its target. Pure."""

from decimal import Decimal

REACHED, NEARER, NO_NEARER, FURTHER = "reached", "nearer", "no_nearer", "further"
WORDS = {
    REACHED: "Target reached",
    NEARER: "Nearer to its target",
    NO_NEARER: "No nearer to its target",
    FURTHER: "Further from its target",
}
COLOURS = {REACHED: "green", NEARER: "blue", NO_NEARER: "yellow", FURTHER: "red"}


def way(baseline: Decimal | None, target: Decimal | None, now: Decimal | None, direction: str = "") -> str:
    """Whether a value has reached its target, or come nearer to it; empty where that cannot be said.

    Which side of the target is the good one follows from where the baseline lies, or, without one, from which way is
    better ("higher", "lower").
    """
    if target is None or now is None:
        return ""
    if baseline is None or baseline == target:
        reached = {"higher": now >= target, "lower": now <= target}.get(direction, now == target)
        return REACHED if reached else FURTHER if baseline is not None else ""
    if (now >= target) if target > baseline else (now <= target):
        return REACHED
    before, after = abs(target - baseline), abs(target - now)
    return NEARER if after < before else FURTHER if after > before else NO_NEARER
