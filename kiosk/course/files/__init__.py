"""A course on disk: how its files are named, what they may hold, how they are read, and a schema for editors."""
