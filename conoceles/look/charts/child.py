# SPDX-License-Identifier: EUPL-1.2
"""The process that sets charts: specifications in, as a JSON array; what the engine drew out, as another."""

import json
import sys

import vl_convert

#: One version of Vega-Lite, whatever others the library brings: another may place marks elsewhere.
_VERSION = "5.21"


def _main() -> None:
    specs = json.load(sys.stdin)
    drawn = [vl_convert.vegalite_to_svg(spec, vl_version=_VERSION, allowed_base_urls=[]) for spec in specs]
    json.dump(drawn, sys.stdout)


if __name__ == "__main__":
    _main()
