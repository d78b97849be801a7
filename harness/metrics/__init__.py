"""Metrics: what a summary is scored by."""
