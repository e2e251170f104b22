"""The shell of the simulated computer: desktop, windows, task bar, dialogs, menus of files, keys."""
