; What the victim keeps to itself.
        bits    64
        dq      0x5ec2e75ec2e75ec2, 0x0123456789abcdef, 0xfeedfacecafebeef, 0x0f1e2d3c4b5a6978
