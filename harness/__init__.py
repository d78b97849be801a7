"""Summarization evaluation harness: ROUGE, BERTScore and a fact-consistency check."""

__version__ = "0.1.0"
