"""Why a number does not leave, in the words its reader sees."""

SMALL = "The count is small"
SMALL_REST = "What is left of its whole is small"
BESIDE = "Another that is small could be worked out from it"
NONE = "There were none of these in the period"
