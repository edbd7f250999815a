package cofferdam.kernel.platform;

import static org.assertj.core.api.Assertions.assertThat;

import cofferdam.kernel.core.Registers;
import cofferdam.vcpu.GuestState;
import java.lang.reflect.Field;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** The core's own register numbers are those of the processor (G6-02). */
class RegistersTest {
    @Test
    void theCoreAndTheProcessorNumberRegistersAlike() throws IllegalAccessException {
        Map<String, Integer> core = new TreeMap<>();
        Map<String, Integer> processor = new TreeMap<>();
        for (Field field : Registers.class.getFields()) {
            String name = field.getName();
            core.put(name, field.getInt(null));
            processor.put(
                    name,
                    name.equals("SS_ATTRIBUTES")
                            ? GuestState.segment(GuestState.SS, GuestState.ATTRIBUTES)
                            : number(name));
        }
        assertThat(core).isEqualTo(processor).containsKeys("RAX", "RIP", "RFLAGS", "STATE_WORDS");
    }

    private static int number(String name) throws IllegalAccessException {
        try {
            return GuestState.class.getField(name).getInt(null);
        } catch (NoSuchFieldException e) {
            return -1;
        }
    }
}
