#!/bin/sh
# Rebuilds the images from their sources with Debian's nasm.
# usage: rebuild.sh [DIRECTORY]   (where the images go; this directory by default)
set -eu

here=$(cd "$(dirname "$0")" && pwd)
to=$(cd "${1:-$here}" && pwd)
cd "$here"

for name in mallory trudy victim monitor secret; do
    nasm -f bin -Werror -I ../guest/ -o "$to/$name.bin" "$name.asm"
done
