"""Readers of phrasings, a module for each form: each turns the figures in a phrasing's roles into relations."""
