package cofferdam.spec.system;

/** Where in host-physical memory each region and memory channel lies. */
public final class Placement {
    private Placement() {}
}
