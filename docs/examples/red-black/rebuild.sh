#!/bin/sh
# Rebuilds the images from their sources with Debian's gcc and binutils.
# usage: rebuild.sh [DIRECTORY]   (where the images go; this directory by default)
set -eu

here=$(cd "$(dirname "$0")" && pwd)
to=$(cd "${1:-$here}" && pwd)

cd "$here"
. ../guest/build.sh

build red red.c
build crypto crypto.c chacha20.c siphash.c
build black black.c
build monitor monitor.c
gcc -c -o "$work/key.o" key.S
objcopy -O binary -j .text "$work/key.o" "$work/key.bin"

for name in red crypto black monitor key; do
    cat "$work/$name.bin" > "$to/$name.bin"
done
