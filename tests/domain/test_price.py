"""Prices: a sum by itself is a number for programs; anything more is for people."""

import pytest

from plugins.domain.price import euros, is_free


@pytest.mark.parametrize(
    ("price", "sum_", "free"),
    [
        ("0", "0", True),
        ("0,00 €", "0.00", True),
        ("15 €", "15", False),
        ("12,50 euroa", "12.50", False),
        ("30 EUR", "30", False),
        ("15–20 €", "", False),
        ("15 € / 10 € opiskelijat", "", False),
        ("maksuton", "", False),
        ("", "", False),
    ],
)
def test_a_sum_is_read_only_where_it_stands_alone(price: str, sum_: str, free: bool) -> None:
    """What cannot be told to a program for certain is not told."""
    assert (euros(price), is_free(price)) == (sum_, free)
