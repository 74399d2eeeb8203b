"""The house's own rules, and for each a planted fault that it catches."""

from __future__ import annotations

import json
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest
from django.apps import apps

from fangxian.config.workshop import map_of_house
from fangxian.diseases import profile
from fangxian.measures.five import FIVE
from fangxian.registry.relation import WithinCommunity
from fangxian.reports import families
from fangxian.workforce.kinds import KINDS
from tests import house_rules as rules
from tests import statements, translations

CATALOGUE = rules.ROOT / "fangxian/locale/zh_Hans/LC_MESSAGES/django.po"
PLAIN_ROOMS = ("fangxian.measures.five", "fangxian.diseases.profile", "fangxian.reading", "fangxian.workforce.kinds")


@pytest.fixture
def planted(tmp_path: Path) -> Path:
    """A file that breaks most rules at once."""
    file = tmp_path / "fangxian" / "utils" / "helpers.py"
    file.parent.mkdir(parents=True)
    file.write_text("def f():\n" + "    x = 1\n" * 300, encoding="utf-8")
    return file


def test_every_file_opens_with_a_sentence(planted: Path) -> None:
    """A newcomer opens any file and reads first what it is for."""
    assert rules.unopened(rules.every_file()) == []
    assert rules.unopened([planted]) == [str(planted)]


def test_no_file_is_longer_than_one_reads_in_one_go(planted: Path) -> None:
    """250 lines, and no function of more than 50."""
    assert rules.too_long(rules.code_files()) == []
    assert list(rules.long_functions(rules.code_files())) == []
    assert rules.too_long([planted]) == [f"{planted}: 301"]
    assert list(rules.long_functions([planted])) == [f"{planted}: f"]


def test_every_name_says_what_is_inside(planted: Path, tmp_path: Path) -> None:
    """Nothing is put into utils, helpers or misc."""
    assert rules.dumping_grounds(rules.every_file()) == []
    assert rules.dumping_grounds([planted], tmp_path) == [str(planted)]


def test_every_toml_loads(tmp_path: Path) -> None:
    """Profiles, report forms (which name only indicators that exist) and the project's own file."""
    files = [rules.ROOT / "pyproject.toml", *rules.ROOT.glob("fangxian/**/*.toml")]
    assert rules.unloadable(files) == []
    for file in rules.ROOT.glob("fangxian/diseases/*.toml"):
        assert profile.load(file.stem).on(date(2026, 1, 1))
    for file in rules.ROOT.glob("fangxian/reports/forms/*.toml"):
        assert families.said(file.stem).title.zh, file
    bad = tmp_path / "bad.toml"
    bad.write_text("days = ", encoding="utf-8")
    assert len(rules.unloadable([bad])) == 1


def test_every_record_kind_stands_in_the_glossary() -> None:
    """A word that is not in the glossary is not in the code."""
    glossary = (rules.ROOT / "GLOSSARY.md").read_text(encoding="utf-8")
    assert rules.unknown_words(KINDS, glossary) == []
    assert rules.unknown_words(["screening.horoscope"], glossary) == ["screening.horoscope"]


def test_every_measure_has_the_same_five_files_and_every_kind_its_share() -> None:
    """What is written down stands for something; only these three are told of elsewhere."""
    assert rules.unfurnished(measure.name for measure in FIVE) == []
    assert rules.idle_kinds(KINDS) == ["reporting.correction", "reporting.withdrawn", "workforce.volunteer"]
    assert len(rules.unfurnished(["horoscopes"])) == 5
    assert rules.idle_kinds({"screening.horoscope": type("Horoscope", (), {})}) == ["screening.horoscope"]


def test_the_rules_wake_no_django() -> None:
    """Measures, diseases, reading and the list of kinds are loaded alone: no Django comes with them."""
    assert _django_with(*PLAIN_ROOMS) == ""
    assert _django_with("fangxian.ledger.models") != ""


def _django_with(*modules: str) -> str:
    code = f"import sys, {', '.join(modules)}; sys.stdout.write(' '.join(m for m in sys.modules if m == 'django'))"
    done = subprocess.run([sys.executable, "-c", code], cwd=rules.ROOT, capture_output=True, text=True, check=False)
    return done.stdout + done.stderr


def test_foreign_keys_point_down_a_floor() -> None:
    """A table may know those below, never those above."""
    assert rules.upward(_relations(), rules.floors()) == []
    assert rules.upward([("registry", "ledger")], rules.floors()) == ["registry → ledger"]
    assert rules.upward([("desk", "phone")], rules.floors()) == ["desk → phone"]


def _relations() -> list[tuple[str, str]]:
    room = {model._meta.db_table: model._meta.app_label for model in apps.get_models()}
    found = []
    for model in apps.get_models():
        meta = model._meta
        found += [(meta.app_label, f.related_model._meta.app_label) for f in meta.fields if f.is_relation]
        found += [(meta.app_label, room[c.table]) for c in meta.constraints if isinstance(c, WithinCommunity)]
    return found


def test_community_comes_first_in_every_key_and_index() -> None:
    """So that the same tables can be spread over many machines."""
    wrong = []
    for model in apps.get_models():
        meta = model._meta
        if meta.db_table in statements.community_tables():
            keys = [list(c.fields) for c in meta.constraints if hasattr(c, "fields")]
            keys += [list(index.fields) for index in meta.indexes] + [_primary_key(model)]
            wrong += [f"{meta.db_table}: {key}" for key in keys if key[0] != "community_id"]
    assert wrong == []


def _primary_key(model: type) -> list[str]:
    key = model._meta.pk
    return list(getattr(key, "field_names", [key.attname]))


@pytest.mark.parametrize(
    ("sql", "caught"),
    [
        ('SELECT "registry_place"."id" FROM "registry_place" WHERE "registry_place"."id" = %s', True),
        ('SELECT "id" FROM "registry_place" WHERE "registry_place"."community_id" = %s', False),
        ("SELECT id FROM registry_place WHERE community_id = ? AND id = ?", False),
        ('SELECT 1 FROM "ledger_entry" U0 WHERE U0."community_id" IN (%s)', False),
        ('SELECT 1 FROM "ledger_entry" U0 WHERE U0."number" > 3', True),
        ('UPDATE "registry_person" SET "born" = 1970 WHERE "registry_person"."id" = 7', True),
        ("INSERT INTO ledger_entry (community_id, id) VALUES (1, 2)", False),
    ],
)
def test_a_statement_without_its_community_is_caught(sql: str, caught: bool) -> None:
    """The checker that the rooms' own tests use."""
    assert bool(statements.unfiltered([sql], statements.community_tables())) is caught


def test_vendored_scripts_are_what_they_say(tmp_path: Path) -> None:
    """Each with its version, licence and checksum; a changed byte is seen."""
    for folder in rules.ROOT.glob("fangxian/*/static/**/vendor"):
        assert rules.strange_scripts(folder) == []
    (tmp_path / "htmx-2.js").write_text("changed", encoding="utf-8")
    listed = {"htmx-2.js": {"sha256": "0" * 64, "version": "2", "licence": "0BSD"}}
    (tmp_path / "vendor.json").write_text(json.dumps(listed), encoding="utf-8")
    assert rules.strange_scripts(tmp_path) == ["htmx-2.js"]


def test_every_sentence_on_a_screen_is_there_in_chinese() -> None:
    """English stands in the code, Chinese beside it, none missing, no placeholder lost."""
    files = [file for kind in ("py", "html") for file in rules.ROOT.glob(f"fangxian/**/*.{kind}")]
    catalogue = translations.chinese(CATALOGUE)
    assert translations.untranslated(translations.said(files), catalogue) == []
    assert translations.untranslated(["Nobody ever said this."], catalogue) == ["Nobody ever said this."]


def test_the_map_is_current() -> None:
    """docs/house.md is what ./fx house would draw now; if this fails, run it."""
    assert map_of_house.MAP.read_text(encoding="utf-8") == map_of_house.draw()
    assert "the whole check" in map_of_house.draw()
