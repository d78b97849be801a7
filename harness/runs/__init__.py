"""Runs: one dataset summarized by one summarizer and scored, kept as a folder of files."""
