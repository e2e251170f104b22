"""The log: the full story for the adviser, and what of it is shown in the corner."""
