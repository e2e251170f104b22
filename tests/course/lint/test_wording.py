from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import kiosk.course
from kiosk.course.lint.wording import count_words, find_wording_problems, says_nothing, split_sentences
from kiosk.course.lint.wording_rules import WordingRules, read_rules

SOURCE = (Path(kiosk.course.__file__).parent / "lint" / "wording_fr.yaml").read_bytes()
RULES, PROBLEMS = read_rules(SOURCE, "wording_fr.yaml")


def problems_in(text: str, rules: WordingRules = RULES) -> list[str]:
    return [p.what for p in find_wording_problems(text, rules)]


@pytest.mark.parametrize(
    "text",
    [
        "C'est facile.", "FACILEMENT", "Il suffit de cliquer.", "Il vous\nsuffit de cliquer.", "Cliquez juste ici.",
        "Bien sûr.", "Vous avez fait une erreur.", "Il y a l’erreur.", "C'est faux.", "Une fausse page",
        "Mauvaise réponse !",
        "Vous avez échoué.", "C'est raté", "Vous avez perdu.", "Ce mot est invalide.", "C'est interdit.",
        "Essayez encore !", "Vous avez oublié le sujet.", "Trop lent", "Votre score", "Votre note", "Vous avez 3/10.",
        "Un test", "Bravo !", "Fe\u0301licitations", "Abandonner", "Session expirée", "Saisissez votre nom.",
        "Renseignez la case.", "Validez.", "Votre mail", "Un courriel", "Un email", "Une boîte mail", "un mail.",
    ],
)  # fmt: skip
def test_words_to_avoid_are_found_in_any_form(text: str) -> None:
    found = find_wording_problems(text, RULES)
    assert len(found) == 1
    assert found[0].write


@pytest.mark.parametrize(
    "text",
    [
        "Notez le numéro.", "Ouvrez le Bloc-notes.", "Prenez des notes.", "Cliquez bien sur le bouton.",
        "Un message sûr ou douteux ?", "Refuser les cookies", "Mot de passe oublié ?", "Renseignez-vous à l'accueil.",
        "Votre e-mail est parti.", "E-mail", "Un examen médical", "Le rendez-vous est le 12/05/2031.", "la justesse",
        "Ajustez la taille.", "Le testament", "Il manque le signe @.", "Je rate", "Les trois quarts : 3/4",
        "L'enveloppe est simplifiée.", "Écrivez `mail`.",
    ],
)  # fmt: skip
def test_words_that_only_look_alike_are_left_in_peace(text: str) -> None:
    assert problems_in(text) == []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Voulez-vous continuer?", "continuer? »"), ("La suite: écrivez.", "suite: »"),
        ("Bonjour ; à demain!", "demain! »"),
        ("Bonjour à vous , puis partez.", "« vous , »"), ("Écrivez un mot .", "« mot . »"),
        ("Un mot,puis un autre.", "« mot, »"),
        ("Cliquez sur «Envoyer ».", "guillemet"), ("Cliquez sur « Envoyer».", "guillemet"),
        ("Regardez le le bouton.", "« le le »"), ("Ouvrez le onglet.", "« le onglet »"),
        ("L'école de Amir.", "de Amir"),
        ("Cliquez si il le faut.", "« si il »"), ("Lisez des mot.", "« des mot »"),
        ("Ces lettre bougent.", "Ces lettre"),
        ("Les maisons est grandes.", "Les maisons est"), ("La maison sont grande.", "La maison sont"),
        ("L’onglet sont là.", "L'onglet sont"),
        ("Vous clique sur le lien.", "Vous clique"), ("Écrivez une espace.", "une espace"),
        ("Cliquez trois fois.", "« trois »"), ("Appuyez sur le bouton « Envoyer ».", "on clique"),
        ("Vous êtes connecté.", "genre"), ("Êtes-vous prêt ?", "genre"), ("Vous êtes bien inscrite.", "genre"),
        ("Vous n’êtes pas seul.", "genre"), ("Un·e voisine", "genre"), ("Vous serez prévenu(e).", "genre"),
        ("Écrivez à votre fille.", "votre fille"), ("Amenez le pointeur ici.", "pointeur"),
        ("Cliquez dans le champ.", "champ"),
        ("Sélectionnez le mot.", "Sélectionnez"), ("Cliquez sur la touche A.", "Cliquez sur la touche"),
        ("Un site web", "site web"), ("Sauvegardez la lettre.", "Sauvegardez"),
        ("Cliquez ici ;puis là.", "ici ;"), ("Il y a ici  2 blancs.", "2 espaces"), ("Un mot ( ici).", "parenthèse"),
        ("Le e-mail est parti.", "« Le e-mail »"), ("Les ligne du haut est à lire.", "Les ligne"),
        ("Cliquez sur le lien le lien.", "écrits 2 fois"), ("Ils clique ici.", "Ils clique"),
        ("Je sait lire.", "Je sait"),
        ("C'est trés long.", "accents"), ("A droite, cliquez.", "accents"), ("Etes-vous là ?", "accents"),
        ("Regardez l'icone.", "accents"), ("Cliquez-sur le mot.", "trait d'union"),
        ("Vous êtes le seul à le voir.", "genre"), ("Vous voilà prêt.", "genre"), ("Vous êtes étudiante.", "genre"),
        ("Vous êtes un visiteur.", "genre"), ("Chers amis, lisez.", "genre"),
        ("Votre belle-mère écrit.", "Votre belle-mère"), ("Ouvrez l'app.", "app"),
        ("Appuyez sur la touche Enter.", "touche Enter"), ("Ouvrez le navigateur web.", "navigateur web"),
        ("Appuyez sur la touche ;", "touche ;"), ("Appuyez sur ^, puis sur a.", "sur ^"),
    ],
)  # fmt: skip
def test_french_that_a_pattern_or_the_glossary_finds_is_advice(text: str, found: str) -> None:
    problems = find_wording_problems(text, RULES)
    assert [p.level for p in problems] == ["advice"], problems
    assert found in problems[0].what and problems[0].write


@pytest.mark.parametrize(
    "text",
    [
        "Voulez-vous continuer ?", "La suite : 10:20, puis 3,50 €.", "Quoi ?! Déjà…",
        "Ouvrez lens.exemple.fr", "Un .pdf",
        "Cliquez sur « Envoyer ».", "Cliquez sur « Sélectionner tout ».",
        "Le SMS dit « Félicitations ! C'est facile ».",
        "Vous vous souvenez.", "Mettez-le à gauche.", "Ouvrez-la ici.", "Le yaourt", "Le haut",
        "Du a au e.", "Le onzième", "Des SMS", "Des deux côtés", "La plupart sont là.", "Le nom et le prénom sont là.",
        "Les trois sont là.", "Vous y êtes.", "Vous les voyez.", "Vous êtes ici.", "Vous êtes à la page 2.",
        "Vous êtes en avance.", "Vous dites oui.", "Votre filleule", "Un champ de blé", "On dit aussi un texto.",
        "Les deux sont là.", "Les lire aide.", "Les week-ends sont longs.", "Les CV sont là.", "Ils y sont.",
        "Elles aussi sont là.", "Je ne sais pas.", "Vous êtes à l'heure.", "Vous êtes au guichet.", "La touche A.",
        "Vous voilà à l'accueil.", "Un objet cher à Paul.", "Un mot (ici), puis là.", "Est-ce là ? Cliquez.",
        "Appuyez sur « ^ ».", "La touche ⌫ efface.", "Appuyez sur les touches, puis lâchez.", "Appuyez sur ←.",
        "Appuyez sur le bouton de droite.", "Appuyez sur « Entrée ».", "C'est « le » « le ».", "Il tape du pied.",
    ],
)  # fmt: skip
def test_good_french_is_left_in_peace(text: str) -> None:
    assert problems_in(text) == []


def test_a_pattern_meets_one_kind_of_apostrophe_and_of_space() -> None:
    assert problems_in("Vous n’êtes\u00a0pas prêt.") == problems_in("Vous n'êtes pas prêt.") != []


def test_what_is_quoted_is_not_judged_but_its_length_and_its_domains_are() -> None:
    assert problems_in("Le site dit « Votre session a expiré ».") == []
    assert problems_in("Le site dit « Allez sur gmail.com ».") == ["« gmail.com » peut être à quelqu'un"]
    assert "a 20 mots" in problems_in("Le site dit « " + "mot page " * 8 + "mot ».")[0]


@pytest.mark.parametrize("text", ["Bien.", "Très bien !", "C’est fait.", "Parfait, c'est fait.", "Message envoyé."])
def test_a_sentence_that_tells_nothing(text: str) -> None:
    assert says_nothing(text, RULES)
    assert not says_nothing("C'est fait. La lettre est ouverte.", RULES)


def test_overlapping_expressions_are_reported_once_by_the_longest() -> None:
    assert problems_in("Il vous suffit de cliquer.") == ["« Il vous suffit de » est à éviter"]
    assert [p.start for p in find_wording_problems("Un mail, un mail.", RULES)] == [3, 12]


@pytest.mark.parametrize(
    "address",
    [
        "nadia@exemple.fr", "https://www.caf.fr/allocataires?x=3/10", "caf-fr.example", "caf.fr.exemple.fr",
        "impots.gouv.fr",
        "http://mail.example.org/test.html", "nadia@exemple", "www.ameli.fr",
    ],
)  # fmt: skip
def test_reserved_domains_and_public_services_are_fine(address: str) -> None:
    assert problems_in(f"Écrivez {address}.") == []


@pytest.mark.parametrize(
    ("address", "domain"),
    [
        ("nadia@gmail.com", "gmail.com"), ("https://www.caf.fr.verif-compte.com/x", "www.caf.fr.verif-compte.com"),
        ("ameli-fr.info", "ameli-fr.info"), ("https://caf.fr@voleur.ru", "voleur.ru"), ("notcaf.fr", "notcaf.fr"),
        ("Orange.fr", "orange.fr"), ("http://colis:80/x", "colis"),
    ],
)  # fmt: skip
def test_addresses_that_may_belong_to_someone_are_reported(address: str, domain: str) -> None:
    assert problems_in(f"Allez sur {address} maintenant.") == [f"« {domain} » peut être à quelqu'un"]


NAMES = st.sampled_from(["mail", "test", "facile", "score", "note", "erreur", "a-b", "nadia.martin", "email"])
HOSTS = st.sampled_from(RULES.reserved_domains)


@given(
    NAMES, NAMES, HOSTS, st.sampled_from(["{a}@{h}", "https://{a}.{h}/{b}", "http://{h}/{a}/{b}?{a}=3/10", "{a}.{h}"])
)
def test_nothing_is_reported_inside_an_address(a: str, b: str, host: str, form: str) -> None:
    address = form.format(a=a, b=b, h=host)
    for text in (address, f"Écrivez {address}.", f"« {address} »", f"({address})", f"L'adresse : {address}, ici"):
        assert problems_in(text) == []


@given(st.text())
def test_any_text_can_be_checked(text: str) -> None:
    for problem in find_wording_problems(text, RULES):
        assert problem.what and problem.write


def test_a_long_sentence_is_reported_and_an_address_counts_as_one_word() -> None:
    sixteen = " ".join(["mot", "page", "ligne"] * 5)
    assert problems_in(f"{sixteen} contact.x.y@exemple.fr.") == []
    assert problems_in(f"Oui. {sixteen} page mot. Oui.") == ["la phrase « mot page ligne mot page ligne … » a 17 mots"]


def test_sentences_are_counted_as_a_reader_does() -> None:
    assert split_sentences("Vous avez écrit « Ça va ? » à Nadia. C'est fait !") == (
        "Vous avez écrit « Ça va ? » à Nadia.", "C'est fait !",
    )  # fmt: skip
    assert len(split_sentences("Ouvrez cv.pdf … puis fermez.\nPrix : 1.50 €")) == 2
    assert count_words("L'écran : 3 choses « à faire » ?") == 5
