"""Where the doctor looks: files, commands and the terminal are read here, as facts; nothing is judged."""
