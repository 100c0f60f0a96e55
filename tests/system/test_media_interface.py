from xml.etree import ElementTree

from upstroke.system.media_interface import (
    INTROSPECTION,
    NOTHING,
    PLAYER,
    ROOT,
    NowPlaying,
    Status,
    player_properties,
    track_id,
)

JAW = NowPlaying(Status.PLAYING, 3, "Jaw", "Evening calm", 24_000, 4_500, can_go_next=True)


def test_a_step_is_a_track_of_its_routine() -> None:
    assert player_properties(JAW)["Metadata"] == (
        "a{sv}",
        {
            "mpris:trackid": ("o", "/upstroke/step/3"),
            "mpris:length": ("x", 24_000_000),
            "xesam:title": ("s", "Jaw"),
            "xesam:album": ("s", "Evening calm"),
            "xesam:artist": ("as", ["Upstroke"]),
            "xesam:trackNumber": ("i", 3),
        },
    )
    assert track_id(JAW) == "/upstroke/step/3"


def test_places_are_told_in_microseconds() -> None:
    assert player_properties(JAW)["Position"] == ("x", 4_500_000)


def test_without_a_run_there_is_nothing_to_control() -> None:
    found = player_properties(NOTHING)
    assert found["PlaybackStatus"] == ("s", "Stopped")
    assert found["Metadata"] == ("a{sv}", {})
    assert {found[f"Can{what}"] for what in ("Play", "Pause", "Seek", "GoNext", "GoPrevious")} == {("b", False)}


def test_the_description_names_all_that_the_standard_asks_for() -> None:
    interfaces = {each.attrib["name"]: each for each in ElementTree.fromstring(INTROSPECTION)}
    player = {each.attrib["name"] for each in interfaces[PLAYER]}
    assert player >= {"Next", "Previous", "Pause", "PlayPause", "Stop", "Play", "Seek", "SetPosition", "OpenUri"}
    assert player >= {"Seeked", "PlaybackStatus", "Rate", "Metadata", "Volume", "Position", "MinimumRate"}
    assert player >= {"MaximumRate", "CanGoNext", "CanGoPrevious", "CanPlay", "CanPause", "CanSeek", "CanControl"}
    root = {each.attrib["name"] for each in interfaces[ROOT]}
    assert root >= {"Raise", "Quit", "Identity", "CanQuit", "CanRaise", "HasTrackList"}
    assert root >= {"SupportedUriSchemes", "SupportedMimeTypes"}
