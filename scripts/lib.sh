# shellcheck shell=bash
# What the scripts share. Sourced, never run.

# The repository, wherever the script was called from.
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)

# The one build configuration. The demo, the tests and the documents all use it, so that each
# finds what the other has built: optimised, with `@testable import` allowed.
# shellcheck disable=SC2034  # used by the scripts that source this file
build_flags=(-c release -Xswiftc -enable-testing)

# Progress, on standard error: standard output is for results.
note() { printf '%s\n' "$*" >&2; }

# Ends the script: one line in English, one in Chinese.
# usage: fail ENGLISH CHINESE
fail() {
  printf '%s: %s\n' "${0##*/}" "$1" >&2
  printf '%s：%s\n' "${0##*/}" "$2" >&2
  exit 1
}

have() { command -v "$1" >/dev/null 2>&1; }

# Puts a Swift toolchain on PATH that was installed where Swift's installers put it.
find_swift() {
  local folder
  have swift && return
  for folder in "${SWIFTLY_BIN_DIR:-${HOME:-}/.local/share/swiftly/bin}" \
    /opt/swift/usr/bin /usr/local/swift/usr/bin /usr/share/swift/usr/bin; do
    if [[ -x $folder/swift ]]; then
      export PATH="$folder:$PATH"
      return
    fi
  done
}

# Installs what is missing, then has Swift on PATH.
prepare() {
  "$root/scripts/bootstrap"
  find_swift
}

# Runs a step and says how long it took; its exit code is the step's.
# usage: timed NAME COMMAND [ARGUMENT…]
timed() {
  local name=$1 start=$SECONDS status=0
  shift
  note "== $name"
  "$@" || status=$?
  if ((status == 0)); then
    note "== $name: done in $((SECONDS - start)) s"
  else
    note "== $name: failed (exit $status) after $((SECONDS - start)) s"
  fi
  return "$status"
}

# The files of the repository, tracked or new, that git does not ignore, one a line, sorted.
# usage: repository_files [PATHSPEC…]
repository_files() {
  git -C "$root" -c core.quotePath=false ls-files --cached --others --exclude-standard -- "$@" |
    while IFS= read -r file; do
      [[ -f $root/$file ]] && printf '%s\n' "$file"
    done | LC_ALL=C sort -u
}
