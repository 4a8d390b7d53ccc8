"""What a partnership may decide for itself about reminding and escalating, and what holds until it does."""

from dataclasses import dataclass

WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


@dataclass(frozen=True)
class Setting:
    """One choice: its question, the house's default, and the values it may have. Strength: local, all of them."""

    key: str
    label: str
    hint: str
    default: int
    least: int
    most: int
    unit: str = ""
    names: tuple[str, ...] = ()

    def said(self, value: int) -> str:
        """A value in words."""
        if self.names:
            return self.names[value]
        return f"{value} {self.unit}" if value != 1 else f"1 {self.unit.removesuffix('s')}"


ESCALATE_AFTER = Setting(
    key="escalate_after",
    label="When what is late goes to the agency’s delegated partner",
    hint="Days after the day it was due. It then stands in their inbox too, until it is done.",
    default=10, least=1, most=365, unit="days",
)  # fmt: skip
DIGEST_DAY = Setting(
    key="digest_day",
    label="When the weekly digest is sent",
    hint="The weekday on which everybody who owes something gets one e-mail about all of it.",
    default=0, least=0, most=6, names=WEEKDAYS,
)  # fmt: skip
SETTINGS = {setting.key: setting for setting in (DIGEST_DAY, ESCALATE_AFTER)}
