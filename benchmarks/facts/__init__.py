"""Fitting the packaged weights of the fact check, and measuring what they are worth."""
