# SPDX-License-Identifier: EUPL-1.2
"""What the parts of a register say of one another must agree, and with the plan that it follows."""

from conoceles.accounts.rules import PERMISSIONS, Act
from conoceles.elections.reading.folder import refers, repeated
from conoceles.kernel.strict import Sheet

from .described import Register, RegistersFile
from .rules.words import FieldKind


def registers(sheet: Sheet, file: RegistersFile, rows: list[str] | None) -> None:
    """Note everything in *file* that does not agree. *rows* are those of the plan, where there is one to look at."""
    repeated(sheet, file.register)
    for register in file.register:
        _register(sheet, register, rows)


def _register(sheet: Sheet, register: Register, rows: list[str] | None) -> None:
    if not register.written_by:
        sheet.fault((*register.at, "written_by"), "diga al menos un carácter que escribe en él")
    for number, role in enumerate(register.written_by):
        if role not in PERMISSIONS[Act.LOG_ACTIVITY]:
            sheet.fault((*register.at, "written_by", number), f"«{role}» no anota nada del seguimiento")
    if register.row:
        refers(sheet, (*register.at, "row"), register.row, rows, "un renglón del plan")
    for number, key in enumerate(register.meets):
        refers(sheet, (*register.at, "meets", number), key, rows, "un renglón del plan")
    if register.opens:
        refers(sheet, (*register.at, "opens"), register.opens, rows, "un renglón del plan")
    repeated(sheet, register.field)
    for field in register.field:
        chosen = field.kind is FieldKind.CHOICE
        if chosen is not bool(field.choices):
            sheet.fault((*field.at, "choices"), "sólo un campo «opcion» lleva opciones, y las lleva siempre")
