# SPDX-License-Identifier: EUPL-1.2
"""Files that others might send: honest ones, careless ones, and ones made to do harm."""

import csv
import zipfile
from xml.sax.saxutils import escape

import openpyxl

_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_SHEET = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_KIND = "application/vnd.openxmlformats-officedocument.spreadsheetml"
_ODF = "urn:oasis:names:tc:opendocument:xmlns"


def xlsx(path, sheets):
    """A workbook with *sheets*: name to rows."""
    book = openpyxl.Workbook()
    book.remove(book.active)
    for name, rows in sheets.items():
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append(row)
    book.save(path)
    return path


def raw_xlsx(path, sheet):
    """An XLSX whose only sheet is that XML, word for word."""
    relations = f'<Relationships xmlns="{_PACKAGE}/relationships"><Relationship Id="r1" Type="{_OFFICE}/'
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as book:
        book.writestr(
            "[Content_Types].xml",
            f'<Types xmlns="{_PACKAGE}/content-types">'
            '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
            f'<Override PartName="/xl/workbook.xml" ContentType="{_KIND}.sheet.main+xml"/>'
            f'<Override PartName="/xl/worksheets/sheet1.xml" ContentType="{_KIND}.worksheet+xml"/></Types>',
        )
        book.writestr("_rels/.rels", f'{relations}officeDocument" Target="xl/workbook.xml"/></Relationships>')
        book.writestr(
            "xl/workbook.xml",
            f'<workbook xmlns="{_SHEET}" xmlns:r="{_OFFICE}">'
            '<sheets><sheet name="Registro" sheetId="1" r:id="r1"/></sheets></workbook>',
        )
        book.writestr(
            "xl/_rels/workbook.xml.rels", f'{relations}worksheet" Target="worksheets/sheet1.xml"/></Relationships>'
        )
        book.writestr("xl/worksheets/sheet1.xml", f'<worksheet xmlns="{_SHEET}">{sheet}</worksheet>')
    return path


def absurd_range(path):
    """An XLSX of about a kilobyte whose two cells stand at the far corners of 1,048,576 rows by 16,384 columns."""
    far = '<c r="XFD1048576" t="inlineStr"><is><t>x</t></is></c>'
    return raw_xlsx(
        path,
        '<dimension ref="A1:XFD1048576"/><sheetData><row r="1"><c r="A1" t="inlineStr"><is><t>x</t></is></c></row>'
        f'<row r="1048576">{far}</row></sheetData>',
    )


def bomb(path):
    """An XLSX of a hundred kilobytes that unpacks to a hundred megabytes."""
    return raw_xlsx(path, f"<sheetData>{' ' * 100_000_000}</sheetData>")


def lying_bomb(path):
    """A bomb whose directory declares a small size."""
    packed = bytearray(bomb(path).read_bytes())
    at = 0
    while (at := packed.find(b"PK\x01\x02", at)) >= 0:
        packed[at + 24 : at + 28] = (1000).to_bytes(4, "little")
        at += 4
    path.write_bytes(packed)
    return path


def ods(path, rows):
    """An ODS with one sheet."""
    cells = "".join(
        "<table:table-row>"
        + "".join(
            f'<table:table-cell office:value-type="string"><text:p>{escape(str(cell))}</text:p></table:table-cell>'
            for cell in row
        )
        + "</table:table-row>"
        for row in rows
    )
    with zipfile.ZipFile(path, "w") as book:
        book.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        book.writestr(
            "META-INF/manifest.xml",
            f'<manifest:manifest xmlns:manifest="{_ODF}:manifest:1.0"><manifest:file-entry manifest:full-path="/" '
            'manifest:media-type="application/vnd.oasis.opendocument.spreadsheet"/></manifest:manifest>',
        )
        book.writestr(
            "content.xml",
            f'<office:document-content xmlns:office="{_ODF}:office:1.0" xmlns:table="{_ODF}:table:1.0" '
            f'xmlns:text="{_ODF}:text:1.0"><office:body><office:spreadsheet><table:table table:name="Registro">'
            f"{cells}</table:table></office:spreadsheet></office:body></office:document-content>",
        )
    return path


def delimited(path, rows, *, encoding="utf-8", delimiter=","):
    """A CSV."""
    with path.open("w", encoding=encoding, newline="") as file:
        csv.writer(file, delimiter=delimiter).writerows(rows)
    return path
