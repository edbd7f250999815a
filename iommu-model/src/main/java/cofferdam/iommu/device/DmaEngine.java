package cofferdam.iommu.device;

import java.util.Arrays;

/**
 * A device that copies between memory and an internal 4 KiB buffer, or from memory to memory through it.
 *
 * <pre>
 * offset  register        bits
 * 00      IDENTITY   ro   0xcd0d0001
 * 08      SOURCE     rw   63:0 DMA address (LOAD, COPY) or buffer offset (STORE)
 * 10      DESTINATION rw  63:0 DMA address (STORE, COPY) or buffer offset (LOAD)
 * 18      LENGTH     rw   31:0 bytes, 1..4096
 * 1c      COMMAND    rw   | 0 31:4 | INTERRUPT 3 | DIRECTION 2:1 | START 0 |
 *                         DIRECTION 0 LOAD memory to buffer, 1 STORE buffer to memory, 2 COPY memory to memory
 *                         INTERRUPT 1: raise the line at the end; START reads as 0
 * 20      STATUS     ro   | 0 31:5 | INTERRUPT 4 | REFUSED 3 | BLOCKED 2 | DONE 1 | BUSY 0 |
 * 24      ACKNOWLEDGE wo  bit 0: clear STATUS.INTERRUPT
 * 28      FAULT      ro   63:0 DMA address of the blocked chunk, valid with STATUS.BLOCKED
 * 30      PROGRESS   ro   31:0 bytes moved by the command
 * </pre>
 *
 * <p>START makes the engine BUSY; while it is, SOURCE, DESTINATION, LENGTH and COMMAND ignore writes. Each tick moves at
 * most {@value #BYTES_PER_TICK} bytes, in chunks of at most {@value #CHUNK_BYTES} that stay inside a page on either
 * side. A blocked chunk ends the command: what was moved before stays moved. A command ends as DONE alone, DONE with
 * BLOCKED, or DONE with REFUSED (length 0 or above 4096, direction 3, or outside the buffer).
 *
 * <p>The line is raised when STATUS.INTERRUPT becomes 1; a command that ends before the last one was acknowledged does
 * not raise it again. The buffer can be seen only by DMA.
 */
public final class DmaEngine extends RegisterDevice {
    /** Content of the IDENTITY register. */
    public static final int IDENTITY = 0xcd0d_0001;

    /** The most bytes a tick moves. */
    public static final int BYTES_PER_TICK = 512;

    /** The most bytes of one DMA request. */
    public static final int CHUNK_BYTES = 64;

    /** Bytes of the internal buffer. */
    public static final int BUFFER_BYTES = 4096;

    /** Offset of the source address or buffer offset. */
    public static final int SOURCE = 0x08;

    /** Offset of the destination address or buffer offset. */
    public static final int DESTINATION = 0x10;

    /** Offset of the number of bytes. */
    public static final int LENGTH = 0x18;

    /** Offset of the command. */
    public static final int COMMAND = 0x1c;

    /** Offset of the status. */
    public static final int STATUS = 0x20;

    /** Offset of the interrupt acknowledgement. */
    public static final int ACKNOWLEDGE = 0x24;

    /** Offset of the blocked address. */
    public static final int FAULT = 0x28;

    /** Offset of the number of bytes moved. */
    public static final int PROGRESS = 0x30;

    private static final int START = 1;
    private static final int COMMAND_KEPT = 0xe;
    private static final int COMMAND_INTERRUPT = 1 << 3;
    private static final int LOAD = 0;
    private static final int STORE = 1;
    private static final int COPY = 2;
    private static final int BUSY = 1;
    private static final int DONE = 1 << 1;
    private static final int BLOCKED = 1 << 2;
    private static final int REFUSED = 1 << 3;
    private static final int INTERRUPT = 1 << 4;

    private final byte[] buffer = new byte[BUFFER_BYTES];
    private long source;
    private long destination;
    private int length;
    private int command;
    private int status;
    private long fault;
    private int progress;

    /** A DMA engine with the given requester id, 0..0xffff. */
    public DmaEngine(int requesterId) {
        super(requesterId);
    }

    @Override
    int read(int offset) {
        switch (offset) {
            case 0x00:
                return IDENTITY;
            case SOURCE:
                return (int) source;
            case SOURCE + 4:
                return (int) (source >>> 32);
            case DESTINATION:
                return (int) destination;
            case DESTINATION + 4:
                return (int) (destination >>> 32);
            case LENGTH:
                return length;
            case COMMAND:
                return command;
            case STATUS:
                return status;
            case FAULT:
                return (int) fault;
            case FAULT + 4:
                return (int) (fault >>> 32);
            case PROGRESS:
                return progress;
            default:
                return 0;
        }
    }

    @Override
    void write(int offset, int value) {
        if (offset == ACKNOWLEDGE) {
            status &= (value & 1) != 0 ? ~INTERRUPT : -1;
        } else if ((status & BUSY) == 0) {
            writeIdle(offset, value);
        }
    }

    private void writeIdle(int offset, int value) {
        switch (offset) {
            case SOURCE:
                source = withLow(source, value);
                break;
            case SOURCE + 4:
                source = withHigh(source, value);
                break;
            case DESTINATION:
                destination = withLow(destination, value);
                break;
            case DESTINATION + 4:
                destination = withHigh(destination, value);
                break;
            case LENGTH:
                length = value;
                break;
            case COMMAND:
                command = value & COMMAND_KEPT;
                if ((value & START) != 0) {
                    status = status & INTERRUPT | BUSY;
                    fault = 0;
                    progress = 0;
                }
                break;
            default:
                break;
        }
    }

    @Override
    public void step(DmaPort port) {
        if ((status & BUSY) == 0) {
            return;
        }
        if (!acceptable()) {
            finish(REFUSED);
            return;
        }
        for (int budget = BYTES_PER_TICK; budget > 0 && progress < length; ) {
            int chunk = Math.min(Math.min(CHUNK_BYTES, budget), length - progress);
            int moved = move(port, chunk);
            if (moved == 0) {
                finish(BLOCKED);
                return;
            }
            progress += moved;
            budget -= moved;
        }
        if (progress == length) {
            finish(0);
        }
    }

    private int direction() {
        return command >>> 1 & 3;
    }

    private boolean acceptable() {
        if (length < 1 || length > BUFFER_BYTES) {
            return false;
        }
        switch (direction()) {
            case LOAD:
                return destination >= 0 && destination <= BUFFER_BYTES - length;
            case STORE:
                return source >= 0 && source <= BUFFER_BYTES - length;
            default:
                return direction() == COPY;
        }
    }

    /** Moves one chunk; returns its bytes, or 0 if it was blocked. */
    private int move(DmaPort port, int wanted) {
        long from = source + progress;
        long to = destination + progress;
        int bytes = wanted;
        int at = progress;
        if (direction() == STORE) {
            at = (int) from;
        } else {
            bytes = withinPage(from, bytes);
        }
        if (direction() == LOAD) {
            at = (int) to;
        } else {
            bytes = withinPage(to, bytes);
        }
        if (direction() != STORE && !port.read(from, buffer, at, bytes)) {
            fault = from;
            return 0;
        }
        if (direction() != LOAD && !port.write(to, buffer, at, bytes)) {
            fault = to;
            return 0;
        }
        return bytes;
    }

    private void finish(int why) {
        boolean raise = (command & COMMAND_INTERRUPT) != 0 && (status & INTERRUPT) == 0;
        status = status & INTERRUPT | DONE | why;
        if (raise) {
            status |= INTERRUPT;
            raiseInterrupt();
        }
    }

    @Override
    public void reset() {
        super.reset();
        Arrays.fill(buffer, (byte) 0);
        source = 0;
        destination = 0;
        length = 0;
        command = 0;
        status = 0;
        fault = 0;
        progress = 0;
    }

    @Override
    public void state(StateVisitor visitor) {
        super.state(visitor);
        visitor.word("SOURCE", source);
        visitor.word("DESTINATION", destination);
        visitor.word("LENGTH", length);
        visitor.word("COMMAND", command);
        visitor.word("STATUS", status);
        visitor.word("FAULT", fault);
        visitor.word("PROGRESS", progress);
        visitor.bytes("buffer", buffer);
    }

    @Override
    public DmaEngine copy() {
        DmaEngine copy = new DmaEngine(requesterId());
        copy.copyInterruptFrom(this);
        System.arraycopy(buffer, 0, copy.buffer, 0, BUFFER_BYTES);
        copy.source = source;
        copy.destination = destination;
        copy.length = length;
        copy.command = command;
        copy.status = status;
        copy.fault = fault;
        copy.progress = progress;
        return copy;
    }
}
