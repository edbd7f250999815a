# Builds C guests with Debian's gcc and binutils; for rebuild.sh of the examples, which read it in with "." after they went
# to their own directory. Sources are named relative to it, so that nothing in the images depends on where it lies.
# usage: build NAME SOURCE...   (makes $work/NAME.bin)

guest=../guest
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

flags="-O2 -std=c11 -Wall -Wextra -Werror -ffreestanding -mgeneral-regs-only -fno-stack-protector
       -fcf-protection=none -mno-red-zone -fno-pic -fno-pie -fno-asynchronous-unwind-tables -fno-builtin
       -fno-strict-aliasing -I $guest"
library="$guest/start.S $guest/memory.c $guest/interrupts.c $guest/console.c $guest/network_card.c $guest/careful.c"

build() {
    name=$1
    shift
    # shellcheck disable=SC2086
    gcc $flags -nostdlib -static -no-pie -Wl,--build-id=none -Wl,-z,noexecstack -Wl,-z,max-page-size=4096 \
        -ffunction-sections -Wl,--gc-sections -Wl,-T,"$guest/guest.ld" -o "$work/$name.elf" $library "$@"
    objcopy -O binary -j .text "$work/$name.elf" "$work/$name.bin"
}
