"""The player of an exercise: the instruction, the activity, the feedback, and always the same bar of buttons."""

from __future__ import annotations

from functools import partial

from textual import events
from textual.app import ComposeResult
from textual.containers import Container, Horizontal
from textual.timer import Timer
from textual.widget import Widget
from textual.worker import Worker

from kiosk.course.acts import Act, Resized
from kiosk.course.events import Event
from kiosk.course.playing.demonstration import Demonstration
from kiosk.i18n import _
from kiosk.session.acts import (
    Continued,
    ExerciseLeft,
    HintRequested,
    SkippedResumed,
    SolutionShown,
    StepRepeated,
    StepRestarted,
    StepSkipped,
)
from kiosk.session.help import demonstration_of
from kiosk.session.state import Session
from kiosk.session.update import update_session
from kiosk.ui.activities import view_type
from kiosk.ui.activities.view import ActivityView
from kiosk.ui.adviser_log import log_broken_demonstration, log_obstacles
from kiosk.ui.keeper_link import ExercisePosition
from kiosk.ui.screens.player_feedback import Circumstances, DemonstrationProblem, feedback_content
from kiosk.ui.screens.player_situation import SituationText
from kiosk.ui.screens.player_texts import PlayerTexts
from kiosk.ui.screens.player_top import PlayerTop
from kiosk.ui.widgets.big_pointer import BigPointer
from kiosk.ui.widgets.push_button import PushButton, TextLabel

REDRAW_DELAY = 0.012
"""Seconds from the echo of a letter to the rest of the screen: more than a frame, less than anyone notices."""


class Player(PlayerTexts):
    """Shows a session; each act is applied by ``update_session``, and recorded before it is shown."""

    def __init__(self, session: Session, events: tuple[Event, ...] = ()) -> None:
        """``events`` are those that led to ``session``; they are recorded when it is shown."""
        super().__init__()
        self.session, self._first_events = session, events
        self._demonstration: Worker[None] | None = None
        self._hint_asked = False
        self._demonstration_problem: DemonstrationProblem = ""
        self._redraw_timer: Timer | None = None
        self._situation_open = True
        self._situation_folds = True
        """Whether it makes room when the learner sets to work: not once she opened it herself."""

    @property
    def exercise_position(self) -> ExercisePosition:
        session = self.session
        help_taken = (session.hints, session.shown) if session.phase == "doing" else (0, False)
        return ExercisePosition(session.exercise, session.done, session.index, session.skipped, *help_taken)

    def compose(self) -> ComposeResult:
        yield PlayerTop(self.session)
        yield SituationText()
        yield TextLabel("", id="instruction")
        yield Container(id="stage")
        yield TextLabel("", id="feedback")
        with Horizontal(id="bar"):
            yield PushButton(_("Un indice"), id="hint")
            yield PushButton(_("Voir comment faire"), id="show")
            yield PushButton(_("Passer"), id="pass")
            yield PushButton(_("Arrêter ici"), id="stop")
            yield PushButton(_("Continuer ▶"), id="main", classes="main")
        yield BigPointer()

    def redrawn(self) -> Player:
        return Player(self.session)

    async def on_mount(self) -> None:
        self.kiosk.record(self._first_events)
        await self._show_step()
        if self.session.phase == "step_done":
            self._view().close()
            self.query_one("#main").focus()

    # -- acts ---------------------------------------------------------------------------------------------------

    async def act(self, act: Act, *, echo: bool = False) -> None:
        """Apply ``act`` to the session, record it in the logbook, and only then show it.

        With ``echo`` its result may be painted first, and the rest of the screen a moment later.
        """
        self._cancel_redraw()
        before = self.session
        if not isinstance(act, HintRequested):
            self._hint_asked = False
        self._view().observe_caps_lock(act)
        self.session, events = update_session(before, act)
        self.kiosk.sitting.patience = self.session.context.patience
        self.kiosk.record(events)
        if self.session.phase != before.phase:
            self._demonstration_problem = ""
        if self.session.phase == "ended":
            # not held by a process at home, which may never get so far
            from kiosk.ui.screens.exercise_end import ExerciseEnd

            self.kiosk.show(ExerciseEnd(self.session))
            return
        if self.session.index != before.index:
            # a new one is to be read; one that is known makes room
            self._situation_open = self._situation_folds = self.session.step.situation is not None
        if self.session.index != before.index or isinstance(act, StepRepeated | StepRestarted):
            await self._show_step()
        elif echo and self.session.phase == "doing" and self._view().echo(self.session.state):
            # A frame is written by a thread of its own, which has its turn when this one rests.
            self._redraw_timer = self.set_timer(REDRAW_DELAY, self._draw)
        else:
            self._draw()
        if self.session.phase == "step_done" and (before.phase == "doing" or self.session.index != before.index):
            self._view().close()
            self.query_one("#main").focus()

    async def on_activity_view_acted(self, message: ActivityView.Acted) -> None:
        message.stop()
        if not self._is_demonstrating:
            if self._situation_open and self._situation_folds:
                self._situation_open = not self._view().needs_room_after(message.act)
            await self.act(message.act, echo=True)
        elif isinstance(message.act, Resized):
            # the demonstration was planned for another size
            self._end_demonstration()
            await self.act(message.act)
            self._begin_demonstration()

    async def on_push_button_pressed(self, message: PushButton.Pressed) -> None:
        message.stop()
        if self._is_demonstrating:
            self._end_demonstration()
            if message.button.id == "main":
                return
        self._demonstration_problem = ""
        match message.button.id:
            case "hint":
                self._hint_asked = True
                await self.act(HintRequested())
                self._focus_activity()
            case "show" if self.session.done_before:
                await self.act(StepRepeated())
            case "show":
                await self.act(SolutionShown())
                self._begin_demonstration()
            case "read-situation":
                self._situation_open, self._situation_folds = not self._situation_open, False
                self._draw()
                self._focus_activity()
            case "restart":
                await self.act(StepRestarted())
            case "passed":
                await self.act(SkippedResumed())
            case "pass":
                await self.act(StepSkipped())
            case "stop":
                await self.act(ExerciseLeft())
                self.kiosk.show_home()
            case "main":
                await self.act(Continued())

    # -- the view ----------------------------------------------------------------------------------------------

    def _view(self) -> ActivityView:
        return self.query_one("#view", ActivityView)

    async def _show_step(self) -> None:
        """A fresh view for the step."""
        session = self.session
        stage = self.query_one("#stage")
        async with self.batch():
            await stage.remove_children()
            view = view_type(session.step.activity)(
                session.step.activity, session.state, self.kiosk.station.keyboard_layout
            )
            await stage.mount(view)
            self.query_one("#instruction", TextLabel).set_text(session.step.say)
            self.lay_texts_out(self.session.exercise, session.step)
            self._draw()
            # before the first paint: whoever types at once types into it
            self._focus_activity()

    def _focus_activity(self) -> None:
        if self.session.phase == "doing":
            for view in self.query("#view").results(ActivityView):
                view.take_focus()

    def focus_next(self, selector: str | type[Widget] = "*") -> Widget | None:
        """From nowhere, the first key leads into the activity, and not to the row above it, which leads away."""
        if self.focused is None and (first := self._view().first_control()) is not None:
            first.focus()
            return first
        return super().focus_next(selector)

    def _cancel_redraw(self) -> None:
        if self._redraw_timer is not None:
            self._redraw_timer.stop()
            self._redraw_timer = None

    def _draw(self) -> None:
        session = self.session
        self._view().show(session.state)
        situation = session.exercise.situation_at(session.index) if self._situation_open else None
        self.query_one(SituationText).show(situation)
        self.query_one(PlayerTop).show(session, situation_open=self._situation_open)
        self._draw_feedback()
        # what is done needs no demonstration
        show = _("Le faire quand même") if session.done_before else _("Voir comment faire")
        self.query_one("#show", PushButton).set_class(session.done_before, "-repeat").relabel(show)
        main = self.query_one("#main", PushButton)
        main.visible = session.phase == "step_done" or self._is_demonstrating
        main.relabel(_("À moi ▶") if self._is_demonstrating else _("Continuer ▶"))

    def _draw_feedback(self) -> None:
        circumstances = Circumstances(
            hint_asked=self._hint_asked,
            caps_lock=self._view().caps_lock_message(),
            demonstration_problem=self._demonstration_problem,
            is_saving=self.kiosk.sitting.is_saving,
        )
        self.set_feedback(feedback_content(self.session, circumstances, self.feedback_size()))

    def on_resize(self, event: events.Resize) -> None:
        self.lay_texts_out(self.session.exercise, self.session.step)
        self.call_after_refresh(self._draw_feedback)

    # -- « Voir comment faire » ---------------------------------------------------------------------------------

    @property
    def _is_demonstrating(self) -> bool:
        return self._demonstration is not None

    def _begin_demonstration(self) -> None:
        plan = demonstration_of(self.session)
        log_obstacles(self.session, plan)
        if plan.demonstration is None:
            self._demonstration_problem = "impossible"
            self._draw()
            self._focus_activity()
            return
        self._demonstration_problem = "elsewhere" if plan.obstacles and self.session.phase == "doing" else ""
        self._demonstration = self.run_worker(
            partial(self._demonstrate, plan.demonstration), exclusive=True, group="demonstration"
        )
        self._draw_demonstration()
        self.query_one("#main").focus()

    async def _demonstrate(self, demonstration: Demonstration) -> None:
        from kiosk.ui.demonstration import demonstrate

        pace = self.kiosk.station.settings.demonstration_pace
        try:
            await demonstrate(demonstration, self._view(), self.query_one(BigPointer), self.set_feedback, pace)
        except Exception as error:  # a fault of the program or the exercise: the person goes on where she was
            if self not in self.app.screen_stack:
                return
            log_broken_demonstration(self.session, error)
            self._demonstration_problem = "impossible"
        self._end_demonstration()

    def _draw_demonstration(self) -> None:
        main = self.query_one("#main", PushButton)
        main.relabel(_("À moi ▶"))
        main.visible = True

    def _end_demonstration(self) -> None:
        """Show the person's own state again, which the demonstration did not touch."""
        worker, self._demonstration = self._demonstration, None
        if worker is not None and not worker.is_finished:
            worker.cancel()
        self.query_one(BigPointer).display = False
        self._draw()
        self._focus_activity()
