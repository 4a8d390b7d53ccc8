"""An SSDA903 return of made-up children in CSV, with so many faults of each kind planted in it."""

import csv
import random
from datetime import date, timedelta
from pathlib import Path

END = date(2024, 3, 31)
# Every so many children, one of these is wrong.
EVERY = 50
FAULTS = ("overlap", "start", "missing", "missing outside", "grown", "end", "back")


def made_up_care(folder: Path, count: int) -> None:
    """Three files: children, episodes, and times for which some were missing."""
    chance = random.Random(7)  # noqa: S311 (made-up children need no secrets)
    header, episodes, missing = [], [], []
    for number in range(count):
        wrong = FAULTS[number // EVERY % len(FAULTS)] if number % EVERY == 0 else ""
        child, born = f"made-up-{number}", END - timedelta(days=chance.randrange(3 * 365, 17 * 365))
        if wrong == "grown":
            born = date(2005, 5, 5)
        header.append((child, chance.choice("12"), said(born), "WBRI", "", "0", ""))
        begun, moved = date(2021, 4, 6) + timedelta(days=chance.randrange(300)), date(2023, 5, 1)
        episodes += stays(child, begun, moved, wrong)
        if number % 10 == 0:
            missing += absences(child, born, moved, wrong)
    written(folder / "header.csv", "CHILD,SEX,DOB,ETHNIC,UPN,MOTHER,MC_DOB", header)
    written(folder / "episodes.csv", HEADINGS, episodes)
    written(folder / "missing.csv", "CHILD,DOB,MISSING,MIS_START,MIS_END", missing)


HEADINGS = "CHILD,DECOM,RNE,LS,CIN,PLACE,PLACE_PROVIDER,DEC,REC,REASON_PLACE_CHANGE,HOME_POST,PL_POST,URN"


def stays(child: str, begun: date, moved: date, wrong: str) -> list[tuple]:
    """Two stays, one after the other."""
    ended = {"overlap": moved + timedelta(days=3), "end": begun - timedelta(days=1)}.get(wrong, moved)
    why = "E4A" if wrong == "start" else "X1"
    rest = ("", "", "", "")
    return [
        (child, said(begun), "S", "C2", "N1", "U1", "PR1", said(ended), why, *rest),
        (child, said(moved), "P", "C2", "N1", "U4", "PR1", "", "", *rest),
    ]


def absences(child: str, born: date, moved: date, wrong: str) -> list[tuple]:
    """A night away, and another that begins before the first has ended where that is wrong."""
    gone = date(2020, 5, 5) if wrong == "missing outside" else moved + timedelta(days=40)
    back = gone + timedelta(days=-1 if wrong == "back" else 2)
    rows = [(child, said(born), "M", said(gone), said(back))]
    if wrong == "missing":
        rows.append((child, said(born), "M", said(gone + timedelta(days=1)), said(gone + timedelta(days=5))))
    return rows


def said(day: date) -> str:
    return f"{day:%d/%m/%Y}"


def written(path: Path, headings: str, rows: list[tuple]) -> None:
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(headings.split(","))
        writer.writerows(rows)
