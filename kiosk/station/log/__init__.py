"""The log: written in full for the adviser, and its warnings explained in the corner."""
