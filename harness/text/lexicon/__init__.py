"""English word knowledge without a model: lemmas, opposites, negation, modality, quantifiers."""
