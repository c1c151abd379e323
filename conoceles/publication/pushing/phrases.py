# SPDX-License-Identifier: EUPL-1.2
"""The reasons of pushing, in words for people."""

from collections.abc import Sequence

from .rules import Reason

_GO_ON = " Lo que ya se mostraba allá no cambió; repita la orden y seguirá donde iba."
_NAMED = 10


def _not_as_sent(paths: Sequence[str]) -> str:
    more = len(paths) - _NAMED
    listed = "\n".join([*(f"  {path}" for path in paths[:_NAMED]), *([f"  … y {more} más."] if more > 0 else [])])
    return f"Al releer lo enviado, esto no es lo que se publicó.{_GO_ON}\n{listed}"


PHRASES = {
    Reason.NOTHING_SHOWN: "«{process}» no muestra ninguna publicación en esta máquina: no hay qué enviar.",
    Reason.NOT_SIGNED: (
        "No se envió: la firma de la publicación {number} no corresponde a su lista (SHA256SUMS). Alguien la cambió en"
        " esta máquina; publique otra vez."
    ),
    Reason.NOT_WHOLE: (
        "No se envió: de la publicación {number} falta, o cambió en esta máquina, {path}. Si se publicó otra mientras"
        " se enviaba, repita la orden; si no, publique otra vez."
    ),
    Reason.BAD_DESTINATION: (
        "No se entiende el destino «{text}». Escriba s3://cubeta/carpeta o ssh://usuario@servidor:puerto/carpeta,"
        " sin espacios ni acentos."
    ),
    Reason.SECRET_IN_ADDRESS: (
        "El destino no lleva clave ni opciones: quedarían en el historial y en las bitácoras. Las credenciales van en"
        " variables de entorno o en un archivo que sólo usted lea."
    ),
    Reason.NO_CREDENTIALS: (
        "Faltan las credenciales: {names}. Póngalas en variables de entorno, o en un archivo de modo 600 que nombre"
        " CONOCELES_PUSH_CREDENTIALS."
    ),
    Reason.LOOSE_FILE: "Otras personas pueden abrir {path} (modo {mode}). Ciérrelo con «chmod 600» y repita la orden.",
    Reason.PLAIN_HTTP: "{endpoint} no usa HTTPS: las credenciales viajarían a la vista. No se envió nada.",
    Reason.AHEAD: (
        "No se envió: allá se muestra la publicación {there} y aquí la {here}. Un sitio público no regresa a una"
        " anterior; publique aquí y repita la orden."
    ),
    Reason.STRANGE: (
        "No se envió: en ese destino hay un «current» que no escribió esta orden. ¿Es la carpeta de otra cosa? Dé una"
        " suya, o quite de ahí ese objeto."
    ),
    Reason.ANOTHER_RELEASE: (
        "No se envió: allá hay otra publicación con el mismo número ({number}), hecha por otra instalación. Revise el"
        " destino."
    ),
    Reason.NOT_AS_SENT: _not_as_sent,
    Reason.VERSIONED: (
        "No se mostró: la cubeta guarda versiones anteriores de cada archivo, y lo que se retira seguiría ahí. Apague"
        " el versionado, borre las versiones que haya y repita la orden."
    ),
    Reason.DENIED: "El almacén no aceptó las credenciales, o no dejan hacer esto: {cause}." + _GO_ON,
    Reason.UNREACHABLE: "Se cortó la comunicación con {place}: {cause}." + _GO_ON,
    Reason.NO_PROGRAM: "Falta el programa «{program}» en esta máquina. Instálelo: apt-get install {package}",
    Reason.HOST_REFUSED: "El otro servidor no pudo terminar: {cause}." + _GO_ON,
}
