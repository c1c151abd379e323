# SPDX-License-Identifier: EUPL-1.2
"""An invented register of any size, as the files an institute would send."""

import csv
import random
import zipfile
from xml.sax.saxutils import escape

PARTIES = 8
#: A planilla: presidencia, sindicatura and ten regidurías, each with her alternate.
SEATS = [("presidencia", 1), ("sindicatura", 1), *(("regiduria", number) for number in range(1, 11))]
TOWN = PARTIES * len(SEATS) * 2
COLUMNS = [
    "CLAVE", "CLAVE_PERSONA", "NOMBRE", "SOBRENOMBRE", "SEXO", "EDAD", "CARGO", "LUGAR", "CALIDAD",
    "DISTRITO", "MUNICIPIO", "POSTULA", "SIGLADO", "RESPONDE", "NUMERO", "REELECCION",
    "ACCIONES_AFIRMATIVAS", "ACUERDO_ACCIONES", "ESTATUS", "FECHA_ESTATUS", "FECHA_REGISTRO", "ACUERDO",
    "SUSTITUYE_A",
]  # fmt: skip
NAMES = [
    "Alba", "Beatriz", "Candelaria", "Dalia", "Elvira", "Fidelia", "Gladys", "Ixchel", "Josefina", "Landy",
    "Magaly", "Nicté", "Ofelia", "Rubí",
]  # fmt: skip
FAMILIES = [
    "Acosta", "Balam", "Canché", "Chan", "Dzul", "Ek", "Herrera", "Itzá", "Koyoc", "Loría", "May", "Novelo",
    "Ortegón", "Pech", "Quijano", "Tun", "Uc", "Xiu",
]  # fmt: skip


def rows(count, bad=0):
    """Invented rows, the same each time; *bad* of them, spread out, are wrong in one of four ways."""
    dice = random.Random(2024)
    wrong = set(random.Random(7).sample(range(count), bad))
    for at in range(count):
        town, rest = divmod(at, TOWN)
        party, rest = divmod(rest, len(SEATS) * 2)
        (position, number), seat = SEATS[rest // 2], rest % 2
        name = f"{dice.choice(NAMES)} {dice.choice(FAMILIES)} {dice.choice(FAMILIES)}"
        row = {
            "CLAVE": f"C-{at:07}", "CLAVE_PERSONA": f"P-{at:07}", "NOMBRE": name, "EDAD": str(18 + dice.randrange(60)),
            "SEXO": "Mujer" if at % 2 else "Hombre", "CARGO": "ayuntamiento", "LUGAR": position,
            "CALIDAD": "Suplente" if seat else "Propietaria", "MUNICIPIO": f"Villa {town}",
            "POSTULA": f"Partido {party}", "NUMERO": str(number), "REELECCION": "Sí" if at % 9 == 0 else "No",
            "ACCIONES_AFIRMATIVAS": "joven" if at % 11 == 0 else "", "ACUERDO_ACCIONES": "C.G.001",
            "ESTATUS": "Registrada", "FECHA_REGISTRO": "2024-02-20", "ACUERDO": "C.G.001",
        }  # fmt: skip
        if at in wrong:
            row |= ({"EDAD": "7"}, {"MUNICIPIO": "Vila inexistente"}, {"SEXO": "?"}, {"POSTULA": "Nadie"})[at % 4]
        yield [row.get(column, "") for column in COLUMNS]


def write_csv(path, count, bad=0):
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(COLUMNS)
        writer.writerows(rows(count, bad))


def write_xlsx(path, count, bad=0):
    """An XLSX written by hand: any library would take longer than the bench."""
    office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    package = "http://schemas.openxmlformats.org/package/2006"
    sheet = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    kind = "application/vnd.openxmlformats-officedocument.spreadsheetml"
    relation = f'<Relationships xmlns="{package}/relationships"><Relationship Id="r1" Type="{office}/'
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as book:
        book.writestr(
            "[Content_Types].xml",
            f'<Types xmlns="{package}/content-types"><Default Extension="rels" '
            'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
            f'<Override PartName="/xl/workbook.xml" ContentType="{kind}.sheet.main+xml"/>'
            f'<Override PartName="/xl/worksheets/sheet1.xml" ContentType="{kind}.worksheet+xml"/></Types>',
        )
        book.writestr("_rels/.rels", f'{relation}officeDocument" Target="xl/workbook.xml"/></Relationships>')
        book.writestr(
            "xl/workbook.xml",
            f'<workbook xmlns="{sheet}" xmlns:r="{office}"><sheets><sheet name="Registro" sheetId="1" r:id="r1"/>'
            "</sheets></workbook>",
        )
        book.writestr(
            "xl/_rels/workbook.xml.rels", f'{relation}worksheet" Target="worksheets/sheet1.xml"/></Relationships>'
        )
        with book.open("xl/worksheets/sheet1.xml", "w") as file:
            file.write(f'<worksheet xmlns="{sheet}"><sheetData>'.encode())
            for row in [COLUMNS, *rows(count, bad)]:
                cells = "".join(
                    f'<c t="inlineStr"><is><t>{escape(cell)}</t></is></c>' if cell else "<c/>" for cell in row
                )
                file.write(f"<row>{cells}</row>".encode())
            file.write(b"</sheetData></worksheet>")


WRITERS = {"csv": write_csv, "xlsx": write_xlsx}
