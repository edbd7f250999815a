#!/bin/sh
# Rebuilds the images from their sources with Debian's gcc and binutils.
# usage: rebuild.sh [DIRECTORY]   (where the images go; this directory by default)
set -eu

here=$(cd "$(dirname "$0")" && pwd)
to=$(cd "${1:-$here}" && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

# Sources are named relative to this directory, so that nothing in the images depends on where it lies.
cd "$here"
guest=../guest
flags="-O2 -std=c11 -Wall -Wextra -Werror -ffreestanding -mgeneral-regs-only -fno-stack-protector
       -fcf-protection=none -mno-red-zone -fno-pic -fno-pie -fno-asynchronous-unwind-tables -fno-builtin
       -fno-strict-aliasing -I $guest"
library="$guest/start.S $guest/memory.c $guest/interrupts.c $guest/console.c $guest/network_card.c"

build() {
    name=$1
    shift
    # shellcheck disable=SC2086
    gcc $flags -nostdlib -static -no-pie -Wl,--build-id=none -Wl,-z,noexecstack -Wl,-z,max-page-size=4096 \
        -ffunction-sections -Wl,--gc-sections -Wl,-T,"$guest/guest.ld" -o "$work/$name.elf" $library "$@"
    objcopy -O binary -j .text "$work/$name.elf" "$work/$name.bin"
}

build red red.c
build crypto crypto.c chacha20.c siphash.c
build black black.c
build monitor monitor.c
gcc -c -o "$work/key.o" key.S
objcopy -O binary -j .text "$work/key.o" "$work/key.bin"

for name in red crypto black monitor key; do
    cat "$work/$name.bin" > "$to/$name.bin"
done
