package cofferdam.iommu.device;

/** Visited state as text: words as name=hex, buffers as name[length]. */
final class StateText implements StateVisitor {
    private final StringBuilder text = new StringBuilder();

    @Override
    public void word(String name, long value) {
        text.append(name).append('=').append(Long.toHexString(value)).append('\n');
    }

    @Override
    public void bytes(String name, byte[] content) {
        text.append(name).append('[').append(content.length).append("]\n");
    }

    @Override
    public String toString() {
        return text.toString();
    }
}
