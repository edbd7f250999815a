package cofferdam.workbench.report;

import cofferdam.proofs.harness.ProofEffort;
import cofferdam.proofs.harness.ProofEffort.OfTool;
import java.util.LinkedHashMap;
import java.util.Map;

/** What proofs take, as it stands in JSON. */
final class JsonEffort {
    private JsonEffort() {}

    static Map<String, Object> of(ProofEffort effort) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("linesOfCode", effort.code());
        map.put("linesOfContracts", effort.contracts());
        map.put("linesOfStatements", effort.statements());
        map.put("linesForOneOfCode", Math.round(effort.ratio() * 100) / 100.0);
        map.put("tools", effort.tools().stream().map(JsonEffort::tool).toList());
        return map;
    }

    private static Map<String, Object> tool(OfTool tool) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("tool", tool.tool());
        map.put("proved", tool.proved());
        map.put("milliseconds", tool.millis());
        map.put("proofSize", tool.size());
        map.put("longest", tool.longest());
        map.put("longestMilliseconds", tool.longestMillis());
        return map;
    }
}
