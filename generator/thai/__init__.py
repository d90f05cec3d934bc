"""Thai digits, dates and text: the lowest layer, knows nothing of the product."""
