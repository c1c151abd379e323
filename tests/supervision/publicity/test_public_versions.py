# SPDX-License-Identifier: EUPL-1.2
"""A public version keeps nothing of what was taken out of it: neither text, nor metadata, nor a digest to guess by."""

import io
from datetime import date

import pytest
from pypdf import PdfReader, PdfWriter
from pypdf.annotations import FreeText
from pypdf.generic import NameObject

from conoceles.files.storage import private, unaltered
from conoceles.kernel.refusals import Refused, sentence
from conoceles.look.papers import pdf
from conoceles.supervision.documents.papers import paper
from conoceles.supervision.models import PublicVersion
from conoceles.supervision.publicity import actions
from conoceles.supervision.publicity.making import Said
from conoceles.supervision.publicity.phrases import PHRASES
from conoceles.supervision.publicity.rules import MARK, Reason

from .pdfs import covered, recovered, written

SECRET = "Zenobia Xicoténcatl Quijano"
PHONE = "999 555 0147"
SAID = Said("Art. 116 de la ley de transparencia", "Es el nombre de una particular.", "CT/3/2023", date(2023, 10, 1))


@pytest.fixture
def version(office):
    """An oficio that was issued, which names somebody and says where to call her."""
    office.cycle.at("2023-10-02")
    letter = office.open("oficio-secretaria")
    made = office.write(
        letter, f"Se contesta a {SECRET}, de teléfono {PHONE}.\n\nA zenobia  xicoténcatl quijano se le dijo."
    )
    office.take(letter, "emitir", "2023-10-02")
    return made


def typed(version, by, *passages, said=SAID):
    return actions.type_out(version, passages=passages, said=said, seen=version.digest, by=by)


def refused(act, *args, **kwargs):
    with pytest.raises(Refused) as raised:
        act(*args, **kwargs)
    assert sentence(raised.value, PHRASES)
    return raised.value.reason


def content(public):
    return unaltered(public.file, public.file_digest)


def test_what_is_typed_is_in_no_byte_of_the_file_and_the_file_says_why(version, secretary):
    whole = pdf(paper(version))
    assert recovered(whole, SECRET)  # the search finds what is there
    made = typed(version, secretary, SECRET, PHONE)
    file = content(made)
    for secret in (SECRET, SECRET.lower(), "Zenobia", "Quijano", PHONE, PHONE.replace(" ", "")):
        assert recovered(file, secret) == []
    text = "".join(page.extract_text() for page in PdfReader(io.BytesIO(file)).pages)
    assert text.count(MARK) >= 3
    assert "Art. 116" in text
    assert "CT/3/2023" in text
    assert made.taken_out >= 3
    # No digest of the original is in it, so that nobody confirms what she guesses; nor is one kept beside it.
    for digest in (version.digest, version.cut_digest or "0" * 64):
        assert recovered(file, digest) == []
    assert version.digest not in {made.digest, made.file_digest}
    assert PdfReader(io.BytesIO(file)).trailer["/Root"]["/MarkInfo"]["/Marked"]


def test_equal_marks_stand_for_little_and_for_much_so_that_nobody_measures(version, secretary):
    files = [content(typed(version, secretary, each)) for each in (SECRET, "Zenobia Xicoténcatl Quijano, de teléfono")]
    lines = [next(page.extract_text() for page in PdfReader(io.BytesIO(each)).pages) for each in files]
    assert all(f"Se contesta a {MARK}" in each.replace("\n", " ") for each in lines)


def test_what_would_leave_something_is_refused_and_said(version, secretary):
    assert refused(typed, version, secretary) is Reason.NO_PASSAGES
    assert refused(typed, version, secretary, "ab") is Reason.TOO_SHORT
    assert refused(typed, version, secretary, "Otra Persona") is Reason.NOT_FOUND
    assert refused(typed, version, secretary, "Zenobia Xicotencatl Quijano") is Reason.NOT_FOUND
    # Without its accent it stands elsewhere: whoever takes out one form is told of the other.
    version.content["sections"][0]["text"] += "\n\nXICOTENCATL vino."
    version.save(update_fields=["content"])
    assert refused(typed, version, secretary, "Xicoténcatl") is Reason.STILL_THERE
    assert typed(version, secretary, "Xicoténcatl", "XICOTENCATL").taken_out >= 3
    telling = Said("Art. 1", f"Es el nombre de {SECRET}.", "CT/3/2023", date(2023, 10, 1))
    assert refused(typed, version, secretary, SECRET, said=telling) is Reason.SAYS_IT
    later = Said("Art. 1", "Un nombre.", "CT/3/2023", date(2023, 10, 3))
    assert refused(typed, version, secretary, SECRET, said=later) is Reason.DAY_TO_COME
    assert refused(actions.type_out, version, passages=[SECRET], said=SAID, seen="0", by=secretary) is (
        Reason.VERSION_CHANGED
    )


def test_of_a_file_that_covered_it_only_what_is_seen_is_left(version, secretary):
    upload = covered(SECRET, "Lo que sí es público")
    assert {"text", "metadata"} <= set(recovered(upload, SECRET))
    made = actions.draw(version, title="Oficio 1", content=upload, said=SAID, seen=version.digest, by=secretary)
    file = content(made)
    assert recovered(file, SECRET) == []
    assert recovered(file, "Lo que sí es público") == []  # all of it is a picture now
    reader = PdfReader(io.BytesIO(file))
    assert sum(len(page.images) for page in reader.pages) == 1
    assert not any("/Annots" in page for page in reader.pages)
    assert made.title == "Oficio 1"


def test_a_file_that_may_hide_something_is_refused_with_how_to_mend_it(version, secretary):
    plain = covered(SECRET, "x")

    def draw(upload):
        return refused(
            actions.draw, version, title="x", content=upload, said=SAID, seen=version.digest, by=secretary
        )  # fmt: skip

    noted = PdfWriter(clone_from=io.BytesIO(plain))
    noted.add_annotation(0, FreeText(text="tapado", rect=(50, 600, 400, 700)))
    assert draw(written(noted)) is Reason.HIDES
    attached = PdfWriter(clone_from=io.BytesIO(plain))
    attached.add_attachment("original.txt", SECRET.encode())
    assert draw(written(attached)) is Reason.HIDES
    packed = PdfWriter(clone_from=io.BytesIO(plain))
    packed.add_annotation(0, FreeText(text="tapado", rect=(50, 600, 400, 700)))
    packed.compress_identical_objects()
    packed.root_object[NameObject("/OCProperties")] = packed.root_object.get("/Pages")
    assert draw(written(packed)) is Reason.HIDES
    locked = PdfWriter(clone_from=io.BytesIO(plain))
    locked.encrypt("x")
    assert draw(written(locked)) is Reason.LOCKED
    assert draw(b"PK\x03\x04 no es") is Reason.NOT_A_PDF
    assert draw(b"%PDF-1.7 roto") is Reason.UNREADABLE
    assert PublicVersion.objects.count() == 0


def test_one_that_is_wrong_is_destroyed(version, secretary, django_capture_on_commit_callbacks):
    made = typed(version, secretary, PHONE)
    name = made.file
    with django_capture_on_commit_callbacks(execute=True):
        actions.discard(made, why="Faltó el nombre", by=secretary)
    assert not private().exists(name)
    assert refused(actions.discard, made, why="Otra vez", by=secretary) is Reason.DISCARDED


def test_what_has_a_public_version_does_not_go_out_whole(version, secretary):
    typed(version, secretary, SECRET)
    whole = {"personal": False, "looked": True, "seen": version.digest}
    assert refused(actions.publish, version, by=secretary, **whole) is Reason.HAS_PUBLIC_VERSION
