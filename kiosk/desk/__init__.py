"""The simulated computer: three pure functions over frozen values.

``update(desk, act)`` says what an act does, ``view(desk)`` what is on the screen, a goal what is there and what
remains.
"""
