#!/usr/bin/env bash
# Installs the Debian packages named in the given lists, if any is missing. As root, or where sudo asks for no password,
# it calls apt; otherwise it prints the one line to run, and fails.
#   system-packages.sh LIST...
set -euo pipefail

# Elsewhere the libraries have other names: the window itself says what it misses.
command -v dpkg-query >/dev/null || exit 0

# What is installed, with what it stands in for: later releases rename libraries (libglib2.0-0t64).
here=$(dpkg-query -W -f '${db:Status-Status} ${Package} ${Provides}\n' |
    sed -n 's/^installed //p' | sed 's/([^)]*)//g' | tr -s ', ' '\n\n')
missing=()
for package in $(sed 's/#.*//' "$@"); do
    grep -qxF -- "$package" <<<"$here" || missing+=("$package")
done
((${#missing[@]})) || exit 0

install="apt-get install -y --no-install-recommends ${missing[*]}"
if ((EUID == 0)); then
    as_root=(env)
elif command -v sudo >/dev/null && sudo -n true 2>/dev/null; then
    as_root=(sudo -n env)
else
    printf 'Some system packages are missing. Run this line once, then try again:\n\n' >&2
    if command -v sudo >/dev/null; then
        printf '    sudo apt-get update && sudo %s\n\n' "$install" >&2
    else
        printf '    su -c "apt-get update && %s"\n\n' "$install" >&2
    fi
    exit 1
fi

printf 'Installing system packages: %s\n' "${missing[*]}"
as_root+=(DEBIAN_FRONTEND=noninteractive)
apt="apt-get -q -o DPkg::Lock::Timeout=300"
"${as_root[@]}" $apt update || true # another source that fails is no reason to stop: the install says what is missing
"${as_root[@]}" $apt ${install#apt-get }
