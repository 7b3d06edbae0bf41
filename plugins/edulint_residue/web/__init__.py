"""Recognises what web pages leave in copied texts."""
