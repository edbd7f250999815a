package cofferdam.deductive;

import de.uka.ilkd.key.control.KeYEnvironment;
import de.uka.ilkd.key.logic.Choice;
import de.uka.ilkd.key.proof.Proof;
import de.uka.ilkd.key.settings.PathConfig;
import de.uka.ilkd.key.settings.ProofIndependentSettings;
import de.uka.ilkd.key.settings.ProofSettings;
import de.uka.ilkd.key.settings.StrategySettings;
import de.uka.ilkd.key.strategy.StrategyProperties;
import de.uka.ilkd.key.util.MiscTools;
import java.io.File;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What is set of KeY: the semantics of Java by choices of taclets, the strategy, the number of steps. */
final class PinnedSettings {
    private final Map<String, String> choices = new TreeMap<>();
    private final Map<String, String> strategy = new TreeMap<>();
    private int steps = 1;
    private int contradictionSteps;

    /**
     * Sets one.
     *
     * @param name {@code steps}, {@code contradiction-steps}, a key of the strategy (in capitals) or a choice
     */
    void set(String name, String value) {
        if (name.equals("steps")) {
            steps = Integer.parseInt(value);
        } else if (name.equals("contradiction-steps")) {
            contradictionSteps = Integer.parseInt(value);
        } else if (name.endsWith("_OPTIONS_KEY")) {
            strategy.put(name, value);
        } else {
            choices.put(name, name + ":" + value);
        }
    }

    int steps() {
        return steps;
    }

    int contradictionSteps() {
        return contradictionSteps;
    }

    /** For all that is loaded from now on. */
    void prepare(File home) {
        PathConfig.setKeyConfigDir(home.getPath());
        ProofIndependentSettings.DEFAULT_INSTANCE.getTermLabelSettings().setUseOriginLabels(false);
        Map<String, String> all = new HashMap<>(MiscTools.getDefaultTacletOptions());
        all.putAll(choices);
        ProofSettings.DEFAULT_SETTINGS.getChoiceSettings().setDefaultChoices(all);
    }

    /** The choices that hold for what was loaded. */
    List<String> activated(KeYEnvironment<?> environment) {
        return environment.getInitConfig().getActivatedChoices().stream()
                .map(Choice::name)
                .map(Object::toString)
                .sorted()
                .toList();
    }

    /** For one proof. */
    void apply(Proof proof, int most) {
        StrategyProperties properties = new StrategyProperties();
        strategy.forEach(properties::setProperty);
        for (StrategySettings each : List.of(
                ProofSettings.DEFAULT_SETTINGS.getStrategySettings(),
                proof.getSettings().getStrategySettings())) {
            each.setMaxSteps(most);
            each.setTimeout(-1);
            each.setActiveStrategyProperties(properties);
        }
        proof.setActiveStrategy(
                proof.getServices().getProfile().getDefaultStrategyFactory().create(proof, properties));
    }
}
