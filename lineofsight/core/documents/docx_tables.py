"""A table in Word's XML: its header row is marked and repeated on every page, its first column heads its rows."""

from lineofsight.core.documents.docx_inlines import Inlines, Node
from lineofsight.core.documents.docx_xml import Element, element, paragraph, runs

TEXT_WIDTH = 9298  # twentieths of a point: A4 less its margins
WIDE = 7  # columns: more are set in smaller letters
WHOLE, NARROW = 5000, 3000  # fiftieths of a per cent
NARROW_LABEL = 40  # letters


def table(node: Node, inlines: Inlines, indent: int) -> Element:
    """The grid of a table, without its caption and notes; `indent` is how far in it stands."""
    columns = node["columns"]
    style = "TableTextSmall" if len(columns) > WIDE else "TableText"
    rows = [row(columns, [inlines.cell(cell) for cell in cells], style) for cells in node["rows"]]
    return element("tbl", properties(node, indent), grid(columns, indent), header(columns, style), *rows)


def properties(node: Node, indent: int) -> Element:
    columns = node["columns"]
    look = {"firstRow": 1, "lastRow": 0, "firstColumn": 1, "lastColumn": 0, "noHBand": 1, "noVBand": 1}
    return element(
        "tblPr",
        element("tblStyle", val="ReportTable"),
        element("tblW", w=NARROW if narrow(columns) else WHOLE, type="pct"),
        *([element("tblInd", w=indent, type="dxa")] if indent else []),
        element("tblLook", val="06A0", **look),
        element("tblCaption", val=node["caption"]),
    )


def narrow(columns: list[Node]) -> bool:
    """Whether two or three short columns are easier to read across when they stand close together."""
    numeric = all(column["numeric"] for column in columns[1:])
    return 1 < len(columns) < 4 and numeric and all(len(column["label"]) <= NARROW_LABEL for column in columns)


def grid(columns: list[Node], indent: int) -> Element:
    """The widths Word begins from; it fits them to what stands in the cells."""
    shares = [2 if column["numeric"] else 3 for column in columns]
    room = max(TEXT_WIDTH - indent, TEXT_WIDTH // 2)
    return element("tblGrid", *(element("gridCol", w=room * share // sum(shares)) for share in shares))


def header(columns: list[Node], style: str) -> Element:
    labels = [runs(column["label"]) for column in columns]
    return row(columns, labels, style, element("tblHeader"))


def row(columns: list[Node], cells: list[list[Element]], style: str, *marks: Element) -> Element:
    """A row that no page breaks in two."""
    made = (cell(column, content, style) for column, content in zip(columns, cells, strict=True))
    return element("tr", element("trPr", element("cantSplit"), *marks), *made)


def cell(column: Node, content: list[Element], style: str) -> Element:
    right = [element("jc", val="right")] if column["numeric"] else []
    return element("tc", element("tcPr"), paragraph(style, *content, properties=right))
