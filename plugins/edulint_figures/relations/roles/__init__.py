"""One module a form: what stands in its roles, and what follows from it."""
