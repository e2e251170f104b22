"""How a station is set: the settings, the files that hold them, and which of several holds."""
