"""Quantities in text, read by a small grammar that keeps the hedge: "almost $100 million".

vocabulary.py has the words, numerals.py and units.py read a number and what it counts, reading.py
puts them together, grammar.py finds them in a text, comparing.py compares two of them, and index.py
finds those of many that are worth a comparison.
"""

from harness.text.quantities.comparing import agreement
from harness.text.quantities.grammar import Quantity, find_quantities
from harness.text.quantities.index import QuantityIndex

__all__ = ["Quantity", "QuantityIndex", "agreement", "find_quantities"]
