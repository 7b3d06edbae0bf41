"""Which findings are reported: not those that are accepted, known before, or outside of what changed."""
