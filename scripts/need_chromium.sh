#!/bin/sh
# Browser tests drive Debian's chromium. Install it when it is absent and we may; otherwise say clearly what to do.
set -u
for name in chromium chromium-browser google-chrome; do
  command -v "$name" >/dev/null 2>&1 && exit 0
done
if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null 2>&1; then
  echo "Installing chromium for the browser tests…"
  apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq chromium >/dev/null && exit 0
fi
echo "The tests need the Chromium browser, and it could not be installed from here." >&2
echo "Install it first, for example: sudo apt-get install chromium" >&2
exit 1
