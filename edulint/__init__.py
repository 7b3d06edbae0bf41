"""edulint proofreads Chinese report drafts."""

__version__ = "0.1.0"
