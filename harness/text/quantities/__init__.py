"""Quantities in text, read by a small grammar that keeps the hedge: "almost $100 million".

vocabulary.py has the words, numerals.py and units.py read a number and what it counts, reading.py
puts them together, and grammar.py finds them in a text and compares them.
"""

from harness.text.quantities.grammar import Quantity, agreement, find_quantities

__all__ = ["Quantity", "agreement", "find_quantities"]
