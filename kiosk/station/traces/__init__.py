"""What people leave behind: wiped after each, reset, archived, brought back, erased after its time."""
