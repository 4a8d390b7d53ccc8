"""The night a round closes: 900 schools, 300 of their leads at once, each saving a page every ten seconds, and twelve
readers on the round's own pages; then the same with the site killed and the database stopped in the middle.

The product is started as its user starts it, with the workers it starts by itself, on a PostgreSQL of its own that is
set as it comes: what it has acknowledged has reached the disk. The leads come by the links of the letters they were
sent. `BENCH_NIGHT_MINUTES` and `BENCH_NIGHT_CLIENTS` say how long each night lasts and how many are up.
"""

import json
import os
import shutil
import signal
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import psycopg

from tests import laid_out
from tests.live import Live
from tests.mail import mail_server
from tests.postgres import Postgres, free_port, own_server
from workshop import night_people as people

MINUTES = float(os.environ.get("BENCH_NIGHT_MINUTES", "10"))
CLIENTS = int(os.environ.get("BENCH_NIGHT_CLIENTS", "300"))
ORGANISATIONS = int(os.environ.get("BENCH_NIGHT_ORGANISATIONS", "900"))
READERS, YEARS, QUIET = 12, 5, 40
FLAT = 1.3
EMPTY = "empty page"
NIGHT = (EMPTY, "a save", "a page of questions", "the round", "what the answers come to")


@contextmanager
def house() -> Iterator[tuple[Live, Postgres]]:
    """An installation that is started, on a database server of its own; nothing is served yet."""
    folder = Path(tempfile.mkdtemp(prefix="lineofsight-night-"))
    try:
        with mail_server() as mailbox, own_server() as postgres:
            with psycopg.connect(postgres.address, autocommit=True) as connection:
                connection.execute("CREATE DATABASE night")
            address = f"http://127.0.0.1:{free_port()}"
            environment = laid_out.ours() | {
                "DATABASE_URL": postgres.address.removesuffix("postgres") + "night",
                "DJANGO_SETTINGS_MODULE": "workshop.night_settings",
                "LINEOFSIGHT_DATA": str(folder / "data"),
                "LINEOFSIGHT_ADDRESS": address,
                "LINEOFSIGHT_SMTP_HOST": "127.0.0.1",
                "LINEOFSIGHT_SMTP_PORT": str(mailbox.port),
                "LINEOFSIGHT_SMTP_TLS": "0",
                "LINEOFSIGHT_FROM": "Line of Sight <no-reply@installation.example>",
            }
            live = Live("postgresql", folder, environment, address, mailbox)
            try:
                live.start()
                yield live, postgres
            finally:
                live.stop()
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def step(live: Live, name: str, **given: Any) -> Any:
    """A step of laying down or reading back, in the installation's own environment."""
    command = [sys.executable, "-m", "workshop.night_laid", name]
    done = subprocess.run(  # noqa: S603 - our own command
        command, env=live.environment, cwd=laid_out.HERE, input=json.dumps(given), capture_output=True, text=True
    )
    if done.returncode:
        raise SystemExit(f"{name}: {done.stderr}\n{live.log.read_text() if live.log.exists() else ''}")
    return json.loads(done.stdout)


def invitations(live: Live) -> tuple[dict[str, str], float]:
    """The links of the letters the worker wrote and posted, by address; and how many seconds it took with them."""
    began = time.perf_counter()
    while len(found := {mail.to: mail for mail in list(live.mailbox.kept)}) < ORGANISATIONS:
        if time.perf_counter() - began > 1200:
            raise SystemExit(f"{len(found)} of {ORGANISATIONS} letters came.\n{live.log.read_text()[-5000:]}")
        time.sleep(0.5)
    return {to: mail.link("/link/") for to, mail in found.items()}, time.perf_counter() - began


def night_table() -> str:
    """Both nights, and the pages of the round with one year behind it and with five."""
    with house() as (live, postgres):
        made = step(live, "found", organisations=ORGANISATIONS, readers=READERS)
        live.serve()
        links, seconds = invitations(live)
        received = step(live, "receive", clients=CLIENTS)
        pages = {
            "the round": f"/nightford/self-assessments/rounds/{made['round']}/",
            "what the answers come to": f"/nightford/self-assessments/rounds/{made['round']}/analysis/",
        }
        step(live, "years", last=1)
        small = quiet(live, made, pages)
        held = step(live, "years", last=YEARS)
        whole = quiet(live, made, pages)
        leads = [(links[email], ref) for email, ref in received["leads"]]
        good = lived(live, made, leads, pages, lambda: None)
        sys.stderr.write(f"{grown(small, whole)}\n{nights(whole, good, good)}\n")
        bad = lived(live, made, leads, pages, lambda: trouble(live, postgres))
        lines = [told(seconds, held), "", grown(small, whole), "", nights(whole, good, bad)]
    return "\n".join(lines)


def readers(live: Live, made: dict, written: people.Written) -> list[people.Browser]:
    return [people.Browser(live.address, written, {"sessionid": each}) for each in made["readers"]]


def quiet(live: Live, made: dict, pages: dict[str, str]) -> dict[str, float]:
    """The median of each page in milliseconds while nobody else is there, in turn many times round."""
    written = people.Written()
    browser = readers(live, made, written)[0]
    for number in range(QUIET + 2):
        if number == 2:
            written.times.clear()
        for kind, path in {EMPTY: "/empty/", **pages}.items():
            answered = browser.get(path, kind)
            if answered.status != 200:
                raise SystemExit(f"{path} answered {answered.status}: {answered.text[:500]}")
    return {kind: statistics.median(times) for kind, times in written.times.items()}


def lived(live: Live, made: dict, links: list, pages: dict[str, str], befalls: Callable[[], None]) -> dict[str, Any]:
    """A night: what was written down in it, and what of the acknowledged is not there afterwards."""
    written = people.Written()
    leads = [
        people.Lead(number, people.Browser(live.address, written), link, f"/nightford/self-assessments/own/{ref}/",
                    made["sections"])
        for number, (link, ref) in enumerate(links)
    ]  # fmt: skip
    for each in leads:
        each.come()
    written.times.clear()
    load: list[float] = []

    def half_way() -> None:
        load.append(os.getloadavg()[0])
        befalls()

    people.night(leads, readers(live, made, written), pages, MINUTES, half_way)
    stands = step(live, "stands", refs=[lead.ref for lead in leads])
    return {"written": written, "lost": lost(written, stands), "load": load[0]}


def lost(written: people.Written, stands: dict[str, dict[str, list[str]]]) -> list[str]:
    """The acknowledged answers in whose place neither they nor one that was sent later stands."""
    return [
        f"{ref} {item}: {stands.get(ref, {}).get(item)}, not {written.sent[ref][item][number - 1]}"
        for ref, items in written.acknowledged.items()
        for item, number in items.items()
        if stands.get(ref, {}).get(item) not in written.sent[ref][item][number - 1 :]
    ]


def trouble(live: Live, postgres: Postgres) -> None:
    """The site is killed, all of it, and started again; then the database server, likewise.

    Nobody waits to be told that the site is well: with everybody at the door at once, whoever asks waits in the queue.
    """
    server, live.server = live.server, None
    os.killpg(server.pid, signal.SIGKILL)
    server.wait()
    live.begin_to_serve()
    time.sleep(20)
    postgres.stop()
    time.sleep(1)
    postgres.start()
    time.sleep(5)
    if live.server.poll() is not None:
        # As its service manager does, where the site ended by itself.
        sys.stderr.write("`serve` ended when its database did, and is started again.\n")
        live.begin_to_serve()


def told(seconds: float, held: dict) -> str:
    cores = min(os.cpu_count() or 1, 8)
    return (
        f"{ORGANISATIONS} schools in {YEARS + 1} rounds of the school’s yearly audit, {held['answers']:,} answers "
        f"handed in. The worker wrote and posted {ORGANISATIONS} invitations, each with last year’s answers carried "
        f"into a new assessment, in **{seconds:.0f} seconds**. What was handed in before the night was written into "
        "the tables at once. `lineofsight serve` starts as many web workers as there are cores, eight at most "
        f"({cores} here), two threads each, and one worker for what waits; leads, readers and the database share the "
        "same cores."
    )


def grown(small: dict[str, float], whole: dict[str, float]) -> str:
    """The round's pages with one year behind it and with all."""
    lines = [
        f"| page, nobody else there | × empty page, 1 year behind it | × empty page, {YEARS} years | ms | growth |",
        "|---|---|---|---|---|",
    ]
    steep = []
    for kind in whole:
        before, after = small[kind] / small[EMPTY], whole[kind] / whole[EMPTY]
        lines.append(f"| {kind} | {before:.1f} | {after:.1f} | {whole[kind]:.1f} | {after / before:.2f} |")
        steep += [kind] if after / before > FLAT else []
    said = f"Steeper than {FLAT}: {'; '.join(steep)}." if steep else f"No page grows by {FLAT}."
    return "\n".join([*lines, "", said])


def nights(whole: dict[str, float], good: dict, bad: dict) -> str:
    """What was saved and lost, and how long everything took, in both nights."""
    base = whole[EMPTY]
    about = (
        f"{CLIENTS} leads, each saving a page every {people.EVERY:.0f} seconds and going on to the next, and {READERS} "
        f"readers, for {MINUTES:g} minutes. In the bad night the site was killed half-way (SIGKILL) and started again, "
        "and then PostgreSQL was stopped at once and started again. *Empty page* is the one of the quiet measure above."
    )
    both = {"the night": good, "the bad night": bad}
    counts = ["| | acknowledged saves | lost | refused | requests sent again | load |", "|---|---|---|---|---|---|"]
    for name, each in both.items():
        written, gone = each["written"], len(each["lost"])
        refused, again = len(written.refused), written.unanswered
        counts.append(f"| {name} | {written.saves:,} | **{gone}** | {refused} | {again:,} | {each['load']:.1f} |")
    times = ["| | p50, × empty page | p95 | longest | p50, ms | p95, ms |", "|---|---|---|---|---|---|"]
    for name, each in both.items():
        for kind in NIGHT:
            p50, p95, most = spread(each["written"].times[kind])
            times.append(
                f"| {name}: {kind} | {p50 / base:.1f} | {p95 / base:.1f} | {most / base:.0f} | {p50:.0f} | {p95:.0f} |"
            )
    faults = [*good["lost"], *bad["lost"], *good["written"].refused, *bad["written"].refused][:10]
    return "\n".join([about, "", *counts, "", *times, *([""] if faults else []), *(f"- {each}" for each in faults)])


def spread(times: list[float]) -> tuple[float, float, float]:
    """The middle, the one that a twentieth are longer than, and the longest."""
    ordered = sorted(times) or [0.0]
    return statistics.median(ordered), ordered[int(len(ordered) * 0.95)], ordered[-1]


if __name__ == "__main__":
    from tests import plugin  # noqa: F401 - sets the ground first

    sys.stdout.write(night_table() + "\n")
