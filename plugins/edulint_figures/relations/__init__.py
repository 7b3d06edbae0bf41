"""How figures belong together: sums, rates, prices, changes, and the lists that a number announces."""
