"""What figures a draft has: numbers with their units, what stands around them, and the cells of tables."""
