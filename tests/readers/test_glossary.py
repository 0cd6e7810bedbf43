"""Glossaries: what tools write, what is refused, and in which words."""

from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mtaudit.errors import InputError
from mtaudit.model import Term
from mtaudit.readers import read_glossary
from mtaudit.readers.glossary import parse

TABLE = """source,target,forbidden,do_not_translate,case_sensitive
deterrence,deterrence|dissuasion,restraint,,
Calder City,,,yes,
US,US,,no,TRUE
"""
TERMS = (
    Term("deterrence", ("deterrence", "dissuasion"), ("restraint",)),
    Term("Calder City", do_not_translate=True),
    Term("US", ("US",), case_sensitive=True),
)

# The same concept in TBX-Basic of 2008, in version 3 with attributes for categories, and in version 3 with elements.
VERSION_2 = """<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE martif SYSTEM "TBXBasiccoreStructV02.dtd">
<martif type="TBX-Basic" xml:lang="en"><text><body>
<termEntry id="c1">
  <langSet xml:lang="en-GB">
    <tig><term>deterrence</term><termNote type="administrativeStatus">preferredTerm-admn-sts</termNote></tig>
    <ntig><termGrp><term>dissuasion</term>
      <termNote type="administrativeStatus">admittedTerm-admn-sts</termNote></termGrp></ntig>
    <tig><term>restraint</term><termNote type="administrativeStatus">deprecatedTerm-admn-sts</termNote></tig>
  </langSet>
  <langSet xml:lang="de"><tig><term>Abschreckung</term></tig></langSet>
</termEntry></body></text></martif>
"""
VERSION_3 = """<tbx type="TBX-Basic" style="dca" xml:lang="en" xmlns="urn:iso:std:iso:30042:ed-2"><text><body>
<conceptEntry id="c1"><langSec xml:lang="en">
  <termSec><term>deterrence</term></termSec>
  <termSec><term> dissuasion
  </term></termSec>
  <termSec><term>restraint</term><termNote type="administrativeStatus">supersededTerm-admn-sts</termNote></termSec>
</langSec></conceptEntry></body></text></tbx>
"""
WITH_ELEMENTS = """<tbx type="TBX-Basic" style="dct" xml:lang="en" xmlns="urn:iso:std:iso:30042:ed-2"
 xmlns:basic="http://www.tbxinfo.net/ns/basic" xmlns:min="http://www.tbxinfo.net/ns/min"><text><body>
<conceptEntry id="c1"><langSec xml:lang="en">
  <termSec><term>deterrence</term></termSec>
  <termSec><term>dissuasion</term><min:administrativeStatus>admittedTerm-admn-sts</min:administrativeStatus></termSec>
  <termSec><term>restraint</term><min:administrativeStatus>deprecatedTerm-admn-sts</min:administrativeStatus></termSec>
</langSec></conceptEntry></body></text></tbx>
"""


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_a_table(delimiter: str) -> None:
    assert parse(TABLE.replace(",", delimiter), "t.csv").terms == TERMS


def test_columns_in_any_order_with_notes_between() -> None:
    text = "Note,Target,Source,\nnever restraint,deterrence,deterrence,\n"
    assert parse(text, "t.csv").terms == (Term("deterrence", ("deterrence",)),)


def test_lines_about_one_term_are_put_together() -> None:
    text = "source,target,forbidden\nlorry,truck,van\nlorry,van,\n"
    assert parse(text, "t.csv").terms == (Term("lorry", ("truck", "van")),)


@pytest.mark.parametrize("text", [VERSION_2, VERSION_3, WITH_ELEMENTS, "\ufeff\n" + VERSION_3])
def test_tbx_of_every_kind(text: str) -> None:
    allowed, forbidden = ("deterrence", "dissuasion"), ("restraint",)
    assert parse(text, "t.tbx").terms == tuple(Term(source, allowed, forbidden) for source in allowed)


BOMB = '<!DOCTYPE tbx [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;&a;">]><tbx><term>&b;</term></tbx>'
EXTERNAL = '<!DOCTYPE tbx [<!ENTITY secret SYSTEM "file:///etc/passwd">]><tbx><term>&secret;</term></tbx>'


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("term,translation\na,b\n", "line 1: a glossary begins with its columns, source and target"),
        ("source,target,forbiden\na,b,c\n", "no column 'forbiden'"),
        ("source,target\n,b\n", "line 2: there is no source term"),
        ("source,target\n\n…,b\n", "line 3: there is no source term"),
        ("source,target\na,\n", "line 2: nothing is said of 'a'"),
        ("source,target,forbidden\na,b|c,c\n", "line 2: 'c' is both target and forbidden"),
        ("source,target,do_not_translate\na,b,yes\n", "line 2: 'a' is not to be translated, and yet has a target"),
        ("source,target,case_sensitive\na,b,perhaps\n", "line 2: case_sensitive is yes or no, not 'perhaps'"),
        ('source,target\n"a,b\n', "line 2"),
        ("source,target\na,b,c\n", "line 2: there are more cells than columns"),
        ("source,target\n", "without a term in English"),
        ("<martif><text>", "this is no XML"),
        ("<html></html>", "its root is <html>"),
        ("<tbx>&b;</tbx>", "this is no XML"),
        ("<tbx/>", "without a term in English"),
        (VERSION_3.replace('"en"', '"fr"'), "without a term in English"),
        (BOMB, "line 1: it declares the entity 'a', which is not allowed"),
        (EXTERNAL, "line 1: it declares the entity 'secret', which is not allowed"),
        ("<tbx>\ud800</tbx>", "this is no XML"),
    ],
)
def test_what_is_no_glossary_is_refused_in_one_sentence(text: str, says: str) -> None:
    with pytest.raises(InputError) as error:
        parse(text, "terms")
    message = str(error.value)
    assert message.startswith("'terms'")
    assert says in message
    assert message.count(". ") == 0


def test_a_file_in_another_encoding(tmp_path: Path) -> None:
    path = tmp_path / "terms.csv"
    path.write_bytes("source,target\ncafé,café\n".encode("utf-16"))
    assert read_glossary(str(path)).terms == (Term("café", ("café",)),)


def test_the_signature_is_of_the_terms_and_not_of_the_file() -> None:
    assert parse(TABLE, "a").signature == parse(TABLE.replace(",", ";") + "\n\n", "b").signature
    assert parse(TABLE, "a").signature != parse(TABLE.replace("dissuasion", "prevention"), "a").signature


@pytest.mark.parametrize("start", ["", "<tbx>", "source,target\n"])
@given(text=st.text(alphabet="<>&;tbx/source,target\n|\"' \ud800\x00\x1b", max_size=80))
def test_any_text_is_a_glossary_or_an_error(start: str, text: str) -> None:
    with suppress(InputError):
        assert parse(start + text, "terms").terms
