"""How figures hang together: sums, rates, prices, changes, and the lists that a number announces."""
