package cofferdam.workbench.grade;

import cofferdam.proofs.defects.ShippedSources;
import cofferdam.proofs.sources.CoreMethod;
import cofferdam.proofs.sources.CoreSources;
import cofferdam.proofs.sources.Reader;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** What differs between two versions of the sources, but for comments and layout. */
final class CoreChange {
    private static final String CORE = "separation-kernel/src/main/java/" + CoreSources.FOLDER;

    private final ShippedSources before;
    private final ShippedSources after;
    private final CoreSources core;
    private final CoreSources coreAfter;

    CoreChange(ShippedSources before, ShippedSources after) {
        this.before = before;
        this.after = after;
        this.core = CoreSources.among(before, Reader.KEY);
        this.coreAfter = CoreSources.among(after, Reader.KEY);
    }

    /** Paths of files outside of the core that differ. */
    SortedSet<String> outside() {
        SortedSet<String> changed = new TreeSet<>();
        after.files().forEach((path, text) -> {
            if (!path.startsWith(CORE) && !text.equals(before.files().get(path))) {
                changed.add(path);
            }
        });
        return changed;
    }

    /** What differs besides the body of one method of the core. */
    SortedSet<String> besides(String path, String method) {
        SortedSet<String> others = outside();
        String type = path.substring(path.lastIndexOf('/') + 1).replace(".java", "");
        for (String each : core.files().keySet()) {
            if (!core.skeleton(each).equals(coreAfter.skeleton(each))) {
                others.add("the declarations of " + each);
            }
        }
        Map<String, CoreMethod> old = new TreeMap<>();
        core.methods().forEach(m -> old.put(m.id(), m));
        for (CoreMethod m : coreAfter.methods()) {
            CoreMethod was = old.get(m.id());
            boolean meant = m.type().equals(type) && m.name().equals(method);
            if (was != null && !meant && !was.body().equals(m.body())) {
                others.add(m.type() + "." + m.name());
            }
        }
        return others;
    }
}
