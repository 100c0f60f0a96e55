import pytest
from hypothesis import given
from hypothesis import strategies as st

from upstroke.domain.anatomy import Half
from upstroke.domain.body_map import STANDARD, TENDER, Balance, BodyMap, Work, ZoneTotal
from upstroke.domain.timeline import PassSide

LEFT, RIGHT, BOTH, MIDDLE = PassSide.LEFT, PassSide.RIGHT, PassSide.BOTH, PassSide.MIDDLE


def total(zone: str, side: PassSide = MIDDLE, minutes: int = 1, strokes: int = 10) -> ZoneTotal:
    return ZoneTotal(zone, side, minutes * 60_000, strokes)


def test_sides_come_together_in_their_zone() -> None:
    found = BodyMap([total("cheek", LEFT, 2, 12), total("cheek", RIGHT, 1, 10), total("cheek", MIDDLE, 1, 3)])
    cheek = found.at("cheek")
    assert cheek.whole == Work(240_000, 25)
    assert cheek.on(Half.LEFT) == Work(180_000, 15)
    assert cheek.on(Half.RIGHT) == Work(120_000, 13)
    assert found.at("nose").whole == Work()


def test_strokes_of_both_hands_are_shared_out_and_their_time_is_once() -> None:
    temple = BodyMap([total("temple", BOTH, 1, 24)]).at("temple")
    assert temple.left == temple.right == Work(30_000, 12)
    assert temple.whole == Work(60_000, 24)


def test_zones_come_with_the_most_strokes_first() -> None:
    found = BodyMap([total("chin", strokes=4), total("cheek", strokes=9), total("temple", strokes=0)])
    assert [each.zone for each in found.zones] == ["cheek", "chin", "temple"]


def test_shades_are_shares_of_the_most_on_each_half() -> None:
    found = BodyMap([total("cheek", LEFT, strokes=20), total("cheek", RIGHT, strokes=10), total("chin", strokes=5)])
    assert found.shades == {
        ("cheek", Half.LEFT): 1.0,
        ("cheek", Half.RIGHT): 0.5,
        ("chin", Half.LEFT): 0.25,
        ("chin", Half.RIGHT): 0.25,
    }
    assert BodyMap([total("temple", strokes=0)]).shades == {}


@given(st.integers(0, 10_000), st.integers(0, 10_000))
def test_the_balance_adds_up_to_a_hundred(left: int, right: int) -> None:
    balance = BodyMap([total("cheek", LEFT, strokes=left), total("cheek", RIGHT, strokes=right)]).balance
    assert (balance is None) == (left + right == 0)
    assert balance is None or balance.left + balance.right == 100


def test_what_is_done_along_the_middle_tips_no_balance() -> None:
    totals = [total("cheek", LEFT, strokes=49), total("cheek", RIGHT, strokes=51), total("chin", MIDDLE, strokes=500)]
    assert BodyMap(totals).balance == Balance(49, 51)


def test_what_got_much_less_time_than_the_rest_is_neglected_least_first() -> None:
    most = [total(zone, minutes=10) for zone in STANDARD if zone not in ("forehead", "chin", "temple")]
    assert BodyMap([*most, total("chin", minutes=2), total("temple", minutes=6)]).neglected() == ("forehead", "chin")
    assert BodyMap([total(zone, minutes=10) for zone in STANDARD]).neglected() == ()
    assert BodyMap([]).neglected() == ()


def test_a_zone_that_is_only_held_is_not_neglected() -> None:
    assert BodyMap([total(zone, minutes=5, strokes=0) for zone in STANDARD]).neglected() == ()


@pytest.mark.parametrize("zone", sorted(TENDER))
def test_nothing_asks_for_more_where_less_is_right(zone: str) -> None:
    assert BodyMap([total("cheek")]).neglected(("cheek", zone)) == ()


def test_a_plan_may_want_other_zones() -> None:
    assert BodyMap([total("cheek"), total("nape")]).neglected(("cheek", "nape", "scalp")) == ("scalp",)
