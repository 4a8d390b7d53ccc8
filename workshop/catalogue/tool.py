"""The department's interactive tool: 434 measures of 170 areas, in one Parquet file, with a dictionary of them."""

from collections.abc import Iterator
from pathlib import Path

from lineofsight.core.insight.benchmarks.areas import areas
from workshop.catalogue.cells import Found, key_of, plain, rows_of, shortened
from workshop.cut_benchmarks import TOOLS_REGIONS

VINTAGE = "dfe_tool_2025"
YEARS = {
    "Academic Year": "academic", "Financial Year": "financial", "Calendar Year": "calendar",
    "Annual (end of Sept)": "september", "Annual - January": "january", "Annual": "march",
}  # fmt: skip
POLARITY = {"High": "up", "Low": "down"}


def found(folder: Path) -> Iterator[Found]:
    """Every measure of the tool."""
    from pyarrow import parquet

    codes = {int(area.la_number): area.code for area in areas().values() if area.la_number} | TOOLS_REGIONS
    about = {row["Measure_short"]: row for row in reversed(list(rows_of(folder / "lait" / "lait_data_dictionary.csv")))}
    made: dict[str, Found] = {}
    taken: set[str] = set()
    columns = ["Short Desc", "Years", "LA Number", "Values"]
    for row in parquet.read_table(next((folder / "lait").glob("*.parquet")), columns=columns).to_pylist():
        word = row["Short Desc"]
        if word not in made:
            made[word] = series(word, about[word], taken)
        text = row["Values"]
        made[word].put(row["Years"], codes[int(row["LA Number"])], text if text in {"-", "c", "x"} else plain(text))
    yield from made.values()


def series(word: str, about: dict[str, str], taken: set[str]) -> Found:
    return Found(
        key=shortened(key_of(VINTAGE, word), taken),
        vintage=VINTAGE,
        topic=about["Topic"].replace("\\", " and "),
        name=" ".join(f"{about['Chart_title']} ({word})".split()),
        unit="%" if about["y_axis_name"].startswith("%") else about["y_axis_name"].replace("Rate per", "per").strip(),
        years=YEARS[about["Year_Type"]],
        polarity=POLARITY.get(about["Polarity"], ""),
    )
