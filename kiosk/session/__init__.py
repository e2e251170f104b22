"""One exercise being done, as one frozen value: ``update_session(session, act) -> session, events``. Pure.

Everything a learner can do in the player is an act: those of the activity (:mod:`kiosk.course.acts`) and those of the
bar below it (:mod:`kiosk.session.acts`). The events go to the logbook, and are stored before the screen shows their
effect.
"""
