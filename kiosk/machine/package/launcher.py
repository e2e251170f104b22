"""``/usr/bin/kiosk`` of the package: a shell script that holds the terminal, and the few lines of Python that it runs.

A shell is there after a millisecond or two; Python takes thirty, in which Ctrl+C would end it with a traceback.
"""

from __future__ import annotations


def launcher(python: str, start: str) -> str:
    """The shell script ``kiosk``, which runs the file ``start`` with the interpreter ``python``; both are paths.

    ``-I``: no PYTHON variable, no module of the folder it is called from, none of the person's. ``-S``: no ``.pth``
    file and no ``sitecustomize`` of the machine; 3 ms of 15 are won. ``-X utf8``: a locale of another encoding would
    garble the screen. A program that it starts with ``sys.executable`` finds the same environment.
    """
    return f"""\
#!/bin/sh
# kiosk: where the program takes the whole terminal, it is held before anything else starts, and given back in the end.

kiosk() {{
    exec {python} -ISXutf8 {start} "$@"
}}

# The machine's own, wherever the environment says that programs are.
line() {{
    /usr/bin/stty "$@" 2>/dev/null
}}

case "$# ${{1-}}" in
"0 " | "1 --lock" | *" play") trap '' INT QUIT TSTP ;;
*) kiosk "$@" ;;
esac

# Without a terminal there is nothing to hold. A line that makes no signals is held already, by who gives it back.
case "$(line -a)" in
'' | *-isig*) kiosk "$@" ;;
esac
KIOSK_LINE=$(line -g)
export KIOSK_LINE
line -isig -echo -icanon -ixon

# Signals to this shell are forwarded to the program; those that the program ignores must not end this shell.
program='' signal='' interrupted=''
forward() {{
    signal=$1 interrupted=yes
    [ -z "$program" ] || kill -s "$1" "$program" 2>/dev/null
}}
trap 'forward HUP' HUP
trap 'forward TERM' TERM
trap 'forward USR1' USR1
trap '' ALRM PIPE USR2

# A background process of a shell reads from /dev/null unless its input is redirected. Where this shell is killed the
# program ends too, in good order: a terminal has one program at a time.
exec 3<&0
/usr/bin/setpriv --pdeathsig TERM {python} -ISXutf8 {start} "$@" <&3 3<&- &
program=$!
[ -z "$signal" ] || forward "$signal"
code=''
while
    interrupted=''
    wait "$program"
    now=$?
    # A signal ends the wait while the program still runs: so wait again. It may have ended just then: the second wait
    # for a process whose exit code was collected gives 127.
    [ -n "$code" ] && [ "$now" = 127 ] || code=$now
    [ -n "$interrupted" ]
do :; done

trap '' HUP TERM USR1 TTOU
line "$KIOSK_LINE"
# The signal arrived before the program handled signals, and ended it as was asked.
case "$signal $code" in
"TERM 143" | "HUP 129") code=0 ;;
esac
exit "$code"
"""


def start_script(command: str, modules: str) -> str:
    """The Python file that the launcher runs: it finds the program in ``modules``, and calls it as ``command``."""
    return f"""\
import sys

sys.argv[0] = "{command}"
sys.path.append("{modules}")

from kiosk.start import main

main()
"""
