"""Readers: each turns the bytes of one format into text and blocks."""
