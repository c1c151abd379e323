# SPDX-License-Identifier: EUPL-1.2
"""One step of a bench in a process of its own: ``python -m bench.step MODULE FUNCTION [ARGUMENT]`` prints JSON."""

import importlib
import json
import os
import sys

import django

if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "conoceles.config.settings")
    django.setup()
    module, function, *arguments = sys.argv[1:]
    print(json.dumps(getattr(importlib.import_module(module), function)(*arguments)))
