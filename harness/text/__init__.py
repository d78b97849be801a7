"""Pure functions on strings: sentences, words, cleaning, quantities, names."""
