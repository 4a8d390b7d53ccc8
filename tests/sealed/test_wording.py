"""What points to a child is found in a wording however it is written, and nothing else is."""

from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lineofsight.core.sealed.days import counted, ordered
from lineofsight.core.sealed.lookalikes import FIGURES, LATIN, LOOKALIKES
from lineofsight.core.sealed.wording import DAY, NUMBER, Known, each_once, hits
from lineofsight.kernel.days import MONTH_NAMES

pytestmark = pytest.mark.once
AREA = ("Ashmere Safeguarding Children Partnership", "Ashmere")
ROOM = Known(
    names=("Quillon Farthingdale (invented)", "Li Example", "Wren Hill"), places=("12 Larkspur Rise, Ashmere",),
    days=(date(2019, 3, 14),), months=(date(2018, 11, 1),), spared=AREA,
)  # fmt: skip


def words(text: str, known: Known) -> list[str]:
    return [hit.words for hit in hits(text, known)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Quillon's mother was not asked", ["Quillon"]),
        ("The FARTHINGDALE family moved", ["FARTHINGDALE"]),
        ("Quíllon asked, and Quil\u200blon", ["Quíllon", "Quil\u200blon"]),
        ("So Quillon\nFarthingdale asked", ["Quillon\nFarthingdale"]),
        ("In quillon_2 and farthingdale2", ["quillon", "farthingdale"]),
        ("Li was small, and they lied", ["Li"]),
        ("Seen in Larkspur", ["Larkspur"]),
        ("At 12 larkspur rise, when numbers rise", ["12 larkspur rise"]),
        ("Mrs Hill walked up a hill", ["Hill"]),
        ("Hill walked", ["Hill"]),
        ("Born on 14 March 2019", ["14 March 2019"]),
        ("Born on the 14th of March", ["14th of March"]),
        ("It was 14/03/19 then, and 20190314", ["14/03/19", "20190314"]),
        ("Another on the 2nd of May 2020, May 3rd, 2020", ["2nd of May 2020", "May 3rd, 2020"]),
        ("Seen 14 times 20 years ago", []),
        ("In Mar 2019 nobody asked", ["Mar 2019"]),
        ("In 03/2019 nobody asked", ["03/2019"]),
        ("In November 2018 nobody asked", ["November 2018"]),
        ("In April 2019 nobody asked", []),
        ("The home at XX9 9XX and 999 000 0000, xx99xx", ["XX9 9XX", "999 000 0000", "xx99xx"]),
        ("Room a1 2nd floor", []),
        ("Ashmere asks again at home and at school", []),
    ],
)
def test_what_is_sealed_is_found(text, found):
    assert words(text, ROOM) == found


@given(
    st.text(max_size=30), st.text(max_size=30), st.sampled_from(["Quillon", "farthingdale", "LARKSPUR", "14/3/2019"])
)
def test_whatever_stands_round_it_a_sealed_word_is_found(before, after, word):
    assert hits(f"{before} {word} {after}", ROOM)


@given(st.text(max_size=80))
def test_what_is_found_stands_where_it_is_shown(text):
    for hit in hits(f"{text} Quillon {text}", ROOM):
        assert f"{hit.before}{hit.words}{hit.after}" in f"{text} Quillon {text}"


def forms(on: date) -> list[str]:
    """A day in the forms people write it."""
    month = MONTH_NAMES[on.month - 1]
    suffix = "th" if 10 < on.day < 20 else {1: "st", 2: "nd", 3: "rd"}.get(on.day % 10, "th")
    return [
        f"{on.day} {month} {on.year}", f"{on.day}{suffix} {month}", f"the {on.day}{suffix} of {month} {on.year}",
        f"{month} {on.day}, {on.year}", f"{on.day} {month[:3]} {on.year}", f"{on.day}/{on.month}/{on.year}",
        f"{on:%d.%m.%y}", f"{on:%d-%m-%Y}", f"{on:%m/%d/%Y}", on.isoformat(), f"{on:%Y%m%d}",
        f"{on.day} {month}".upper(),
    ]  # fmt: skip


@given(st.dates(date(2000, 1, 1), date(2030, 12, 31)), st.sampled_from(["On {}, it was", "born {}.", "({})"]))
def test_a_day_of_the_room_is_found_in_every_usual_form_and_in_a_dated_text_no_other(on, frame):
    room = Known(days=(on,), dated=True)
    for form in forms(on):
        assert hits(frame.format(form), room), form
    other = on + timedelta(days=400)
    others = f"In {MONTH_NAMES[on.month - 1]} {on.year} and on {other:%d/%m/%Y}, {other.isoformat()}"
    assert not hits(others, room)
    assert {hit.what for hit in hits(f"{others}, XX9 9XX", Known(days=(on,)))} >= {DAY, NUMBER}


def years(year: int) -> list[str]:
    """A year from 2001 to 2030 in the ways people say it."""
    rest = year % 100
    spelt = counted(rest)
    ways = [f"two thousand and {spelt}", f"two thousand {spelt}", str(year)]
    return [*ways, f"twenty {spelt}"] if rest > 9 else [*ways, f"twenty oh {spelt}"]


def spoken(on: date) -> list[str]:
    """A day in the forms people say it."""
    number, month = ordered(on.day), MONTH_NAMES[on.month - 1]
    plain = [f"the {number} of {month}", f"{number} {month}", f"{month} the {number}", f"the {number} day of {month}"]
    with_year = (*plain, f"{month} {number},", f"{on.day} {month}")
    dated = [f"{form} {year}" for form in with_year for year in years(on.year)]
    return [*plain, *dated, f"the {number.replace('-', ' ')} of {month}", f"the {number} of {month}".upper(),
            f"{number.title()} of {month.lower()}", f"{month} the {on.day}th"]  # fmt: skip


@given(st.dates(date(2001, 1, 1), date(2030, 12, 31)), st.sampled_from(["On {}, it was", "born {}.", "({})"]))
def test_a_day_said_wholly_in_words_is_found_and_in_a_dated_text_no_other(on, frame):
    room = Known(days=(on,), dated=True)
    for form in spoken(on):
        assert hits(frame.format(form), room), form
    other = next(day for day in (on + timedelta(days=33), on + timedelta(days=35)) if day.day != on.day)
    for form in spoken(other):
        assert not hits(frame.format(form), room), form
        if form[-4:].isdigit() or "thousand" in form:
            assert words(frame.format(form), Known()), form


@pytest.mark.parametrize(
    "text", ["The second may be asked", "It was the third march of the year", "Nobody may third it"]
)
def test_words_that_are_no_day_are_not_taken_for_one(text):
    assert not hits(text, Known(days=(date(2019, 5, 2), date(2019, 3, 3), date(2019, 5, 3)), dated=True))


def test_a_month_of_the_room_is_found_with_its_year_in_words():
    assert words("In March two thousand and nineteen", ROOM) == ["March two thousand and nineteen"]
    assert not hits("In April two thousand and nineteen, and in March twenty twenty", ROOM)


@given(st.sampled_from(["Quillon", "QUILLON", "farthingdale", "Larkspur"]), st.randoms(use_true_random=False))
def test_a_name_is_found_with_letters_that_only_look_like_its_own(name, chance):
    said = "".join(chance.choice([sign, *LATIN.get(sign, "")]) for sign in name)
    assert words(f"Nobody asked {said} then", ROOM) == [said]
    entered = Known(names=(said,))
    assert words(f"Nobody asked {name} then", entered) == [name], "it may be entered with them, too"


@given(
    st.sampled_from(["Quillon", "QUILLON", "farthingdale", "Larkspur"]), st.randoms(use_true_random=False),
    st.sampled_from(["Nobody asked {} then", "{}’s mother", "“{}”", "so {}\nwent", "at 5am {}, 15 agencies"]),
)  # fmt: skip
def test_a_name_is_found_with_figures_for_some_of_its_letters(name, chance, frame):
    said = "".join(chance.choice([sign, FIGURES.get(sign.lower(), sign)]) for sign in name)
    assert words(frame.format(said), ROOM) == [said]
    assert words(frame.format(name), Known(names=(name,))) == [name]


@pytest.mark.parametrize(
    "said",
    ["allows 1ll0ws", "in quilon and Qu1llon", "Phase II, phase III, IV", "It Is In Ill", "Allows all, ALL of it"],
)
def test_a_word_with_a_figure_is_no_postcode_and_a_roman_number_no_name(said):
    assert not hits(said, Known(names=("Lil", "Ili", "Lili", "Farthingdale")))


@pytest.mark.parametrize(
    "said",
    ["lsla", "1sla", "IsIa", "lSLA", "15la", "QuiIIon", "QUlLLON", "quilIon", "FARTHlNGDALE", "J0e", "J\u043e3",
     "Qu1ll\u043en", "Qu1l\u00adlon", "W1111am", "wi11i4m", "H1ll"],
)  # fmt: skip
def test_a_name_is_found_with_a_small_l_for_a_large_i_and_the_other_way_round(said):
    room = Known(names=("Isla Quillon", "Farthingdale", "Joe", "William Hill"))
    assert words(f"Nobody asked {said} then", room) == [said]
    assert words(f"{said} was asked", room) == [said]


@given(
    st.sampled_from(["Gr4ce", "Grace", "GRAC3"]), st.sampled_from(["Mary", "M4ry"]), st.sampled_from([" ", ", ", "-"])
)
def test_a_childs_names_beside_each_other_point_to_them_in_disguise_too(first, second, between):
    found = hits(f"Nobody asked {first}{between}{second} then", CHILD)
    assert found
    assert all(hit.firm for hit in found)


# Given names of which figures and units are made most easily.
EASY = (
    "Abi", "Ali", "Alfie", "Bea", "Bella", "Beth", "Bill", "Bob", "Eli", "Ella", "Ellis", "Eoin", "Ian", "Isla", "Joe",
    "Lam", "Lee", "Leo", "Les", "Lia", "Lily", "Lois", "Lola", "Sam", "Seth", "Sol", "Tess", "Tia", "Tilly", "Todd",
    "Toby", "Will", "Zoe",
)  # fmt: skip
HARMLESS = (
    "{} agencies", "at {}am", "by {}pm", "the {}th of them", "the {}st", "the {}nd", "the {}rd", "in the {}s", "{}%",
    "£{}", "section {}a", "s{}", "flat {}b", "{} m", "{}m", "{}cm", "{}in", "{}kg", "{}mg", "{}p", "{}k", "the A{}",
    "L{}", "E{}", "Year {}", "{}.5", "{}:30", "{}–12", "{}/20", "1,{}", "no. {}", "{}-year-old", "{} of 31 answered",
    "{}/05/2019", "2019-05-{}", "{} May 2019", "{}x", "{}hrs", "{}yrs", "page {}, line 105",
)  # fmt: skip


@given(st.integers(0, 99999), st.sampled_from(HARMLESS))
def test_a_figure_that_is_a_figure_is_no_name(n, frame):
    room = Known(names=EASY, places=("Leeside", "Bolt Lane"), dated=True)
    for told in (n, f"{n:02}", f"{n:,}"):
        assert not hits(f"There were {frame.format(told)} then.", room), told


def test_no_word_of_the_products_own_texts_is_a_name_in_disguise():
    folder = Path(__file__).parents[2]
    text = "\n".join((folder / f"{name}.md").read_text() for name in ("README", "GLOSSARY", "CONTRIBUTING"))
    found = [hit.words.lower() for hit in hits(text, Known(names=EASY, dated=True))]
    assert not set(found) - {name.lower() for name in EASY}


@given(st.dates(date(2001, 1, 1), date(2030, 12, 31)), st.randoms(use_true_random=False))
def test_a_day_is_found_with_letters_for_some_of_its_figures(on, chance):
    room = Known(days=(on,), dated=True)

    def masked(number: str) -> str:
        # One figure stays, by which what it stands in is known for a number.
        said = "".join(chance.choice([sign, {"0": "O", "1": "l"}.get(sign, sign)]) for sign in number)
        return said if any(sign.isdigit() for sign in said) else number

    day, month, year = (masked(f"{part:02}") for part in (on.day, on.month, on.year))
    for said in (f"{day} {MONTH_NAMES[on.month - 1]} {year}", f"{day}/{month}/{year}", f"{year}-{month}-{day}"):
        assert words(f"It was {said} then", room) == [said]
    assert not hits(f"In {year} there were {day} of {month}", room)


@pytest.mark.parametrize("said", ["Вера", "ВЕРА", "вера", "Νίκη", "ΝΙΚΗ", "νικη"])
def test_a_name_of_another_alphabet_is_found_in_its_own_letters_small_and_large(said):
    assert words(f"Nobody asked {said} then", Known(names=("Вера", "Νίκη"))) == [said]


def test_no_letter_of_the_table_is_latin_already_or_looks_like_two():
    assert len(LOOKALIKES) == sum(map(len, LATIN.values()))
    assert not any(sign.isascii() for sign in LOOKALIKES)


@given(st.sampled_from(["{} fell", "the school of {}", "“{}”", "{}’s mother", "MISS {}"]))
def test_a_name_is_found_however_it_stands(frame):
    room = Known(names=("Zoë Quillon-Farthingdale (Zuzu, invented)", "Orla O’Brindle"))
    for said in (
        "Zoë Quillon-Farthingdale", "ZOE", "zoë", "Farthingdale", "Quillon\u00adFarthingdale",
        "quillon\u2011farthingdale", "Zo\u200be", "Zoë\nQuillon Farthingdale", "Zuzu", "O'Brindle", "obrindle",
    ):  # fmt: skip
        assert hits(frame.format(said), room), said
    assert not hits("This was invented, and farthings are no more", room)


def test_a_name_that_is_a_word_counts_where_it_is_written_as_a_name():
    room = Known(names=("May",))
    assert not hits("It may help. May they learn.", room)
    assert words("Nobody asked May how she was.", room) == ["May"]


def test_a_name_the_area_has_as_well_counts_where_somebody_is_spoken_of_by_it():
    room = Known(names=("Wren Ashmere", "Mother", "Dr Quill"), spared=AREA)
    assert not hits("In Ashmere the mother asked Dr Other", room)
    assert words("Miss Ashmere, the Ashmere family, WREN ASHMERE", room) == [
        "Miss Ashmere", "Ashmere family", "WREN ASHMERE",
    ]  # fmt: skip


def test_a_place_is_found_and_the_area_itself_is_not():
    room = Known(places=("12 Elm Road, Netherby, Ashmere", "At home", "Park Street", "XY34"), spared=("Ashmere",))
    said = "At home in Elm Road, Ashmere; 12 elm  road; NETHERBY, a park by the street, park street; xy34"
    assert words(said, room) == ["Elm Road", "12 elm  road", "NETHERBY", "park street", "xy34"]
    [hit] = hits("They lived in Netherby then", room)
    assert (hit.before, hit.after) == ("They lived in ", " then")


CHILD = Known(
    names=("Grace Mary Reading", "Will", "A. Mother"), children=("Grace Mary Reading", "Will"),
    places=("Reading", "XY34"), days=(date(2019, 3, 14), date(2026, 3, 30)), born=(date(2019, 3, 14),),
)  # fmt: skip


@pytest.mark.parametrize(
    ("text", "firm"),
    [
        ("Nobody asked Grace Mary Reading", True),
        ("Nobody asked Grace Reading", True),
        ("Nobody asked Reading, Grace", True),
        ("Nobody asked gr\u0430ce reading", True),
        ("It fell from Grace", False),
        ("In the town of Reading", False),
        ("They said Will asked", False),
        ("Nobody asked Mother", False),
        ("Born on the fourteenth of March", True),
        ("Born on 14/3/19", True),
        ("Seen on 30 March 2026", False),
        ("Under the law of 1 September 2026", False),
        ("In March 2019", False),
        ("At XX9 9XX", True),
        ("By 999 000 0000", True),
        ("In XY34", False),
    ],
)
def test_a_childs_own_name_and_birthday_and_every_number_point_to_a_child_whoever_reads(text, firm):
    found = hits(text, CHILD)
    assert found or text == "Nobody asked Mother"
    assert {hit.firm for hit in found} <= {firm}
    assert all(text[hit.at :].startswith(hit.words) for hit in found)


@given(st.permutations(["Grace", "Mary", "Reading"]), st.sampled_from([" ", ", ", "\n", "-"]), st.text(max_size=20))
def test_no_order_of_a_childs_names_may_be_let_stand(parts, between, around):
    said = f"{around} {between.join(parts[:2])} {around}"
    named = [hit for hit in hits(said, CHILD) if hit.words in {*parts, between.join(parts[:2])}]
    assert named
    assert all(hit.firm for hit in named)


def test_each_word_once_is_each_in_its_order():
    assert [hit.words for hit in each_once(hits("Wren, Quillon, Wren", ROOM))] == ["Wren", "Quillon"]
