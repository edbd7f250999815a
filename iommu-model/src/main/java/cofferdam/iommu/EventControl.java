package cofferdam.iommu;

/**
 * Mask, pending bit and message of one event of the unit (VT-d specification 4.x, 7.3; FECTL, IECTL and the registers
 * after them).
 *
 * <pre>
 *  +0  |IM 31|IP 30| 0 |      interrupt mask (1 after reset), interrupt pending (read-only)
 *  +4  | 0 | data 15:0 |
 *  +8  | address 31:2 | 0 |
 *  +c  | 0 |                  upper address: only with extended interrupt mode
 * </pre>
 */
final class EventControl {
    private static final int MASK = 1 << 31;
    private static final int PENDING = 1 << 30;

    private boolean masked = true;
    private boolean pending;
    private int data;
    private int address;

    void copyFrom(EventControl other) {
        masked = other.masked;
        pending = other.pending;
        data = other.data;
        address = other.address;
    }

    /** A new interrupt condition: sent at once, or kept pending while masked. */
    void raise(EventMessages to) {
        if (masked) {
            pending = true;
        } else {
            send(to);
        }
    }

    /** All conditions were serviced: nothing is pending any more. */
    void serviced() {
        pending = false;
    }

    int read(int offset) {
        switch (offset) {
            case 0:
                return (masked ? MASK : 0) | (pending ? PENDING : 0);
            case 4:
                return data;
            case 8:
                return address;
            default:
                return 0;
        }
    }

    void write(int offset, int value, EventMessages to) {
        switch (offset) {
            case 0:
                masked = (value & MASK) != 0;
                if (pending && !masked) {
                    pending = false;
                    send(to);
                }
                break;
            case 4:
                data = value & 0xffff;
                break;
            case 8:
                address = value & ~3;
                break;
            default:
                break;
        }
    }

    private void send(EventMessages to) {
        to.message(address & 0xffff_ffffL, data);
    }
}
