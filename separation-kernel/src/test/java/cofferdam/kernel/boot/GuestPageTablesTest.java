package cofferdam.kernel.boot;

import static org.assertj.core.api.Assertions.assertThat;

import cofferdam.kernel.testing.TestSystem;
import cofferdam.spec.memory.PhysicalMemory;
import cofferdam.spec.system.Partition;
import cofferdam.spec.walk.Access;
import cofferdam.spec.walk.GuestWalker;
import cofferdam.spec.walk.LinearWalk;
import cofferdam.spec.walk.PagingControls;
import cofferdam.spec.x86.PagingFeatures;
import cofferdam.vcpu.GuestState;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;

/** The tables a partition starts with map the low 4 GiB one to one (G7-02). */
class GuestPageTablesTest {
    private static final long AT = 0x22000;
    private static final long FOUR_GIB = 1L << 32;

    private static LinearWalk walk(boolean gigabytePages, long linear, boolean user) {
        PhysicalMemory memory = new PhysicalMemory(1 << 20);
        memory.load(AT, GuestPageTables.build(AT, gigabytePages));
        long[] state = StartState.of(new Partition.Start(0x10000, 0x20000, AT, TestSystem.HERE));
        PagingControls controls = new PagingControls(
                state[GuestState.CR0], state[GuestState.CR3], state[GuestState.CR4], state[GuestState.EFER], 0, false);
        PagingFeatures features = new PagingFeatures(39, false, gigabytePages, true, true, true, true);
        return GuestWalker.walk(memory, features, controls, linear, Access.WRITE, user);
    }

    @Property(tries = 200)
    void everyLowAddressIsItself(@ForAll boolean gigabytePages, @ForAll @LongRange(max = FOUR_GIB - 1) long linear) {
        assertThat(walk(gigabytePages, linear, false))
                .isInstanceOfSatisfying(LinearWalk.Translated.class, t -> assertThat(t.guestPhysical())
                        .isEqualTo(linear));
    }

    @Property(tries = 200)
    void nothingElseIsMappedAndUserModeReachesNothing(
            @ForAll boolean gigabytePages, @ForAll @LongRange(min = FOUR_GIB, max = (1L << 47) - 1) long high) {
        assertThat(walk(gigabytePages, high, false)).isInstanceOf(LinearWalk.PageFault.class);
        assertThat(walk(gigabytePages, high & FOUR_GIB - 1, true)).isInstanceOf(LinearWalk.PageFault.class);
    }
}
