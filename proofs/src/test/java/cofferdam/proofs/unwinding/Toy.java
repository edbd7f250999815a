package cofferdam.proofs.unwinding;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.BiPredicate;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.ToIntFunction;

/** A system of a few small numbers, put together in a test. Each number is a part. */
public final class Toy implements TransitionSystem {
    private final byte[] now;
    private byte[] before;
    private byte[] output = {};
    private final List<Act> acts = new ArrayList<>();
    private final List<String> domains;
    private final List<Function<byte[], byte[]>> views = new ArrayList<>();
    private BiPredicate<Integer, Integer> policy = (from, to) -> true;
    private int scheduler;
    private Predicate<byte[]> sound = state -> true;
    private BiPredicate<byte[], byte[]> allowed = (from, to) -> true;

    private Toy(byte[] initial, List<String> domains) {
        now = initial;
        this.domains = domains;
    }

    public static Toy of(int[] initial, String... domains) {
        byte[] bytes = new byte[initial.length];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) initial[i];
        }
        return new Toy(bytes, List.of(domains));
    }

    /** What an action does: changes the numbers, says what is answered; null if it is not possible. */
    public interface Effect {
        byte[] of(byte[] state);
    }

    private record Act(String words, ToIntFunction<byte[]> actor, Effect effect) {}

    public Toy act(String words, ToIntFunction<byte[]> actor, Effect effect) {
        acts.add(new Act(words, actor, effect));
        return this;
    }

    /** The next domain sees these numbers. */
    public Toy sees(int... vars) {
        return sees(state -> {
            byte[] view = new byte[vars.length];
            for (int i = 0; i < vars.length; i++) {
                view[i] = state[vars[i]];
            }
            return view;
        });
    }

    public Toy sees(Function<byte[], byte[]> view) {
        views.add(view);
        return this;
    }

    public Toy policy(BiPredicate<Integer, Integer> mayInfluence) {
        policy = mayInfluence;
        return this;
    }

    public Toy scheduler(int domain) {
        scheduler = domain;
        return this;
    }

    /** Steps that the specification allows. */
    public Toy allowed(BiPredicate<byte[], byte[]> steps) {
        allowed = steps;
        return this;
    }

    public Toy sound(Predicate<byte[]> invariant) {
        sound = invariant;
        return this;
    }

    @Override
    public int parts() {
        return now.length;
    }

    @Override
    public byte[] part(int index) {
        return new byte[] {now[index]};
    }

    @Override
    public void setPart(int index, byte[] content) {
        now[index] = content[0];
    }

    @Override
    public int actions() {
        return acts.size();
    }

    @Override
    public String action(int action) {
        return acts.get(action).words();
    }

    @Override
    public boolean step(int action) {
        before = now.clone();
        byte[] answer = acts.get(action).effect().of(now);
        if (answer == null) {
            back();
            return false;
        }
        output = answer;
        return true;
    }

    @Override
    public int changed(int[] into) {
        int count = 0;
        for (int i = 0; i < now.length; i++) {
            if (now[i] != before[i]) {
                into[count++] = i;
            }
        }
        return count;
    }

    @Override
    public void back() {
        System.arraycopy(before, 0, now, 0, now.length);
    }

    @Override
    public int domains() {
        return domains.size();
    }

    @Override
    public String domain(int domain) {
        return domains.get(domain);
    }

    @Override
    public int actor(int action) {
        return acts.get(action).actor().applyAsInt(now);
    }

    @Override
    public boolean interferes(int from, int to) {
        return from == to || policy.test(from, to);
    }

    @Override
    public int scheduler() {
        return scheduler;
    }

    @Override
    public byte[] view(int domain) {
        return views.get(domain).apply(now);
    }

    @Override
    public byte[] output() {
        return output;
    }

    @Override
    public boolean specified() {
        return true;
    }

    @Override
    public String wrongStep() {
        return allowed.test(before, now) ? null : "that is not specified";
    }

    @Override
    public String brokenInvariant() {
        return sound.test(now) ? null : "the numbers are " + Arrays.toString(now);
    }
}
