# SPDX-License-Identifier: EUPL-1.2
"""Of whatever somebody sends as a photograph, only its pixels come back; and they are the ones that were seen."""

import io
import os
import signal
import threading
import time
from datetime import UTC, datetime
from pathlib import Path

import pytest
from PIL import Image, ImageCms

from conoceles.files.images.cutting import TYPES, cut
from conoceles.files.images.developing import Accepted, develop
from conoceles.files.images.leaves import Sheets, leaves
from conoceles.files.images.phrases import PHRASES
from conoceles.files.images.reasons import Reason
from conoceles.files.limited import Limits
from conoceles.kernel.refusals import Refused, sentence
from conoceles.look import papers

from .photographs import (
    ACCEPTED,
    BLUE,
    CANARY,
    GREEN,
    RED,
    YELLOW,
    animated,
    bomb,
    deep_grey,
    drawn,
    lying,
    saved,
    telling,
)
from .test_reading import child_of_this_process

KINDS = ("JPEG", "PNG", "WEBP")


def developed(content, **options):
    return Image.open(io.BytesIO(develop(content, ACCEPTED, **options).content))


def refusal_of(content, accepted=ACCEPTED, **options):
    with pytest.raises(Refused) as refused:
        develop(content, accepted, **options)
    return refused.value.reason, sentence(refused.value, PHRASES)


def corners(image):
    """The colours of its four quarters, clockwise from the top left."""
    width, height = image.size
    places = ((0.25, 0.25), (0.75, 0.25), (0.75, 0.75), (0.25, 0.75))
    return [image.convert("RGB").getpixel((int(x * width), int(y * height))) for x, y in places]


def alike(found, wanted, by=12):
    return all(
        abs(one - other) <= by for a, b in zip(found, wanted, strict=True) for one, other in zip(a, b, strict=True)
    )


def test_every_reason_has_its_words():
    assert set(PHRASES) == set(Reason)


@pytest.mark.parametrize("kind", KINDS)
def test_nothing_that_a_photograph_tells_besides_itself_comes_back(kind):
    content = telling(kind)
    assert content.count(CANARY.encode()) >= 3
    negative = develop(content, ACCEPTED)
    pictures = cut(negative.content, (0, 0, 600, 800), [(144, 192), (480, 640)])
    assert [(each.format, each.width) for each in pictures] == [(f, w) for w in (144, 480) for f in TYPES]
    for made in (negative.content, *(each.content for each in pictures)):
        with Image.open(io.BytesIO(made)) as image:
            image.load()
            assert set(image.info) <= {"jfif", "jfif_version", "jfif_unit", "jfif_density", "progressive",
                                       "progression", "loop", "background", "timestamp", "duration"}  # fmt: skip
            assert dict(image.getexif()) == {}
        for mark in (CANARY.encode(), b"Exif", b"ICC_PROFILE", b"ICCP", b"http", b"Photoshop"):
            assert mark not in made


@pytest.mark.parametrize(("kind", "orientation"), [*(("JPEG", each) for each in range(1, 9)), ("PNG", 6), ("WEBP", 6)])
def test_it_is_upright_however_it_was_held(kind, orientation):
    sizes = {True: (800, 600), False: (600, 800)}
    image = drawn()
    # Stored as a camera that was held so stores it: turned back by what the tag says.
    back = {
        2: Image.Transpose.FLIP_LEFT_RIGHT, 3: Image.Transpose.ROTATE_180, 4: Image.Transpose.FLIP_TOP_BOTTOM,
        5: Image.Transpose.TRANSPOSE, 6: Image.Transpose.ROTATE_90, 7: Image.Transpose.TRANSVERSE,
        8: Image.Transpose.ROTATE_270,
    }  # fmt: skip
    stored = image.transpose(back[orientation]) if orientation > 1 else image
    assert stored.size == sizes[orientation >= 5]
    exif = Image.Exif()
    exif[274] = orientation
    found = developed(saved(stored, kind, exif=exif))
    assert found.size == (600, 800)
    assert alike(corners(found), [RED, GREEN, YELLOW, BLUE])


@pytest.mark.parametrize(
    ("content", "colours"),
    [
        (saved(drawn(mode="CMYK"), "JPEG"), [RED, GREEN, YELLOW, BLUE]),
        (saved(drawn(mode="L"), "JPEG"), None),
        (saved(drawn(mode="1"), "PNG"), None),
        (deep_grey(), [(128,) * 3, (240,) * 3, (240,) * 3, (128,) * 3]),
        (saved(drawn().quantize(8), "PNG"), [RED, GREEN, YELLOW, BLUE]),
    ],
    ids=["CMYK", "grey", "black and white", "16 bits", "palette"],
)
def test_it_looks_as_it_looked_however_its_colours_are_kept(content, colours):
    found = developed(content)
    assert (found.mode, found.size) == ("RGB", (600, 800))
    assert colours is None or alike(corners(found), colours, by=40)


@pytest.mark.parametrize("kind", ["PNG", "WEBP"])
def test_what_is_transparent_is_white_and_not_black(kind):
    image = drawn(mode="RGBA")
    image.paste((0, 0, 0, 0), (300, 0, 600, 400))
    kinds = {"PNG": [image, image.quantize(16)], "WEBP": [image]}
    for each in kinds[kind]:
        assert alike(corners(developed(saved(each, kind)))[:2], [RED, (255, 255, 255)], by=40)


def test_a_wide_profile_is_converted_and_one_that_is_nonsense_ignored():
    linear = ImageCms.ImageCmsProfile(ImageCms.createProfile("LAB")).tobytes()
    for profile in (linear, b"no soy un perfil"):
        found = developed(saved(drawn(), "JPEG", icc_profile=profile))
        assert alike(corners(found), [RED, GREEN, YELLOW, BLUE])


def test_a_photograph_of_a_telephone_that_keeps_more_beside_it_is_taken():
    several = saved(drawn(), "MPO", save_all=True, append_images=[drawn((300, 400))])
    assert alike(corners(developed(several)), [RED, GREEN, YELLOW, BLUE])


def test_a_negative_is_never_larger_than_what_is_needed():
    found = developed(saved(drawn((3000, 4000))))
    assert found.size == (1200, 1600)


def test_what_a_file_is_does_not_depend_on_what_is_added_to_it():
    """Polyglots: a picture that is also a page, a program of a page, or an archive."""
    for more in (b"<script>alert(1)</script>", b"PK\x03\x04" + b"x" * 400, b"%PDF-1.7"):
        made = develop(saved(drawn()) + more, ACCEPTED).content
        assert more[:8] not in made


@pytest.mark.parametrize(
    ("content", "reason", "words"),
    [
        (b"", Reason.EMPTY, "vacío"),
        (b"Estimada Ana", Reason.NOT_AN_IMAGE, "otra cosa"),
        (b"GIF89a" + b"\0" * 60, Reason.NOT_AN_IMAGE, "un GIF"),
        (b"%PDF-1.7", Reason.NOT_AN_IMAGE, "un PDF"),
        (b"PK\x03\x04", Reason.NOT_AN_IMAGE, "un documento"),
        (b'<svg xmlns="http://www.w3.org/2000/svg">', Reason.NOT_AN_IMAGE, "SVG"),
        (b" <!DOCTYPE html>", Reason.NOT_AN_IMAGE, "una página web"),
        (b"\0\0\0\x18ftypheic\0\0\0\0", Reason.HEIC, "Más compatible"),
        (b"\xff\xd8\xff\xe0", Reason.DAMAGED, "dañada"),
        (b"\x89PNG\r\n\x1a\n", Reason.DAMAGED, "dañada"),
        (b"RIFF\x10\0\0\0WEBPVP8 ", Reason.DAMAGED, "dañada"),
        (saved(drawn((299, 400))), Reason.TOO_SMALL, "299 × 400"),
        (saved(drawn((400, 399))), Reason.TOO_SMALL, "al menos 300 × 400"),
        (animated("PNG"), Reason.ANIMATED, "2 cuadros"),
        (animated("WEBP"), Reason.ANIMATED, "2 cuadros"),
        (b"\xff\xd8\xff" + b"x" * 5_000_000, Reason.TOO_HEAVY, "hasta 5 MB"),
    ],
)
def test_what_is_no_photograph_is_refused_with_what_to_do(content, reason, words):
    found, told = refusal_of(content)
    assert (found, words in told) == (reason, True)


def test_only_the_formats_that_the_process_takes_are_taken():
    narrow = Accepted(("jpeg",), 700_000, 25_000_000, (300, 400))
    assert develop(saved(drawn()), narrow).width == 600
    reason, told = refusal_of(saved(drawn(), "WEBP"), narrow)
    assert reason is Reason.OTHER_FORMAT
    assert "es WebP y se reciben JPEG" in told


@pytest.mark.parametrize("kind", KINDS)
def test_one_that_was_cut_short_anywhere_is_refused(kind):
    content = saved(Image.effect_noise((600, 800), 80).convert("RGB"), kind)
    for kept in (0.001, 0.01, 0.3, 0.7, 0.97):
        reason, _ = refusal_of(content[: int(len(content) * kept)])
        assert reason in {Reason.DAMAGED, Reason.NOT_AN_IMAGE}, kept


def test_a_bomb_is_refused_before_it_is_unpacked_and_of_one_that_lies_only_what_it_says_is():
    content = bomb()
    assert len(content) < 200_000
    assert refusal_of(content)[0] is Reason.TOO_MANY_PIXELS
    assert developed(lying(bomb(2000, 2000))).size == (600, 800)


def test_a_webp_has_fewer_pixels_for_its_decoder_holds_each_of_them_four_times():
    assert "16 millones" in refusal_of(saved(Image.new("RGB", (4001, 4000)), "WEBP", method=0))[1]


def test_what_needs_too_much_ends_the_child_alone():
    large = saved(Image.new("RGBA", (5000, 5000)), "PNG")
    reason, told = refusal_of(large, limits=Limits(memory=200 * 1024**2, processor=10, waited=30))
    assert reason in {Reason.TOO_BIG, Reason.DIED}
    assert "otra vez" in told or "súbala" in told


def test_a_child_that_is_killed_is_told_and_one_that_hangs_is_stopped():
    large = saved(Image.effect_noise((3000, 3000), 80), "PNG")

    def end(how):
        while True:
            try:
                os.kill(child_of_this_process(), how)
            except (AssertionError, FileNotFoundError, ProcessLookupError):
                time.sleep(0.01)
            else:
                return

    accepted = Accepted(("png",), 50_000_000, 25_000_000, (300, 400))
    for how, reason in ((signal.SIGKILL, Reason.DIED), (signal.SIGSTOP, Reason.TOO_SLOW)):
        killer = threading.Thread(target=end, args=[how])
        killer.start()
        assert refusal_of(large, accepted, limits=Limits(2**30, 20, 2))[0] is reason
        killer.join()


def test_no_photograph_touches_a_disk(tmp_path, monkeypatch):
    monkeypatch.setenv("TMPDIR", str(tmp_path))
    develop(telling(), ACCEPTED)
    assert list(Path(tmp_path).rglob("*")) == []


def test_the_same_cut_of_the_same_negative_is_the_same_file_and_no_size_is_heavy():
    noise = saved(Image.effect_noise((600, 800), 90).convert("RGB"), "JPEG", quality=92)
    box, sizes = (60, 80, 540, 720), [(144, 192), (240, 320), (480, 640)]
    one, other = cut(noise, box, sizes), cut(noise, box, sizes)
    assert [each.digest for each in one] == [each.digest for each in other]
    assert max(len(each.content) for each in one) < 700_000
    quarter = cut(develop(saved(drawn()), ACCEPTED).content, (0, 0, 300, 400), [(144, 192)])
    assert alike(corners(Image.open(io.BytesIO(quarter[0].content))), [RED] * 4)


class TestLeaves:
    """What somebody scanned, sheet by sheet, as pixels alone."""

    def test_each_sheet_of_a_pdf_is_a_picture_and_nothing_that_it_carried_comes_along(self):
        sections = [papers.Section(f"Hoja {n}", [papers.Paragraph("CANARIO")], apart=True) for n in range(2)]
        pdf = papers.pdf(papers.Paper("A", "P", "Acuse", datetime(2024, 3, 1, tzinfo=UTC), sections=sections))
        found = leaves(pdf, "pdf")
        assert (len(found.pictures), found.unreadable, found.more) == (3, False, False)
        assert all(each.startswith(b"\xff\xd8\xff") and b"CANARIO" not in each for each in found.pictures)

    @pytest.mark.parametrize(("content", "kind"), [(b"%PDF-1.7 nada", "pdf"), (b"\x89PNG\r\n\x1a\nnada", "png")])
    def test_what_cannot_be_read_is_told_as_such(self, content, kind):
        assert leaves(content, kind) == Sheets((), unreadable=True)
