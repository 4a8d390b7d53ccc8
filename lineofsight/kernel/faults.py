"""What is wrong with one cell of a table that somebody sent, said so that they find it again."""

from dataclasses import dataclass


@dataclass(frozen=True)
class CellFault:
    """A cell that cannot be taken: its row, counted from 1, its column's letter and heading, and what to do."""

    row: int
    column: str
    heading: str
    sentence: str

    @property
    def where(self) -> str:
        """The cell as a person finds it: “C4 (Contacts)”."""
        return f"{self.column}{self.row} ({self.heading})" if self.heading else f"{self.column}{self.row}"


def column_letter(index: int) -> str:
    """A column's letter, counted from 0: A, B … Z, AA."""
    name, left = "", index + 1
    while left:
        left, place = divmod(left - 1, 26)
        name = chr(ord("A") + place) + name
    return name
