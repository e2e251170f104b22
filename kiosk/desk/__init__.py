"""The simulated computer: three pure functions over frozen values.

``update(desk, act)`` applies an act, ``view(desk)`` makes the tree of what is on the screen, and a goal judges whether
it is reached.
"""
