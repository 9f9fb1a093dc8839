package org.softstone.benchmark;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The options of {@code deploy/benchmark/run}, as parsed by the script.
 *
 * @param storedReports how many reports the tables of part e are filled with
 * @param results where the table is written
 * @param serviceOptions further options of the services' JVMs, for a profile; empty for none
 * @param against the commit that this build is compared with; empty for none
 */
record Options(
        Path projectRoot,
        Set<Part> parts,
        boolean quick,
        long storedReports,
        Path results,
        String serviceOptions,
        String against) {

    /** The default of a run without options. */
    static final long STORED_REPORTS = 10_000_000;

    /** @throws IllegalArgumentException in a sentence */
    static Options ofScript() {
        return new Options(
                Path.of(System.getProperty("softstone.root")),
                partsOf(System.getProperty("softstone.only", "")),
                Boolean.getBoolean("softstone.quick"),
                Long.getLong("softstone.reports"),
                Path.of(System.getProperty("softstone.results")),
                System.getProperty("softstone.service-options", ""),
                System.getProperty("softstone.against", ""));
    }

    /** @param letters separated by commas; empty for all */
    static Set<Part> partsOf(String letters) {
        if (letters.isBlank()) {
            return EnumSet.allOf(Part.class);
        }
        Set<Part> parts = EnumSet.noneOf(Part.class);
        for (String letter : letters.split(",")) {
            parts.add(java.util.Arrays.stream(Part.values())
                    .filter(part -> String.valueOf(part.letter()).equals(letter.strip()))
                    .findFirst()
                    .orElseThrow(() -> new IllegalArgumentException("--only needs letters from a to k: " + letters)));
        }
        return parts;
    }

    /** The options, as recorded beside the results. */
    String asked() {
        List<String> asked = new ArrayList<>();
        if (quick) {
            asked.add("--quick: a first look, no result");
        }
        if (!isWhole()) {
            asked.add("--only "
                    + parts.stream().map(part -> String.valueOf(part.letter())).collect(Collectors.joining(",")));
        }
        if (!against.isEmpty()) {
            asked.add("--against " + against);
        }
        if (storedReports != STORED_REPORTS) {
            asked.add("--reports " + storedReports);
        }
        if (!serviceOptions.isBlank()) {
            asked.add("SERVICE_OPTIONS=" + serviceOptions);
        }
        return asked.isEmpty() ? "none: a whole run" : String.join("; ", asked);
    }

    /** Whether all parts are measured. */
    boolean isWhole() {
        return parts.size() == Part.values().length;
    }

    boolean includes(Part part) {
        return parts.contains(part);
    }

    int rounds() {
        return quick ? 3 : 5;
    }

    /** Of which a quick run takes a part. */
    Duration seconds(int whole, int quickly) {
        return Duration.ofSeconds(quick ? quickly : whole);
    }

    int patients() {
        return quick ? 1_000 : 4_000;
    }
}
