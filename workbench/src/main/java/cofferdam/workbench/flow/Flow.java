package cofferdam.workbench.flow;

/**
 * A declared direct flow of information between two partitions.
 *
 * @param kind {@code queuing}, {@code acknowledgement}, {@code sampling}, {@code memory}, {@code event}, {@code grant} or
 *     {@code grant-return}
 * @param name of the channel, event or grant
 */
public record Flow(String kind, String name, String from, String to) {}
