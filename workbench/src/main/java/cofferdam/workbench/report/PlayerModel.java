package cofferdam.workbench.report;

import cofferdam.spec.system.SystemDescription;
import cofferdam.workbench.replay.Moment;
import java.util.LinkedHashMap;
import java.util.Map;

/** What the page needs to let a reader step through a witness without a script. */
final class PlayerModel {
    /** Shows the moment whose radio button is chosen; on paper, all of them. */
    static final String STYLE = style();

    private PlayerModel() {}

    /** The colour class of every owner. */
    static Map<String, String> owners(SystemDescription system) {
        Map<String, String> owners = new LinkedHashMap<>();
        for (int p = 0; p < system.partitions().size(); p++) {
            owners.put(system.partitions().get(p).name(), "o" + p % Svg.COLOURS);
        }
        return owners;
    }

    private static String style() {
        StringBuilder style = new StringBuilder("@media screen{.player .moment{display:none}\n");
        for (int i = 1; i <= Moment.STEPS + 1; i++) {
            style.append(".player input:nth-of-type(%d):checked~.moments>.moment:nth-child(%d)".formatted(i, i))
                    .append(i <= Moment.STEPS ? "," : "{display:block}}\n");
        }
        for (int i = 0; i < Svg.COLOURS; i++) {
            style.append(".o%d{--own:var(--p%d)}".formatted(i, i));
        }
        return style.append('\n').toString();
    }
}
