"""Statistics on per-example scores: intervals, tests, and what the samples can show."""
