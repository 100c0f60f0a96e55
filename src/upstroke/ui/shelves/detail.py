"""All about one routine, with the button that starts it."""

from collections.abc import Collection, Iterable, Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from upstroke.domain.clearance import Clearance
from upstroke.domain.outlook import Outlook
from upstroke.domain.overview import Overview, overview
from upstroke.domain.routine import Routine
from upstroke.domain.script import Saying
from upstroke.domain.shelf_query import Benefit, ShelfFacts
from upstroke.domain.technique import Tool
from upstroke.files.sources import Source
from upstroke.ui import words
from upstroke.ui.icons import Icons
from upstroke.ui.theme import Theme
from upstroke.ui.widgets.buttons import button, icon_button
from upstroke.ui.widgets.card import Card
from upstroke.ui.widgets.choice import Choice, Group, Option
from upstroke.ui.widgets.flow_layout import FlowLayout
from upstroke.ui.widgets.labels import label, pill, rule
from upstroke.ui.widgets.picture import Picture
from upstroke.ui.widgets.pictures import Pictures
from upstroke.ui.widgets.scroll_page import ScrollColumn
from upstroke.ui.widgets.segmented import Segmented
from upstroke.ui.widgets.step_list import StepList

PICTURE_HEIGHT = 200
STAR_WORDS = {False: "Add to favourites", True: "Take out of favourites"}
GRADES = {
    "good": "good evidence",
    "limited": "limited evidence",
    "none": "no evidence found",
    "not_assessed": "not assessed",
}
"""What the grades of the evidence are called."""


SUBSTITUTES = {
    Tool.GUA_SHA: "your knuckles can take its place, with the same strokes and no more pressure.",
    Tool.ROLLER: "flat fingers can take its place, with the same strokes and no more pressure.",
    Tool.CUPS: "nothing takes its place; choose a routine for the hands.",
    Tool.BRUSH: "nothing takes its place; leave it out.",
}
"""What to do without a tool: our own choice."""


SAYINGS = (Group("", (Option(None, "As always"), *(Option(saying, saying.words) for saying in Saying))),)
"""How much may be said in a routine."""


class Detail(Card):
    """Shows a routine: what it is for, what it needs, its steps, and what it rests on."""

    play_requested = Signal(str, object)
    favourite_changed = Signal(str, bool)
    """The routine of an id is to be a favourite, or no longer."""
    saying_changed = Signal(str, object)
    """In the routine of an id so much is to be said: a Saying, or None for as always."""
    edit_requested = Signal(str)
    """The routine of an id, or a copy of it, is to be written on."""
    closed = Signal()

    def __init__(
        self,
        theme: Theme,
        icons: Icons,
        pictures: Pictures,
        sources: Mapping[str, Source],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(margin=1, spacing=0, parent=parent)
        self._sources = sources
        self._icons = icons
        self._facts = ShelfFacts()
        self._routine: Routine | None = None
        self._outlook = Outlook()
        self._choices: dict[str, int] = {}
        self._picture = Picture(theme, pictures)
        self._picture.setFixedHeight(PICTURE_HEIGHT)
        self._title = label(kind="large", wrap=True)
        self._pills = [pill(), pill(), pill()]
        self._summary = label(wrap=True)
        self._needs = label(kind="muted", wrap=True)
        self._benefits = label(kind="muted", wrap=True)
        self._star = icon_button(STAR_WORDS[False], self._change_favourite, icons, "star")
        self._cautions = label(kind="caution", wrap=True)
        self._start = button("Start", self._play, kind="primary", icons=icons, icon="play-fill")
        self._edit = button("", self._ask_to_edit, icons=icons, icon="pencil-simple")
        self._said = Choice("Voice in this routine", icons)
        self._said.picked.connect(self._change_saying)
        self._choice_rows: list[Segmented] = []
        self._options = QVBoxLayout()
        self._steps_heading = label(kind="heading")
        self._steps = StepList(theme, pictures)
        self._basis_heading = label("Basis", "heading")
        self._basis = label(kind="small", wrap=True)
        self._cited = label(kind="small", wrap=True)

        head = QHBoxLayout()
        head.addWidget(self._title, 1)
        close = icon_button("Back to all routines", self.closed.emit, icons, "x")
        head.addWidget(self._star, 0, Qt.AlignmentFlag.AlignTop)
        head.addWidget(close, 0, Qt.AlignmentFlag.AlignTop)
        pills = QWidget()
        flow = FlowLayout(pills, spacing=6)
        for each in self._pills:
            flow.addWidget(each)
        self._scroll = ScrollColumn(spacing=12)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        column = self._scroll.column
        column.setContentsMargins(20, 20, 20, 20)
        column.addWidget(self._picture)
        column.addLayout(head)
        column.addWidget(pills)
        column.addWidget(self._summary)
        column.addWidget(self._benefits)
        column.addWidget(self._needs)
        column.addLayout(self._options)
        column.addWidget(self._cautions)
        buttons = QHBoxLayout()
        buttons.addWidget(self._start, 1)
        buttons.addWidget(self._edit)
        column.addLayout(buttons)
        voice = QHBoxLayout()
        voice.addWidget(label("Voice", "muted"))
        voice.addWidget(self._said, 1)
        column.addLayout(voice)
        column.addWidget(rule())
        column.addWidget(self._steps_heading)
        column.addWidget(self._steps)
        column.addWidget(rule())
        column.addWidget(self._basis_heading)
        column.addWidget(self._basis)
        column.addWidget(self._cited)
        column.addStretch(1)
        self.column.addWidget(self._scroll)

    @property
    def routine_id(self) -> str:
        """The routine that is shown; empty where there is none."""
        return self._routine.id if self._routine else ""

    def show_routine(self, routine: Routine, outlook: Outlook | None = None, facts: ShelfFacts | None = None) -> None:
        """Show a routine. `outlook` says what of it can be done now, `facts` what else is known of it.

        The same routine keeps its place and what was chosen in it.
        """
        if routine != self._routine:
            self._choices = {}
            self._scroll.verticalScrollBar().setValue(0)
        self._routine, self._outlook, self._facts = routine, outlook or Outlook(), facts or ShelfFacts()
        self._refresh()

    def focus_start(self) -> None:
        """Put the keyboard on the button."""
        self._start.setFocus(Qt.FocusReason.OtherFocusReason)

    def _refresh(self) -> None:
        routine = self._routine
        if routine is None:
            return
        whole = overview(routine, self._facts.options_of(routine.id), self._outlook.rest, self._choices)
        self._picture.show_subject(routine)
        self._title.setText(routine.title)
        facts = (words.about(whole.length_ms), words.counted(whole.strokes, "stroke"), words.SLOTS[routine.slot])
        for shown, text in zip(self._pills, facts, strict=True):
            shown.setText(text)
        self._summary.setText(routine.summary)
        self._summary.setVisible(bool(routine.summary))
        self._benefits.setText(_benefits(self._facts.benefits.get(routine.id, ())))
        self._benefits.setVisible(bool(self._benefits.text()))
        self._show_star(starred=routine.id in self._facts.favourites)
        self._needs.setText(_needs(whole, self._facts.owned))
        self._show_choices(whole)
        self._cautions.setText(_caution(whole, self._outlook.clearance(routine, self._choices)))
        self._cautions.setVisible(bool(self._cautions.text()))
        self._start.setText(f"Start · {words.about(whole.length_ms)}")
        self._start.setEnabled(bool(whole.step_ms))
        self._said.show_options(SAYINGS, self._facts.said.get(routine.id))
        own = routine.id in self._facts.own
        self._edit.setText("Edit" if own else "Make it mine")
        self._edit.setToolTip("" if own else "Change a copy of it in the builder")
        self._steps_heading.setText(words.counted(len(whole.step_ms), "step").capitalize())
        self._steps.show_overview(whole)
        self._basis.setText(routine.basis)
        self._basis.setVisible(bool(routine.basis))
        self._basis_heading.setVisible(bool(routine.basis or routine.sources))
        self._cited.setText("\n".join(_cited(tag, self._sources.get(tag)) for tag in routine.sources))
        self._cited.setVisible(bool(routine.sources))

    def _show_choices(self, whole: Overview) -> None:
        for row in self._choice_rows:
            row.hide()
            row.deleteLater()
        self._choice_rows = []
        for choice in whole.programme.choices:
            row = Segmented("Finish with")
            row.show_options(choice.titles, choice.taken, choice.stopped)
            row.chosen.connect(lambda place, block_id=choice.block_id: self._choose(block_id, place))
            self._options.addWidget(row)
            self._choice_rows.append(row)

    def _choose(self, block_id: str, place: int) -> None:
        self._choices[block_id] = place
        self._refresh()

    def _show_star(self, *, starred: bool) -> None:
        self._icons.put_on(self._star, "star-fill" if starred else "star", "jade" if starred else "sand_ink")
        self._star.setToolTip(STAR_WORDS[starred])
        self._star.setAccessibleName(STAR_WORDS[starred])

    def _change_favourite(self) -> None:
        if self._routine is not None:
            self.favourite_changed.emit(self._routine.id, self._routine.id not in self._facts.favourites)

    def _change_saying(self, saying: object) -> None:
        if self._routine is not None:
            self.saying_changed.emit(self._routine.id, saying)

    def _ask_to_edit(self) -> None:
        if self._routine is not None:
            self.edit_requested.emit(self._routine.id)

    def _play(self) -> None:
        if self._routine is not None:
            self.play_requested.emit(self._routine.id, dict(self._choices))


def _caution(whole: Overview, now: Clearance) -> str:
    """What can't be done of a routine now, and why."""
    lines = [f"{part.title} left out today: {part.reason}" for part in whole.programme.left_out]
    if not now.playable or now.reasons:
        verdict = "Some of it is left out today." if now.playable else "Better not today."
        lines.insert(0, " ".join((verdict, *now.reasons)))
    return "\n".join(lines)


def _cited(tag: str, source: Source | None) -> str:
    """A study with what of it was read, or a page with its site; of a tag that is not known, the tag."""
    if source is None:
        return tag
    return f"{tag}: {source.title.rstrip('.')} ({source.checked or ', '.join(source.sites)})."


def _benefits(benefits: Iterable[Benefit]) -> str:
    """What people hope for from it, each with how well it is borne out."""
    lines = [f"{label}: {GRADES.get(grade, grade)}" for label, grade in benefits]
    return "\n".join(["What people hope for:", *lines]) if lines else ""


def _needs(whole: Overview, owned: Collection[str]) -> str:
    """What to have ready, what may take the place of a tool that is not `owned`, and how often it is advised."""
    lines = [words.needs(whole.programme)] if whole.tools else []
    missing = [tool for tool in whole.tools if owned and tool is not Tool.HANDS and tool.value not in owned]
    lines += [f"You have no {words.TOOLS[tool]}: {SUBSTITUTES[tool]}" for tool in missing]
    if whole.zones:
        lines.append(f"Works on: {words.zones_line(whole.zones).lower()}.")
    if whole.routine.how_often:
        lines.append(f"How often: {whole.routine.how_often}")
    return "\n".join(lines)
