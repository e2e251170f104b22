"""The screen of a station: text size, font size, and the environment of its compositor."""
