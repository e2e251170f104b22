"""The course as it stands on the disk: its folders, its index, and what is wrong in it."""
