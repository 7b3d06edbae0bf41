"""A pack whose library is not there."""

raise ImportError("libcounty is missing")
