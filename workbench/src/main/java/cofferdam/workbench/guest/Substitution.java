package cofferdam.workbench.guest;

import cofferdam.kernel.boot.ImageStore;
import cofferdam.spec.system.Partition;
import cofferdam.spec.system.SystemDescription;
import java.util.ArrayList;
import java.util.List;

/**
 * A system with the images it boots from.
 *
 * <p>Everything the description says about isolation stays as it is when a program is replaced; only image files change.
 */
public record Substitution(SystemDescription system, ImageStore images) {
    /**
     * The same system, except that a partition starts with other bytes at its entry. Its other images stay unless they
     * overlap.
     */
    public Substitution withProgram(int partition, byte[] program) {
        Partition old = system.partitions().get(partition);
        long from = old.start().entry();
        long to = from + program.length;
        List<Partition.Image> kept = new ArrayList<>();
        String name = "replaced/" + partition;
        kept.add(new Partition.Image(name, from, old.start().where()));
        for (Partition.Image image : old.images()) {
            long end = image.at() + bytes(image.file()).length;
            if (image.at() >= to || end <= from) {
                kept.add(image);
            }
        }
        return with(partition, kept, name, program);
    }

    /** The same system, except that one image of one partition has other bytes; nobody else's image changes. */
    public Substitution withImage(int partition, int image, byte[] content) {
        List<Partition.Image> list =
                new ArrayList<>(system.partitions().get(partition).images());
        String name = "replaced/" + partition + "/" + image;
        Partition.Image old = list.get(image);
        list.set(image, new Partition.Image(name, old.at(), old.where()));
        return with(partition, list, name, content);
    }

    /** An image's bytes. */
    public byte[] bytes(String file) {
        return images.find(file).orElseGet(() -> new byte[0]);
    }

    private Substitution with(int partition, List<Partition.Image> list, String name, byte[] content) {
        Partition p = system.partitions().get(partition);
        Partition changed =
                new Partition(p.name(), p.processor(), p.memory(), list, p.start(), p.devices(), p.faults(), p.where());
        List<Partition> partitions = new ArrayList<>(system.partitions());
        partitions.set(partition, changed);
        SystemDescription copy = new SystemDescription(
                system.name(),
                system.directory(),
                system.platform(),
                partitions,
                system.channels(),
                system.events(),
                system.grants(),
                system.schedule(),
                system.where());
        return new Substitution(copy, images.with(name, content));
    }
}
