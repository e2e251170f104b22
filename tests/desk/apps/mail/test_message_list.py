"""The list of messages: what was searched and how to come back, and its order."""

from kiosk.desk.state import Desk
from tests.desk.apps.mail.mail_samples import Press, Type, after_gestures, judge, mail, nodes, visible_text


def rows(at: Desk) -> list[str]:
    return [row.name for row in nodes(at, "row")]


def test_a_search_says_how_many_were_found_and_has_a_way_back() -> None:
    at = after_gestures(mail(), Type("samedi", "Rechercher"))
    assert "2 messages trouvés" in visible_text(at)
    assert judge(at, "message_found: Samedi").done and not judge(at, "message_found: Vélo").done
    assert not judge(mail(), "message_found: Samedi").done
    for back in ("Effacer la recherche", Press("escape")):
        whole = after_gestures(at, back)
        assert rows(whole) == rows(mail()) and "messages trouvés" not in visible_text(whole)
        assert whole.place.focus == "mail/search"
    nothing = after_gestures(mail(), Type("zzz", "Rechercher"))
    assert "Aucun message trouvé." in visible_text(nothing)
    assert rows(after_gestures(nothing, "Effacer la recherche")) == rows(mail())


def test_a_search_looks_at_senders_subjects_and_texts() -> None:
    for words, found in (("benali", "Vélo"), ("REUNION", "Réunion de jeudi"), ("10 heures", "Réunion de jeudi")):
        assert judge(after_gestures(mail(), Type(words, "Rechercher")), f"message_found: {found}").done


def test_a_click_on_a_head_sorts_the_list_and_another_one_turns_it_round() -> None:
    at = after_gestures(mail(), "De")
    assert [row.partition(" –")[0] for row in rows(at)] == ["Karim Benali", "Lucie Martin", "Nadia", "Nadia"]
    assert judge(at, "messages_sorted: sender").done and not judge(mail(), "messages_sorted: sender").done
    turned = after_gestures(at, "De")
    assert rows(turned)[-1].startswith("Karim") and judge(turned, "{messages_sorted: sender, reversed: true}").done
    subject = after_gestures(at, "Objet")
    assert rows(subject)[0].partition("– ")[2] == "Réunion de jeudi"
    oldest = after_gestures(mail(), "Date")
    assert rows(oldest)[-1] == rows(mail())[0]
    assert rows(after_gestures(oldest, "Date")) == rows(mail())
