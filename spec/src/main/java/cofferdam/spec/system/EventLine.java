package cofferdam.spec.system;

/**
 * A doorbell: the sender raises it, the receiver takes an interrupt.
 *
 * @param id number in hypercalls, dense from 0
 * @param vector interrupt vector at the receiver, 32..255
 */
public record EventLine(String name, int id, String from, String to, int vector, Location where) {}
