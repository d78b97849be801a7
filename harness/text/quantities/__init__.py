"""Quantities in text, read by a small grammar that keeps the hedge: "almost $100 million".

vocabulary.py and measures.py have the words, numerals.py and units.py read a number and what it
counts, calendar.py and relative.py dates and times, shares.py parts and multiples; reading.py puts
them together, and grammar.py finds them in a text, at the places that starts.py tells. resolving.py
tells relative times from a document's own date. comparing.py and dates.py compare two quantities,
and index.py finds those of many that are worth a comparison.
"""

from harness.text.quantities.comparing import agreement
from harness.text.quantities.grammar import find_quantities
from harness.text.quantities.index import QuantityIndex
from harness.text.quantities.quantity import Quantity
from harness.text.quantities.resolving import resolve, stated_date

__all__ = [
    "Quantity",
    "QuantityIndex",
    "agreement",
    "find_quantities",
    "resolve",
    "stated_date",
]
