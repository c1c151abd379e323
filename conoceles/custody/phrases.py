# SPDX-License-Identifier: EUPL-1.2
"""The reasons of custody, in words for whoever operates the system: what, where, and how to mend it."""

from .rules import Reason

PHRASES = {
    Reason.NOWHERE: "Esta instalación no toma respaldos: falta decir en qué carpeta se dejan (CONOCELES_BACKUPS). "
    "Cómo: docs/operations/respaldos.md.",
    Reason.NOT_THERE: "La carpeta de los respaldos, {path}, no está. Si es otro disco, móntelo; si no, créela.",
    Reason.WITHIN: "La carpeta de los respaldos, {path}, está dentro de la que se respalda. Póngala en otro disco.",
    Reason.NO_KEYS: "Falta decir con qué clave pública se cierran los respaldos (CONOCELES_BACKUP_KEYS). Cómo se hace, "
    "entre dos personas y sin red: docs/operations/respaldos.md.",
    Reason.NOT_A_KEY: "CONOCELES_BACKUP_KEYS no es una clave pública, o varias con comas: cada una empieza con «age1». "
    "Si lo que se puso ahí empieza con «AGE-SECRET-KEY», quítelo: es la privada, y ya no sirve.",
    Reason.NOT_A_KEEPING: "CONOCELES_BACKUPS_KEPT dice «{written}», y se esperaba algo como "
    "recientes=2,horas=48,dias=30, sin comentarios ni nada más en ese renglón.",
    Reason.BUSY: "Otro proceso está haciendo lo mismo ahora. Espere a que termine y repita la orden.",
    Reason.NO_PROGRAM: "Falta el programa {name}. Instale el cliente de PostgreSQL (postgresql-client).",
    Reason.NOT_DUMPED: "La base no se pudo copiar, y no quedó ningún respaldo a medias: {why}",
    Reason.NO_BACKUP: "No hay ningún respaldo entero que se llame así o esté ahí: {name}. Vea cuáles con --list.",
    Reason.NOT_WHOLE: "El respaldo {name} no está entero: se quedó a medias, o le faltan archivos. Use otro (--list).",
    Reason.NOT_EMPTY: "Aquí ya hay datos ({what}), y nada se restaura encima. Restaure en una carpeta y una base "
    "vacías; si esto quedó de una restauración interrumpida, vacíelas y repita la orden.",
    Reason.NOT_AN_IDENTITY: "Lo que se dio en --key no es una clave privada de respaldos: es un renglón que empieza "
    "con «AGE-SECRET-KEY-1».",
    Reason.OTHER_KEY: "Esa clave privada no abre este respaldo ({what}): se cerró con otra. Pruebe con la otra copia, "
    "o con la clave de antes si se cambió.",
    Reason.ALTERED: "Algo no es lo que se escribió: {what}. Se dañó o lo cambiaron. No se restauró nada que se pueda "
    "usar; use otro respaldo (--list), y averigüe por qué.",
    Reason.NOT_SIGNED: "El sello del respaldo no está firmado, o lo cambiaron después. No lo use.",
    Reason.OTHER_SIGNER: "El respaldo lo firmó otra clave ({found}…), no la de la bitácora que usted guardó. No lo use "
    "sin saber por qué.",
    Reason.OTHER_PROGRAM: "El respaldo lo hizo la versión {theirs} del programa, con otras tablas. Instale esa "
    "versión, restaure, y después actualice.",
    Reason.OTHER_DATABASE: "El respaldo es de {theirs}, y aquí la base es {ours}. Cambie CONOCELES_DATABASE_URL.",
    Reason.NOT_LOADED: "La base no se pudo cargar, y quedó vacía: {why}",
    Reason.JOURNAL_GAP: "Al diario de después del respaldo le falta un pedazo: no hay nada justo después del asiento "
    "{after}. Con --without-journal se restaura sólo el respaldo: lo retirado después se mostraría otra vez, así que "
    "antes de publicar retírelo de nuevo, por las actas y los correos.",
    Reason.NOTHING_HELD: "No hay ninguna restauración detenida.",
    Reason.UNFINISHED: "La restauración de {backup} se detuvo antes de terminar: falta volver a retirar lo retirado y "
    "revisarlo todo. Repita la orden de restaurar, con --backup {backup}, y sigue donde iba.",
    Reason.WITHOUT_SIGNER: "Falta --signer: la llave pública de la bitácora que se guardó aparte. Sin ella se creería "
    "un respaldo que hubiera fabricado quien pudo escribir en la carpeta.",
    Reason.WITHOUT_CHECKPOINT: "Falta --checkpoint: un punto de control guardado fuera; sin él no se nota si borraron "
    "los respaldos y el diario más nuevos. Si no hay ninguno, dígalo con --without-checkpoint, y que conste en acta.",
    Reason.WITHOUT_NOTE: "Diga por qué se acepta, y qué acta o documento lo sostiene.",
    Reason.NO_SPARE_DATABASE: "El simulacro necesita una base vacía a un lado, y la cuenta de la base no puede crearla "
    "({why}). Déle permiso: ALTER ROLE … CREATEDB.",
}

#: The same for a screen, where nobody types commands.
ON_SCREEN = {
    Reason.NOWHERE: "Esta instalación no toma respaldos: falta decir en qué carpeta se dejan. El manual de "
    "respaldos dice cómo.",
    Reason.NO_KEYS: "Falta decir con qué clave pública se cierran los respaldos. El manual de respaldos dice cómo "
    "se hace, entre dos personas y sin red.",
    Reason.NOT_A_KEY: "La clave con que se cierran los respaldos no es una clave pública, o alguna de ellas no lo "
    "es. Si se puso ahí la privada, quítela: ya no sirve.",
    Reason.NOT_A_KEEPING: "Lo que se configuró sobre cuáles respaldos se conservan no se entiende: «{written}».",
    Reason.NO_SPARE_DATABASE: "El simulacro necesita una base vacía a un lado, y la cuenta de la base no puede "
    "crearla.",
}

#: What is done, as a terminal tells it.
STAGES = {
    "take": "Tomando un respaldo de prueba",
    "files": "Archivos",
    "database": "Base de datos",
    "again": "Archivos nuevos",
    "manifest": "Lista",
    "check": "Comprobando huellas",
    "restore": "Restaurando en un lugar de paso",
    "examine": "Revisando la base y la bitácora",
    "rebuild": "Volviendo a hacer la publicación",
    "bake": "Horneando las páginas",
    "inspect": "Revisando lo horneado",
    "seal": "Firmando",
    "withdraw": "Quitando lo que debe salir",
    "show": "Mostrando",
}

#: What was applied again, by kind.
AGAIN = {
    "consents": "consentimientos retirados",
    "withdrawals": "perfiles retirados",
    "pauses": "rubros en pausa",
    "gone": "candidaturas que salieron del registro",
    "shredded": "respuestas de identidad destruidas",
    "custodies": "custodias hechas o terminadas",
    "blocked": "claves bloqueadas",
    "endings": "bloqueos y cancelaciones de datos",
    "destroyed": "destrucciones certificadas",
    "publications": "publicaciones de documentos terminadas",
    "documents": "documentos abandonados",
    "scheduled": "publicaciones programadas canceladas",
    "previews": "vistas previas cerradas",
    "feeds": "calendarios suscritos que se cerraron",
    "discarded": "versiones públicas destruidas",
    "photos": "fotografías retiradas",
    "given_back": "cuentas que se repusieron a su persona: expídales otra carta o código",
    "codes": "cartas o códigos anulados",
    "passwords": "contraseñas que se cambiaron: expídales otra carta o código",
    "factors": "segundos factores que se quitaron",
    "addresses": "correos que se cambiaron: pídales el nuevo",
    "ended": "caracteres terminados",
    "sent": "avisos que ya habían salido",
    "sessions": "sesiones cerradas",
}
