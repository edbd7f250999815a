package cofferdam.workbench.grade;

import cofferdam.kernel.boot.Boot;
import cofferdam.kernel.boot.BootOptions;
import cofferdam.kernel.boot.ImageStore;
import cofferdam.kernel.core.Abi;
import cofferdam.kernel.core.Inspection;
import cofferdam.kernel.core.Registers;
import cofferdam.kernel.platform.Machine;
import cofferdam.spec.system.SystemDescription;
import cofferdam.workbench.certify.KernelCalls;
import cofferdam.workbench.grade.CallScript.Call;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Makes the calls of a script and says of each what it answered and a hash of all that partitions can observe afterwards.
 * In a child it runs over a student's kernel. In the grader itself it runs over the shipped kernel, which does not have the
 * new call: there its answer is made up from what may be read of the kernel's state.
 */
final class CallProbe {
    private static final long FIELDS = 4;

    private final Machine machine;
    private final KernelCalls kernel;
    private final boolean shipped;

    private CallProbe(SystemDescription system, boolean shipped) {
        machine = Boot.boot(system, ImageStore.directory(system.directory()), BootOptions.defaults());
        kernel = new KernelCalls(machine);
        this.shipped = shipped;
    }

    /**
     * What was seen of a call.
     *
     * @param view a hash of what all partitions can observe
     * @param refusals records in the audit ring so far
     * @param detail of the one that this call left, or 0
     */
    record Seen(long answer, long view, int refusals, int detail) {
        static Seen of(String line) {
            String[] words = line.split(" ");
            if (words.length != FIELDS) {
                throw new NumberFormatException(line);
            }
            return new Seen(
                    Long.parseLong(words[0]),
                    Long.parseLong(words[1]),
                    Integer.parseInt(words[2]),
                    Integer.parseInt(words[3]));
        }

        private String line() {
            return answer + " " + view + " " + refusals + " " + detail;
        }
    }

    /** In a child: a description, the seed of the script, and how many calls. */
    public static void main(String[] args) {
        SystemDescription system = Bench.description(Path.of(args[0]));
        List<Call> calls = new CallScript(system, Long.parseLong(args[1])).calls(Integer.parseInt(args[2]));
        CallProbe probe = new CallProbe(system, false);
        calls.forEach(call -> System.out.println(probe.make(call).line()));
    }

    /** What is right. */
    static List<Seen> expected(SystemDescription system, List<Call> calls) {
        CallProbe probe = new CallProbe(system, true);
        List<Seen> seen = new ArrayList<>();
        calls.forEach(call -> seen.add(probe.make(call)));
        return seen;
    }

    private Seen make(Call call) {
        int p = call.partition();
        kernel.turnOf(p);
        int before = machine.kernel().inspection().auditCount();
        boolean made = shipped && call.number() == CallScript.WAITING;
        long answer = made ? waiting(call) : kernel.call(p, 0, call.number(), call.a(), call.b(), call.c());
        long view = 0;
        for (int q = 0; q < machine.description().partitions().size(); q++) {
            view = 31 * view + machine.view(q).hash();
        }
        Inspection inspection = machine.kernel().inspection();
        int detail = inspection.auditCount() == before ? 0 : inspection.auditField(0, 3);
        if (made && detail == Abi.QUEUE_LOST) {
            detail = CallScript.WAITING;
        }
        return new Seen(answer, view, inspection.auditCount(), detail);
    }

    /** QUEUE_LOST is refused for the same ports, and PARTITION, which never is, changes nothing but RAX. */
    private long waiting(Call call) {
        int p = call.partition();
        Inspection inspection = machine.kernel().inspection();
        boolean own = call.a() >= 0 && call.a() < inspection.queues() && inspection.queueReceiver((int) call.a()) == p;
        long number = own ? Abi.PARTITION : Abi.QUEUE_LOST;
        long answer = kernel.call(p, 0, number, call.a(), call.b(), call.c());
        if (own) {
            answer = inspection.queueCount((int) call.a());
            machine.kernel().setRegister(p, Registers.RAX, answer);
        }
        return answer;
    }
}
