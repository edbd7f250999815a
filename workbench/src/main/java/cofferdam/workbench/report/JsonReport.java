package cofferdam.workbench.report;

import cofferdam.proofs.harness.ProofSummary;
import cofferdam.proofs.harness.ProvedItem;
import cofferdam.workbench.certify.Assumption;
import cofferdam.workbench.certify.Certificate;
import cofferdam.workbench.certify.ClaimVerdict;
import cofferdam.workbench.certify.Evidence;
import cofferdam.workbench.certify.Witness;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/** A certificate as JSON; equal certificates give equal bytes, but for the time stamp (G10-04). */
public final class JsonReport {
    private JsonReport() {}

    /** The certificate as an indented JSON text. */
    public static String of(Certificate certificate, Instant when) {
        Map<String, Object> root = new LinkedHashMap<>();
        root.put("format", "cofferdam-certificate-1");
        root.put("created", when.toString());
        root.put("system", certificate.system().name());
        root.put("version", certificate.version());
        root.put("seed", certificate.seed());
        JsonEdit.put(root, certificate.edit());
        root.put("complete", certificate.complete());
        root.put("verdict", certificate.verdict());
        root.put("claims", certificate.claims().stream().map(JsonReport::claim).toList());
        root.put("tried", certificate.tried());
        root.put("exploration", JsonCoverage.of(certificate.coverage()));
        root.put("proofs", proofs(certificate.proofs()));
        root.put(
                "assumptions",
                certificate.assumptions().stream().map(JsonReport::assumption).toList());
        try {
            return new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT).writeValueAsString(root) + "\n";
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("the certificate cannot be written as JSON", e);
        }
    }

    private static Map<String, Object> claim(ClaimVerdict claim) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("id", claim.claim().id());
        map.put("title", claim.claim().title());
        map.put("verdict", claim.verdict());
        map.put("strength", claim.strength());
        map.put("assumptions", claim.assumptions());
        map.put("notShown", claim.notShown());
        map.put("evidence", claim.evidence().stream().map(JsonReport::evidence).toList());
        return map;
    }

    private static Map<String, Object> evidence(Evidence evidence) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("check", evidence.check());
        map.put("requirements", evidence.requirements());
        map.put("verdict", evidence.verdict());
        map.put("strength", evidence.strength());
        map.put("statement", evidence.statement());
        map.put("scope", evidence.scope());
        map.put("witness", evidence.witness().map(JsonReport::witness).orElse(null));
        if (!evidence.proofs().isEmpty()) {
            map.put("proofs", evidence.proofs().stream().map(JsonReport::proof).toList());
        }
        return map;
    }

    private static Map<String, Object> proof(ProvedItem item) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("obligation", item.obligation());
        map.put("requirements", item.requirements());
        map.put("statement", item.statement());
        map.put("tool", item.tool());
        map.put("toolVersion", item.version());
        map.put("inputHash", item.inputHash());
        map.put("result", item.outcome());
        map.put("milliseconds", item.millis());
        map.put("proofSize", item.size());
        if (!item.lacking().isEmpty()) {
            map.put("restsOnUnproved", item.lacking());
        }
        return map;
    }

    private static Map<String, Object> proofs(ProofSummary proofs) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("counts", proofs.counts());
        map.put("contractsProved", proofs.contracts());
        map.put("effort", JsonEffort.of(proofs.effort()));
        map.put("notCounted", proofs.lacking().stream().map(JsonReport::proof).toList());
        return map;
    }

    private static Map<String, Object> witness(Witness witness) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("sentence", witness.sentence());
        map.put("partition", witness.partition());
        map.put("place", witness.place());
        map.put("tick", witness.tick());
        map.put("setup", witness.setup());
        map.put("steps", witness.steps());
        if (!witness.moments().isEmpty()) {
            map.put("moments", witness.moments());
        }
        return map;
    }

    private static Map<String, Object> assumption(Assumption assumption) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("id", assumption.id());
        map.put("text", assumption.text());
        map.put("reason", assumption.reason());
        map.put("claims", assumption.claims());
        return map;
    }
}
