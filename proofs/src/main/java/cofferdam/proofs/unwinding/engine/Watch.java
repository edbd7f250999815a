package cofferdam.proofs.unwinding.engine;

/** Checks all that follows from one state at a time: each step by itself, then all of them together against states that look alike. */
final class Watch {
    private final Shared shared;
    private final int scheduler;
    private final Row[] answers;
    private final Row[][] sights;
    private final boolean[] acted;
    private final long[] checks = new long[Property.values().length];
    private final boolean respect;
    private final boolean scheduling;
    private int state;
    private int[] seen;

    Watch(Shared shared) {
        this.shared = shared;
        scheduler = shared.scheduler;
        answers = new Row[shared.domains];
        sights = new Row[shared.domains][shared.domains];
        acted = new boolean[shared.domains];
        for (int actor = 0; actor < shared.domains; actor++) {
            answers[actor] = new Row();
            for (int observer = 0; observer < shared.domains; observer++) {
                sights[actor][observer] = new Row();
            }
        }
        respect = shared.checks(Property.LOCAL_RESPECT);
        scheduling = shared.checks(Property.SCHEDULER_INDEPENDENCE);
    }

    /** How many comparisons there were for each property. */
    long[] checks() {
        return checks;
    }

    void count(Property property) {
        checks[property.ordinal()]++;
    }

    void begin(int number, int[] views) {
        state = number;
        seen = views;
        for (int actor = 0; actor < acted.length; actor++) {
            acted[actor] = false;
            answers[actor].clear();
            for (Row sight : sights[actor]) {
                sight.clear();
            }
        }
    }

    void step(int action, int actor, int answer, int[] after) {
        acted[actor] = true;
        answers[actor].put(action, answer);
        if (scheduling) {
            checks[Property.SCHEDULER_INDEPENDENCE.ordinal()]++;
            if (!Conditions.sameActor(shared.doers.first(seen[scheduler], action, actor), actor)) {
                shared.findings.actor();
            }
        }
        for (int observer = 0; observer < after.length; observer++) {
            if (observer == scheduler && actor != scheduler) {
                schedule(action, after[observer]);
            } else if (shared.interferes[actor][observer]) {
                if (after[observer] != seen[observer]) {
                    sights[actor][observer].put(action, after[observer]);
                }
            } else if (respect) {
                respect(action, observer, after[observer]);
            }
        }
    }

    private void schedule(int action, int after) {
        if (scheduling) {
            checks[Property.SCHEDULER_INDEPENDENCE.ordinal()]++;
            if (!Conditions.undisturbed(seen[scheduler], after)) {
                shared.findings.step(Property.SCHEDULER_INDEPENDENCE, state, action, scheduler, "sees a difference");
            }
        }
    }

    private void respect(int action, int observer, int after) {
        checks[Property.LOCAL_RESPECT.ordinal()]++;
        if (!Conditions.respected(seen[observer], after)) {
            shared.findings.step(Property.LOCAL_RESPECT, state, action, observer, "sees a difference");
        }
    }

    /**
     * A domain that cannot act here is compared too, for whether it can act is an answer. What others see of it then follows:
     * in states alike to it and the scheduler it cannot act either.
     */
    void end() {
        for (int actor = 0; actor < acted.length; actor++) {
            Join answered = shared.answered[actor];
            if (answered != null) {
                checks[Property.OUTPUT_CONSISTENCY.ordinal()]++;
                int answer = answers[actor].number(shared.rows);
                int group = answered.group(state, seen, answer);
                if (!Conditions.sameAnswers(answered.result(group), answer)) {
                    differs(answered, group);
                }
            }
            if (acted[actor] || answered == null) {
                for (int observer = 0; observer < acted.length; observer++) {
                    join(actor, observer);
                }
            }
        }
    }

    private void join(int actor, int observer) {
        Join join = shared.seen[actor][observer];
        if (join == null) {
            return;
        }
        int sight = sights[actor][observer].number(shared.rows);
        int group = join.group(state, seen, sight);
        boolean own = observer == scheduler;
        checks[(own ? Property.SCHEDULER_INDEPENDENCE : Property.STEP_CONSISTENCY).ordinal()]++;
        boolean same =
                own ? Conditions.sameMoves(join.result(group), sight) : Conditions.sameViews(join.result(group), sight);
        if (!same) {
            differs(join, group);
        }
    }

    private void differs(Join join, int group) {
        join.breaks(group);
        shared.findings.join();
    }
}
