"""Values of indicators in the reports of other years by the same body."""
