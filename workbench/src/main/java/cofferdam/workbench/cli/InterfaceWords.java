package cofferdam.workbench.cli;

import java.util.List;
import java.util.Map;

/** The hypercalls and their results, for {@code explain}. */
final class InterfaceWords {
    private static final String[][] CALLS = {
        {"PARTITION", "0", "", "The caller's own number."},
        {"TICKS", "1", "", "Ticks since boot."},
        {"YIELD", "2", "", "Wait until an interrupt is pending or the caller's next minor frame begins."},
        {"STOP", "3", "", "Never run again."},
        {"MAP", "4", "region, page, rights", "Reach an own frame at its home page with at most the declared rights."},
        {"UNMAP", "5", "region, page", "Stop reaching an own frame."},
        {"DMA_MAP", "6", "device, region, page", "Let an own device reach an own frame of a region declared for it."},
        {"DMA_UNMAP", "7", "device, region, page", "Take that back."},
        {"LEND", "8", "grant, page", "The receiver reaches the frame, the owner no longer does."},
        {"SHARE", "9", "grant, page", "Both reach the frame."},
        {"DONATE", "10", "grant, page", "The receiver becomes the owner."},
        {"RELINQUISH", "11", "grant, page", "The receiver gives a lent or shared frame back."},
        {"RECLAIM", "12", "grant, page", "The owner takes a relinquished frame back."},
        {"QUEUE_SEND", "13", "port, address, length", "Appends a message; dropped if full, unless acknowledged."},
        {"QUEUE_RECEIVE", "14", "port, address, capacity", "Takes the oldest message; the result is its length."},
        {"QUEUE_LOST", "15", "port", "How many messages were dropped since the receiver last asked."},
        {"SAMPLE_WRITE", "16", "port, address, length", "Replaces the port's message."},
        {"SAMPLE_READ", "17", "port, address, capacity", "Copies the port's message; the result is its length."},
        {"RAISE_EVENT", "18", "event", "Makes the event's interrupt pending at its receiver."},
    };

    private static final String[][] RESULTS = {
        {"OK", "0", "Done."},
        {
            "DENIED",
            "-1",
            "Not the caller's, or it does not exist: one answer for both, so that nobody can find out which."
        },
        {"INVALID", "-2", "An argument is out of range."},
        {"EMPTY", "-3", "No message."},
        {"FULL", "-4", "An acknowledged queue is full."},
        {"BUSY", "-5", "The frame is not in the state this call needs."},
        {"NO_MEMORY", "-6", "No table frame is left; boot sizes the pools so that this cannot happen."},
        {"UNKNOWN-CALL", "-7", "There is no such hypercall."},
    };

    private InterfaceWords() {}

    /** Adds an entry for each name, and for each result's number. */
    static void addTo(Map<String, List<String>> entries) {
        for (String[] call : CALLS) {
            String arguments = call[2].isEmpty() ? "" : " RDI, RSI, RDX: " + call[2] + ".";
            entries.put(
                    call[0],
                    List.of(
                            "Hypercall " + call[0] + "(" + call[2] + ")",
                            call[3],
                            "VMCALL at CPL 0 with RAX = " + call[1] + "." + arguments
                                    + " RAX receives the result: zero or more, or a negative code such as DENIED."));
        }
        for (String[] result : RESULTS) {
            List<String> text = List.of("Hypercall result " + result[0] + " (" + result[1] + ")", result[2]);
            entries.put(result[0], text);
            entries.put(result[1], text);
        }
    }
}
