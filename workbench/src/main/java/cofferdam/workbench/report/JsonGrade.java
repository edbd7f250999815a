package cofferdam.workbench.report;

import cofferdam.workbench.grade.Grade;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.util.LinkedHashMap;
import java.util.Map;

/** A grade as JSON. */
public final class JsonGrade {
    private JsonGrade() {}

    /** The grade as an indented JSON text. */
    public static String of(Grade grade) {
        Map<String, Object> root = new LinkedHashMap<>();
        root.put("format", "cofferdam-grade-1");
        root.put("lab", grade.lab().number());
        root.put("name", grade.lab().id());
        root.put("passed", grade.passed());
        root.put("steps", grade.steps().stream().map(JsonGrade::step).toList());
        try {
            return new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT).writeValueAsString(root) + "\n";
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("the grade cannot be written as JSON", e);
        }
    }

    private static Map<String, Object> step(Grade.Step step) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("what", step.what());
        map.put("passed", step.passed());
        map.put("found", step.found());
        map.put("next", step.next());
        return map;
    }
}
