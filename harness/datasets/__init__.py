"""Datasets: what gives the examples of a run."""
