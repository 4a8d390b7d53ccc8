"""What Leeds published of 2008 to 2019: each figure is that of its report, and is worked out again from its parts where
they are printed.

`leeds_2018_19.csv` holds the figures of the chapter on child deaths in the Leeds partnership's annual report 2018/19,
as they were read from the document; facts, with the line they stand in.
"""

import csv
from pathlib import Path

from lineofsight.core.access.models import Partnership
from lineofsight.learn.child_deaths.rules.past import published
from lineofsight.learn.child_deaths.rules.pictures import IDENTIFIED
from lineofsight.learn.child_deaths.selectors import pictures
from lineofsight.learn.child_deaths.tests import many

CHAPTER = Path(__file__).with_name("leeds_2018_19.csv").read_text(encoding="utf-8")
READ = {row["id"].lower(): row for row in csv.DictReader(CHAPTER.splitlines())}
# Figures of the chapter that are no finding: ages, thresholds and words, a risk, and one that is printed twice.
NO_FINDING = {
    "f435", "f436", "f437", "f440", "f442", "f446", "f447", "f450", "f451", "f459", "f467", "f472", "f478",
}  # fmt: skip
LEEDS = published()[0]


def test_every_figure_of_the_chapter_is_a_finding_as_it_was_printed():
    assert {each.key for each in LEEDS.findings} == READ.keys() - NO_FINDING
    for each in LEEDS.findings:
        row = READ[each.key]
        assert each.value == row["figure"].replace("-", "–"), each.key
        assert each.unit == row["unit"].replace("per year", "a year"), each.key
        assert str(each.line) == row["line"]


def test_each_share_is_worked_out_from_its_parts_or_says_why_it_cannot_be():
    worked = {each.key: LEEDS.worked_out(each) for each in LEEDS.findings if each.parts}
    assert worked == {"f464": 75, "f475": 31}
    for key, share in worked.items():
        assert str(share) == READ[key]["figure"]
    for each in LEEDS.findings:
        assert bool(each.parts) + bool(each.why_not) + (each.unit == "deaths") == 1, each.key


def test_a_finding_stands_beside_our_own_count_and_is_not_added_to_it(world):
    many.reviewed(world, 12, modifiable="identified")
    many.reviewed(world, 20)
    many.put_out(world)
    page = world.client("chair").get("/ashmere/child-deaths/pictures/earlier/").content.decode()
    assert "Leeds" not in page, "it is of another area"
    Partnership.objects.filter(pk=world.partnership.pk).update(area_code=LEEDS.area_code)
    found = pictures.pictures_of(world.partnership)
    beside = {each.finding.key: each for each in pictures.beside_ours(found, LEEDS)}
    assert (beside["f474"].finding.text, beside["f474"].ours) == ("62 deaths", "12 of 32 (38%)")
    assert beside["f474"].finding.base == "Since 2012"
    assert beside["f474"].years not in ("", "Since 2012")
    assert beside["f438"].ours == ""
    assert found.completed["modifiable"].counts[IDENTIFIED, "total", found.completed["modifiable"].columns[-1][0]] == 12
    page = world.client("chair").get("/ashmere/child-deaths/pictures/earlier/").content.decode()
    assert "12 of 32 (38%)" in page
    assert "Worked out again from 62 of 199: 31%." in " ".join(page.split())
