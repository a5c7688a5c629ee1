#!/bin/sh
# Browser tests drive Debian's chromium: its headless shell, twice as fast, or else the whole browser. Install the shell when it is absent and
# we may; if it cannot be had, any Chromium does; otherwise say clearly what to do.
set -u
command -v chromium-headless-shell >/dev/null 2>&1 && exit 0
if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null 2>&1; then
  echo "Installing chromium-headless-shell for the browser tests…"
  apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq chromium-headless-shell >/dev/null && exit 0
fi
for name in chromium chromium-browser google-chrome; do
  command -v "$name" >/dev/null 2>&1 && exit 0
done
echo "The tests need the Chromium browser, and it could not be installed from here." >&2
echo "Install it first, for example: sudo apt-get install chromium-headless-shell" >&2
exit 1
