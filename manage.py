#!/usr/bin/env python3
# SPDX-License-Identifier: EUPL-1.2
"""The terminal's door: every command of every step."""

import os
import sys

from conoceles.config.terminal import main

if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "conoceles.config.settings")
    main(sys.argv)
