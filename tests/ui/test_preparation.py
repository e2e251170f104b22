"""What is imported, and when: in a process of its own, for the tests' process has imported everything."""

import json
import subprocess
import sys
from pathlib import Path

from kiosk.station.course.folders import shipped_folder
from kiosk.ui.preparation import DESK_IMPORTS

VISIT = """
import asyncio, json, sys
from pathlib import Path
from kiosk.course.catalogue import CatalogueEntry, build_catalogue
from kiosk.station.course.folders import shipped_folder
from kiosk.station.settings.model import Settings
from kiosk.station.station import Station
from kiosk.ui import preparation
from kiosk.ui.app import KioskApp
from kiosk.station.course.folders import shipped_folder
from kiosk.ui.preparation import desk_is_imported

preparation.DESK_IMPORT_DELAY = 0.01

def entry(id, on_desk):
    file = str(shipped_folder() / f"{id}.yaml")
    return CatalogueEntry(id, id, "Je sais.", 1, 4, (), id.partition("/")[0], file, on_desk)

async def visit():
    station = Station(Settings(station="poste-1"), Path(sys.argv[1]))
    station._catalogue = build_catalogue(
        (), [entry("clavier/1-effacer-une-lettre", False), entry("fichiers/2-deplacer", True)]
    )
    station.refresh_catalogue = lambda: None
    app = KioskApp(station)
    found = {}
    async with app.run_test(size=(100, 28)) as pilot:
        async def note(name):
            await pilot.pause()
            await asyncio.sleep(0.15)
            await app.workers.wait_for_complete()
            found[f"{name}: {type(app.screen).__name__}"] = desk_is_imported()
        app.prepare_other_screens()
        await note("welcome")
        app.start_first_exercise()
        await note("an exercise on the keyboard")
        app.show_home()
        await note("home")
        app.show_area("clavier")
        await note("keyboard")
        app.show_area("fichiers")
        await note("files")
    print(json.dumps([found, [name for name in sys.modules if name.startswith("kiosk.desk.apps.")]]))

asyncio.run(visit())
"""


def test_the_training_computer_is_imported_on_the_first_screen_that_offers_an_exercise_on_it(tmp_path: Path) -> None:
    ended = subprocess.run(
        [sys.executable, "-c", VISIT, str(tmp_path)], capture_output=True, check=False, text=True, timeout=60
    )
    assert ended.returncode == 0, ended.stderr
    found, modules = json.loads(ended.stdout)
    assert found == {
        "welcome: Welcome": False,
        "an exercise on the keyboard: Player": False,
        "home: Home": False,
        "keyboard: AreaScreen": False,
        "files: AreaScreen": True,
    }
    assert len(modules) > 30


OPENING = """
import sys
from pathlib import Path
from kiosk.station.course.loading import open_exercise_file
from kiosk.ui.activities import view_type
for module in sys.argv[2:]:
    __import__(module)
before = set(sys.modules)
exercise = open_exercise_file(Path(sys.argv[1]))
view_type(exercise.steps[0].activity)
print(*(name for name in set(sys.modules) - before if name.startswith(("kiosk.desk", "kiosk.ui", "kiosk.activities"))))
"""


def test_an_exercise_on_the_training_computer_opens_without_further_imports() -> None:
    command = [sys.executable, "-c", OPENING, str(shipped_folder() / "fichiers/2-deplacer.yaml"), *DESK_IMPORTS]
    ended = subprocess.run(command, capture_output=True, check=True, text=True, timeout=60)
    assert ended.stdout.split() == []


NEXT = """
import sys
from importlib import import_module
from kiosk.ui.preparation import NEXT_IMPORTS
for module in NEXT_IMPORTS:
    import_module(module)
unwanted = ("kiosk.activities.desk", "kiosk.desk.spec", "kiosk.desk.apps", "yaml")
print(*(module for module in unwanted if module in sys.modules))
"""


def test_the_other_screens_import_neither_the_training_computer_nor_the_yaml_parser() -> None:
    """They are of no use to a first visit that only learns the mouse, and take 4 MB of each person's memory."""
    ended = subprocess.run([sys.executable, "-c", NEXT], capture_output=True, check=True, text=True, timeout=60)
    assert ended.stdout.split() == []
