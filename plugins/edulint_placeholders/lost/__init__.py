"""Numbers and years that are gone without a trace, so that only their unit is left."""
