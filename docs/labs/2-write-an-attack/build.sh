#!/bin/sh
# Assembles every .asm file beside this script with nasm (Debian: apt-get install nasm).
# usage: build.sh [DIRECTORY]   (where the images go; this directory by default)
set -eu

here=$(cd "$(dirname "$0")" && pwd)
to=$(cd "${1:-$here}" && pwd)
for source in "$here"/*.asm; do
    name=$(basename "$source" .asm)
    nasm -f bin -Werror -o "$to/$name.bin" "$source"
done
