"""The forms name only what exists, in both languages."""

import pytest

from fangxian.measures.shape import COUNTED
from fangxian.reports import form
from fangxian.reports.definitions import definitions
from fangxian.reports.form import FORMS, indicators, load, words_of


@pytest.mark.parametrize("name", FORMS)
def test_every_form_loads_and_speaks_both_languages(name: str) -> None:
    """The clerk opens each form in Chinese and in English."""
    loaded = load(name)
    said = [loaded.title, loaded.purpose, loaded.retention, *(section.title for section in loaded.sections)]
    said += [loaded.counting, *loaded.to, *(words_of(line) for line in loaded.lines)]
    assert all(words.zh and words.en for words in said)
    assert loaded.name == name
    assert loaded.to


@pytest.mark.parametrize("name", FORMS)
def test_a_line_says_of_the_day_what_its_indicator_says(name: str) -> None:
    """ "As of that day" stands at every figure that holds on a day, and at no other."""
    for line in load(name).lines:
        assert line.holds == (indicators()[line.indicator].counted == "holds"), line.indicator


def test_every_indicator_says_on_which_day_it_counts() -> None:
    """Whoever opens a figure reads whether it goes by the day of the deed or the day of hearing."""
    assert {indicator.counted for indicator in indicators().values()} == COUNTED.keys()


def test_the_daily_report_leaves_out_no_figure() -> None:
    """What any measure counts is told upward, except what only the office itself needs."""
    own = {"zero_reports", "reports_signed"}
    assert {line.indicator for line in load("daily").lines} == indicators().keys() - own


def test_a_form_that_names_what_nobody_counts_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    """A slip of the pen in a form is found before anybody signs it."""
    slip = form.source("zero").replace(b'"fevers"', b'"fewers"')
    monkeypatch.setattr(form, "source", lambda _name: slip)
    load.cache_clear()
    with pytest.raises(ValueError, match="fewers"):
        load("zero")
    load.cache_clear()


def test_other_definitions_have_another_fingerprint() -> None:
    """The same form under another disease profile counts by other rules."""
    first, same, other = (
        definitions("daily", name) for name in ("covid_19_2020_02", "covid_19_2020_02", "chikungunya_2025")
    )
    assert first == same != other
    assert definitions("zero", "covid_19_2020_02") != first
