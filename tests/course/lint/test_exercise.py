from kiosk.activities import KINDS as REAL_KINDS
from kiosk.course.files.reading import read_area, read_exercise
from kiosk.course.lint.exercise import exercise_texts, lint_area, lint_exercise
from kiosk.station.course.linting import load_wording_rules
from tests.course.small_kinds import GOOD, KINDS

RULES, _PROBLEMS = load_wording_rules()


def problems_in(before: str = "", after: str = "") -> list[str]:
    assert before in GOOD
    return [str(p) for p in lint_exercise(read_exercise("a/1-x", GOOD.replace(before, after, 1), KINDS), RULES)]


def test_the_good_exercise_has_nothing_to_mend() -> None:
    assert problems_in() == []


def test_the_can_do_sentence_is_in_the_first_person() -> None:
    assert problems_in("can_do: Je sais trouver une lettre.", "can_do: Trouver une lettre") == [
        "a/1-x.yaml:2:9: cette phrase ne commence pas par « Je » ; écrivez « Je sais … »",
        "a/1-x.yaml:2:9: il n'y a pas de point à la fin ; ajoutez un point",
    ]


def test_too_many_sentences_are_reported() -> None:
    assert "a 3 phrases" in problems_in("Cliquez sur la maison.", "Regardez. Cherchez. Cliquez.")[0]
    assert "a 2 phrases" in problems_in("Vous avez reconnu la maison.", "C'est fait. Vous avez fini.")[0]


def test_a_repeated_hint_is_reported() -> None:
    assert "déjà donné" in problems_in("Il y a une porte.", "Il y a un toit.")[0]


def test_a_hint_that_repeats_a_sentence_of_its_instruction_is_reported() -> None:
    assert "répète la consigne" in problems_in("Regardez la touche en couleur.", "Appuyez sur  la touche a.")[0]
    assert problems_in("Regardez la touche en couleur.", "Appuyez sur la touche A, en haut.") == []


def test_done_says_what_is_done_in_a_sentence() -> None:
    done = "Vous avez appuyé sur la touche A."
    assert "ne dit pas ce qui est fait" in problems_in(done, "Bien.")[0]
    assert "pas de point" in problems_in(done, done[:-1])[0]
    assert "petite lettre" in problems_in(done, done.replace("V", "v"))[0]
    assert problems_in(done, "La page est à l'adresse caf.exemple.fr") == []


def test_what_the_story_quotes_is_only_checked_for_domains() -> None:
    text = """\
title: Un message
can_do: Je sais reconnaître un message douteux.
level: 3
minutes: 4
steps:
  - say: Ce message est-il vrai ?
    choice:
      about: {sms: {from: Inconnu, text: "Félicitations! Cliquez sur colis.com"}}
      options:
        - {label: "Oui", answer: C'est faux.}
        - {label: "Non", answer: Personne ne vous connaît., right: true}
    hints: [Regardez l'adresse., Regardez qui écrit.]
    solution: [{click: "Non"}]
    done: Vous avez reconnu un message douteux.
"""
    found = [p.what for p in lint_exercise(read_exercise("a/3-x", text, REAL_KINDS), RULES)]
    assert found == ["« colis.com » peut être à quelqu'un", "« faux » est à éviter"]


def test_words_are_looked_for_in_every_text_also_those_of_the_activity() -> None:
    reading = read_exercise("a/1-x", GOOD, KINDS)
    texts = {text for _path, text in exercise_texts(reading)}
    assert {
        "Trouver une lettre", "Je sais trouver une lettre.", "Appuyez sur la touche A.", "La lettre A est en haut.",
        "Vous avez reconnu la maison.", "C'est une maison.",
    } <= texts  # fmt: skip
    line = GOOD[: GOOD.index("Un arbre")].count("\n") + 1
    assert problems_in("Un arbre: Pas encore.", "Un arbre: C'est faux.")[0].startswith(
        f"a/1-x.yaml:{line}:19: « faux »"
    )


def test_an_areas_title_is_looked_at_too() -> None:
    reading = read_area("a", "title: La souris facile\npicture: souris\norder: 1\n")
    assert [p.line for p in lint_area(reading, RULES)] == [1]


QUOTED = """
title: Un message
can_do: Je sais lire un message.
level: 3
minutes: 4
desk:
  files: {Documents: [{file: lettre.txt, text: LETTRE}]}
  mail: {inbox: [{from: "CAF <caf@exemple.fr>", subject: Alerte, body: MESSAGE}]}
steps:
  - say: Ouvrez le message.
    desk: {goal: {message_open: Alerte}}
    hints: [Ouvrez la messagerie., Cliquez sur le message.]
    solution: [{double_click: Messagerie}, {click: Alerte}]
    done: Vous avez ouvert le message.
"""


def quoted_problems(message: str, letter: str = "Bonjour") -> list[str]:
    text = QUOTED.replace("MESSAGE", f'"{message}"').replace("LETTRE", f'"{letter}"')
    return [p.what for p in lint_exercise(read_exercise("a/3-x", text, REAL_KINDS), RULES)]


def test_what_the_story_quotes_is_as_real_life_writes_it_and_not_longer_than_a_page() -> None:
    scam = "Félicitations ! Vous avez gagné. Votre session a expiré, erreur 404, échec, ou bien c'est faux."
    assert quoted_problems(scam, scam) == []
    assert quoted_problems("mot " * 81) == ["ce texte a 81 mots"]
    assert quoted_problems(("mot " * 79 + "\\n") * 4) == ["il y a 320 mots à lire ici"]
    assert quoted_problems("Bonjour", "Écrivez à paul@colis.com") == ["« colis.com » peut être à quelqu'un"]
