"""Figures as everybody may read them, signed in or not."""

from collections.abc import Iterable
from datetime import date, datetime

from lineofsight.core.access.models import Partnership
from lineofsight.core.insight import selectors as insight
from lineofsight.core.insight.figures import NOT_RETURNED, Book, Figure
from lineofsight.core.insight.publishing.selectors import publications
from lineofsight.core.insight.rules import Indicator
from lineofsight.kernel.periods import Period


class PublicBook:
    """What everybody may read of some indicators: a table that was made public as it stood at that moment, and what its
    owner has published. A few queries, and some more for each moment at which something was made public."""

    def __init__(self, partnership: Partnership, indicators: Iterable[Indicator], ends: Iterable[date] | None = None):
        self.partnership = partnership
        self.ends = None if ends is None else set(ends)
        keys = [each.key for each in indicators]
        self.made = publications(partnership, keys)
        if self.ends is not None:
            self.made = {about: row for about, row in self.made.items() if about[1].end in self.ends}
        self.by_owner: Book = insight.book(partnership, keys, ends=self.ends, as_published=True)
        self.by_moment: dict[datetime, Book] = {}
        for moment in {row.made_at for row in self.made.values()}:
            rows = [row for row in self.made.values() if row.made_at == moment]
            wanted, days = {row.indicator for row in rows}, {row.end for row in rows}
            self.by_moment[moment] = insight.book(partnership, wanted, as_at=moment, ends=days)

    def since(self, indicator: Indicator, period: Period) -> datetime | None:
        """When an indicator's period was made public; none where nobody did."""
        row = self.made.get((indicator.key, period))
        return row.made_at if row else None

    def figure(self, indicator: Indicator, period: Period, breakdown: str = "") -> Figure:
        """A figure as everybody may read it. What its owner has published after it was made public stands before it."""
        own = self.by_owner.figure(indicator, period, breakdown)
        moment = self.since(indicator, period)
        if moment is None:
            return own
        made = self.by_moment[moment].figure(indicator, period, breakdown)
        newer = own.observation is not None and own.observation.known_from > moment
        return own if made.status == NOT_RETURNED or newer else made

    def periods(self, indicator: Indicator) -> list[Period]:
        """The periods of which anything may be read, in order."""
        made = {period for key, period in self.made if key == indicator.key}
        return sorted(made | set(self.by_owner.periods(indicator)))
