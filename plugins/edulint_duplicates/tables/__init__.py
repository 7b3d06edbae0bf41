"""Tables of drafts: what any two have in common, on one machine or many."""
