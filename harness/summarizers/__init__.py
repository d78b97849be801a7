"""Summarizers: what is compared. One algorithm or backend a file."""
