"""The style sheet of the application, written from the tokens.

A widget says what it is with a property, and never names a colour:

- `kind`, of a QLabel: `title`, `heading`, `large`, `number`, `cue`, `strong`, `muted`, `small` (muted too),
  `caution`, `list`
- `kind`, of a QFrame: `card`, `wash` (the card that matters now), `tile` (on a card), `notice`, `sand`, `rule` (a
  line), `drop` (around what takes a drag; and the QLabel in it)
- `kind`, of a QPushButton: `primary`, `quiet` (no ground), `small` (an icon only), `fix` (on coloured ground),
  `chip` (a pill that can be checked), `round` and `round-primary` (with `diameter`, one of DIAMETERS, and that fixed
  size); without one it is neutral
- `pill`, of a QLabel: `neutral`, `accent`, `warm`
- `kind`, of a QSpinBox and a QTimeEdit: `number` (without arrows); of a QPlainTextEdit: `field` (on a card)
- the object name `stage`: the ground behind a face; `completions`: what drops down from a line to complete it
"""

from upstroke.ui.tokens import Tokens

DIAMETERS = (40, 48, 56, 84)
"""Of round buttons, in pixels. Qt leaves a corner square when its radius is more than half the side, so each size has a
rule of its own."""


def _circles() -> str:
    return "\n".join(f'QPushButton[diameter="{side}"] {{ border-radius: {side // 2}px; }}' for side in DIAMETERS)


def stylesheet(tokens: Tokens, body_pt: float) -> str:
    """Write the style sheet. `body_pt` is the size of body text in points."""
    t = tokens

    def pt(factor: float) -> str:
        return f"{body_pt * factor:.2f}pt"

    return f"""
QMainWindow, QDialog, QMessageBox {{ background: {t.paper}; }}
QScrollArea, QScrollArea > QWidget > QWidget[kind="page"], QStackedWidget {{ background: transparent; border: 0; }}
QToolTip {{ background: {t.raised}; color: {t.ink}; border: 1px solid {t.line}; padding: 4px 6px; }}

QLabel {{ background: transparent; }}
QLabel[kind="title"] {{ font-size: {pt(t.title)}; font-weight: 600; }}
QLabel[kind="large"] {{ font-size: {pt(t.large)}; font-weight: 600; }}
QLabel[kind="heading"] {{ font-size: {pt(t.heading)}; font-weight: 600; }}
QLabel[kind="number"] {{ font-size: {pt(t.title)}; font-weight: 600; }}
QLabel[kind="cue"] {{ font-size: {pt(t.cue)}; }}
QLabel[kind="strong"] {{ font-weight: 600; }}
QLabel[kind="muted"] {{ color: {t.muted}; }}
QLabel[kind="small"] {{ color: {t.muted}; font-size: {pt(t.small)}; }}
QLabel[kind="caution"] {{ color: {t.rose_ink}; }}
QLabel[kind="list"] {{ color: {t.ink}; }}

QLabel[pill] {{
  font-size: {pt(t.small)}; padding: 5px 11px; border-radius: 11px; background: {t.sand}; color: {t.sand_ink};
}}
QLabel[pill="accent"] {{ background: {t.jade_soft}; color: {t.jade_ink}; }}
QLabel[pill="warm"] {{ background: {t.rose_soft}; color: {t.rose_ink}; }}

QFrame[kind="card"] {{ background: {t.surface}; border: 1px solid {t.line}; border-radius: {t.card_radius}px; }}
QFrame[kind="wash"] {{ background: {t.wash}; border: 1px solid {t.jade_line}; border-radius: {t.card_radius}px; }}
QFrame[kind="tile"] {{ background: {t.surface}; border: 1px solid {t.line}; border-radius: {t.control_radius}px; }}
QFrame[kind="notice"] {{ background: {t.rose_soft}; border: 0; border-radius: {t.control_radius}px; }}
QFrame[kind="notice"] QLabel {{ color: {t.rose_ink}; }}
QFrame[kind="sand"] {{ background: {t.sand}; border: 0; border-radius: {t.control_radius}px; }}
QFrame[kind="rule"] {{ background: {t.line}; border: 0; max-height: 1px; min-height: 1px; }}
QFrame[kind="drop"] {{ border: 2px dashed {t.jade}; border-radius: {t.card_radius}px; }}
QLabel[kind="drop"] {{
  background: {t.jade_soft}; color: {t.jade_ink}; border: 0; border-radius: {t.control_radius}px; padding: 10px 18px;
  font-weight: 600;
}}
#stage {{ background: {t.stage}; border: 1px solid {t.line}; border-radius: {t.card_radius}px; }}
#rail {{ background: {t.rail}; }}

QPushButton {{
  outline: 0;
  background: {t.sand}; color: {t.ink}; border: 2px solid transparent; border-radius: {t.control_radius}px;
  padding: 9px 16px; font-weight: 600; outline: 0;
}}
QPushButton:hover {{ background: {t.sand_hover}; }}
QPushButton:focus {{ border-color: {t.jade}; }}
QPushButton:disabled {{ color: {t.muted}; }}
QPushButton[kind="primary"] {{ background: {t.jade}; color: {t.on_jade}; }}
QPushButton[kind="primary"]:hover, QPushButton[kind="primary"]:pressed {{ background: {t.jade_hover}; }}
QPushButton[kind="primary"]:focus {{ border-color: {t.ink}; }}
QPushButton[kind="primary"]:disabled {{ background: {t.track}; color: {t.sand_ink}; }}
QPushButton[kind="quiet"] {{ background: transparent; padding: 9px 10px; }}
QPushButton[kind="quiet"]:hover {{ background: {t.sand}; }}
QPushButton[kind="round"], QPushButton[kind="round-primary"] {{ padding: 0; }}
QPushButton[kind="round-primary"] {{ background: {t.jade}; color: {t.on_jade}; }}
QPushButton[kind="round-primary"]:hover {{ background: {t.jade_hover}; }}
QPushButton[kind="round-primary"]:focus {{ border-color: {t.ink}; }}
{_circles()}
QPushButton[kind="small"] {{ padding: 0; border-radius: 9px; background: transparent; }}
QPushButton[kind="small"]:hover {{ background: {t.sand}; }}
QPushButton[kind="chip"] {{
  font-size: {pt(t.small)}; font-weight: 400; padding: 4px 11px; border-radius: 11px;
  background: {t.sand}; color: {t.sand_ink};
}}
QPushButton[kind="chip"]:hover {{ background: {t.sand_hover}; }}
QPushButton[kind="chip"]:checked {{ background: {t.jade_soft}; color: {t.jade_ink}; }}
QPushButton[kind="fix"] {{ font-size: {pt(t.small)}; padding: 4px 10px; border-radius: 10px; background: {t.surface}; }}
QFrame[kind="tile"] QPushButton[kind="fix"] {{ background: {t.sand}; }}
QFrame QPushButton[kind="fix"]:hover {{ background: {t.jade_soft}; color: {t.jade_ink}; }}

QLineEdit, QDateEdit, QComboBox, QSpinBox[kind="number"], QTimeEdit[kind="number"] {{
  background: {t.sand}; color: {t.ink}; border: 2px solid transparent; border-radius: 10px; padding: 7px 10px;
  selection-background-color: {t.jade}; selection-color: {t.on_jade};
}}
QLineEdit:focus, QDateEdit:focus, QComboBox:focus, QSpinBox[kind="number"]:focus, QTimeEdit[kind="number"]:focus {{
  border-color: {t.jade};
}}
QSpinBox[kind="number"], QTimeEdit[kind="number"] {{ padding: 7px 2px; }}
QSpinBox[kind="number"]::up-button, QSpinBox[kind="number"]::down-button,
QTimeEdit[kind="number"]::up-button, QTimeEdit[kind="number"]::down-button {{ width: 0; border: 0; }}
QWidget QListView, QTableView {{ background: transparent; border: 0; outline: 0; }}
QComboBox {{ combobox-popup: 0; padding-right: 0; }}
QComboBox:hover {{ background: {t.sand_hover}; }}
QComboBox::drop-down {{ width: 24px; border: 0; }}
QComboBox::down-arrow {{ image: none; }}
QComboBox QAbstractItemView {{
  background: {t.surface}; color: {t.ink}; border: 1px solid {t.line}; padding: 4px;
  selection-background-color: {t.jade_soft}; selection-color: {t.jade_ink};
}}
QComboBox QAbstractItemView::item {{ padding: 5px 8px; border-radius: 8px; }}
QComboBox QAbstractItemView::item:disabled {{ color: {t.muted}; }}
QComboBox QAbstractItemView::item:selected {{ background: {t.jade_soft}; color: {t.jade_ink}; }}
#step-title {{ background: transparent; font-size: {pt(t.heading)}; font-weight: 600; padding: 3px 6px; }}
#step-title:hover {{ background: {t.sand}; }}
#routine-name {{ background: transparent; font-size: {pt(t.title)}; font-weight: 600; padding: 0; }}
#routine-name:hover {{ background: {t.sand}; }}
QDateEdit::drop-down {{ width: 32px; border: 0; }}
QDateEdit::down-arrow {{ image: none; }}
QCalendarWidget QTableView {{ background: {t.surface}; color: {t.ink}; }}
QCalendarWidget QToolButton {{ background: transparent; color: {t.ink}; border: 0; padding: 4px; }}
#qt_calendar_navigationbar {{ background: {t.sand}; }}
QPlainTextEdit {{
  background: {t.surface}; color: {t.ink}; border: 1px solid {t.line}; border-radius: 10px; padding: 6px;
  selection-background-color: {t.jade}; selection-color: {t.on_jade};
}}
QPlainTextEdit[kind="field"] {{ background: {t.sand}; border: 2px solid transparent; padding: 4px 6px; }}
QPlainTextEdit[kind="field"]:focus {{ border-color: {t.jade}; }}
#palette::item {{
  padding: 7px 8px; border: 1px solid {t.line}; border-radius: {t.control_radius}px; background: {t.surface};
}}
#palette::item:hover {{ background: {t.wash}; }}
#palette::item:selected {{ background: {t.wash}; border-color: {t.jade_line}; color: {t.ink}; }}
#palette::item:focus {{ border-color: {t.jade}; }}
#completions {{
  background: {t.surface}; color: {t.ink}; border: 1px solid {t.line};
  selection-background-color: {t.jade_soft}; selection-color: {t.jade_ink};
}}
#completions::item {{ padding: 5px 8px; border-radius: 8px; }}
#completions::item:selected {{ background: {t.jade_soft}; color: {t.jade_ink}; }}
#week {{ selection-background-color: transparent; }}
#week QHeaderView {{ background: transparent; }}
#week QHeaderView::section, #week QTableCornerButton::section {{
  background: transparent; color: {t.muted}; border: 0; padding: 4px;
}}
QMenu {{ background: {t.surface}; color: {t.ink}; border: 1px solid {t.line}; padding: 4px; }}
QMenu::item {{ padding: 6px 22px 6px 12px; border-radius: 8px; }}
QMenu::item:disabled {{ color: {t.muted}; }}
QMenu::separator {{ height: 1px; background: {t.line}; margin: 4px 8px; }}
QMenu::item:selected {{ background: {t.jade_soft}; color: {t.jade_ink}; }}

QSlider {{ min-height: 26px; }}
QSlider::groove:horizontal {{ height: 6px; border-radius: 3px; background: {t.track}; }}
QSlider::sub-page:horizontal {{ height: 6px; border-radius: 3px; background: {t.jade}; }}
QSlider::handle:horizontal {{
  width: 16px; height: 16px; margin: -7px 0; border-radius: 10px; background: {t.jade}; border: 2px solid {t.surface};
}}
QSlider::handle:horizontal:focus {{ border-color: {t.ink}; }}

QProgressBar {{ background: {t.track}; border: 0; border-radius: 4px; min-height: 8px; max-height: 8px; }}
QProgressBar::chunk {{ background: {t.jade}; border-radius: 4px; }}

QScrollBar:vertical {{ background: transparent; width: 10px; margin: 2px; }}
QScrollBar:horizontal {{ background: transparent; height: 10px; margin: 2px; }}
QScrollBar::handle {{ background: {t.track}; border-radius: 3px; }}
QScrollBar::handle:hover {{ background: {t.muted}; }}
QScrollBar::handle:vertical {{ min-height: 32px; }}
QScrollBar::handle:horizontal {{ min-width: 32px; }}
QScrollBar::add-line, QScrollBar::sub-line {{ width: 0; height: 0; }}
QScrollBar::add-page, QScrollBar::sub-page {{ background: transparent; }}
"""
