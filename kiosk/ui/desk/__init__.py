"""The simulated computer on the screen: one widget, a pure layout, painters per role."""
