"""Names of people, places and organisations: found, compared and told apart without a model."""

from harness.text.names.finding import find_names
from harness.text.names.kinds import gender, kind, rivals
from harness.text.names.matching import matches
from harness.text.names.places import governs, land, lies_in
from harness.text.names.tokens import Name

__all__ = [
    "Name",
    "find_names",
    "gender",
    "governs",
    "kind",
    "land",
    "lies_in",
    "matches",
    "rivals",
]
