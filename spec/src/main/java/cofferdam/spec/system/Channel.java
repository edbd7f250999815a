package cofferdam.spec.system;

import java.util.OptionalLong;

/** A declared one-way flow between two partitions. */
public sealed interface Channel {
    String name();

    /** The partition that sends. */
    String from();

    /** The partition that receives. */
    String to();

    Location where();

    /**
     * Messages in order. A full queue drops the new message and tells only the receiver, so that nothing flows back,
     * unless {@code acknowledged}: then the sender is told, and that flow back is declared.
     *
     * @param id port number in hypercalls, dense from 0 among queuing channels
     * @param messageSize bytes of the longest message, a multiple of 8 up to 4096
     */
    record Queuing(
            String name,
            int id,
            String from,
            String to,
            int messageSize,
            int depth,
            boolean acknowledged,
            Location where)
            implements Channel {}

    /**
     * The last message written.
     *
     * @param id port number in hypercalls, dense from 0 among sampling channels
     * @param messageSize bytes, a multiple of 8 up to 4096
     */
    record Sampling(String name, int id, String from, String to, int messageSize, Location where) implements Channel {}

    /**
     * Memory the sender reads and writes and the receiver only reads.
     *
     * @param fromAt guest-physical base in the sender
     * @param toAt guest-physical base in the receiver
     */
    record Memory(
            String name,
            String from,
            String to,
            long size,
            long fromAt,
            long toAt,
            OptionalLong physical,
            Location where)
            implements Channel {}
}
