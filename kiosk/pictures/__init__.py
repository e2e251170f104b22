"""The pictures: one set, drawn by one hand as SVG, kept as small grids of colours, and shown in cells."""
