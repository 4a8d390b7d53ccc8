"""One cell in the last row and column of a sheet does not have the whole sheet read into memory."""

import io
import tracemalloc

import pytest
from openpyxl import Workbook

from lineofsight.core.design.tables import TableRefused, read_table

pytestmark = pytest.mark.once
MOST = 100 * 1024 * 1024


def workbook(*cells: tuple[int, int]) -> bytes:
    book = Workbook()
    for row, column in cells:
        book.active.cell(row=row, column=column, value="x")
    content = io.BytesIO()
    book.save(content)
    return content.getvalue()


def test_a_cell_at_the_very_end_is_not_reached_for():
    content = workbook((1, 1), (1048576, 16384))
    assert len(content) < 10_000
    tracemalloc.start()
    try:
        assert [row[0] for row in read_table(content)] == ["x"]
        assert tracemalloc.get_traced_memory()[1] < MOST
    finally:
        tracemalloc.stop()


def test_more_columns_than_are_taken_are_refused():
    with pytest.raises(TableRefused, match="columns"):
        read_table(workbook((1, 1), (2, 51)))
