"""What ``edulint figures`` lists: the figures and relations of a draft as rows, on the screen and in spreadsheets."""
