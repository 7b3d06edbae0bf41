"""What stands between finding and telling."""
