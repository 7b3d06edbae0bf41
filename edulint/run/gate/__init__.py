"""What stands between finding and telling: what is accepted, what was known before, and what didn't change."""
