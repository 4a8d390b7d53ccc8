"""One document with a part of every kind; the figures are made up, and say so."""

from lineofsight.core.documents.tree import (
    Break,
    BulletList,
    Chart,
    Code,
    Column,
    Document,
    Emphasis,
    Heading,
    Link,
    Note,
    NumberedList,
    Paragraph,
    Placed,
    Point,
    Quote,
    Rule,
    Strong,
    Table,
    Text,
)  # fmt: skip

SOURCE = "Made-up return for 1 April 2018 to 31 March 2019, final"
LAST_YEAR = "Made-up return for 1 April 2017 to 31 March 2018, final"


def placed(text, footnote=SOURCE, href="/figures/front_door.contacts/"):
    return Placed("front_door.contacts", "number", text, href, footnote)


YEARS = (
    Point("2016/17", None, "not returned", "not_returned"),
    Point("2017/18", "21534", "21,534"),
    Point("2018/19", "24629", "24,629", "provisional"),
)
BY_YEAR = Table(
    "Contacts by year", (Column("Year"), Column("Contacts", True)), tuple((one.label, one.text) for one in YEARS)
)
BY_SOURCE = Table(
    "Contacts by source, 2018/19",
    (Column("Who made the contact"), Column("Contacts", True), Column("Share", True), Column("Referrals", True)),
    (("Police", (placed("9,509"),), "38.6%", "4,120"), ("Health", "2,896", "11.8%", "1,322")),
    "Made-up Duty Team, 2018/19 return",
    ("Shares are rounded to one decimal.",),
)
SAMPLE = Document(
    "Sample report 2018/19",
    subtitle="A made-up town",
    meta=(("Covers", "1 April 2018 to 31 March 2019"),),
    blocks=(
        Heading(1, "The Front Door", "door"),
        Paragraph((
            Text("There were "), placed("24,629"), Text(" contacts, of which "), placed("9,509"),
            Text(" from police; "), placed("21,534", LAST_YEAR), Text(" the year before."), Break(),
            Emphasis((Text("Some"),)),
            Text(" were "), Strong((Text("urgent"),)), Text(", see "), Code("front_door.contacts"), Text("."),
        )),
        Heading(2, "Who contacts us"),
        BY_SOURCE,
        Note("readers", "A note to readers", (Paragraph.of("These figures are made up."),)),
        Chart("Are contacts rising?", "Yes, by 14.4%.", YEARS, "Contacts in the year", "Made-up Duty Team", BY_YEAR,
              "20000"),
        Heading(1, "What difference did it make?"),
        Paragraph((Text("See "), Link("the Front Door", "#door"), Text(", "), Link("a guide", "https://example.org/a"))),
        BulletList(((Paragraph.of("One form is shared."),), (Paragraph.of("Two"), Quote((Paragraph.of("Said."),))))),
        NumberedList(((Paragraph.of("First"),), (Paragraph.of("Second"),)), 3),
        Rule(),
        Note("correction", "Correction", (Paragraph.of("An earlier draft printed 14.3%."),)),
    ),
)  # fmt: skip
