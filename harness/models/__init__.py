"""Pretrained models: where they lie, what identifies them, and the shared sentence encoder."""
