"""The settings of a station: their values, the files they come from, and which of these count."""
