package cofferdam.deductive;

import de.uka.ilkd.key.control.KeYEnvironment;
import de.uka.ilkd.key.java.abstraction.KeYJavaType;
import de.uka.ilkd.key.logic.op.IObserverFunction;
import de.uka.ilkd.key.speclang.Contract;
import de.uka.ilkd.key.speclang.DependencyContract;
import de.uka.ilkd.key.speclang.InformationFlowContract;
import de.uka.ilkd.key.util.KeYTypeUtil;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The contracts of loaded sources under ids such as {@code cofferdam.kernel.core.Ledger.lend(int,int) case 0}. */
final class Contracts {
    /** Class, perhaps a class that it inherits from, method, kind, number. */
    private static final Pattern NAME = Pattern.compile("([^\\[]+)\\[([^:]*)::(.*)\\]\\.(.*)\\.(\\d+)");

    private static final Map<String, String> PRIMITIVES = Map.of("I", "int", "J", "long", "Z", "boolean", "B", "byte");

    private Contracts() {}

    /** Those of all types that are not the library's, but for what these inherit from the library. */
    static Map<String, Contract> of(KeYEnvironment<?> environment) {
        Map<String, Contract> contracts = new TreeMap<>();
        for (KeYJavaType type : environment.getJavaInfo().getAllKeYJavaTypes()) {
            if (KeYTypeUtil.isLibraryClass(type)) {
                continue;
            }
            for (IObserverFunction target :
                    environment.getSpecificationRepository().getContractTargets(type)) {
                for (Contract contract :
                        environment.getSpecificationRepository().getContracts(type, target)) {
                    String id = id(contract);
                    if (!id.startsWith("java.") && contracts.put(id, contract) != null) {
                        throw new IllegalStateException("two contracts are called " + id);
                    }
                }
            }
        }
        return contracts;
    }

    /** The id of a contract. */
    static String id(Contract contract) {
        Matcher name = NAME.matcher(contract.getName());
        if (!name.matches()) {
            return contract.getName();
        }
        boolean invariant = name.group(3).startsWith("<inv>");
        String type = invariant ? name.group(1) : name.group(2);
        String target = invariant ? type : type + "." + withSourceArrays(name.group(3));
        return target + " " + kind(contract) + " " + name.group(5);
    }

    /** The signature with {@code int[]} where KeY says {@code [I}. */
    private static String withSourceArrays(String signature) {
        int open = signature.indexOf('(');
        String types = Arrays.stream(
                        signature.substring(open + 1, signature.length() - 1).split(","))
                .map(type -> {
                    String element = type.replaceFirst("^\\[+", "");
                    int dimensions = type.length() - element.length();
                    return dimensions == 0 ? type : PRIMITIVES.getOrDefault(element, element) + "[]".repeat(dimensions);
                })
                .collect(Collectors.joining(","));
        return signature.substring(0, open) + "(" + types + ")";
    }

    private static String kind(Contract contract) {
        if (contract instanceof InformationFlowContract) {
            return "determines";
        }
        return contract instanceof DependencyContract ? "accessible" : "case";
    }
}
