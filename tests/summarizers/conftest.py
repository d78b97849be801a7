"""What several summarizers are tried on."""

import pytest

from harness.datasets.cluster import Cluster
from harness.records import Example
from harness.resources import resource

REFERENCE = "002_581d8107329007c6.txt"


@pytest.fixture(scope="session")
def seed_example() -> Example:
    """The seed reports, cleaned, as one example with the condensed article as its reference."""
    names = sorted(path.name for path in resource("seeds").glob("*.txt"))
    names.remove(REFERENCE)
    (example,) = Cluster("seeds", names, [REFERENCE]).read()
    return example
