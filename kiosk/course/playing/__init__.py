"""An exercise played: where each step begins, and how its solution is shown."""
