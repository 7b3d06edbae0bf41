"""Drafts in, findings out."""
