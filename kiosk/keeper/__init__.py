"""The keeper: holds the terminal, forks a fresh process for each sitting, and brings it back after a crash."""
