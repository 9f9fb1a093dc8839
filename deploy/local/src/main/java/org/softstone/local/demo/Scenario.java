package org.softstone.local.demo;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.softstone.local.DemoUser;

/**
 * What the made-up patients live through, week by week, and which alerts come of it: the file {@code scenario.json}, which
 * says where its numbers are from. The demo plays it; a journey test plays it and holds the product against it.
 */
public record Scenario(List<String> about, List<Patient> patients) {

    /** Reports of weeks 0 to 30, infusions in all but the last. */
    public static final int LAST_WEEK = 30;

    /** The visit of week k is number k + 1. */
    static final int VISITS = 30;

    /**
     * @param activities that they rate, each with the same score
     * @param ceilingGrams that no version of their order exceeds
     * @param end when and how their course ends, after that week's report and visit
     * @param albumin in g/dL, for {@code labs}
     * @param labs nothing plays them yet
     * @param expected the alerts of all rules there are or will be
     */
    public record Patient(
            String demo,
            String about,
            String user,
            String givenName,
            String familyName,
            LocalDate birthDate,
            List<String> activities,
            DepositSite deposit,
            BigDecimal ceilingGrams,
            List<Week> weeks,
            End end,
            BigDecimal albumin,
            List<Labs> labs,
            List<Expected> expected) {

        DemoUser demoUser() {
            return DemoUser.valueOf(user.toUpperCase(java.util.Locale.ROOT).replace('-', '_'));
        }

        /** Empty after their course has ended. */
        Optional<Week> week(int number) {
            return number < weeks.size() ? Optional.of(weeks.get(number)) : Optional.empty();
        }
    }

    public record DepositSite(String site, String laterality) {}

    /**
     * @param missed whether they file no report
     * @param pain average, 0 to 10
     * @param activity 0 unable to 10 as before
     * @param firmness of the deposit since last week, 1 much softer to 5 much harder; absent: 3
     * @param symptoms severity 0 to 4 by code; absent: none
     * @param skin above the deposit; absent: intact
     * @param visit what becomes of that week's visit; absent where there is none
     * @param doseGrams ordered and given
     */
    public record Week(
            int week,
            boolean missed,
            Integer pain,
            Integer activity,
            Integer firmness,
            Map<String, Integer> symptoms,
            String skin,
            BigDecimal temperatureCelsius,
            VisitEnd visit,
            BigDecimal doseGrams) {}

    public enum VisitEnd {
        @JsonProperty("infused")
        INFUSED,
        @JsonProperty("held")
        HELD,
        @JsonProperty("no-show")
        NO_SHOW
    }

    /** @param as {@code completed} or {@code discontinued}, which has a reason */
    public record End(int week, String as, String reason) {}

    /** Drawn before that week's infusion, in mmol/L. */
    public record Labs(int week, int sodium, int chloride, int bicarbonate) {}

    /**
     * An alert.
     *
     * @param week in which it is raised: from that week's report up to the next one
     * @param again weeks in which evidence is appended to it; absent: none
     */
    public record Expected(String rule, String level, int week, List<Integer> again) {

        public Expected {
            again = again == null ? List.of() : again;
        }
    }

    public static Scenario load() {
        try (InputStream file = Scenario.class.getResourceAsStream("scenario.json")) {
            return new ObjectMapper().registerModule(new JavaTimeModule()).readValue(file, Scenario.class);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
