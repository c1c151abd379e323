# SPDX-License-Identifier: EUPL-1.2
# Two commands do everything: `make demo` and `make test`. `make help` lists the rest.
SHELL := /bin/bash
.DEFAULT_GOAL := help
PYTHON ?= python3
PROCESS ?= demo
PORT ?= 8000
SERVE ?= 1
MANAGE := .venv/bin/python manage.py

.PHONY: setup demo run test check ordeal accessible bench docs lock help

setup: ## Prepara .venv con las dependencias verificadas por su hash
	@scripts/setup runtime

setup-dev:
	@scripts/setup dev

demo: setup ## Carga el proceso de demostración, lo publica y lo sirve (SERVE=0: no servir)
	@$(MANAGE) migrate --verbosity 0
	@$(MANAGE) load_process processes/demo
	@$(MANAGE) seed_demo
	@$(MANAGE) seed_cut
	@$(MANAGE) publish --process demo
	@$(MANAGE) progress --process demo --take # con lo recién publicado ya a la vista; lo muestra la siguiente
	@$(MANAGE) seed_demo # lo que sigue a una primera publicación: unas correcciones, para que haya qué comparar
	@$(MANAGE) publish --process demo
	@if [ "$(SERVE)" != 0 ]; then $(MANAGE) run --process demo --port $(PORT); else echo "Para verlo: make run"; fi

run: setup ## Sirve lo publicado en http://localhost:8000 (PORT=…, PROCESS=…)
	@$(MANAGE) migrate --verbosity 0
	@$(MANAGE) run --process $(PROCESS) --port $(PORT)

test: check ## Corre las revisiones y todas las pruebas, en SQLite y en PostgreSQL si responde
	@scripts/test

check: setup-dev ## Revisa estilo, tipos, muros de la casa, plantillas y migraciones
	@scripts/check

ordeal: setup-dev ## Las pruebas largas: muertes súbitas, fuzz y mutaciones, completas
	@scripts/ordeal

accessible: setup-dev ## Examina cada clase de página pública en cada estado, y anota la evidencia que se publica
	@scripts/accessible

bench: setup-dev ## Mide, contra un piso medido en la misma corrida (ver bench/)
	@scripts/bench


docs: setup-dev ## Regenera docs/data/, docs/permissions.md y las imágenes de los manuales
	@$(MANAGE) describe_process
	@$(MANAGE) permissions
	@$(MANAGE) asvs
	@$(MANAGE) security_document
	@PICTURES=1 .venv/bin/python -m pytest -q tests/manuals/test_screens.py

lock: setup-dev ## Vuelve a fijar versiones y hashes de las dependencias
	@scripts/lock

help: ## Muestra esta ayuda
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | awk -F ':.*## ' '{printf "  make %-8s %s\n", $$1, $$2}'
