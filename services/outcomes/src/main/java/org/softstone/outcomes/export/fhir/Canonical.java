package org.softstone.outcomes.export.fhir;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.softstone.outcomes.instrument.CodeList;

/** The names of our own things, below one base that an installation chooses. */
final class Canonical {

    /** Of all versions. A question that means something else gets another linkId; one that is only reworded keeps its own. */
    private static final String QUESTIONNAIRE = "weekly-report";

    private final String base;

    Canonical(URI base) {
        this.base = base.toString().replaceAll("/+$", "");
    }

    String questionnaire() {
        return resource("Questionnaire", QUESTIONNAIRE);
    }

    /** Of the questions that observations answer. */
    String questions() {
        return resource("CodeSystem", "sts-question");
    }

    String codes(CodeList list) {
        return resource("CodeSystem", "sts-" + list.title());
    }

    /** Under which a resource stands in the bundle. */
    String resource(String type, String id) {
        return base + "/" + type + "/" + id;
    }

    /** A system of identifiers. */
    String identifiers(String of) {
        return base + "/sid/" + of;
    }

    /** Deterministic, so that a receiver recognises what it has from earlier exports. */
    static String idOf(UUID reportId, String... about) {
        return UUID.nameUUIDFromBytes((reportId + "/" + String.join("/", about)).getBytes(StandardCharsets.UTF_8))
                .toString();
    }
}
