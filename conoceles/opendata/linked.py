# SPDX-License-Identifier: EUPL-1.2
"""The data as a Dataset of schema.org (JSON-LD), which is how catalogues and search engines find data."""

from pathlib import Path
from typing import Any

from conoceles.publication.snapshot import ProcessInfo

from .licence import Licence
from .package import DESCRIBED, kind_of, title_of

DATASET = "datos/conjunto.jsonld"


def dataset(process: ProcessInfo, licence: Licence) -> dict[str, Any]:
    """What the data is, of whom, on what terms, and where each file lies: beside this one."""
    terms = {"@id": licence.address} if licence.address else licence.title
    return {
        "@context": {
            "@vocab": "https://schema.org/",
            "contentUrl": {"@type": "@id"},
            "url": {"@type": "@id"},
            "temporalCoverage": {"@type": "https://schema.org/Date"},
        },
        "@type": "Dataset",
        "@id": "./",
        "url": "./",
        "name": title_of(process),
        "description": process.notice or f"Candidaturas del proceso, publicadas por {process.authority}.",
        "inLanguage": "es-MX",
        "isAccessibleForFree": True,
        "license": terms,
        "creator": {"@type": "GovernmentOrganization", "name": process.authority},
        "spatialCoverage": {"@type": "AdministrativeArea", "name": process.entity},
        "temporalCoverage": process.election_day,
        "distribution": [
            {"@type": "DataDownload", "name": name, "contentUrl": name, "encodingFormat": kind_of(Path(name).suffix)}
            for name in DESCRIBED
        ],
    }
