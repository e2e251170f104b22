"""The place of each node of the simulated computer, and the hit test. Pure."""
