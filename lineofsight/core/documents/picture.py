"""A chart as a picture by itself, set by Typst like the PDF's, for a writer whose format cannot draw."""

import json
from typing import Any

import typst

from lineofsight.core.documents.pdf import DATA, DocumentRefused, fonts

PIXELS_PER_INCH = 200


def png(plot: Any) -> bytes:
    """The plot of a chart (`plot.plot`, as plain data) as a PNG.

    Raises:
        DocumentRefused: it cannot be drawn; the sentence says why.
    """
    drawn = {"plot": json.dumps(plot)}
    try:
        made = typst.compile(
            DATA / "picture.typ", root=DATA, font_paths=fonts(), sys_inputs=drawn, format="png", ppi=PIXELS_PER_INCH
        )
    except typst.TypstError as problem:
        raise DocumentRefused(f"A chart could not be drawn: {problem.message}.") from problem
    if not isinstance(made, bytes):
        raise DocumentRefused("A chart could not be drawn: it has more than one page.")
    return made
