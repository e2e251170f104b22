"""What `kiosk check` reports to an author of sites: each mistake at its line, with what to write."""

import pytest

from kiosk.desk.spec import DeskSpec
from kiosk.yaml.decoding import decode_tree
from kiosk.yaml.tree import find_position, read_tree
from tests.desk.apps.web.web_samples import SITES, goal, start


def problems_of(text: str) -> list[tuple[int, str, str]]:
    """(line, what is wrong, what to write) of each problem of a desk."""
    tree, problems = read_tree(text, "desk.yaml")
    assert tree is not None and not problems
    start, problems = decode_tree(tree, DeskSpec, "desk.yaml")
    assert not problems, problems
    return [(find_position(tree, path).line, what, write) for path, what, write in start.problems()]


@pytest.mark.parametrize(
    ("right", "slip", "write"),
    [
        ("{link: Voir les horaires, to: /horaires}", "{link: Voir les horaires, to: /horaire}",
         "écrivez « /horaires »"),
        ("{link: Voir les horaires, to: /horaires}", "link: Voir les horaires", "ajoutez « to: /… »"),
        ("menu: {Horaires: /horaires,", "menu: {Horaires: /orraires,", "écrivez « /horaires »"),
        ("menu: {Horaires: /horaires,", "menu: {Horaires: {to: /orraires},", "écrivez « /horaires »"),
        (
            "menu: {Horaires: /horaires,", "menu: {Horaires: {to: /horaires, when: {shows: Bonjour}},",
            "écrivez par exemple form_sent, sent, signed_in, state ou time",
        ),
        (
            "{Ville de Lens: https://lens.exemple.fr}", "{Ville de Lens: https://lance.exemple.fr}",
            "écrivez « https://lens.exemple.fr »",
        ),
        ("picture: livre,", "picture: livres,", "écrivez l'un de ces mots : livre"),
        ("then: /mon-compte", "then: /mon-conte", "écrivez « /mon-compte »"),
        ("same_as: Mot de passe choisi", "same_as: Le mot",
         "écrivez l'un de ces noms : Mot de passe choisi, Encore le mot de passe"),
        ("options: [Adulte, Enfant]", "options: [Adulte, Adulte]", "écrivez « options: [Oui, Non] »"),
        ("- date: Date de naissance", "- date: nom", "changez l'un des deux"),
        ("[Mardi, 10 h à 18 h],", "[Mardi],", "complétez-les"),
        ("account: {identifier: Numéro choisi,", "account: {identifier: Numero chosi,",
         "écrivez l'un de ces noms : Numéro choisi"),
        ("- address: https://lens.exemple.fr", "- address: https://caf.exemple.fr", "changez l'une des deux"),
        ("shortcuts: [files, web, phone]", "shortcuts: [files, web]", "ajoutez phone à « shortcuts »"),
        ("endings: [.pdf]", "endings: [pdf]", "écrivez « endings: [.pdf] »"),
    ],
)  # fmt: skip
def test_a_mistake_is_reported_at_its_line_with_what_to_write(right: str, slip: str, write: str) -> None:
    assert problems_of(SITES) == []
    assert SITES.count(right) == 1
    text = SITES.replace(right, slip)
    found = problems_of(text)
    assert write in {what_to_write for _line, _what, what_to_write in found}
    if "shortcuts" not in slip:
        lines = {number for number, line in enumerate(text.split("\n"), 1) if slip in line}
        assert lines & {line for line, _what, _write in found}


@pytest.mark.parametrize(
    ("written", "write"),
    [
        ("page: https://mediatheque.exemple.fr/horaire", "écrivez « https://mediatheque.exemple.fr/horaires »"),
        ("form_sent: {form: Demande de cartes}", "écrivez l'un de ces noms : Demande de carte"),
        ("form_sent: {form: Demande de carte, values: {Nomm: x}}", "écrivez l'un de ces noms : Nom"),
        (
            "form_sent: {form: Demande de carte, values: {Date de naissance: 31/02/2018}}",
            "Ce mois n'a pas de jour 31. Exemple : 05/09/1951.",
        ),
        ("form_at: {form: Demande de carte, page: Suite}", "écrivez l'un de ces noms : Demande de carte, Résumé"),
        ("signed_in: https://lens.exemple.fr", "ajoutez « sign_in » à ce site"),
        ("cookies_refused: https://lens.exemple.fr", "ajoutez « cookies: … » à ce site"),
        ("popup_closed: https://lens.exemple.fr", "ajoutez « popup » à la page, ou changez l'adresse"),
        ("password_shown: Mot de passe choisie", "écrivez l'un de ces noms : Mot de passe choisi"),
        ("sms_sent: {to: Nadja}", "écrivez « Nadia »"),
    ],
)
def test_a_goal_that_names_nothing_is_reported(written: str, write: str) -> None:
    assert write in {what_to_write for _path, _what, what_to_write in goal(written).problems(start())}
