"""Installing a station on Debian: the changes are planned purely, shown, made, and can be undone."""
