"""Messy web text -> body text, with every line that is dropped and the reason.

page.py runs the stages; each other module is one of them, and judges lines by what they look like.
A new cue for a kind of line is one entry in furniture.py; a new kind of stage is one more module.
"""

from harness.text.cleaning.page import Cleaned, DroppedLine, Repair, clean

__all__ = ["Cleaned", "DroppedLine", "Repair", "clean"]
