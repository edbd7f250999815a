package cofferdam.proofs.deductive;

import cofferdam.proofs.evidence.ToolFailedException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.BiConsumer;

/** Deals contracts out to a few processes: two proofs in one process disturb each other. */
final class Shards {
    /** Below this a second process costs more, by loading the sources again, than it saves. */
    private static final int LEAST = 10;

    private final KeyProcess process;
    private final int most;

    Shards(KeyProcess process, int most) {
        this.process = process;
        this.most = most;
    }

    /**
     * Tries to prove contracts.
     *
     * @param listener told each answer, one at a time
     */
    void prove(List<String> ids, BiConsumer<String, KeyAnswer> listener) throws IOException, InterruptedException {
        int count = Math.max(1, Math.min(most, ids.size() / LEAST));
        List<List<String>> dealt = new ArrayList<>();
        for (int shard = 0; shard < count; shard++) {
            dealt.add(new ArrayList<>());
        }
        for (int i = 0; i < ids.size(); i++) {
            dealt.get(i % count).add(ids.get(i));
        }
        ExecutorService pool = Executors.newFixedThreadPool(count);
        try {
            List<Future<?>> running = new ArrayList<>();
            for (List<String> some : dealt) {
                running.add(pool.submit(() -> {
                    process.prove(some, (id, answer) -> {
                        synchronized (this) {
                            listener.accept(id, answer);
                        }
                    });
                    return null;
                }));
            }
            for (Future<?> each : running) {
                each.get();
            }
        } catch (ExecutionException e) {
            throw new ToolFailedException(
                    "KeY cannot be run: " + e.getCause().getMessage(),
                    "Each of its processes takes up to 4 GiB; with --jobs 1 there is one.",
                    e.getCause());
        } finally {
            pool.shutdownNow();
        }
    }
}
