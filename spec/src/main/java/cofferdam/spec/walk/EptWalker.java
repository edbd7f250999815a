package cofferdam.spec.walk;

import cofferdam.spec.ept.EptEntry;
import cofferdam.spec.ept.EptPointer;
import cofferdam.spec.ept.EptQualification;
import cofferdam.spec.memory.PhysicalMemory;
import cofferdam.spec.walk.PathStep.Structure;
import cofferdam.spec.x86.LinearAddress;
import cofferdam.spec.x86.PagingFeatures;
import java.util.ArrayList;
import java.util.List;

/** The EPT walk (SDM vol. 3C, 29.3.2 and 29.3.3; 28.3.2 and 28.3.3 before edition 080). */
public final class EptWalker {
    /** What an access needs: exit-qualification bits 2:0, which are the entries' R, W and X. */
    static final long NEEDS_READ = EptQualification.READ;

    /** A guest paging entry used while EPT accessed and dirty flags are on: it counts as written, too. */
    static final long NEEDS_READ_AND_WRITE = EptQualification.READ | EptQualification.WRITE;

    private static final int TOP = 4;
    private static final int WIDTH = 48;

    private EptWalker() {}

    /** The outcome within a larger walk, whose view keeps path and updates. */
    sealed interface Stage {
        record Done(long hostPhysical, long rights, long pageBytes) implements Stage {}

        record Violation(long qualification) implements Stage {}

        record Misconfiguration() implements Stage {}
    }

    /**
     * Translates a guest-physical address.
     *
     * @param eptp EPT pointer with a walk length of 4
     * @throws IllegalArgumentException if VM entry would refuse the EPT pointer
     */
    public static EptWalk walk(
            PhysicalMemory memory, PagingFeatures features, long eptp, long guestPhysical, Access access) {
        requireValid(eptp, features);
        TableView view = new TableView(memory);
        Stage stage = stage(view, features, eptp, guestPhysical, needs(access));
        if (stage instanceof Stage.Done done) {
            return new EptWalk.Translated(
                    done.hostPhysical(), (int) done.rights(), done.pageBytes(), view.path(), view.updates());
        }
        if (stage instanceof Stage.Violation violation) {
            return new EptWalk.Violation(guestPhysical, violation.qualification(), view.path());
        }
        return new EptWalk.Misconfiguration(guestPhysical, view.path());
    }

    static void requireValid(long eptp, PagingFeatures features) {
        if (!EptPointer.isValid(eptp, features)) {
            throw new IllegalArgumentException("EPT pointer 0x" + Long.toHexString(eptp));
        }
    }

    /** The rights a plain access needs. */
    static long needs(Access access) {
        switch (access) {
            case READ:
                return EptQualification.READ;
            case WRITE:
                return EptQualification.WRITE;
            default:
                return EptQualification.FETCH;
        }
    }

    /** Walks; {@code needs} are the bits 2:0 that the access requires of every entry. */
    static Stage stage(TableView view, PagingFeatures features, long eptp, long guestPhysical, long needs) {
        // 29.3.2: four levels translate bits 47:0; an address with a higher bit set is an EPT violation.
        if (guestPhysical >>> WIDTH != 0) {
            return new Stage.Violation(needs);
        }
        List<Long> used = new ArrayList<>();
        long rights = EptEntry.RIGHTS;
        long table = EptPointer.root(eptp);
        for (int level = TOP; ; level--) {
            // 29.3.3.3, step 1: an entry is read, at bits 51:12 of the pointer or entry above plus 8 times the index.
            long address = table + 8L * LinearAddress.index(guestPhysical, level);
            long entry = view.read(Structure.EPT, level, address);
            used.add(address);
            // 1.a: not present gives an EPT violation; bits 5:3 of the qualification are then zero.
            if (!EptEntry.isPresent(entry)) {
                return new Stage.Violation(needs);
            }
            // 1.b: present but not configured properly gives an EPT misconfiguration.
            if (EptEntry.isMisconfigured(entry, level, features)) {
                return new Stage.Misconfiguration();
            }
            rights &= entry;
            // 1.c: either go on with the table below, or the entry yields the ultimate physical address.
            if (!EptEntry.isLeaf(entry, level)) {
                table = EptEntry.table(entry);
                continue;
            }
            // Step 2: only now the rights of all entries together decide.
            if ((rights & needs) != needs) {
                return new Stage.Violation(needs | rights << EptQualification.RIGHTS_SHIFT);
            }
            setFlags(view, eptp, used, needs);
            long size = LinearAddress.span(level);
            return new Stage.Done(EptEntry.page(entry, level) | guestPhysical & size - 1, rights, size);
        }
    }

    /** 29.3.5: the accessed flag in every entry used, on a write the dirty flag in the last. */
    private static void setFlags(TableView view, long eptp, List<Long> used, long needs) {
        if (!EptPointer.usesAccessedDirty(eptp)) {
            return;
        }
        for (int i = 0; i < used.size(); i++) {
            boolean dirty = i == used.size() - 1 && (needs & EptQualification.WRITE) != 0;
            view.set(used.get(i), EptEntry.ACCESSED | (dirty ? EptEntry.DIRTY : 0));
        }
    }
}
