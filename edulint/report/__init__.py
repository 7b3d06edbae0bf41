"""Reporters: each shows the outcome of a run in one format."""
