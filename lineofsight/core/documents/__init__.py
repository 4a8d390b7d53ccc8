"""Documents: one tree, and the writers that turn it into a web page, a tagged PDF and a Word file.

A report, a set of minutes or a letter is first a `tree.Document`: headings, paragraphs, lists, tables, charts and
figures placed in the text. `reader` makes the tree from what an author typed; `html`, `pdf` and `docx` write it
out. A signed document is kept as the tree's own JSON (`tree.to_json`), so what was signed can be read
without this software.
"""
