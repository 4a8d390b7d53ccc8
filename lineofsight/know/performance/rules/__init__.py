"""The rules of performance: what may be answered, when a return may move, what a sheet of figures must look like."""
