; Sixty-four bytes that are nobody's business.

        bits    64
        dq      0x5ec4e7a1b0c9d8e7, 0x1f2e3d4c5b6a7988, 0xa5c3e1f70b2d4968, 0x7e6d5c4b3a291807
        dq      0xc0ffee11dec0de55, 0x9182736455463728, 0x0badcafe5a11ad00, 0x6b8f3d1c7e5a9042
