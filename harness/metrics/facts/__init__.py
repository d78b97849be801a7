"""The fact check: which claims of a summary follow from which of its documents, and why."""
