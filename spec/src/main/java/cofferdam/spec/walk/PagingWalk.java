package cofferdam.spec.walk;

import cofferdam.spec.ept.EptEntry;
import cofferdam.spec.ept.EptPointer;
import cofferdam.spec.ept.EptQualification;
import cofferdam.spec.memory.PhysicalMemory;
import cofferdam.spec.walk.PathStep.Structure;
import cofferdam.spec.x86.ControlBits;
import cofferdam.spec.x86.LinearAddress;
import cofferdam.spec.x86.PageFaultErrorCode;
import cofferdam.spec.x86.PagingEntry;
import cofferdam.spec.x86.PagingFeatures;
import java.util.ArrayList;
import java.util.List;

/**
 * One walk of the guest's tables, with or without EPT below (SDM vol. 3A, 4.5 to 4.8; vol. 3C, 29.3.3.3).
 *
 * <p>Where the manuals leave the order open, this is the model's: accessed and dirty flags of guest entries are set from
 * the top down, only after the rights allow the access, and before the final address goes through EPT.
 */
final class PagingWalk {
    /** In place of an EPT pointer: guest-physical is host-physical. */
    static final long NO_EPT = 0;

    private final TableView view;
    private final PagingFeatures features;
    private final PagingControls controls;
    private final PagingRights rights;
    private final long eptp;

    /** A guest entry used: where it lies for the guest and the host, and what EPT allows there. */
    private record Used(long guestAddress, long hostAddress, long eptRights) {}

    PagingWalk(PhysicalMemory memory, PagingFeatures features, PagingControls controls, long eptp) {
        this.view = new TableView(memory);
        this.features = features;
        this.controls = controls;
        this.rights = new PagingRights(controls);
        this.eptp = eptp;
    }

    LinearWalk walk(long linear, Access access, boolean user) {
        boolean fiveLevels = (controls.cr4() & ControlBits.CR4_LA57) != 0;
        if (!LinearAddress.isCanonical(linear, fiveLevels)) {
            throw new IllegalArgumentException("linear address 0x" + Long.toHexString(linear) + " is not canonical");
        }
        int accessBits = rights.accessBits(access, user);
        List<Used> used = new ArrayList<>();
        long all = -1;
        long any = 0;
        long table = ControlBits.topTable(controls.cr3());
        for (int level = fiveLevels ? 5 : 4; ; level--) {
            // 29.3.3.3, step 1: access the guest entry, through EPT.
            long address = table + 8L * LinearAddress.index(linear, level);
            EptWalker.Stage stage = second(address, tableNeeds());
            if (!(stage instanceof EptWalker.Stage.Done done)) {
                return exit(stage, address, EptQualification.LINEAR_VALID);
            }
            long entry = view.read(Structure.GUEST, level, done.hostPhysical());
            used.add(new Used(address, done.hostPhysical(), done.rights()));
            // 1.b: a page fault if the entry is not present or sets a reserved bit.
            if (!PagingEntry.isPresent(entry)) {
                return fault(accessBits);
            }
            if (PagingEntry.setsReserved(entry, level, features, rights.noExecute())) {
                return fault(accessBits | PageFaultErrorCode.PRESENT | PageFaultErrorCode.RESERVED);
            }
            all &= entry;
            any |= entry;
            if (!PagingEntry.isLeaf(entry, level)) {
                table = PagingEntry.table(entry);
                continue;
            }
            // Step 2.a: the rights of all guest entries together decide.
            if (!rights.allows(access, user, all, any, entry)) {
                int key = rights.deniesByKey(access, user, all, entry) ? PageFaultErrorCode.PROTECTION_KEY : 0;
                return fault(accessBits | PageFaultErrorCode.PRESENT | key);
            }
            LinearWalk stopped = setFlags(used, access);
            if (stopped != null) {
                return stopped;
            }
            // Step 2.b: access the ultimate guest-physical address, through EPT.
            long guestPhysical = PagingEntry.page(entry, level) | linear & LinearAddress.span(level) - 1;
            return access(guestPhysical, access);
        }
    }

    private LinearWalk access(long guestPhysical, Access access) {
        EptWalker.Stage stage = second(guestPhysical, EptWalker.needs(access));
        if (!(stage instanceof EptWalker.Stage.Done done)) {
            return exit(stage, guestPhysical, EptQualification.LINEAR_VALID | EptQualification.TRANSLATED);
        }
        return new LinearWalk.Translated(done.hostPhysical(), guestPhysical, view.path(), view.updates());
    }

    /** 29.3.3.2: with EPT accessed and dirty flags on, use of a guest entry is treated as a write. */
    private long tableNeeds() {
        return EptPointer.usesAccessedDirty(eptp) ? EptWalker.NEEDS_READ_AND_WRITE : EptWalker.NEEDS_READ;
    }

    /** 4.8: accessed in every entry used, on a write dirty in the last. Null, or the EPT violation of such a write. */
    private LinearWalk setFlags(List<Used> used, Access access) {
        for (int i = 0; i < used.size(); i++) {
            Used entry = used.get(i);
            boolean dirty = i == used.size() - 1 && access == Access.WRITE;
            long flags = PagingEntry.ACCESSED | (dirty ? PagingEntry.DIRTY : 0);
            // 29.3.3.2: writes that update these flags are data writes.
            if ((entry.eptRights() & EptEntry.WRITE) == 0 && !view.hasSet(entry.hostAddress(), flags)) {
                long qualification = EptQualification.WRITE | entry.eptRights() << EptQualification.RIGHTS_SHIFT;
                return exit(
                        new EptWalker.Stage.Violation(qualification),
                        entry.guestAddress(),
                        EptQualification.LINEAR_VALID);
            }
            view.set(entry.hostAddress(), flags);
        }
        return null;
    }

    private EptWalker.Stage second(long guestPhysical, long needs) {
        if (eptp == NO_EPT) {
            return new EptWalker.Stage.Done(guestPhysical, EptEntry.RIGHTS, LinearAddress.span(1));
        }
        return EptWalker.stage(view, features, eptp, guestPhysical, needs);
    }

    private LinearWalk fault(int errorCode) {
        return new LinearWalk.PageFault(errorCode, view.path(), view.updates());
    }

    private LinearWalk exit(EptWalker.Stage stage, long guestPhysical, long why) {
        if (stage instanceof EptWalker.Stage.Violation violation) {
            return new LinearWalk.EptViolation(
                    guestPhysical, violation.qualification() | why, view.path(), view.updates());
        }
        return new LinearWalk.EptMisconfiguration(guestPhysical, view.path(), view.updates());
    }
}
