#!/bin/sh
# Browser tests drive Debian's chromium, most of them its headless shell, which is twice as fast. Install both when one is absent and we may;
# without the shell Chromium alone does; without Chromium say clearly what to do.
set -u
has() {
  for name in "$@"; do
    command -v "$name" >/dev/null 2>&1 && return 0
  done
  return 1
}
whole="chromium chromium-browser google-chrome"
# shellcheck disable=SC2086
has $whole && has chromium-headless-shell && exit 0
if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null 2>&1; then
  echo "Installing chromium for the browser tests…"
  apt-get update -qq -o Acquire::http::Timeout=30 && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq chromium chromium-headless-shell >/dev/null && exit 0
fi
# shellcheck disable=SC2086
has $whole && exit 0
echo "The tests need the Chromium browser, and it could not be installed from here." >&2
echo "Install it first, for example: sudo apt-get install chromium chromium-headless-shell" >&2
exit 1
