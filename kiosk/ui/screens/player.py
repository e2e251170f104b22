"""The player of an exercise: the instruction, the activity, the feedback, and always the same bar of buttons."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.containers import Container, Horizontal
from textual.content import Content
from textual.timer import Timer
from textual.worker import Worker

from kiosk.activities.choice import Choice
from kiosk.activities.matching import Matching
from kiosk.activities.reading import Reading
from kiosk.course.acts import Act, Resized
from kiosk.course.events import Event
from kiosk.course.playing.demonstration import Demonstration
from kiosk.i18n import _
from kiosk.session import (
    Continued,
    ExerciseLeft,
    HintRequested,
    Session,
    SkippedResumed,
    SolutionShown,
    StepRepeated,
    StepRestarted,
    StepSkipped,
    update_session,
)
from kiosk.ui.activities import VIEWS
from kiosk.ui.activities.view import ActivityView
from kiosk.ui.adviser_log import log_broken_demonstration, log_obstacles
from kiosk.ui.keeper_link import ExercisePosition
from kiosk.ui.screens.base import KioskScreen
from kiosk.ui.widgets.big_pointer import BigPointer
from kiosk.ui.widgets.push_button import PushButton, TextLabel
from kiosk.ui.widgets.text_layout import text_lines

TOP_PADDING = 12
"""Cells of the row above the instruction besides its texts."""
REDRAW_DELAY = 0.012
"""Seconds from the echo of a letter to the rest of the screen: more than a frame, less than anyone notices."""


class Player(KioskScreen):
    """Shows a session; each act is applied by :func:`kiosk.session.update_session`, and recorded before it is shown."""

    def __init__(self, session: Session, events: tuple[Event, ...] = ()) -> None:
        """``events`` are those that led to ``session``; they are recorded when it is shown."""
        super().__init__()
        self.session, self._first_events = session, events
        self._demonstration: Worker[None] | None = None
        self._hint_asked = False
        self._no_demonstration = False
        """Whether the person asked for a demonstration that cannot be shown."""
        self._demonstrated_elsewhere = False
        """Whether the demonstration began from another state than the person's."""
        self._redraw_timer: Timer | None = None

    @property
    def exercise_position(self) -> ExercisePosition:
        session = self.session
        return ExercisePosition(session.exercise, session.done, session.index, session.skipped)

    def compose(self) -> ComposeResult:
        with Horizontal(id="top"):
            yield TextLabel(self.session.exercise.title, id="exercise-title")
            yield PushButton(_("↺ Recommencer l'étape"), id="restart")
            yield PushButton(_("↩ Étapes passées"), id="passed")
            yield TextLabel("", id="trail")
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
            self._no_demonstration = self._demonstrated_elsewhere = False
        if self.session.phase == "ended":
            # not held by a process at home, which may never get so far
            from kiosk.ui.screens.exercise_end import ExerciseEnd

            self.kiosk.show(ExerciseEnd(self.session))
            return
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
        self._no_demonstration = self._demonstrated_elsewhere = False
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
            view = VIEWS[type(session.step.activity)](
                session.step.activity, session.state, self.kiosk.station.keyboard_layout
            )
            await stage.mount(view)
            self.query_one("#instruction", TextLabel).set_text(session.step.say)
            self._draw()
            # before the first paint: whoever types at once types into it
            self._focus_activity()

    def _focus_activity(self) -> None:
        if self.session.phase == "doing":
            for view in self.query("#view").results(ActivityView):
                view.take_focus()

    def _cancel_redraw(self) -> None:
        if self._redraw_timer is not None:
            self._redraw_timer.stop()
            self._redraw_timer = None

    def _draw(self) -> None:
        session = self.session
        self._view().show(session.state)
        self._draw_top()
        self.query_one("#feedback", TextLabel).set_text(self._feedback())
        # what is done needs no demonstration
        show = _("Le faire quand même") if session.done_before else _("Voir comment faire")
        self.query_one("#show", PushButton).set_class(session.done_before, "-repeat").relabel(show)
        main = self.query_one("#main", PushButton)
        main.visible = session.phase == "step_done" or self._is_demonstrating
        main.relabel(_("À moi ▶") if self._is_demonstrating else _("Continuer ▶"))

    def _draw_top(self) -> None:
        """The row above the instruction. Where « Étapes passées » leaves no room for the title, the title is hidden."""
        session, trail = self.session, self.query_one("#trail", TextLabel)
        trail.set_text(_trail(session))
        restart, passed = self.query_one("#restart", PushButton), self.query_one("#passed", PushButton)
        restart.visible = session.can_restart_step
        passed.display = bool(session.skipped)
        beside = len(_trail(session)) + len(restart.label) + len(passed.label) + TOP_PADDING
        fits = len(session.exercise.title) + beside <= self.app.size.width
        self.query_one("#exercise-title", TextLabel).visible = fits or not passed.display

    def _feedback(self) -> Content:
        """The verdict in words, and the hint displayed; where more help is, as long as there is room to say it."""
        label, next_help = self.query_one("#feedback", TextLabel), _next_help_text(self.session)
        content = self._feedback_with(next_help)
        if next_help and len(text_lines(content.plain, label.content_size.width)) > label.content_size.height:
            return self._feedback_with("")
        return content

    def _feedback_with(self, next_help: str) -> Content:
        session = self.session
        verdict = session.verdict()
        lines: list[Content] = []
        if session.phase == "step_done":
            done = _("C'est déjà fait.") if session.done_before else session.step.done
            lines.append(Content.styled(f"✓ {done}", "bold $there"))
            # an answer that explains is worth reading; « c'est fait » twice is not
            explains = isinstance(session.step.activity, Choice | Matching | Reading)
            if explains and not self._hint_asked:
                lines.append(Content(verdict.observed))
        else:
            lines.append(Content.styled(self._view().caps_lock_message(), "bold"))
            lines.append(Content(session.feedback()))
        if session.hint_number and (session.phase == "doing" or self._hint_asked):
            hint = Content.styled(_hint_text(session), "bold")
            lines.append(Content.assemble(hint, " ", next_help) if next_help else hint)
        if self._no_demonstration:
            # in the place of all else but that the step is done: there is no room for more
            lines = lines[:1] if session.phase == "step_done" else []
            text = _("Cette étape ne se montre pas maintenant. Un conseiller peut vous aider.")
            lines.append(Content.styled(text, "bold"))
            if session.phase == "doing":
                lines.append(Content(_("Vous pouvez aussi cliquer sur « Passer ».")))
        elif self._demonstrated_elsewhere:
            lines.append(Content(_("Votre écran est un peu différent. Un clic sur « Passer » mène à la suite.")))
        if not self.kiosk.sitting.is_saving:
            text = _("Votre travail ne peut pas être gardé maintenant. Vous pouvez continuer.")
            lines.append(Content.styled(text, "italic"))
        return Content("\n").join(line for line in lines if line.plain)

    # -- « Voir comment faire » ---------------------------------------------------------------------------------

    @property
    def _is_demonstrating(self) -> bool:
        return self._demonstration is not None

    def _begin_demonstration(self) -> None:
        plan = self.session.demonstration()
        log_obstacles(self.session, plan)
        if plan.demonstration is None:
            self._no_demonstration = True
            self._draw()
            self._focus_activity()
            return
        self._demonstrated_elsewhere = bool(plan.obstacles) and self.session.phase == "doing"
        self._demonstration = self.run_worker(
            self._demonstrate(plan.demonstration), exclusive=True, group="demonstration"
        )
        self._draw_demonstration()
        self.query_one("#main").focus()

    async def _demonstrate(self, demonstration: Demonstration) -> None:
        from kiosk.ui.demonstration import demonstrate

        feedback, pace = self.query_one("#feedback", TextLabel), self.kiosk.station.settings.demonstration_pace
        try:
            await demonstrate(demonstration, self._view(), self.query_one(BigPointer), feedback.set_text, pace)
        except Exception as error:  # a fault of the program or the exercise: the person goes on where she was
            if self not in self.app.screen_stack:
                return
            log_broken_demonstration(self.session, error)
            self._no_demonstration = True
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


def _hint_text(session: Session) -> str:
    numbered = _("Indice {number} sur {count} : {hint}")
    return numbered.format(number=session.hint_number, count=len(session.step.hints), hint=session.hint())


def _next_help_text(session: Session) -> str:
    match session.next_help():
        case "solution":
            return _("« Voir comment faire » montre les gestes.")
        case "adviser":
            return _("Un conseiller peut aussi vous aider.")
        case "":
            return ""


def _trail(session: Session) -> str:
    """A mark for each step: done, shown now, passed, or to come."""

    def mark(step: int) -> str:
        if step in session.done:
            return "●"
        return "◉" if step == session.index else "◌" if step in session.skipped else "○"

    return " ".join(map(mark, range(len(session.exercise.steps))))
