"""PDF: the text of the pages, whatever the file does besides."""

import contextlib
import io
import sys
import zlib
from collections.abc import Iterable, Sequence
from pathlib import Path

import pytest

from mtaudit.errors import InputError, MissingExtraError
from mtaudit.readers import pdf, read
from mtaudit.readers.pdf import extract

pypdf = pytest.importorskip("pypdf")

PARAGRAPHS = (
    (
        "The harbour froze overnight for the first time in forty years, and the fer-",
        "ries stayed in port all day long.",
    ),
    ("Schools on the islands will stay closed until the boats sail again, the", "council said in a statement."),
)
CATALOG, PAGES, FONT = 1, 2, 3  # the numbers of a file's first objects
FIRST = 4


def file_of(objects: Sequence[bytes], trailer: bytes = b"") -> bytes:
    """A PDF of these objects, numbered from 1; the first is its catalogue."""
    data, places = bytearray(b"%PDF-1.7\n"), []
    for number, content in enumerate(objects, start=1):
        places.append(len(data))
        data += b"%d 0 obj\n%b\nendobj\n" % (number, content)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    size = len(objects) + 1
    return bytes(
        data
    ) + b"xref\n0 %d\n0000000000 65535 f \n%btrailer\n<</Size %d/Root 1 0 R%b>>\nstartxref\n%d\n%%%%EOF" % (
        *(size, table, size, trailer, len(data)),
    )


def stream(content: bytes, entries: bytes = b"") -> bytes:
    packed = zlib.compress(content)
    return b"<</Length %d/Filter/FlateDecode%b>>\nstream\n%b\nendstream" % (len(packed), entries, packed)


def pdf_of(pages: Iterable[bytes], *more: bytes, resources: bytes = b"") -> bytes:
    """A PDF whose pages draw this; more objects take the numbers from FIRST on."""
    contents = list(pages)
    numbers = range(FIRST + len(more), FIRST + len(more) + 2 * len(contents), 2)
    resources = b"<</Font<</F %d 0 R>>%b>>" % (FONT, resources)
    objects = [
        b"<</Type/Catalog/Pages %d 0 R>>" % PAGES,
        b"<</Type/Pages/Count %d/Kids[%b]>>" % (len(contents), b" ".join(b"%d 0 R" % number for number in numbers)),
        b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>",
        *more,
    ]
    for number, content in zip(numbers, contents, strict=True):
        page = b"<</Type/Page/Parent %d 0 R/MediaBox[0 0 595 842]/Resources%b/Contents %d 0 R>>"
        objects += [page % (PAGES, resources, number + 1), stream(content)]
    return file_of(objects)


def drawn(lines: Iterable[str], top: float = 700, size: float = 11) -> bytes:
    """Lines below one another; an empty one leaves room."""
    shown = b" T* ".join(b"(%b) Tj" % line.encode("cp1252") for line in lines)
    return b"BT /F %f Tf 14 TL 50 %f Td %b ET\n" % (size, top, shown)


def article() -> bytes:
    first, second = PARAGRAPHS
    furniture = [drawn(["Harbour Times"], top=800, size=8) + drawn([f"Page {n}"], top=20, size=8) for n in (1, 2, 3)]
    return pdf_of(
        [
            drawn(["Ice in the Harbour"], top=740, size=20) + drawn([*first, "", *second]) + furniture[0],
            drawn(["Nobody on the islands can remember a winter that was anything like this,"]) + furniture[1],
            drawn(["and nobody wants another."]) + furniture[2],
        ]
    )


@pytest.mark.parametrize("name", ["article.pdf", "article.txt"])
def test_paragraphs(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    path.write_bytes(article())
    document = read(str(path), max_bytes=500)  # the file is larger than its text
    assert document.text.split("\n\n") == [
        "Ice in the Harbour",
        "The harbour froze overnight for the first time in forty years, and the ferries stayed in port all day long.",
        "Schools on the islands will stay closed until the boats sail again, the council said in a statement.",
        "Nobody on the islands can remember a winter that was anything like this, and nobody wants another.",
    ]
    assert document.extracted


def refusal(data: bytes) -> str:
    with pytest.raises(InputError) as caught:
        extract(data, "x")
    return str(caught.value)


def test_pictures_have_no_text() -> None:
    image = stream(
        bytes(100), b"/Type/XObject/Subtype/Image/Width 10/Height 10/ColorSpace/DeviceGray/BitsPerComponent 8"
    )
    data = pdf_of([b"q 500 0 0 500 0 0 cm /I Do Q"], image, resources=b"/XObject<</I %d 0 R>>" % FIRST)
    assert refusal(data) == "'x' has no text; it may be scanned pictures."


def test_empty_pages() -> None:
    assert refusal(pdf_of([b""] * 300)) == "'x' has no text; it may be scanned pictures."
    assert refusal(pdf_of([b""] * 10_000)) == "'x' has 10,000 pages; of a PDF, at most 2,000 are read."


@pytest.mark.parametrize("password", ["", "ice"])
def test_encryption(password: str, tmp_path: Path) -> None:
    path = tmp_path / "x"
    writer = pypdf.PdfWriter(clone_from=io.BytesIO(article()))
    writer.encrypt(user_password=password, owner_password="owner", algorithm="RC4-128")
    writer.write(path)
    if password:
        assert refusal(path.read_bytes()) == "'x' needs a password: save it without one first."
    else:  # anybody may read it
        assert extract(path.read_bytes(), "x") == extract(article(), "x")


def test_glyphs_without_characters() -> None:
    encoding = b"<</Type/Encoding/Differences[32 %b]>>" % b" ".join(b"/g%d" % code for code in range(32, 127))
    font = b"<</Type/Font/Subtype/Type3/FontBBox[0 0 1 1]/FontMatrix[1 0 0 1 0 0]/CharProcs<<>>/Encoding%b" % encoding
    font += b"/FirstChar 32/LastChar 33/Widths[1 1]/ToUnicode %d 0 R>>" % (FIRST + 1)
    mapping = b"1 beginbfrange\n<20> <7e> <e020>\nendbfrange"
    data = pdf_of([drawn(["The harbour froze."]).replace(b"/F ", b"/G ")], font, stream(mapping))
    data = data.replace(b"<</F 3 0 R>>", b"<</G 4 0 R>>")
    assert refusal(data).startswith("'x' does not say which characters its fonts show")


def test_forms_that_draw_forms_are_counted(monkeypatch: pytest.MonkeyPatch) -> None:
    """Ten forms that each draw the next ten times would draw ten thousand million times."""
    monkeypatch.setattr(pdf, "MAX_OPERATIONS", 20_000)
    forms = [
        stream(
            b"BT ET " * 50 + b"/X Do " * 10,
            b"/Type/XObject/Subtype/Form/BBox[0 0 1 1]/Resources<</XObject<</X %d 0 R>>>>" % (FIRST + n + 1),
        )
        for n in range(10)
    ]
    last = stream(drawn(["ice"]), b"/Type/XObject/Subtype/Form/BBox[0 0 1 1]/Resources<</Font<</F 3 0 R>>>>")
    data = pdf_of([b"/X Do " * 10] * 30, *forms, last, resources=b"/XObject<</X %d 0 R>>" % FIRST)
    assert refusal(data) == "'x' draws more than any article does; it is not read."


def test_a_bomb_is_not_unpacked() -> None:
    assert refusal(pdf_of([b" " * 60_000_000])) in (
        "'x' is damaged, or no PDF.",
        "'x' has no text; it may be scanned pictures.",
    )


@pytest.mark.parametrize(
    "objects",
    [
        [b"<</Type/Catalog/Pages 1 0 R>>"],
        [b"<</Type/Catalog/Pages 2 0 R>>", b"<</Type/Pages/Count 1/Kids[2 0 R]>>"],
        [b"<</Type/Catalog/Pages 2 0 R>>", b"<</Type/Pages/Count 1/Kids" + b"[" * 100_000 + b"]" * 100_000 + b">>"],
        [b"<</Type/Catalog/Pages " + b"<</Kids[" * 5_000 + b"]>>" * 5_000 + b">>"],
        [b"2 0 R", b"1 0 R"],
    ],
    ids=["catalogue", "pages in themselves", "deep arrays", "deep pages", "circle"],
)
def test_hostile_structure(objects: list[bytes]) -> None:
    assert refusal(file_of(objects)) in ("'x' is damaged, or no PDF.", "'x' has no text; it may be scanned pictures.")


@pytest.mark.parametrize("data", [b"", b"%PDF-", b"%PDF-1.7\n" + b"obj " * 50_000, b"The harbour froze."])
def test_no_pdf(data: bytes) -> None:
    assert refusal(data) == "'x' is damaged, or no PDF."


def test_damage_raises_no_more_than_one_sentence(capfd: pytest.CaptureFixture[str]) -> None:
    whole = article()
    for place in range(0, len(whole), len(whole) // 60):
        for damaged in (whole[:place], whole[:place] + b"\xff(" + whole[place + 2 :]):
            with contextlib.suppress(InputError):  # and nothing else; what was left may be whole
                assert extract(damaged, "x")
    assert capfd.readouterr() == ("", "")


def test_says_which_extra_is_missing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pypdf", None)  # as if it were not installed
    with pytest.raises(MissingExtraError, match=r"pip install 'mtaudit\[pdf\]'"):
        extract(b"", "x")
