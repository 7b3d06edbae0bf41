"""Which checks there are: packs found, loaded and registered."""
