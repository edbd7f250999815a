package cofferdam.proofs.components;

import static org.assertj.core.api.Assertions.assertThat;

import cofferdam.proofs.sources.CoreSources;
import cofferdam.proofs.sources.Reader;
import java.lang.reflect.Field;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * The components of the kernel core have disjoint footprints, as the theory assumes of them (G1-02, G2-01): read in the
 * bytecode of every class of the core, and wrong classes are noticed.
 */
class DisjointComponentsTest {
    @Test
    void everyArrayOfTheCoreBelongsToOneObjectForEver() throws Exception {
        List<String> violations = new ArrayList<>();
        List<String> owners = new ArrayList<>();
        for (Class<?> type : core()) {
            ArrayOwnership.violations(type)
                    .forEach(violation -> violations.add(type.getSimpleName() + ": " + violation));
            if (Arrays.stream(type.getDeclaredFields()).map(Field::getType).anyMatch(Class::isArray)) {
                owners.add(type.getSimpleName());
            }
        }
        assertThat(violations).isEmpty();
        assertThat(owners).hasSizeGreaterThan(15).contains("Ledger", "Schedule", "Pending", "QueuingPorts");
    }

    @Test
    void anArrayThatIsReturnedIsNoticed() {
        assertThat(ArrayOwnership.violations(Returned.class)).containsExactly("rows returns the array row");
    }

    @Test
    void anArrayFromOutsideIsNoticed() {
        assertThat(ArrayOwnership.violations(TakenIn.class))
                .containsExactly("<init> gives row an array that it did not allocate");
    }

    @Test
    void oneArrayInTwoFieldsIsNoticed() {
        assertThat(ArrayOwnership.violations(Twice.class))
                .containsExactly("<init> gives other an array that another field has");
    }

    @Test
    void anArrayThatIsHandedOnOrKeptElsewhereIsNoticed() {
        assertThat(ArrayOwnership.violations(HandedOn.class))
                .containsExactly(
                        "<init> hands to fill an array that a field has",
                        "keep stores in last the array row",
                        "sorted hands to sort the array row");
    }

    @Test
    void aFieldThatCanBeReplacedIsNoticed() {
        assertThat(ArrayOwnership.violations(Open.class)).containsExactly("row is not private and final");
    }

    @Test
    void anArrayThatAllObjectsShareIsNoticed() {
        assertThat(ArrayOwnership.violations(Shared.class)).containsExactly("ROW is shared by all objects");
    }

    private static List<Class<?>> core() throws ClassNotFoundException {
        CoreSources sources = CoreSources.shipped(Reader.KEY);
        List<Class<?>> core = new ArrayList<>();
        for (String type : sources.files().keySet()) {
            core.add(Class.forName(sources.path(type).replace(".java", "").replace('/', '.')));
        }
        return core;
    }

    private static final class Returned {
        private final int[] row = new int[4];

        int[] rows() {
            int[] same = row;
            return same;
        }
    }

    private static final class TakenIn {
        private final int[] row;

        TakenIn(int[] row) {
            this.row = row;
        }
    }

    private static final class Twice {
        private final int[] row;
        private final int[] other;

        Twice() {
            int[] both = new int[4];
            row = both;
            other = both;
        }
    }

    private static final class HandedOn {
        private final int[] row;
        private Object last;

        HandedOn() {
            int[] fresh = new int[4];
            Arrays.fill(fresh, 1);
            row = fresh;
        }

        void keep() {
            last = row;
        }

        void sorted() {
            Arrays.sort(row);
        }
    }

    private static final class Shared {
        private static final int[] ROW = new int[4];

        int first() {
            return ROW[0];
        }
    }

    private static final class Open {
        int[] row = new int[4];
    }
}
