"""The archive: earlier reports, kept so that drafts can be compared with them."""
