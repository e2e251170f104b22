"""Where each node of the simulated computer stands on a surface of cells, and what is at a cell. Pure."""
