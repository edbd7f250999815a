package cofferdam.proofs.unwinding;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Two partitions, red and black, and a schedule between them. Red may influence black, never the other way round. One
 * variant keeps all properties, each of the others breaks exactly one, and that in one way.
 */
public final class KnownBad {
    public static final int RED = 0;
    public static final int BLACK = 1;
    public static final int SCHEDULER = 2;

    private static final int TURN = 0;
    private static final int R = 1;
    private static final int B = 2;
    private static final int CHANNEL = 3;
    private static final int HIDDEN = 4;
    private static final byte[] DONE = {0};

    private KnownBad() {}

    /** Keeps all properties. */
    public static Toy good() {
        return Toy.of(new int[5], "red", "black", "scheduler")
                .sees(R, CHANNEL)
                .sees(B, CHANNEL)
                .sees(TURN)
                .scheduler(SCHEDULER)
                .policy((from, to) -> from == SCHEDULER || from == RED && to == BLACK)
                .act("the clock ticks", s -> SCHEDULER, s -> set(s, TURN, 1 - s[TURN]))
                .act("red counts", s -> turn(s, RED), s -> set(s, R, s[R] + 1 & 3))
                .act("red sends what it counted", s -> turn(s, RED), s -> set(s, CHANNEL, s[R]))
                .act("black counts", s -> turn(s, BLACK), s -> set(s, B, s[B] + 1 & 3))
                .act("black receives", s -> turn(s, BLACK), s -> set(s, B, s[CHANNEL]))
                .act("red hides what it counted", s -> turn(s, RED), s -> set(s, HIDDEN, s[R]));
    }

    /** Each of them by the condition it breaks. */
    public static Map<String, Supplier<TransitionSystem>> systems() {
        Map<String, Supplier<TransitionSystem>> systems = new LinkedHashMap<>();
        put(systems, "sound", toy -> toy.sound(s -> s[R] + s[B] < 6));
        put(systems, "ended", toy -> toy.act("red counts too far", s -> turn(s, RED), s -> set(s, 2 + s[R], 0)));
        put(systems, "refined", toy -> toy.allowed((from, to) -> from[R] != 2 || to[R] != 3));
        put(systems, "respected", toy -> toy.act("black writes red", s -> turn(s, BLACK), s -> set(s, R, s[B])));
        put(systems, "sameViews", toy -> toy.act("black peeps", s -> turn(s, BLACK), s -> set(s, B, s[HIDDEN])));
        put(systems, "sameAnswers", toy -> toy.act("black asks", s -> turn(s, BLACK), s -> new byte[] {s[HIDDEN]}));
        put(systems, "undisturbed", toy -> toy.act("red yields", s -> turn(s, RED), s -> set(s, TURN, BLACK)));
        put(systems, "sameMoves", toy -> toy.act("the clock jumps", s -> SCHEDULER, s -> set(s, TURN, s[CHANNEL] & 1)));
        put(systems, "sameActor", toy -> toy.act("an interrupt comes", s -> s[CHANNEL] & 1, s -> DONE));
        return systems;
    }

    private static void put(
            Map<String, Supplier<TransitionSystem>> systems,
            String condition,
            Function<Toy, TransitionSystem> variant) {
        systems.put(condition, () -> variant.apply(good()));
    }

    private static int turn(byte[] state, int domain) {
        return state[TURN] == domain ? domain : -1;
    }

    private static byte[] set(byte[] state, int index, int value) {
        state[index] = (byte) value;
        return DONE;
    }
}
