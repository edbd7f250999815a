package cofferdam.workbench.cli;

import cofferdam.proofs.defects.Defect;
import cofferdam.proofs.defects.DefectCatalogue;
import cofferdam.proofs.defects.DefectException;
import cofferdam.proofs.defects.DefectiveWorld;
import cofferdam.proofs.defects.ShippedSources;
import cofferdam.proofs.defects.SourceEdit;
import cofferdam.workbench.Main;
import java.io.PrintWriter;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.List;

/** Runs a whole command again inside a class loader that has a seeded defect or a user's patch in it. */
final class DefectRunner {
    private DefectRunner() {}

    /**
     * Applies the change, compiles it and runs the command with it.
     *
     * @return the command's exit code
     * @throws UserError if a user's patch cannot be applied
     * @throws DefectException if a seeded defect cannot be applied
     */
    static int run(Session session, SourceEdit edit, List<String> arguments) {
        Terminal terminal = session.terminal();
        if (terminal.errIsTerminal()) {
            terminal.err().print("compiling the kernel with " + edit.subject() + " ...\r");
            terminal.err().flush();
        }
        try (DefectiveWorld world = create(edit)) {
            Method entry = world.loader()
                    .loadClass(Main.class.getName())
                    .getMethod(
                            "runWithDefect",
                            String.class,
                            PrintWriter.class,
                            PrintWriter.class,
                            boolean.class,
                            boolean.class,
                            String[].class);
            return (int) entry.invoke(
                    null,
                    edit.name(),
                    terminal.out(),
                    terminal.err(),
                    terminal.outIsTerminal(),
                    terminal.errIsTerminal(),
                    arguments.toArray(new String[0]));
        } catch (InvocationTargetException e) {
            throw new DefectException("the command failed with " + edit.subject() + ": " + e.getCause(), e.getCause());
        } catch (ReflectiveOperationException e) {
            throw new DefectException(edit.subject() + " cannot be run: " + e, e);
        }
    }

    private static DefectiveWorld create(SourceEdit edit) {
        try {
            return DefectiveWorld.create(edit, ShippedSources.load(), DefectiveWorld.currentClassPath());
        } catch (DefectException e) {
            if (edit.kind().equals(SourceEdit.PATCH)) {
                throw new UserError(
                        e.getMessage(), "Make it anew with 'git diff', against the sources of this release.");
            }
            throw e;
        }
    }

    /**
     * The shipped defect of a name.
     *
     * @throws UserError if there is none
     */
    static Defect find(String name) {
        DefectCatalogue catalogue = DefectCatalogue.shipped();
        return catalogue
                .find(name)
                .orElseThrow(() -> new UserError(
                        "there is no defect '" + name + "'",
                        Near.question(
                                        name,
                                        catalogue.all().stream()
                                                .map(Defect::name)
                                                .toList())
                                + "'cofferdam defects' lists them."));
    }
}
