package cofferdam.workbench;

import cofferdam.workbench.cli.CommandLineProgram;
import cofferdam.workbench.cli.Delivery;
import cofferdam.workbench.cli.Terminal;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintWriter;

/** Entry points of the command line. */
public final class Main {
    private Main() {}

    /** Runs a command and ends the virtual machine with its exit code. */
    public static void main(String[] args) {
        Delivery delivery = new Delivery(new FileOutputStream(FileDescriptor.out));
        Terminal terminal = Terminal.ofProcess(delivery);
        int exit = CommandLineProgram.run(terminal, null, args);
        terminal.out().flush();
        System.exit(delivery.exitCode(exit, terminal.err()));
    }

    /**
     * Runs a command in the class loader this class was loaded by, which has a seeded defect in it.
     *
     * <p>Called by reflection from outside that class loader, so that only platform types appear.
     *
     * @param defect the defect that is in this class loader
     * @return the exit code
     */
    public static int runWithDefect(
            String defect,
            PrintWriter out,
            PrintWriter err,
            boolean outIsTerminal,
            boolean errIsTerminal,
            String[] args) {
        return CommandLineProgram.run(new Terminal(out, err, outIsTerminal, errIsTerminal), defect, args);
    }
}
