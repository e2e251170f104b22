"""What the terminal sends: read within bounds, and turned into acts."""
