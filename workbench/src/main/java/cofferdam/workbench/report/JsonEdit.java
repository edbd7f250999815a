package cofferdam.workbench.report;

import cofferdam.proofs.defects.SourceEdit;
import java.util.Map;
import java.util.Optional;

/** What the kernel was changed by, in JSON: {@code defect}, a seeded one's name or null, and {@code patch} if it was one. */
final class JsonEdit {
    private JsonEdit() {}

    static void put(Map<String, Object> root, Optional<SourceEdit> edit) {
        root.put("defect", edit.filter(JsonEdit::seeded).map(SourceEdit::name).orElse(null));
        edit.filter(e -> !seeded(e)).ifPresent(e -> root.put("patch", e.name()));
    }

    private static boolean seeded(SourceEdit edit) {
        return edit.kind().equals(SourceEdit.SEEDED);
    }
}
