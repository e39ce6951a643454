# SPDX-License-Identifier: Apache-2.0
"""Amounts: what may be reckoned with them, and what may not."""
import copy
import json
import pickle
from decimal import ROUND_HALF_EVEN, Decimal

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

import savedwallet as sw
from conftest import VECTORS
from savedwallet import Money

GOLDEN = json.loads((VECTORS / "money.json").read_text())
DIGITS = {"EUR": 2, "USD": 2, "GBP": 2, "JPY": 0}
MOST = {code: 10 ** (13 + digits) - 1 for code, digits in DIGITS.items()}

currencies = st.sampled_from(sorted(DIGITS))
minors = st.integers(0, 10 ** 12)
amounts = st.builds(Money.from_minor, minors, currencies)


@st.composite
def pairs(draw):
    currency = draw(currencies)
    return Money.from_minor(draw(minors), currency), Money.from_minor(draw(minors), currency)


@given(st.data(), currencies)
def test_an_amount_comes_back_from_every_form_of_it(data, currency):
    minor = data.draw(st.integers(0, MOST[currency]))
    one = Money.from_minor(minor, currency)
    exact = Decimal(minor).scaleb(-DIGITS[currency])
    assert (one.minor, one.currency, one.decimal) == (minor, currency, exact)
    assert one.amount == f"{exact:.{DIGITS[currency]}f}" and str(one) == f"{one.amount} {currency}"
    ways = [Money(one.amount, currency), Money(str(one)), Money(one.decimal, currency), eval(repr(one)),
            pickle.loads(pickle.dumps(one)), copy.copy(one), copy.deepcopy(one)]
    assert all(way == one and hash(way) == hash(one) and repr(way) == repr(one) for way in ways)


@given(st.decimals(0, 10 ** 9, places=2), st.integers(0, 4))
def test_a_decimal_has_the_digits_of_its_currency_or_is_refused(value, places):
    value = value.quantize(Decimal(1).scaleb(-places))
    for currency, digits in DIGITS.items():
        if places in (0, digits):
            assert Money(value, currency).decimal == value
        else:
            with pytest.raises(sw.InvalidRequest, match="decimals|whole"):
                Money(value, currency)


@given(st.text(max_size=40), st.text(max_size=8))
def test_any_text_is_an_amount_or_is_refused(amount, currency):
    for arguments in ((amount,), (amount, currency), (amount, "EUR"), ("1.00", currency)):
        try:
            assert Money(*arguments) == Money(str(Money(*arguments)))
        except sw.InvalidRequest as error:
            assert str(error)


@pytest.mark.parametrize("special", ["NaN", "sNaN", "Infinity", "-Infinity", "1e400", "1e-400", "1e9999", "-0", "-1.00"])
def test_a_decimal_that_is_no_amount_is_refused(special):
    with pytest.raises((sw.InvalidRequest, sw.LimitReached)):
        Money(Decimal(special), "EUR")


@pytest.mark.parametrize("use", [
    lambda: Money(18.4, "EUR"), lambda: Money(float("nan"), "EUR"), lambda: Money("1.00", "EUR") * 1.5,
    lambda: 1.5 * Money("1.00", "EUR"), lambda: Money("1.00", "EUR").percent(7.5), lambda: Money(True, "EUR"),
])
def test_a_float_is_refused_with_what_to_write_instead(use):
    with pytest.raises(TypeError, match=r'Money\("18\.40", "EUR"\)|percent\("7\.5"\)'):
        use()


@pytest.mark.parametrize("use", [
    lambda: Money(b"1.00", "EUR"), lambda: Money("1.00", 5), lambda: Money(None, "EUR"), lambda: Money(1), lambda: Money(),
    lambda: Money.from_minor("1", "EUR"), lambda: Money.from_minor(True, "EUR"), lambda: Money.from_minor(1.0, "EUR"),
    lambda: Money("1", "EUR") * "2", lambda: Money("1", "EUR") * True, lambda: Money("1", "EUR").split(2.0),
    lambda: Money("1", "EUR") + 1, lambda: 1 + Money("1", "EUR"), lambda: Money("1", "EUR") - "1.00 EUR",
    lambda: Money("1", "EUR") < 1, lambda: sum([Money("1", "EUR")]),
])
def test_what_is_no_amount_is_a_type_error(use):
    with pytest.raises(TypeError):
        use()


@pytest.mark.parametrize("use", [
    lambda: Money("1.00 EUR", "EUR"), lambda: Money("1.00"), lambda: Money("1,00 EUR"), lambda: Money("1.00", "XXX1"),
    lambda: Money.from_minor(2 ** 63, "EUR"), lambda: Money.from_minor(MOST["EUR"] + 1, "EUR"),
    lambda: Money.from_minor(MOST["EUR"], "EUR") + Money.from_minor(1, "EUR"), lambda: Money.from_minor(-1, "EUR"),
    lambda: Money("1.00", "EUR") - Money("1.01", "EUR"), lambda: Money.from_minor(MOST["JPY"], "JPY") * 2,
    lambda: Money("1.00", "EUR") * 10 ** 40, lambda: Money("1.00", "EUR") * -1, lambda: Money("1.00", "EUR").split(0),
    lambda: Money("1.00", "EUR").split(-1), lambda: Money("1.00", "EUR").split(10 ** 30), lambda: Money("1.00", "EUR").percent("a"),
    lambda: Money("1.00", "EUR").percent("-1"), lambda: Money("1.00\0", "EUR"), lambda: Money("1.00", "\ud800"),
])
def test_what_does_not_fit_is_refused(use):
    with pytest.raises((sw.InvalidRequest, sw.LimitReached)) as caught:
        use()
    assert str(caught.value)


@pytest.mark.parametrize("use", [lambda: Money(10 ** 5000, "EUR"), lambda: Money.from_minor(10 ** 5000, "EUR")])
def test_a_number_that_python_does_not_write_is_no_amount(use):
    with pytest.raises(ValueError):
        use()


@given(pairs())
def test_sums_are_those_of_the_minor_units(pair):
    one, other = pair
    more, less = max(one, other), min(one, other)
    assert (one + other).minor == one.minor + other.minor and (more - less).minor == more.minor - less.minor
    assert one + other == other + one and one + other - other == one
    assert (one + other).currency == one.currency


@given(amounts, st.integers(0, 10))
def test_a_product_is_a_sum_taken_many_times(one, times):
    assert (one * times).minor == (times * one).minor == one.minor * times


@given(amounts, st.integers(1, 200))
def test_parts_differ_by_a_unit_at_most_and_are_the_whole(one, parts):
    split = one.split(parts)
    assert len(split) == parts and sum(part.minor for part in split) == one.minor
    assert max(split) - min(split) <= Money.from_minor(1, one.currency)
    assert split == sorted(split, reverse=True)


@given(amounts, st.decimals(0, 100, places=3))
def test_a_percentage_is_rounded_half_to_even(one, percent):
    exact = int((Decimal(one.minor) * percent / 100).to_integral_value(ROUND_HALF_EVEN))
    assert one.percent(percent).minor == one.percent(str(percent)).minor == exact


@given(pairs())
def test_amounts_of_a_currency_have_the_order_of_their_minor_units(pair):
    one, other = pair
    assert (one < other, one <= other, one > other, one >= other, one == other) == (
        one.minor < other.minor, one.minor <= other.minor, one.minor > other.minor, one.minor >= other.minor,
        one.minor == other.minor)
    assert (one == other) <= (hash(one) == hash(other)) and bool(one) == (one.minor != 0)


@given(amounts, amounts)
def test_amounts_of_two_currencies_are_neither_equal_nor_ordered(one, other):
    assume(one.currency != other.currency)
    assert one != other and len({one, other}) == 2
    for use in (lambda: one < other, lambda: one >= other, lambda: max(one, other)):
        with pytest.raises(ValueError, match="of two currencies"):
            use()
    for use in (lambda: one + other, lambda: one - other):
        with pytest.raises(sw.InvalidRequest, match=f"{one.currency}|{other.currency}"):
            use()


def test_an_amount_equals_nothing_else_and_never_changes():
    one = Money("18.40", "EUR")
    assert one != "18.40 EUR" and one != 1840 and one != Decimal("18.40") and one is not None
    for name in ("amount", "currency", "minor", "decimal", "colour"):
        with pytest.raises(AttributeError):
            setattr(one, name, 1)


def test_an_amount_in_a_body_is_what_amazon_takes(recorded, loopback):
    for amount, value in ((Money("18.40", "EUR"), "18.40"), (Money("1840", "JPY"), "1840")):
        recorded.call("POST", "/v2/newThings", body={"chargeAmount": amount})
        assert json.loads(loopback.requests[-1].body) == {"chargeAmount": {"amount": value, "currencyCode": amount.currency}}




@pytest.mark.parametrize("row", GOLDEN["written"], ids=lambda row: f"{row['amount'][:20]} {row['currency']}")
def test_an_amount_is_read_as_in_every_language(row):
    one = Money(row["amount"], row["currency"])
    assert (str(one), str(one.minor)) == (row["text"], row["minor"])


@pytest.mark.parametrize("row", GOLDEN["refused"], ids=lambda row: f"{row['amount'][:20]!a} {row['currency']!a}")
def test_what_is_no_amount_in_any_language_is_refused(row):
    with pytest.raises(sw.SavedWalletError) as caught:
        Money(row["amount"], row["currency"])
    assert caught.value.code == row["code"] and row["says"] in str(caught.value)


@pytest.mark.parametrize("row", GOLDEN["percent"], ids=lambda row: f"{row['percent']} of {row['of']}")
def test_a_percentage_is_that_of_every_language(row):
    assert str(Money(row["of"]).percent(row["percent"])) == row["gives"]


@pytest.mark.parametrize("row", GOLDEN["split"], ids=lambda row: f"{row['of']} into {row['into']}")
def test_parts_are_those_of_every_language(row):
    assert [str(part) for part in Money(row["of"]).split(row["into"])] == row["gives"]
