"""Finds the passages that two texts have in common, and those of them that are copies."""
