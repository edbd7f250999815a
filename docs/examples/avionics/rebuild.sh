#!/bin/sh
# Rebuilds the images from their sources with Debian's gcc and binutils.
# usage: rebuild.sh [DIRECTORY]   (where the images go; this directory by default)
set -eu

here=$(cd "$(dirname "$0")" && pwd)
to=$(cd "${1:-$here}" && pwd)

cd "$here"
. ../guest/build.sh

build air-data air_data.c
build flight-control flight_control.c
build display display.c
build maintenance maintenance.c
build weather weather.c

for name in air-data flight-control display maintenance weather; do
    cat "$work/$name.bin" > "$to/$name.bin"
done
