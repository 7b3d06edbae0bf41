"""What two texts have in common, and what of that a person would call a copy."""
