#!/usr/bin/env bash
# The tests need a real Chromium, a real PostgreSQL and a real Tesseract. Root installs what is missing; anybody else is told the line.
set -u
need=()
command -v chromium >/dev/null || need+=(chromium)
compgen -G '/usr/lib/postgresql/*/bin/initdb' >/dev/null || need+=(postgresql)
fc-list 2>/dev/null | grep -qi 'liberation ser' || need+=(fonts-liberation2)
tesseract --list-langs 2>/dev/null | grep -qx vie || need+=(tesseract-ocr tesseract-ocr-vie)
[ ${#need[@]} -eq 0 ] && exit 0
if [ "$(id -u)" -ne 0 ]; then
  echo "The tests need: ${need[*]}. Install them, then run again:"
  echo "  sudo apt-get update && sudo apt-get install -y --no-install-recommends ${need[*]}"
  exit 2
fi
export DEBIAN_FRONTEND=noninteractive
apt-get update -q >/dev/null && apt-get install -y -q --no-install-recommends "${need[@]}" >/dev/null
