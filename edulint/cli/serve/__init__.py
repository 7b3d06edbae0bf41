"""``edulint serve``: a page on one's own machine, for people who never open a terminal."""
