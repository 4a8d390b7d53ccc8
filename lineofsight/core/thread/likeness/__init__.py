"""Finding earlier learning points that say the same as a new one in different words.

Plain Python and one file of the field's vocabulary; nothing leaves the building and nothing is learned from anybody's
points. A point becomes marks (`features`), which are kept with it; marks in common, the telling ones above all, make
two points alike (`ranking`). A person then sees what they have in common, and decides.
"""
