#!/usr/bin/env bash
# Makes bench/peers/.venv with the pinned peers. Needs Python 3.11 or newer with venv and pip.
set -euo pipefail
cd "$(dirname "$0")"
python3 -m venv .venv
.venv/bin/python -m pip install --quiet --requirement requirements.txt
