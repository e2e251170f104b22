"""A photo is taken, sent or deleted: any one, or the one whose picture is named."""

import pytest

from kiosk.desk.apps.phone.photo_goals import PhotoDeleted, PhotoSent, PhotoTaken
from kiosk.desk.apps.phone.state import Picture, Sms, phone_state, with_phone
from kiosk.desk.changes import replace
from kiosk.desk.state import Desk
from tests.desk.desk_samples import desk

DESK = desk("phone: {}")


def with_photos(*photos: Picture) -> Desk:
    return with_phone(DESK, replace(phone_state(DESK), photos=photos))


@pytest.mark.parametrize("kind", [PhotoTaken, PhotoDeleted])
def test_only_the_photo_that_is_asked_for_counts(kind: type[PhotoTaken] | type[PhotoDeleted]) -> None:
    made = with_photos(Picture("chat", taken=kind is PhotoTaken, deleted=kind is PhotoDeleted), Picture("lune"))
    assert kind().judge(made).done and kind("chat").judge(made).done
    assert not kind("lune").judge(made).done
    assert not kind().judge(with_photos(Picture("lune"))).done


def test_a_photo_that_did_not_leave_is_not_sent() -> None:
    goal = PhotoSent("Lucie", by="sms")
    verdicts = []
    for unsent in (True, False):
        sms = Sms("Lucie", "", mine=True, picture="chat", unsent=unsent)
        made = with_phone(DESK, replace(phone_state(DESK), messages=(sms,)))
        verdicts.append(goal.judge(made))
        assert not PhotoSent("Paul", by="sms").judge(made).done
        assert not PhotoSent("Lucie", by="mail").judge(made).done
    assert [one.done for one in verdicts] == [False, True]
    assert verdicts[0].observed


def test_a_photo_that_can_never_be_is_a_problem() -> None:
    assert [path for path, _what, _write in PhotoTaken("licorne").problems(DESK)] == [("picture",)]
    assert not list(PhotoTaken().problems(DESK))
