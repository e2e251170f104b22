import os
import shutil
import subprocess
import sys
from pathlib import Path

import kiosk
from kiosk.station.code_stamp import code_stamp
from tests.station.course.course_folders import write_exercise

READING = """
import sys
from pathlib import Path
from kiosk.station.course.loading import open_exercise_file
open_exercise_file(Path(sys.argv[1]))
from kiosk.activities import KINDS
assert KINDS.types
print(*(module.__file__ for name, module in sys.modules.items() if name.split(".")[0] == "kiosk"), sep="\\n")
"""


def test_a_change_of_any_module_that_reading_imports_changes_the_stamp(tmp_path: Path) -> None:
    exercise = str(write_exercise(tmp_path, "clavier/1-a"))
    imported = subprocess.run(
        [sys.executable, "-c", READING, exercise], capture_output=True, check=True, text=True
    ).stdout.split()
    package = Path(kiosk.__file__).parent
    copy = tmp_path / "kiosk"
    shutil.copytree(package, copy, ignore=shutil.ignore_patterns("__pycache__", "locale", "exercises"))
    stamp = code_stamp(str(copy))
    assert code_stamp(str(copy)) == stamp
    modules = [copy / Path(file).relative_to(package) for file in imported]
    assert len(modules) > 100 and any("apps" in module.parent.parts[:-1] for module in modules)
    for module in modules:
        os.utime(module, (1, 1))  # an older file is another one too
        stamp, before = code_stamp(str(copy)), stamp
        assert stamp != before, module
    modules[-1].unlink()
    assert code_stamp(str(copy)) != stamp
