"""Installing a station on Debian: what is wanted is worked out purely, shown, applied, and can be put back."""
