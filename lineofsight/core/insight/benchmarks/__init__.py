"""Benchmarks: the library's indicators for other areas, as they were published, and sets of areas to be compared with.

They belong to the installation, and are never changed: what a later publication says of the same year stands beside
what the earlier one said, each under its own vintage. A comparison is made inside one vintage, with one set of areas,
one function, and a rule about the home authority that the set states. See house.md §7.

Beside the library's indicators stands the catalogue: every other series of the public tables (`catalogue`), read from
its file when it is opened (`published`), and loaded when a partnership keeps it.
"""
