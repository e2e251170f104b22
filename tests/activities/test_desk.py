"""Exercises on the simulated computer, as their authors write them and as they are checked."""

from __future__ import annotations

from kiosk.activities import KINDS
from kiosk.course.files.reading import CourseFile, read_exercise
from kiosk.course.model import ActivityContext, Exercise
from kiosk.course.playing.steps import initial_state
from kiosk.rehearsal.memory import rehearse

MADE_ON_THE_WAY = """
title: Ranger et envoyer
can_do: Je sais ranger un texte et l'envoyer.
level: 3
minutes: 6
desk:
  shortcuts: [files, mail, writing]
  open: [files]
  files: {Documents: [{file: brouillon.txt, text: "Pain, lait."}]}
  mail: {me: camille@exemple.fr}
steps:
  - say: Donnez au fichier le nom « courses.txt ».
    desk: {goal: {file_at: Documents/courses.txt}}
    hints: [Un clic droit ouvre un menu., Cliquez sur Renommer.]
    solution: [{right_click: brouillon.txt}, {click: Renommer}, {press: ctrl+a}, {type: courses.txt}, {press: enter}]
    done: Le fichier a un nouveau nom.
  - say: Mettez-le dans un nouveau dossier « Listes ».
    desk: {goal: {file_at: Documents/Listes/courses.txt}}
    hints: [Faites d'abord le dossier., Glissez le fichier sur le dossier.]
    solution: [{click: Nouveau dossier}, {type: Listes}, {click: Créer}, {drag: {from: courses.txt, to: Listes}}]
    done: Le fichier est rangé.
  - say: Envoyez-le à Lucie, puis ouvrez-le dans vos messages envoyés.
    desk: {goal: {attachment_open: courses.txt}}
    hints: [Joignez le fichier., Les messages envoyés sont à gauche.]
    solution:
      - {click: Messagerie}
      - {click: Nouveau message}
      - {type: {into: À, text: lucie@exemple.fr}}
      - {type: {into: Objet, text: Les courses}}
      - {click: Joindre un fichier}
      - {click: Listes}
      - {click: courses.txt}
      - {click: Ouvrir}
      - {click: Envoyer}
      - {click: Envoyés}
      - {click: Les courses}
      - {click: courses.txt}
    done: Vous avez relu ce qui est parti.
"""


def read(source: str) -> CourseFile[Exercise]:
    return read_exercise("email/3-un-essai", source, KINDS)


def test_names_that_are_made_on_the_way_are_known_from_the_step_that_makes_them() -> None:
    reading = read(MADE_ON_THE_WAY)
    assert [str(one) for one in reading.problems] == []
    assert reading.value is not None and rehearse(reading.value) == ()


def test_a_name_that_nothing_makes_is_still_a_slip() -> None:
    reading = read(MADE_ON_THE_WAY.replace("attachment_open: courses.txt", "attachment_open: course.txt"))
    assert len(reading.problems) == 1 and "course.txt" in reading.problems[0].what


AFTER_THE_GOAL = """
title: Attendre une réponse
can_do: Je sais lire la réponse à mon message.
level: 3
minutes: 4
desk:
  shortcuts: [mail]
  open: [mail]
  mail: {me: camille@exemple.fr, inbox: [{from: Lucie <lucie@exemple.fr>, subject: Samedi, body: Venez-vous ?}]}
steps:
  - say: Répondez « oui » à Lucie.
    desk:
      goal: {sent: {reply_to: Samedi, body_contains: oui}}
      after: [{mail: {from: Lucie <lucie@exemple.fr>, subject: "Re : Samedi", body: Merci !}}]
    hints: [Ouvrez son message., Cliquez sur Répondre.]
    solution: [{click: Samedi}, {click: Répondre}, {type: oui}, {click: Envoyer}]
    done: Votre réponse est partie.
  - say: Lisez ce que Lucie écrit.
    desk: {goal: {message_open: "Re : Samedi"}}
    hints: [Son message est en haut., Il est en gras.]
    solution: [{click: Retour}, {click: "Re : Samedi"}]
    done: Vous avez lu sa réponse.
"""


def test_what_comes_after_a_goal_is_there_for_the_next_step() -> None:
    reading = read(AFTER_THE_GOAL)
    assert [str(one) for one in reading.problems] == []
    assert reading.value is not None
    assert rehearse(reading.value) == ()


def test_what_comes_is_announced_when_the_next_step_begins() -> None:
    exercise = read(AFTER_THE_GOAL).value
    assert exercise is not None
    desk = initial_state(exercise, 1, ActivityContext())
    assert desk.place.notice == "Un e-mail est arrivé."


PRINTED_AT_ONCE = """
title: Imprimer une page
can_do: Je sais imprimer une page.
level: 3
minutes: 2
desk:
  open: [web]
  web:
    home: https://meteo.exemple.fr
    sites: [{address: https://meteo.exemple.fr, title: Météo, pages: {/: [{heading: Soleil}]}}]
steps:
  - say: Imprimez la page.
    desk: {goal: {all: [{page: https://meteo.exemple.fr}, {printed_page: https://meteo.exemple.fr}]}}
    hints: [Un clic droit ouvre un menu., Cliquez sur « Imprimer la page ».]
    solution: [{right_click: Page}, {click: Imprimer la page}]
    done: La page s'imprime.
"""


def test_a_solution_that_was_written_before_there_were_options_still_prints() -> None:
    reading = read(PRINTED_AT_ONCE)
    assert reading.value is not None and rehearse(reading.value) == ()
    now = read(PRINTED_AT_ONCE.replace("Imprimer la page}]", "Imprimer la page}, {click: Imprimer}]"))
    assert now.value is not None and now.value.steps[0].solution == reading.value.steps[0].solution


TWICE = """
title: Deux messageries
can_do: Je sais écrire un e-mail dans deux messageries.
level: 3
minutes: 4
desk: {shortcuts: [mail], open: [mail], mail: {me: camille@exemple.fr}}
steps:
  - say: Commencez un message.
    desk: {goal: {writing_message: {}}}
    hints: [Le bouton est en haut., Cliquez sur Nouveau message.]
    solution: [{click: Nouveau message}]
    done: Le message est commencé.
  - say: L'écran change. Commencez un autre message, avec le sujet « Samedi ».
    desk: {goal: {writing_message: {subject: Samedi}}, look: other}
    hints: [Le bouton a un autre nom., Cliquez sur Rédiger.]
    solution: [{click: Messagerie}, {click: Ma messagerie}, {click: Rédiger}, {type: {into: Sujet, text: Samedi}}]
    done: Le message est commencé.
  - say: Envoyez-le à Lucie.
    desk: {goal: {sent: {to: lucie@exemple.fr}}}
    hints: [Écrivez dans À., Cliquez sur Expédier.]
    solution: [{type: {into: À, text: lucie@exemple.fr}}, {click: Expédier}]
    done: Le message est parti.
"""


def test_a_step_may_go_on_in_the_other_look_of_the_programs() -> None:
    exercise = read(TWICE).value
    assert exercise is not None
    assert rehearse(exercise) == ()
