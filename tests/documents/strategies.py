"""Documents of every shape, for tests that must hold for any of them."""

from hypothesis import strategies as st

from lineofsight.core.documents import tree

KEYS = st.from_regex(r"[a-z0-9_]{1,6}\.[a-z0-9_]{1,6}", fullmatch=True)
NUMBERS = st.decimals(allow_nan=False, allow_infinity=False, places=2, min_value=-(10**9), max_value=10**9).map(str)


def inlines(texts):
    leaf = st.one_of(
        st.builds(tree.Text, texts),
        st.builds(tree.Link, texts, texts),
        st.builds(tree.Code, texts),
        st.builds(tree.Placed, KEYS, st.sampled_from(["number", "change", "share"]), texts, texts, texts),
        st.builds(tree.Break),
    )

    def stressed(inner):
        return st.builds(tree.Emphasis, tuples(inner)) | st.builds(tree.Strong, tuples(inner))

    return tuples(st.recursive(leaf, stressed, max_leaves=3))


def tables(texts):
    cells = texts | inlines(texts)

    def of_width(width):
        columns = st.tuples(*[st.builds(tree.Column, texts, st.booleans())] * width)
        return st.builds(tree.Table, texts, columns, tuples(st.tuples(*[cells] * width)), texts, tuples(texts))

    return st.integers(1, 3).flatmap(of_width)


def charts(texts):
    points = st.builds(tree.Point, texts, st.none() | NUMBERS, texts, st.sampled_from(["final", "provisional"]))
    series = st.lists(points, max_size=14).map(tuple)
    return st.builds(tree.Chart, texts, texts, series, texts, texts, tables(texts), st.none() | NUMBERS)


def blocks(texts):
    leaf = st.one_of(
        st.builds(tree.Heading, st.integers(1, 4), texts.map("A {}".format), st.none() | texts),
        st.builds(tree.Paragraph, inlines(texts)),
        tables(texts),
        charts(texts),
        st.builds(tree.Rule),
    )

    def around(inner):
        return st.one_of(
            st.builds(tree.BulletList, tuples(tuples(inner))),
            st.builds(tree.NumberedList, tuples(tuples(inner)), st.integers(0, 99)),
            st.builds(tree.Quote, tuples(inner)),
            st.builds(tree.Note, st.sampled_from(["readers", "correction"]), texts, tuples(inner)),
        )

    return st.recursive(leaf, around, max_leaves=4)


def documents(texts=None, titles=None):
    texts = st.text(max_size=12) if texts is None else texts
    meta = tuples(st.tuples(texts, texts))
    return st.builds(
        tree.Document, titles if titles is not None else texts, st.just("en-GB"), texts, meta, tuples(blocks(texts))
    )


def tuples(items):
    return st.lists(items, max_size=3).map(tuple)
