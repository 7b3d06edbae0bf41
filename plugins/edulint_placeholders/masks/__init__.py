"""Masks, blanks and notes: everything that stands where something was to be filled in."""
