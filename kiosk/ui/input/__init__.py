"""What the terminal sends: read within bounds, and turned into Textual's events and into acts."""
