"""What a page's address asks for: period, domain, day, comparison; and the links that keep those choices."""

from dataclasses import dataclass
from datetime import date, datetime
from urllib.parse import urlencode

from lineofsight.core.access.visits import Visit
from lineofsight.core.insight import library
from lineofsight.core.insight.rules import Domain
from lineofsight.kernel import clock
from lineofsight.kernel.calendar import end_of_deadline
from lineofsight.kernel.periods import Period
from lineofsight.know.performance import selectors
from lineofsight.know.performance.forms import AsAtForm


@dataclass(frozen=True)
class Choices:
    """What is shown. Wrong or missing parts of the address fall back to the period to open, everything, and now."""

    periods: list[Period]
    period: Period | None
    domains: dict[str, Domain]
    domain: Domain | None
    day: date | None
    form: AsAtForm
    beside: str = ""
    everything: bool = False

    @property
    def moment(self) -> datetime | None:
        """The end of the day asked about; none for now."""
        return end_of_deadline(self.day) if self.day else None

    @property
    def known_on(self) -> date:
        """The day the page speaks of."""
        return self.day or clock.today()

    def query(self, **more: str) -> str:
        """The choices as an address carries them to another page, with some of them set anew."""
        kept = {"period": str(self.period), "beside": self.beside, **day_parts(self.day)}
        return urlencode({name: value for name, value in (kept | more).items() if value})


def day_parts(day: date | None) -> dict[str, str]:
    """A day as the address of a page carries it."""
    return {"as_at": day.isoformat()} if day else {}


def choices_in(request: Visit) -> Choices:
    """What the address of a page asks for."""
    asked = selectors.periods_asked(request.partnership)
    periods = selectors.periods_known(request.partnership, asked)
    wanted = request.GET.get("period", "")
    chosen = next((period for period in periods if str(period) == wanted), None)
    form = AsAtForm(request.GET)
    domains = {domain.key: domain for domain in library.current().domains}
    return Choices(
        periods=periods,
        period=chosen or selectors.period_to_open(request.partnership, periods, asked),
        domains=domains,
        domain=domains.get(request.GET.get("domain", "")),
        day=form.cleaned_data.get("as_at") if form.is_valid() else None,
        form=form,
        beside=request.GET.get("beside", ""),
        everything="all" in request.GET,
    )
