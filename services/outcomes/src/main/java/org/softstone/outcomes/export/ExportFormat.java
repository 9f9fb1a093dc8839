package org.softstone.outcomes.export;

import jakarta.ws.rs.NotAcceptableException;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What an export can be. */
enum ExportFormat {
    /** The default. */
    FHIR(new MediaType("application", "fhir+json"), "fhir.json"),
    CSV(new MediaType("text", "csv", "UTF-8"), "csv");

    static final String FHIR_TYPE = "application/fhir+json";
    static final String CSV_TYPE = "text/csv";

    /** A quality of nothing. */
    private static final Pattern UNWANTED = Pattern.compile("0(\\.0*)?");

    private final MediaType type;
    private final String fileEnding;

    ExportFormat(MediaType type, String fileEnding) {
        this.type = type;
        this.fileEnding = fileEnding;
    }

    MediaType type() {
        return type;
    }

    String fileEnding() {
        return fileEnding;
    }

    /**
     * What is wanted most of what there is; parameters such as {@code charset} or {@code fhirVersion} do not matter.
     *
     * @param accepted as in {@code Accept}, most wanted first
     * @throws NotAcceptableException when it names none
     */
    static ExportFormat wantedMost(List<MediaType> accepted) {
        return accepted.stream()
                .filter(wanted -> !UNWANTED.matcher(wanted.getParameters().getOrDefault("q", "1"))
                        .matches())
                .flatMap(wanted -> Stream.of(values()).filter(format -> format.type.isCompatible(wanted)))
                .findFirst()
                .orElseThrow(NotAcceptableException::new);
    }
}
