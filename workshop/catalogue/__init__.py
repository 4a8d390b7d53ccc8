"""Cuts the catalogue of published series: every number of the public tables, for `core/insight/benchmarks/series`.

`python -m workshop.catalogue FOLDER`, where FOLDER holds the published files as they came. It needs pyarrow for the one
that is a Parquet file; the product reads what is written here, and needs nothing for it.
"""
