package cofferdam.kernel.core;

/** Stands in for what lemmas about memory leave out. */
public final class RunConfiguration {
    private RunConfiguration() {}

    static RunConfiguration of(int processors, int partitions) {
        return null;
    }
}
