# SPDX-License-Identifier: EUPL-1.2
"""Why there is no demonstration, in words for people."""

from .rules import Reason

PHRASES = {
    Reason.NOT_LOADED: (
        "El proceso «{slug}» no está cargado. Cárguelo antes: python manage.py load_process processes/{slug}"
    ),
    Reason.NOT_INVENTED: (
        "El proceso «{slug}» no es una demostración: sólo se inventan personas donde process.toml lo advierte (notice) "
        "y hay una carpeta processes/{slug}/corpus."
    ),
    Reason.FAULTY_CORPUS: "Las palabras de la demostración no se entienden: corpus/{file}: {fault}",
    Reason.UNANSWERED: (
        "La demostración no sabe contestar el cuestionario «{questionnaire}» v{version}: {questions}. "
        "Diga cómo en corpus/answers.toml."
    ),
}
