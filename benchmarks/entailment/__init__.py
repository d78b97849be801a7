"""Fitting the entailment network of the fact check: what it learns from, and its training."""
