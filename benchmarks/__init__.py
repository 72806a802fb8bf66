"""How fast this program is beside others: one made-up region, built by each of them in turn."""
