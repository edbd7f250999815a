package cofferdam.workbench.cli;

import cofferdam.proofs.defects.Defect;
import cofferdam.proofs.defects.DefectCatalogue;
import cofferdam.proofs.defects.DefectException;
import cofferdam.proofs.defects.DefectiveWorld;
import cofferdam.proofs.defects.ShippedSources;
import cofferdam.workbench.Main;
import java.io.PrintWriter;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.List;

/** Runs a whole command again inside a class loader that has a seeded defect in it. */
final class DefectRunner {
    private DefectRunner() {}

    /**
     * Applies the defect, compiles it and runs the command with it.
     *
     * @return the command's exit code
     * @throws UserError if there is no such defect
     * @throws DefectException if it cannot be applied
     */
    static int run(Session session, String name, List<String> arguments) {
        Defect defect = find(DefectCatalogue.shipped(), name);
        Terminal terminal = session.terminal();
        if (terminal.errIsTerminal()) {
            terminal.err().print("compiling the kernel with defect " + name + " ...\r");
            terminal.err().flush();
        }
        try (DefectiveWorld world =
                DefectiveWorld.create(defect, ShippedSources.load(), DefectiveWorld.currentClassPath())) {
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
                    name,
                    terminal.out(),
                    terminal.err(),
                    terminal.outIsTerminal(),
                    terminal.errIsTerminal(),
                    arguments.toArray(new String[0]));
        } catch (InvocationTargetException e) {
            throw new DefectException("the command failed with defect " + name + ": " + e.getCause(), e.getCause());
        } catch (ReflectiveOperationException e) {
            throw new DefectException("defect " + name + " cannot be run: " + e, e);
        }
    }

    private static Defect find(DefectCatalogue catalogue, String name) {
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
