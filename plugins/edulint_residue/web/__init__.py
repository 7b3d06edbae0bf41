"""What web pages leave in copied texts, and how it is known."""
