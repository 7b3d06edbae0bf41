"""What a body's report of another year said of an indicator."""
