"""Four keyboards as data: where the keys are, and what each character key makes.

Positions have their XKB names (``AE01`` is the key of the digit 1, ``AD01`` the first letter of the upper row, ``LSGT``
the key between the left Shift and the first letter of the lower row). Every keyboard is an ISO one.

The characters of a key are one word: alone, with Shift, with Alt Gr, with Shift and Alt Gr. ``∅`` is none.
``ˆ ˋ ˊ ¨ ˜ ¸`` are dead keys; ``^ ` ' " ~`` are the plain characters.

Each follows one layout of xkeyboard-config, named in :mod:`kiosk.course.keyboard.layouts`; the tests compare every
character with it. With Alt Gr there is only what is engraved on keyboards, or what works under other systems too.
"""

from __future__ import annotations

DEAD_KEYS: dict[str, tuple[str, str]] = {
    "ˆ": ("\u0302", "^"),
    "ˋ": ("\u0300", "`"),
    "ˊ": ("\u0301", "'"),
    "¨": ("\u0308", '"'),
    "˜": ("\u0303", "~"),
    "¸": ("\u0327", "¸"),
}
"""Each dead key: the combining mark that it adds to the next letter, and what it makes with a space.

Source: /usr/share/X11/locale/en_US.UTF-8/Compose of libX11.
"""

ENGRAVED_DEAD_KEYS = {"ˆ": "^", "ˋ": "`", "ˊ": "´", "˜": "~"}
"""How a dead key is engraved, where that differs."""

CHARACTER_ROWS: tuple[tuple[str, ...], ...] = (
    ("TLDE", "AE01", "AE02", "AE03", "AE04", "AE05", "AE06", "AE07", "AE08", "AE09", "AE10", "AE11", "AE12"),
    ("AD01", "AD02", "AD03", "AD04", "AD05", "AD06", "AD07", "AD08", "AD09", "AD10", "AD11", "AD12"),
    ("AC01", "AC02", "AC03", "AC04", "AC05", "AC06", "AC07", "AC08", "AC09", "AC10", "AC11", "BKSL"),
    ("LSGT", "AB01", "AB02", "AB03", "AB04", "AB05", "AB06", "AB07", "AB08", "AB09", "AB10"),
)
"""The keys that make characters, row by row from the top, left to right."""

KEY_ROWS: tuple[tuple[str, ...], ...] = (
    ("escape",),
    (*CHARACTER_ROWS[0], "backspace", "insert", "home", "page_up"),
    ("tab", *CHARACTER_ROWS[1], "enter", "delete", "end", "page_down"),
    ("caps", *CHARACTER_ROWS[2], "enter"),
    ("shift", *CHARACTER_ROWS[3], "right_shift", "up"),
    ("ctrl", "windows", "alt", "space", "altgr", "menu", "right_ctrl", "left", "down", "right"),
)
"""Every key that is drawn, row by row from the top. ``enter`` is in two rows: it is one tall key."""

AZERTY = (
    "² &1 é2~ \"3# '4{ (5[ -6| è7` _8\\ ç9^ à0@ )°] =+}",
    "aA zZ eE€ rR tT yY uU iI oO pP ˆ¨ $£¤",
    "qQ sS dD fF gG hH jJ kK lL mM ù% *µ",
    "<> wW xX cC vV bB nN ,? ;. :/ !§",
)

QWERTY = (
    "`~ˋ˜ 1!¹¡ 2@² 3#³ 4$¤£ 5%€¸ 6^ˆ¼ 7&∅½ 8*∅¾ 9(‘ 0)’ -_¥ =+×÷",
    "qQäÄ wWåÅ eEéÉ rRëË tTþÞ yYüÜ uUúÚ iIíÍ oOóÓ pPöÖ [{«“ ]}»”",
    "aAáÁ sSß§ dDðÐ fF gG hH jJïÏ kKœŒ lLøØ ;:¶° '\"ˊ¨ \\|¬¦",
    "\\| zZæÆ xX cC©¢ vV® bB nNñÑ mMµ ,<çÇ .> /?¿",
)

BEPO = (
    '$#–¶ "1—„ «2<“ »3>” (4[≤ )5]≥ @6^ +7±¬ -8−¼ /9÷½ *0×¾ =°≠′ %`‰″',
    "bB|¦ éÉˊ pP&§ oOœŒ èÈˋ` ˆ!¡ vV dDðÐ lL jJĳĲ zZəƏ wW",
    "aAæÆ uUùÙ iI¨ eE€ ,;’ cC©ſ tTþÞ sSßẞ rR®™ nN˜ mM∅º çÇ¸",
    "êÊ/ àÀ\\ yY{‘ xX}’ .:…· kK~ '?¿ qQ gG hH†‡ fF∅ª",
)

BEPO_SPACE = " ∅_"
"""The space bar of BÉPO makes the underscore with Alt Gr; its no-break space (Shift) is left out."""

QWERTZ = (
    "§° 1+ 2\"@ 3*# 4ç 5% 6&¬ 7/| 8(¢ 9) 0= '?ˊ ˆˋ˜",
    "qQ wW eE€ rR tT zZ uU iI oOœŒ pP èü[ ¨!]",
    "aA sS dD fF gG hH jJ kK lL éö àä{ $£}",
    "<>\\ yY xX cC vV bB nN mM ,; .: -_",
)
