package cofferdam.proofs.deductive;

import de.uka.ilkd.key.control.KeYEnvironment;
import de.uka.ilkd.key.java.abstraction.KeYJavaType;
import de.uka.ilkd.key.logic.op.IObserverFunction;
import de.uka.ilkd.key.settings.PathConfig;
import de.uka.ilkd.key.speclang.Contract;
import de.uka.ilkd.key.util.KeYTypeUtil;
import java.io.File;

/**
 * Loads a source folder with KeY and prints the name of every contract in it. Runs in a process of its own, because KeY
 * keeps state for the whole JVM and a file it cannot read spoils later loads.
 *
 * <p>Arguments: source folder, empty folder for KeY's settings. Exit code 0 when loaded, 1 when not.
 */
public final class KeyLoad {
    private KeyLoad() {}

    /** See the class comment. */
    public static void main(String[] arguments) {
        PathConfig.setKeyConfigDir(arguments[1]);
        int exit = 0;
        try {
            KeYEnvironment<?> environment = KeYEnvironment.load(new File(arguments[0]), null, null, null);
            for (KeYJavaType type : environment.getJavaInfo().getAllKeYJavaTypes()) {
                if (KeYTypeUtil.isLibraryClass(type)) {
                    continue;
                }
                for (IObserverFunction target :
                        environment.getSpecificationRepository().getContractTargets(type)) {
                    for (Contract contract :
                            environment.getSpecificationRepository().getContracts(type, target)) {
                        System.out.println("contract " + contract.getName());
                    }
                }
            }
        } catch (Throwable failure) {
            System.out.println("not loaded: " + failure);
            for (Throwable cause = failure.getCause(); cause != null; cause = cause.getCause()) {
                System.out.println("  because: " + cause);
            }
            exit = 1;
        }
        System.out.flush();
        System.exit(exit);
    }
}
