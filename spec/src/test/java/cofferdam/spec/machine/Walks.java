package cofferdam.spec.machine;

/** What random walks have in common. */
final class Walks {
    private Walks() {}

    /** Whether an action would stop a partition or put it to sleep for good, so that a walk is soon over; does not do it. */
    static boolean ends(SeparationMachine machine, Action action) {
        boolean deaf = action.kind() == Action.Kind.HALT && action.a() == 0 && machine.actor(action) >= 0;
        boolean stops = machine.step(action).kind() == Answer.Kind.STOPPED;
        machine.undo();
        return deaf || stops;
    }
}
