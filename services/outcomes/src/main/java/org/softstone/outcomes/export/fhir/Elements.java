package org.softstone.outcomes.export.fhir;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import org.softstone.http.WireTime;
import org.softstone.outcomes.export.ExportWording;
import org.softstone.outcomes.instrument.CodeList;

/** FHIR's data types, as far as the export needs them. */
final class Elements {

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final String DATA_ABSENT_REASON = "http://hl7.org/fhir/StructureDefinition/data-absent-reason";
    private static final String UCUM = "http://unitsofmeasure.org";

    private final Canonical canonical;
    private final ExportWording wording;

    Elements(Canonical canonical, ExportWording wording) {
        this.canonical = canonical;
        this.wording = wording;
    }

    static ObjectNode node() {
        return NODES.objectNode();
    }

    static ObjectNode resource(String type, String id) {
        return node().put("resourceType", type).put("id", id);
    }

    static ObjectNode coding(String system, String code) {
        return node().put("system", system).put("code", code);
    }

    static ObjectNode concept(ObjectNode... codings) {
        ObjectNode concept = node();
        for (ObjectNode coding : codings) {
            concept.withArray("coding").add(coding);
        }
        return concept;
    }

    /** One of our own codes, with its meaning in the export's language. */
    ObjectNode coding(CodeList list, String code) {
        return coding(canonical.codes(list), code).put("display", wording.text(list, code));
    }

    static ObjectNode identifier(String system, String value) {
        return node().put("system", system).put("value", value);
    }

    /** To something in the bundle. */
    static ObjectNode reference(String type, Object id) {
        return node().put("reference", type + "/" + id);
    }

    static ObjectNode quantity(BigDecimal value, String unit, String unitText) {
        return node().put("value", value)
                .put("unit", unitText)
                .put("system", UCUM)
                .put("code", unit);
    }

    /** Why there is no value where one could be. */
    static ObjectNode absent(String reason) {
        ObjectNode element = node();
        element.withArray("extension")
                .addObject()
                .put("url", DATA_ABSENT_REASON)
                .put("valueCode", reason);
        return element;
    }

    static ObjectNode absentConcept(String reason) {
        return concept(coding("http://terminology.hl7.org/CodeSystem/data-absent-reason", reason));
    }

    static String time(Instant time) {
        return DateTimeFormatter.ISO_INSTANT.format(time);
    }

    /** As the phone said it. */
    static String time(OffsetDateTime time) {
        return WireTime.format(time);
    }
}
