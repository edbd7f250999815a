package cofferdam.kernel.core;

/** The hypercall about events. {@code p} is the caller, a partition that exists. Requirements G2-08, G9-02. */
final class EventCalls {
    /*@ spec_public @*/ private final Events events;
    /*@ spec_public @*/ private final Delivery delivery;

    /*@ private normal_behavior
    @ ensures this.events == events && this.delivery == delivery;
    @ assignable \nothing;
    @*/
    private /*@ helper @*/ EventCalls(Events events, Delivery delivery) {
        this.events = events;
        this.delivery = delivery;
    }

    /** The calls on these events. */
    /*@ normal_behavior
    @ ensures \result.events == events && \result.delivery == delivery && \fresh(\result);
    @ assignable \nothing;
    @*/
    static EventCalls of(Events events, Delivery delivery) {
        return new EventCalls(events, delivery);
    }

    /** RAISE_EVENT(event). A stopped receiver never notices, and the caller is not told. */
    /*@ normal_behavior
    @ ensures \result == (0 <= event && event < Limits.EVENTS && event < events.count
    @      && events.from[(int) event] == p ? Abi.OK : Abi.DENIED);
    @ ensures (\forall int k; 0 <= k && k < Limits.PARTITIONS * Limits.VECTORS;
    @      delivery.pending.pending[k] == (\old(delivery.pending.pending[k]) || (\result == Abi.OK
    @         && 0 <= event && event < Limits.EVENTS && delivery.health.status[k / Limits.VECTORS] != Abi.STOPPED
    @         && k == events.to[(int) event] * Limits.VECTORS + events.vector[(int) event])));
    @ assignable delivery.pending.pending[*];
    @*/
    int raise(int p, long event) {
        int e = Hypercalls.narrow(event);
        boolean may = events.mayRaise(p, e);
        if (may) {
            delivery.raise(events.to(e), events.vector(e));
            /*+OPENJML@ assert \invariant_for(events) && \invariant_for(delivery); @*/
        }
        /*+OPENJML@ assert \invariant_for(events) && \invariant_for(delivery); @*/
        return may ? Abi.OK : Abi.DENIED;
    }
}
