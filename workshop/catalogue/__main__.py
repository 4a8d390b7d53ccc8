"""Write the catalogue and the values of every series in it."""

import csv
import gzip
import io
import sys
from collections.abc import Iterable
from pathlib import Path

from workshop.catalogue import deprivation, districts, inspections, tables, tool
from workshop.catalogue.cells import OUT, Found

SOURCES = (tables.found, tool.found, deprivation.found, inspections.found)


def main(folder: Path) -> None:
    """Write a file of values for each publication, and one catalogue of all series."""
    everything = [series for source in SOURCES for series in source(folder)]
    keys = [series.key for series in everything]
    if len(keys) > len(set(keys)):
        raise ValueError("Two series have one key.")
    OUT.mkdir(exist_ok=True)
    for vintage in dict.fromkeys(series.vintage for series in everything):
        values([series for series in everything if series.vintage == vintage], OUT / f"{vintage}.csv.gz")
    heading = ("key", "vintage", "topic", "name", "unit", "years", "polarity", "places", "periods", "areas", "values")
    write(OUT / "catalogue.csv.gz", heading, (series.line for series in everything))
    write(OUT / "districts.csv.gz", ("code", "name"), districts.names(folder))


def values(series: list[Found], path: Path) -> None:
    """One line for each series and year, one column for each area."""
    areas = sorted({area for each in series for row in each.rows.values() for area in row})
    lines = (
        (each.key, year, *(row.get(area, "") for area in areas))
        for each in series
        for year, row in sorted(each.rows.items())
    )
    write(path, ("series", "year", *areas), lines)


def write(path: Path, heading: Iterable[str], lines: Iterable[Iterable[str]]) -> None:
    """Write a table; the same rows make the same bytes."""
    text = io.StringIO()
    table = csv.writer(text, lineterminator="\n")
    table.writerow(heading)
    table.writerows(lines)
    path.write_bytes(gzip.compress(text.getvalue().encode(), 9, mtime=0))


if __name__ == "__main__":
    main(Path(sys.argv[1]))
