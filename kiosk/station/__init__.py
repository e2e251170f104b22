"""What outlives a person at one public machine: settings, course, log, screen, and what is erased behind each one."""
