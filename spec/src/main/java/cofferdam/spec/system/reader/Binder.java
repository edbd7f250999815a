package cofferdam.spec.system.reader;

import cofferdam.spec.system.Channel;
import cofferdam.spec.system.Device;
import cofferdam.spec.system.EventLine;
import cofferdam.spec.system.Finding;
import cofferdam.spec.system.Grant;
import cofferdam.spec.system.MemoryRegion;
import cofferdam.spec.system.Partition;
import cofferdam.spec.system.Platform;
import cofferdam.spec.system.Processors;
import cofferdam.spec.system.Schedule;
import cofferdam.spec.system.SystemDescription;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Makes the model from elements that the schema has accepted. */
final class Binder {
    private final List<Finding> findings;

    private Binder(List<Finding> findings) {
        this.findings = findings;
    }

    /** The description; numbers out of range become findings. */
    static SystemDescription bind(XmlElement root, Path directory, List<Finding> findings) {
        return new Binder(findings).system(root, directory);
    }

    private Values values(XmlElement e) {
        return new Values(e, findings);
    }

    private SystemDescription system(XmlElement e, Path directory) {
        Values v = values(e);
        return new SystemDescription(
                v.text("name"),
                directory,
                platform(e.child("platform")),
                v.each("partition", this::partition),
                channels(e),
                v.each("event", this::event),
                v.each("grant", this::grant),
                schedule(e.child("schedule")),
                e.where);
    }

    private Platform platform(XmlElement e) {
        Values v = values(e);
        return new Platform(
                values(e.child("memory")).each("region", this::bank),
                processors(e.child("processors")),
                kernel(e.child("kernel")),
                v.each("iommu", this::iommu).stream().findFirst(),
                v.each("device", this::device),
                e.where);
    }

    private Platform.MemoryBank bank(XmlElement e) {
        Values v = values(e);
        return new Platform.MemoryBank(v.quantity("base"), v.quantity("size"), e.where);
    }

    private Platform.KernelMemory kernel(XmlElement e) {
        Values v = values(e);
        return new Platform.KernelMemory(v.quantity("base"), v.quantity("size"), e.where);
    }

    private Processors processors(XmlElement e) {
        Values v = values(e);
        return new Processors(
                v.number("count"),
                v.number("physicalAddressBits"),
                v.constants("features", Processors.Feature.class),
                e.where);
    }

    private Platform.RemappingHardware iommu(XmlElement e) {
        Values v = values(e);
        return new Platform.RemappingHardware(v.text("name"), v.quantity("base"), v.number("addressWidth"), e.where);
    }

    private Device device(XmlElement e) {
        Values v = values(e);
        return new Device(
                v.text("name"),
                v.constant("kind", Device.Kind.class),
                v.requester("pci"),
                v.quantity("registers"),
                v.quantity("size"),
                v.number("line"),
                v.constantOr("peer", Device.Peer.SOURCE),
                e.where);
    }

    private Partition partition(XmlElement e) {
        Values v = values(e);
        return new Partition(
                v.text("name"),
                v.number("processor"),
                v.each("memory", this::region),
                v.each("image", this::image),
                start(e.child("start")),
                v.each("device", this::assignment),
                v.each("fault", this::faultRule),
                e.where);
    }

    private MemoryRegion region(XmlElement e) {
        Values v = values(e);
        return new MemoryRegion(
                v.text("name"),
                v.quantity("size"),
                v.quantity("at"),
                v.rights("access"),
                v.optionalQuantity("physical"),
                e.where);
    }

    private Partition.Image image(XmlElement e) {
        Values v = values(e);
        return new Partition.Image(v.text("file"), v.quantity("at"), e.where);
    }

    private Partition.Start start(XmlElement e) {
        Values v = values(e);
        return new Partition.Start(v.quantity("entry"), v.quantity("stack"), v.quantity("pageTables"), e.where);
    }

    private Partition.DeviceAssignment assignment(XmlElement e) {
        Values v = values(e);
        return new Partition.DeviceAssignment(
                v.text("ref"), v.quantity("at"), v.words("dma"), v.number("vector"), e.where);
    }

    private Partition.FaultRule faultRule(XmlElement e) {
        Values v = values(e);
        return new Partition.FaultRule(
                v.constant("on", Partition.Fault.class),
                v.constant("action", Partition.Action.class),
                v.numberOr("limit", 0),
                e.where);
    }

    private List<Channel> channels(XmlElement e) {
        List<Channel> channels = new ArrayList<>();
        for (XmlElement child : e.children) {
            channel(child).ifPresent(channels::add);
        }
        return channels;
    }

    private Optional<Channel> channel(XmlElement e) {
        Values v = values(e);
        switch (e.name) {
            case "queuingChannel":
                return Optional.of(new Channel.Queuing(
                        v.text("name"),
                        v.number("id"),
                        v.text("from"),
                        v.text("to"),
                        v.smallQuantity("messageSize"),
                        v.number("depth"),
                        "true".equals(v.text("acknowledged")),
                        e.where));
            case "samplingChannel":
                return Optional.of(new Channel.Sampling(
                        v.text("name"),
                        v.number("id"),
                        v.text("from"),
                        v.text("to"),
                        v.smallQuantity("messageSize"),
                        e.where));
            case "memoryChannel":
                return Optional.of(new Channel.Memory(
                        v.text("name"),
                        v.text("from"),
                        v.text("to"),
                        v.quantity("size"),
                        v.quantity("fromAt"),
                        v.quantity("toAt"),
                        v.optionalQuantity("physical"),
                        e.where));
            default:
                return Optional.empty();
        }
    }

    private EventLine event(XmlElement e) {
        Values v = values(e);
        return new EventLine(v.text("name"), v.number("id"), v.text("from"), v.text("to"), v.number("vector"), e.where);
    }

    private Grant grant(XmlElement e) {
        Values v = values(e);
        return new Grant(
                v.text("name"),
                v.number("id"),
                v.text("from"),
                v.text("region"),
                v.text("to"),
                v.quantity("at"),
                v.rights("access"),
                v.constants("modes", Grant.Mode.class),
                e.where);
    }

    private Schedule schedule(XmlElement e) {
        Values v = values(e);
        return new Schedule(v.number("tick"), v.each("processor", this::processorSchedule), e.where);
    }

    private Schedule.ProcessorSchedule processorSchedule(XmlElement e) {
        Values v = values(e);
        return new Schedule.ProcessorSchedule(v.number("id"), v.each("minorFrame", this::minorFrame), e.where);
    }

    private Schedule.MinorFrame minorFrame(XmlElement e) {
        Values v = values(e);
        return new Schedule.MinorFrame(v.text("partition"), v.number("ticks"), e.where);
    }
}
