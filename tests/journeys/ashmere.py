"""The made-up town of the journey: its people, in the spreadsheet they come in, and what its council counted.

Everybody says in their name that they are invented.
"""

from pathlib import Path

from openpyxl import Workbook

COLUMNS = ("Organisation", "Kind", "Person", "E-mail", "Role")
COUNCIL, POLICE, HEALTH = "Ashmere Council Children's Services", "Ashmere Police", "Ashmere Health Board"
UNIT = "Ashmere Business Unit"
MANAGER, ANALYST, SUPPLIER = "nora.finch@ashmere.example", "omar.reed@ashmere.example", "tess.lowe@ashmere.example"
SIGNERS = {
    "ruth.vale@ashmere.example": "Ruth Vale (invented)",
    "ivor.bell@ashmere.example": "Ivor Bell (invented)",
    "mona.dale@ashmere.example": "Mona Dale (invented)",
}
KINDS = {COUNCIL: "Council children's services", POLICE: "Police", HEALTH: "Integrated care board"}
PEOPLE = (
    (UNIT, "Partnership business unit", "Nora Finch (invented)", MANAGER, "Business manager"),
    (UNIT, "Partnership business unit", "Omar Reed (invented)", ANALYST, "Performance analyst"),
    (COUNCIL, KINDS[COUNCIL], "Tess Lowe (invented)", SUPPLIER, "Partner agency lead"),
    *(
        (organisation, KINDS[organisation], SIGNERS[email], email, role)
        for organisation, email in zip((COUNCIL, POLICE, HEALTH), SIGNERS, strict=True)
        for role in ("Statutory safeguarding partner (before December 2023)", "Lead safeguarding partner")
    ),
)
# One wrong kind (row 3), one address that is none (row 4), one role that is not known (row 6).
WRONG = {(3, 1): "Business people", (4, 3): "tess.lowe at ashmere", (6, 4): "Chief"}

CONTACTS, RETURNING, PLANS = "front_door.contacts", "front_door.re_referrals", "protection.plans"
ASKED = (CONTACTS, RETURNING, PLANS)
BEFORE = {CONTACTS: (8412,), RETURNING: (611, 2430), PLANS: (214,)}
NOW = {CONTACTS: (9140,), RETURNING: (640, 2512), PLANS: (171,)}
PRINTED, CORRECTED = "9,140", "9,104"
WHY_IT_MOVED = "Plans were ended sooner after a review of every plan older than a year."
REASON = "Contacts passed to another council were counted twice in March."


def spreadsheet(path: Path, *, wrong: bool = False) -> Path:
    """Write the people as a workbook; with mistakes in three cells, where they are wanted."""
    book = Workbook()
    for number, row in enumerate((COLUMNS, *PEOPLE), start=1):
        cells = [WRONG.get((number, column), cell) if wrong else cell for column, cell in enumerate(row)]
        book.active.append(cells)
    book.save(path)
    return path
