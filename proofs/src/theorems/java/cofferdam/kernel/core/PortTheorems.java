package cofferdam.kernel.core;

/** Ports: nobody learns of others' from what a call answers, and a call on one port changes no other. */
final class PortTheorems {
    private PortTheorems() {}

    /** Whether p may send to a queue depends on p's own ports alone: a foreign port is as good as none (G2-02, G2-03). */
    /*@ normal_behavior
    @ requires (0 <= c && c < a.count && a.from[c] == p) == (0 <= c && c < b.count && b.from[c] == p);
    @ ensures \result;
    @ assignable \nothing;
    @*/
    @Theorem(
            in = QueuingPorts.class,
            twinReplaces = "ensures \\result == (0 <= c && c < count && from[c] == p);",
            twinBy = "ensures \\result == (0 <= c && c < count);")
    static boolean sendsIsOutputConsistent(QueuingPorts a, QueuingPorts b, int p, int c) {
        return a.sends(p, c) == b.sends(p, c);
    }

    /** Whether q may receive from a queue depends on q's own ports alone (G2-02, G2-03). */
    /*@ normal_behavior
    @ requires (0 <= c && c < a.count && a.to[c] == q) == (0 <= c && c < b.count && b.to[c] == q);
    @ ensures \result;
    @ assignable \nothing;
    @*/
    @Theorem(
            in = QueuingPorts.class,
            twinReplaces = "ensures \\result == (0 <= c && c < count && to[c] == q);",
            twinBy = "ensures \\result == (0 <= c && c < count);")
    static boolean receivesIsOutputConsistent(QueuingPorts a, QueuingPorts b, int q, int c) {
        return a.receives(q, c) == b.receives(q, c);
    }

    /** Whether p may write or read a sampling port depends on p's own ports alone (G2-02, G2-03). */
    /*@ normal_behavior
    @ requires (0 <= c && c < a.count && a.from[c] == p) == (0 <= c && c < b.count && b.from[c] == p);
    @ requires (0 <= c && c < a.count && a.to[c] == p) == (0 <= c && c < b.count && b.to[c] == p);
    @ ensures \result;
    @ assignable \nothing;
    @*/
    @Theorem(
            in = SamplingPorts.class,
            twinReplaces = "ensures \\result == (0 <= c && c < count && to[c] == q);",
            twinBy = "ensures \\result == (0 <= c && c < count);")
    static boolean samplingIsOutputConsistent(SamplingPorts a, SamplingPorts b, int p, int c) {
        return a.sends(p, c) == b.sends(p, c) && a.receives(p, c) == b.receives(p, c);
    }

    /** Sending to a queue changes no other queue (G2-01). */
    /*@ normal_behavior
    @ requires 0 <= c && c < a.count && a.filled[c] < a.depth[c] && 0 <= n && n <= a.words[c];
    @ requires 0 <= d && d < a.count && d != c;
    @ ensures a.filled[d] == \old(a.filled[d]) && a.head[d] == \old(a.head[d]) && a.lost[d] == \old(a.lost[d]);
    @ assignable a.filled[*], a.length[*];
    @*/
    @Theorem(
            in = QueuingPorts.class,
            twinReplaces = "assignable filled[c], length[0 .. length.length - 1];",
            twinBy = "assignable filled[*], length[0 .. length.length - 1];")
    static void pushRespectsOtherQueues(QueuingPorts a, int c, int n, int d) {
        /*+OPENJML@ assert 0 <= a.back(c) && a.back(c) < a.slots; @*/
        a.push(c, n);
    }

    /** What the receiver of a queue sees after a message came depends on what it saw before and on the message (G2-01). */
    /*@ normal_behavior
    @ requires a != b && 0 <= c && c < a.count && c < b.count && 0 <= d && d < a.count && d < b.count;
    @ requires a.filled[c] < a.depth[c] && b.filled[c] < b.depth[c] && 0 <= n && n <= a.words[c] && n <= b.words[c];
    @ requires a.filled[d] == b.filled[d] && a.head[d] == b.head[d] && a.lost[d] == b.lost[d];
    @ ensures a.filled[d] == b.filled[d] && a.head[d] == b.head[d] && a.lost[d] == b.lost[d];
    @ assignable a.filled[c], a.length[*], b.filled[c], b.length[*];
    @*/
    @Theorem(
            in = QueuingPorts.class,
            twinReplaces = "ensures filled[c] == \\old(filled[c]) + 1;",
            twinBy = "ensures filled[c] == \\old(filled[c]) + 1 || filled[c] == \\old(filled[c]);")
    static void pushIsStepConsistent(QueuingPorts a, QueuingPorts b, int c, int n, int d) {
        /*+OPENJML@ assert 0 <= a.back(c) && a.back(c) < a.slots && 0 <= b.back(c) && b.back(c) < b.slots; @*/
        a.push(c, n);
        b.push(c, n);
    }

    /** Receiving from a queue changes no other queue (G2-01). */
    /*@ normal_behavior
    @ requires 0 <= c && c < a.count && a.filled[c] > 0 && 0 <= d && d < a.count && d != c;
    @ ensures a.filled[d] == \old(a.filled[d]) && a.head[d] == \old(a.head[d]) && a.lost[d] == \old(a.lost[d]);
    @ assignable a.filled[*], a.head[*];
    @*/
    @Theorem(
            in = QueuingPorts.class,
            twinReplaces = "assignable filled[c], head[c];",
            twinBy = "assignable filled[*], head[c];")
    static void popRespectsOtherQueues(QueuingPorts a, int c, int d) {
        a.pop(c);
    }

    /** What the receiver of a queue sees after it took a message depends on what it saw before (G2-01). */
    /*@ normal_behavior
    @ requires a != b && 0 <= c && c < a.count && c < b.count && 0 <= d && d < a.count && d < b.count;
    @ requires a.filled[c] > 0 && b.filled[c] > 0 && a.depth[c] == b.depth[c];
    @ requires a.filled[d] == b.filled[d] && a.head[d] == b.head[d] && a.lost[d] == b.lost[d];
    @ ensures a.filled[d] == b.filled[d] && a.head[d] == b.head[d] && a.lost[d] == b.lost[d];
    @ assignable a.filled[c], a.head[c], b.filled[c], b.head[c];
    @*/
    @Theorem(
            in = QueuingPorts.class,
            twinReplaces = "(\\old(head[c]) + 1 < depth[c] ? \\old(head[c]) + 1 : 0);",
            twinBy = "(\\old(head[c]) + 1 < depth[c] ? \\old(head[c]) + 1 : lost[0]);")
    static void popIsStepConsistent(QueuingPorts a, QueuingPorts b, int c, int d) {
        a.pop(c);
        b.pop(c);
    }

    /** How many messages a queue lost is told and forgotten for that queue alone, and depends on it alone (G2-05, G2-06). */
    /*@ normal_behavior
    @ requires a != b && 0 <= c && c < a.count && c < b.count && 0 <= d && d < a.count && d < b.count;
    @ requires a.lost[c] == b.lost[c] && a.lost[d] == b.lost[d];
    @ ensures \result && a.lost[d] == b.lost[d];
    @ assignable a.lost[c], b.lost[c];
    @*/
    @Theorem(
            in = QueuingPorts.class,
            twinReplaces = "ensures \\result == \\old(lost[c]) && lost[c] == 0 && 0 <= \\result;",
            twinBy = "ensures \\result == \\old(lost[0]) && lost[c] == 0 && 0 <= \\result;")
    static boolean takeLostIsConsistent(QueuingPorts a, QueuingPorts b, int c, int d) {
        int first = a.takeLost(c);
        return first == b.takeLost(c);
    }

    /** A dropped message is counted for its queue alone (G2-05). */
    /*@ normal_behavior
    @ requires 0 <= c && c < a.count && 0 <= d && d < a.count && d != c;
    @ ensures a.lost[d] == \old(a.lost[d]) && a.filled[d] == \old(a.filled[d]) && a.head[d] == \old(a.head[d]);
    @ ensures a.filled[c] == \old(a.filled[c]) && a.head[c] == \old(a.head[c]);
    @ assignable a.lost[*];
    @*/
    @Theorem(
            in = QueuingPorts.class,
            twinReplaces = ": \\old(lost[c])); assignable lost[c];",
            twinBy = ": \\old(lost[c])); assignable lost[*];")
    static void dropRespectsOtherQueues(QueuingPorts a, int c, int d) {
        a.drop(c);
    }

    /** Emptying a queue leaves nothing in it, whatever was there, and changes no other (G5-05, G6-01). */
    /*@ normal_behavior
    @ requires a != b && 0 <= c && c < a.count && c < b.count && 0 <= d && d < a.count && d < b.count;
    @ requires d != c ==> a.filled[d] == b.filled[d] && a.head[d] == b.head[d] && a.lost[d] == b.lost[d];
    @ ensures a.filled[d] == b.filled[d] && a.head[d] == b.head[d] && a.lost[d] == b.lost[d];
    @ assignable a.filled[c], a.head[c], a.lost[c], b.filled[c], b.head[c], b.lost[c];
    @*/
    @Theorem(
            in = QueuingPorts.class,
            twinReplaces = "ensures head[c] == 0 && filled[c] == 0 && lost[c] == 0;",
            twinBy = "ensures head[c] == 0 && filled[c] == 0;")
    static void clearForgets(QueuingPorts a, QueuingPorts b, int c, int d) {
        a.clear(c);
        b.clear(c);
    }

    /** The message of a sampling port is replaced in that port alone (G2-01, G2-04). */
    /*@ normal_behavior
    @ requires a != b && 0 <= c && c < a.count && c < b.count && a.words[c] == b.words[c];
    @ requires 0 <= d && d < a.count && d < b.count && a.length[d] == b.length[d];
    @ ensures a.length[d] == b.length[d] && (d != c ==> a.length[d] == \old(a.length[d]));
    @ assignable a.length[c], b.length[c];
    @*/
    @Theorem(
            in = SamplingPorts.class,
            twinReplaces = "ensures length[c] == (1 <= n && n <= words[c] ? n : \\old(length[c]));",
            twinBy = "ensures length[c] == (1 <= n && n <= words[c] ? n : \\old(length[c])) || length[c] == 0;")
    static void sampleIsStepConsistent(SamplingPorts a, SamplingPorts b, int c, int n, int d) {
        a.replace(c, n);
        b.replace(c, n);
    }
}
