"""How blocks become headings, sections and reports."""
