"""Cut the published tables down to what `core/insight/benchmarks/data` keeps of them: whole columns, as published.

`python -m workshop.cut_benchmarks FOLDER`, where FOLDER holds the Department for Education's files in
`dfe_cin_2013_2024`, `dfe_cin_2013_2025`, `dfe_cla_2021_2025`, `neighbours` and `lait`. The last is a Parquet file: it
needs pyarrow, which nothing else here does. No number is changed: which column means what is said in
`definitions/benchmarks`.
"""

import csv
import gzip
import io
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

OUT = Path("lineofsight/core/insight/benchmarks/data")
PLACE = ("time_period", "country_code", "region_code", "new_la_code")
CIN_2024, CIN_2025, CLA_2025 = "dfe_cin_2013_2024", "dfe_cin_2013_2025", "dfe_cla_2021_2025"
ON_TIME = ("Same_day", "1-10_days", "11-20_days", "21-30_days", "31-40_days", "41-45_days")
COLUMNS = {
    (CIN_2024, "b1", "cin_2024_b1"): ("At31_episodes", "At31_episodes_rate"),
    (CIN_2024, "c1", "cin_2024_c1"): (
        "Referrals", "Referrals_rate", "Re_referrals", "Re_referrals_percent", "No_Further_Action",
        "No_Further_Action_percent",
    ),
    (CIN_2024, "c2", "cin_2024_c2"): ("Assessments_completed", *ON_TIME),
    (CIN_2024, "c4", "cin_2024_c4"): (
        "Section47", "Section47_rate", "ICPC", "ICPC_rate", "Duration_0-10_days", "Duration_11-15_days",
    ),
    (CIN_2024, "d1", "cin_2024_d1"): ("CPP_At31", "CPP_At31_rate"),
    (CIN_2024, "d3", "cin_2024_d3"): ("CPP_start", "CPP_subsequent", "CPP_subsequent_percent"),
    (CIN_2024, "d5", "cin_2024_d5"): ("CPP_At31", "2_years_or_more", "2_years_or_more_percent"),
    (CIN_2024, "d6", "cin_2024_d6"): (
        "CPP_At31_3Months", "Reviewed_within_timescales", "Reviewed_within_timescales_percent",
    ),
    (CIN_2024, "ons", "cin_2024_population"): ("population_estimate",),
    (CIN_2025, "b1", "cin_2025_b1"): ("At31_episodes",),
    (CIN_2025, "c1", "cin_2025_c1"): (
        "referral_count", "rereferral_count", "rereferral_percent", "no_further_action_count",
        "no_further_action_percent",
    ),
    (CIN_2025, "d3", "cin_2025_d3"): ("CPP_start", "CPP_subsequent", "CPP_subsequent_percent"),
    (CIN_2025, "d5", "cin_2025_d5"): ("CPP_At31", "2_years_or_more", "2_years_or_more_percent"),
    (CIN_2025, "ons", "cin_2025_population"): ("population_estimate",),
    (CLA_2025, "cla_number", "cla_2025_number"): (
        "population_type", "population_estimate", "children_count", "rate_per_10000",
    ),
    (CLA_2025, "la_cla_placement", "cla_2025_placements"): (
        "cla_group", "placement_stability", "children_count", "children_percent",
    ),
    (CLA_2025, "la_conviction", "cla_2025_health"): (
        "characteristic", "breakdown", "children_count", "children_percent",
    ),
}  # fmt: skip
# Of the tables with several measures, the rows that are kept.
ROWS = {
    "cla_2025_number": ("population_type", {"Children looked after on 31 March each year"}),
    "cla_2025_placements": (
        "cla_group",
        {
            "CLA on 31 March",
            "Children looked after continuously for at least 2.5 years on 31 March aged under 16 years",
        },
    ),
    "cla_2025_health": ("characteristic", {"Health assessments: Children looked after all ages"}),
}
# Of the interactive tool, what the tables of the 2025 publication kept here leave out.
TOOL = (
    "Section_47", "ISCP_Conf", "CP_conf_15days", "RevCP", "Continue_Assess_Comp", "LAC", "LACStable_2016on",
    "LAC_LongStable%", "LACHealth%", "LACDental%", "LACVaccinations%",
)  # fmt: skip
TOOLS_REGIONS = {
    970: "E92000001", 980: "E12000001", 981: "E12000002", 982: "E12000003", 983: "E12000004", 984: "E12000005",
    985: "E12000006", 986: "E12000007", 987: "E13000001", 988: "E13000002", 989: "E12000008", 990: "E12000009",
}  # fmt: skip
# What the tables do not say: codes an authority had before or has taken since, and what became of those that ended.
OTHER_CODES = {
    "370": ("E08000038",),
    "373": ("E08000039",),
    "390": ("E08000020",),
    "929": ("E06000048",),
}
ENDED = {
    "835": ("2019-03-31", "Dorset, and Bournemouth, Christchurch and Poole"),
    "836": ("2019-03-31", "Bournemouth, Christchurch and Poole"),
    "837": ("2019-03-31", "Bournemouth, Christchurch and Poole"),
    "909": ("2023-03-31", "Cumberland and Westmorland and Furness"),
    "928": ("2021-03-31", "North Northamptonshire and West Northamptonshire"),
}


def main(folder: Path) -> None:
    """Write every table the package keeps."""
    for (place, begins, name), columns in COLUMNS.items():
        source = next((folder / place).glob(f"{begins}*"))
        write(f"{name}.csv.gz", (*PLACE, *columns), kept(name, rows_of(source)))
    areas = areas_of(folder)
    write("areas.csv", tuple(areas[0]), areas)
    for year, source in ((2021, "New_Statistical*"), (2025, "sn_model_2025*")):
        neighbours = list(tens(next((folder / "neighbours").glob(source)), start=5 if year == 2021 else 4))
        write(f"neighbours_{year}.csv.gz", tuple(neighbours[0]), neighbours)
    tool = next((folder / "lait").glob("*.parquet"))
    write("tool_2025.csv.gz", ("time_period", "new_la_code", "measure", "value"), tool_rows(tool, areas))


def rows_of(path: Path) -> Iterator[dict[str, str]]:
    """The rows of a published CSV, compressed or not."""
    content = gzip.decompress(path.read_bytes()) if path.suffix == ".gz" else path.read_bytes()
    yield from csv.DictReader(io.StringIO(content.decode("utf-8-sig")))


def kept(name: str, rows: Iterable[dict[str, str]]) -> Iterator[dict[str, str]]:
    column, wanted = ROWS.get(name, ("", set()))
    return (row for row in rows if not column or row[column] in wanted)


def write(name: str, columns: tuple[str, ...], rows: Iterable[dict[str, str]]) -> None:
    """Write a table; the same rows make the same bytes."""
    text = io.StringIO()
    table = csv.DictWriter(text, columns, extrasaction="ignore", lineterminator="\n")
    table.writeheader()
    table.writerows(rows)
    content = text.getvalue().encode()
    (OUT / name).write_bytes(gzip.compress(content, mtime=0) if name.endswith(".gz") else content)


def areas_of(folder: Path) -> list[dict[str, str]]:
    """Every authority, region and the country, once each, under its newest code and with the others it had."""
    found: dict[str, dict[str, str]] = {}
    newest: dict[str, str] = {}
    for source in (
        next((folder / CIN_2025).glob("d5*")),
        next((folder / CLA_2025).glob("cla_number*")),
    ):
        for row in rows_of(source):
            code = row["new_la_code"] or row["region_code"] or row["country_code"]
            key = row["old_la_code"] or code
            had = set(found.get(key, {}).get("other_codes", "").split()) | {newest.get(key, code), code}
            had |= set(OTHER_CODES.get(key, ()))
            if row["time_period"] >= found.get(key, {}).get("year", ""):
                newest[key] = code
            ended, became = ENDED.get(key, ("", ""))
            found[key] = {
                "year": max(row["time_period"], found.get(key, {}).get("year", "")),
                "la_number": row["old_la_code"],
                "code": newest[key],
                "name": row["la_name"] or row["region_name"] or row["country_name"],
                "region": row["region_code"] if row["new_la_code"] else "",
                "other_codes": " ".join(sorted(had - {newest[key]})),
                "ended": ended,
                "became": became,
            }
    listed = sorted(found.values(), key=lambda area: area["code"])
    return [{name: value for name, value in area.items() if name != "year"} for area in listed]


def tens(path: Path, start: int) -> Iterator[dict[str, str]]:
    """Each authority's ten nearest neighbours, nearest first, by the department's own numbers."""
    with path.open(encoding="utf-8-sig") as lines:
        for line in list(csv.reader(lines))[1:]:
            if line[0]:
                near = line[start : start + 20 : 2]
                yield {"la_number": line[0], **{f"n{place}": number for place, number in enumerate(near, start=1)}}


def tool_rows(path: Path, areas: list[dict[str, str]]) -> Iterator[dict[str, str]]:
    """The interactive tool's values, which its file keeps as binary fractions: 34.700000000000003 was 34.7."""
    from pyarrow import parquet

    codes = {int(area["la_number"]): area["code"] for area in areas if area["la_number"]} | TOOLS_REGIONS
    columns = ["Short Desc", "Years", "LA Number", "Values"]
    for row in parquet.read_table(path, columns=columns).to_pylist():
        if row["Short Desc"] in TOOL and row["LA Number"] in codes:
            value = row["Values"] if row["Values"] in {"-", "c", "x"} else f"{float(row['Values']):.10g}"
            code = codes[row["LA Number"]]
            yield {"time_period": row["Years"], "new_la_code": code, "measure": row["Short Desc"], "value": value}


if __name__ == "__main__":
    main(Path(sys.argv[1]))
