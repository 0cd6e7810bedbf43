"""Word documents: the words of the main text, as Word shows it with all changes accepted."""

import contextlib
import io
import sys
import zipfile
from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace
from typing import TYPE_CHECKING

import pytest

from mtaudit.errors import InputError, MissingExtraError
from mtaudit.readers import read
from mtaudit.readers.docx import extract

if TYPE_CHECKING:
    from docx.document import Document

docx = pytest.importorskip("docx")
NAMESPACES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
)


def saved(write: "Callable[[Document], object]") -> bytes:
    document, file = docx.Document(), io.BytesIO()
    write(document)
    document.save(file)
    return file.getvalue()


def with_body(xml: str, before: str = "") -> bytes:
    """A document with this XML in its body."""
    document = f"{before}<w:document {NAMESPACES}><w:body>{xml}</w:body></w:document>"
    file = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(saved(lambda _: None))) as old,
        zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as new,
    ):
        for part in old.namelist():
            new.writestr(part, document if part == "word/document.xml" else old.read(part))
    return file.getvalue()


def run(text: str, properties: str = "", tag: str = "t") -> str:
    return f'<w:r><w:rPr>{properties}</w:rPr><w:{tag} xml:space="preserve">{text}</w:{tag}></w:r>'


def paragraph(content: str, mark: str = "") -> str:
    return f"<w:p><w:pPr><w:tabs><w:tab/></w:tabs><w:rPr>{mark}</w:rPr></w:pPr>{content}</w:p>"


def article(document: "Document") -> None:
    document.add_heading("Ice in the Harbour", 1)
    document.add_paragraph("The harbour ").add_run("froze").bold = True
    table = document.add_table(2, 2)
    for cell, text in zip(
        (cell for row in table.rows for cell in row.cells), ("Town", "Ferries", "Calder", "two"), strict=True
    ):
        cell.text = text
    table.cell(1, 1).add_paragraph("or none")
    document.add_paragraph("Schools are closed.", style="List Number")
    document.add_paragraph("Line one\nline two\tend")
    document.sections[0].header.paragraphs[0].text = "Harbour Times"
    document.sections[0].footer.paragraphs[0].text = "Page 1"


@pytest.mark.parametrize("name", ["article.docx", "article", "-"])
def test_what_is_kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    path = tmp_path / name
    path.write_bytes(saved(article))
    monkeypatch.setattr(sys, "stdin", SimpleNamespace(buffer=io.BytesIO(path.read_bytes())))
    document = read(name if name == "-" else str(path), max_bytes=1_000)  # the file is larger than its text
    assert document.text.split("\n\n") == [
        *("Ice in the Harbour", "The harbour froze", "Town", "Ferries", "Calder", "two", "or none"),
        *("Schools are closed.", "Line one\nline two\tend"),
    ]
    assert document.extracted


@pytest.mark.parametrize(
    ("content", "seen"),
    [
        (f"<w:ins>{run('It ')}</w:ins><w:del>{run('not ', tag='delText')}</w:del>{run('froze.')}", "It froze."),
        (f"<w:moveFrom>{run('Gone. ')}</w:moveFrom><w:moveTo>{run('Here.')}</w:moveTo>", "Here."),
        (
            f"<w:hyperlink>{run('Linked')}</w:hyperlink>{run(' HYPERLINK x', tag='instrText')}{run(' words')}",
            "Linked words",
        ),
        (f"<w:sdt><w:sdtContent>{run('In a form')}</w:sdtContent></w:sdt>", "In a form"),
        (run("Seen") + run(" unseen", "<w:vanish/>") + run(" again", "<w:vanish w:val='0'/>"), "Seen again"),
        (f"{run('Text')}<w:r><w:pict><w:txbxContent>{paragraph(run('box'))}</w:txbxContent></w:pict></w:r>", "Text"),
        (f"{run('Once')}<mc:AlternateContent><mc:Fallback>{run(' twice')}</mc:Fallback></mc:AlternateContent>", "Once"),
        (f"{run('well')}<w:r><w:noBreakHyphen/></w:r>{run('known')}", "well-known"),
    ],
)
def test_what_is_dropped(content: str, seen: str) -> None:
    assert extract(with_body(paragraph(content)), "x") == seen


def test_paragraphs_whose_parting_was_deleted_are_one() -> None:
    text = paragraph(run("One "), mark="<w:del/>") + paragraph(run("sentence.")) + paragraph(run("Another."))
    assert extract(with_body(text), "x") == "One sentence.\n\nAnother."


def test_deep_nesting() -> None:
    text = paragraph(run("Deep."))
    assert extract(with_body("<w:sdt>" * 200 + text + "</w:sdt>" * 200), "x") == "Deep."
    with pytest.raises(InputError, match="is damaged"):
        extract(with_body("<w:sdt>" * 100_000 + text + "</w:sdt>" * 100_000), "x")


def test_no_text() -> None:
    with pytest.raises(InputError, match=r"^'x' is a Word document without text\.$"):
        extract(with_body(paragraph("")), "x")


@pytest.mark.parametrize(
    ("declared", "content"),
    [
        ('<!ENTITY a SYSTEM "file:///etc/hostname">', run("&a;")),
        ('<!ENTITY a "ice">', run("&a;")),
    ],
)
def test_entities_are_not_expanded(declared: str, content: str) -> None:
    with pytest.raises(InputError, match=r"^'x' declares entities in its XML"):
        extract(with_body(paragraph(content), f"<!DOCTYPE x [{declared}]>"), "x")


ENTITIES = "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 10))


@pytest.mark.parametrize("content", ['<w:p w:id="&a9;"/>', paragraph(run("&a9;"))])
def test_entities_that_would_fill_the_memory(content: str) -> None:
    with pytest.raises(InputError, match=r"^'x' is damaged"):
        extract(with_body(content, f'<!DOCTYPE x [<!ENTITY a0 "ice">{ENTITIES}]>'), "x")


@pytest.mark.parametrize("part", ["word/media/image1.png", "word/other.xml"])
def test_a_bomb_is_not_unpacked(part: str) -> None:
    file = io.BytesIO(saved(article))
    with zipfile.ZipFile(file, "a", zipfile.ZIP_DEFLATED) as archive, archive.open(part, "w", force_zip64=True) as bomb:
        for _ in range(201):
            bomb.write(bytes(1_000_000))
    with pytest.raises(InputError, match=r"^'x' unpacks to more than any article does; it is not read\.$"):
        extract(file.getvalue(), "x")


def test_a_damaged_file_is_refused_wherever_it_is_cut() -> None:
    whole = saved(article)
    for end in range(0, len(whole), len(whole) // 40):
        with pytest.raises(InputError, match=r"^'x' is damaged, or no Word document \(DOCX\)\.$"):
            extract(whole[:end], "x")


def test_bytes_that_were_changed_raise_no_more_than_one_sentence() -> None:
    whole = saved(article)
    for place in range(0, len(whole), len(whole) // 150):
        damaged = whole[:place] + bytes([whole[place] ^ 0xFF]) + whole[place + 1 :]
        with contextlib.suppress(InputError):  # and nothing else; bytes beside the text may change unseen
            assert extract(damaged, "x")


def test_other_archives(tmp_path: Path) -> None:
    path = tmp_path / "article.zip"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("article.txt", "The harbour froze.")
    with pytest.raises(InputError, match="is a ZIP archive or an office document"):
        read(str(path), max_bytes=10_000)


def test_a_long_text_is_held_to_the_limit(tmp_path: Path) -> None:
    path = tmp_path / "article.docx"
    path.write_bytes(saved(lambda document: document.add_paragraph("ice " * 1_000)))
    with pytest.raises(InputError, match=r"has more than 3,000 characters of text \(the setting max_bytes\)"):
        read(str(path), max_bytes=3_000)


def test_says_which_extra_is_missing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "docx", None)  # as if it were not installed
    with pytest.raises(MissingExtraError, match=r"pip install 'mtaudit\[docx\]'"):
        extract(b"", "x")
