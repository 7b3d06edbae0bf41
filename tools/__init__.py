"""Scripts that make data which edulint ships."""
