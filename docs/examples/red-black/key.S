# The keys, for demonstration: 32 bytes of cipher key, 16 for tags, 16 for journal seals.
        .text
        .quad   0x0706050403020100, 0x0f0e0d0c0b0a0908
        .quad   0x1716151413121110, 0x1f1e1d1c1b1a1918
        .quad   0x6b6579206f662074, 0x6167732e2e2e2e2e
        .quad   0x6b6579206f66206a, 0x6f75726e616c732e
