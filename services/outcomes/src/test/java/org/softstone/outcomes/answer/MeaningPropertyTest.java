package org.softstone.outcomes.answer;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.module.paramnames.ParameterNamesModule;
import java.math.BigDecimal;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.softstone.contracts.ReportSubmitted.Mode;
import org.softstone.outcomes.answer.Meaning.Defaults;
import org.softstone.outcomes.instrument.UsualLimits;

class MeaningPropertyTest {

    private static final JsonMapper JSON = JsonMapper.builder()
            .addModule(new ParameterNamesModule())
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();
    private static final UUID REPORT = UUID.fromString("01990000-0000-7000-8000-000000000009");
    private static final UUID GRIP = UUID.fromString("01990000-0000-7000-8000-00000000000a");
    private static final UUID SIT = UUID.fromString("01990000-0000-7000-8000-00000000000b");
    private static final UUID FINGER = UUID.fromString("01990000-0000-7000-8000-00000000000d");
    private static final UUID HIP = UUID.fromString("01990000-0000-7000-8000-00000000000e");

    private static final String WHOLE = """
            { "windowId": "01990000-0000-7000-8000-0000000000aa", "openedAt": "2026-03-02T19:01:10.000001+01:00",
              "submittedAt": "2026-03-02T19:03:42.123456+01:00", "sentAt": "2026-03-02T19:03:43+01:00",
              "pain": { "average": 4, "now": 3 },
              "activities": [ { "activityId": "01990000-0000-7000-8000-00000000000a", "score": 7 },
                              { "activityId": "01990000-0000-7000-8000-00000000000b", "score": 2 } ],
              "deposits": [ { "depositId": "01990000-0000-7000-8000-00000000000d", "firmness": 2, "skin": "open" },
                            { "depositId": "01990000-0000-7000-8000-00000000000e", "spreadingRedness": false } ],
              "symptoms": [ { "symptom": "nausea", "severity": 1 }, { "symptom": "headache", "severity": 0, "interference": 2 } ],
              "temperatureCelsius": 36.9, "redFlags": ["fainting", "breathing"], "wantsContact": "today",
              "globalChange": 4, "note": "so-so", "declined": ["pain.worst", "symptoms.vomiting"], "formVersion": 2 }""";

    /** Each leaves alone what it does not find. */
    private static final List<BiConsumer<ObjectNode, Random>> SPELLINGS = List.of(
            (report, random) -> shuffle(report, "activities", random),
            (report, random) -> shuffle(report, "deposits", random),
            (report, random) -> shuffle(report, "symptoms", random),
            (report, random) -> shuffle(report, "redFlags", random),
            (report, random) -> shuffle(report, "declined", random),
            (report, random) -> elsewhere(report, "openedAt", random),
            (report, random) -> elsewhere(report, "submittedAt", random),
            (report, random) -> finer(report, "submittedAt", random),
            (report, random) -> report.put("sentAt", "2026-03-0%dT12:00:00Z".formatted(3 + random.nextInt(6))),
            (report, _) -> report.remove("sentAt"),
            (report, _) -> report.put("temperatureCelsius", new BigDecimal("36.900")),
            (report, _) -> report.remove("formVersion"),
            (report, _) -> report.put("formVersion", FormVersion.CURRENT),
            (report, _) -> report.put("mode", "self"),
            (report, _) -> report.putNull("mode"),
            (report, _) -> ((ObjectNode) report.get("pain")).putNull("worst"),
            (report, _) -> capitals(report, "windowId"),
            (report, _) -> report.get("activities").forEach(entry -> capitals((ObjectNode) entry, "activityId")),
            (report, _) -> report.get("deposits").forEach(entry -> capitals((ObjectNode) entry, "depositId")));

    private static final List<Consumer<ObjectNode>> CHANGES = List.of(
            report -> report.put("windowId", "01990000-0000-7000-8000-0000000000ab"),
            report -> report.remove("windowId"),
            report -> report.put("openedAt", "2026-03-02T19:01:10.000002+01:00"),
            report -> report.put("submittedAt", "2026-03-02T19:03:42.123457+01:00"),
            report -> report.put("submittedAt", "2026-03-02T19:03:42.123456+02:00"),
            report -> ((ObjectNode) report.get("pain")).put("average", 5),
            report -> ((ObjectNode) report.get("pain")).remove("now"),
            report -> ((ArrayNode) report.get("activities")).remove(0),
            report -> {
                ((ObjectNode) report.at("/activities/0")).put("score", 2);
                ((ObjectNode) report.at("/activities/1")).put("score", 7);
            },
            report -> ((ObjectNode) report.at("/deposits/0")).put("skin", "draining"),
            report -> ((ObjectNode) report.at("/deposits/1")).remove("spreadingRedness"),
            report -> ((ObjectNode) report.at("/symptoms/0")).put("interference", 0),
            report -> report.put("temperatureCelsius", new BigDecimal("36.91")),
            report -> report.putArray("redFlags"),
            report -> report.remove("redFlags"),
            report -> report.put("wantsContact", "no"),
            report -> report.remove("wantsContact"),
            report -> report.put("globalChange", 3),
            report -> report.put("note", "So-so"),
            report -> report.putArray("declined").add("pain.worst"),
            report -> report.put("mode", "proxy"),
            report -> report.put("formVersion", 1));

    @Property(seed = "2026112703")
    void a_report_that_is_spelt_otherwise_says_the_same(
            @ForAll("spellings") List<Integer> spellings, @ForAll Random random) {
        ObjectNode again = report();
        spellings.forEach(spelling -> SPELLINGS.get(spelling).accept(again, random));

        assertThat(said(again)).isEqualTo(said(report()));
    }

    @Property(seed = "2026112703")
    void a_report_that_says_something_else_is_another_however_it_is_spelt(
            @ForAll("changes") int change, @ForAll("spellings") List<Integer> spellings, @ForAll Random random) {
        ObjectNode other = report();
        spellings.forEach(spelling -> SPELLINGS.get(spelling).accept(other, random));
        CHANGES.get(change).accept(sorted(other));

        assertThat(said(other)).isNotEqualTo(said(report()));
    }

    @Property(seed = "2026112703")
    void a_draft_is_compared_as_a_report_is(@ForAll("spellings") List<Integer> spellings, @ForAll Random random) {
        ObjectNode again = report();
        spellings.forEach(spelling -> SPELLINGS.get(spelling).accept(again, random));

        assertThat(Meaning.of(again, Defaults.NOW)).isEqualTo(Meaning.of(report(), Defaults.NOW));
    }

    @Example
    void what_is_stored_says_what_was_sent() {
        ReportContent content = content(report());

        assertThat(Meaning.of(ReportJson.read(ReportJson.write(content)), Defaults.NOW))
                .isEqualTo(Meaning.of(content, Defaults.NOW));
    }

    @Example
    void ids_within_what_was_declined_may_be_in_capitals() {
        ObjectNode small = report();
        small.putArray("declined").add("deposits." + FINGER);
        small.remove("deposits");
        ObjectNode capital = small.deepCopy();
        capital.putArray("declined").add("deposits." + FINGER.toString().toUpperCase(Locale.ROOT));

        assertThat(said(capital)).isEqualTo(said(small));
        assertThat(Meaning.of(capital, Defaults.NOW)).isEqualTo(Meaning.of(small, Defaults.NOW));
    }

    @Example
    void what_is_left_out_counts_as_it_counted_at_first() {
        ObjectNode silent = report();
        silent.remove("formVersion");

        assertThat(Meaning.of(content(silent), new Defaults(Mode.SELF, 1)))
                .isNotEqualTo(Meaning.of(content(report()), new Defaults(Mode.SELF, 1)))
                .isEqualTo(Meaning.of(content(report().put("formVersion", 1)), new Defaults(Mode.SELF, 1)));
    }

    @Example
    void beside_its_window_a_report_says_the_same_whichever_it_names() {
        ObjectNode elsewhere = report();
        elsewhere.remove("windowId");

        assertThat(Meaning.ofAnswers(content(elsewhere), Defaults.NOW))
                .isEqualTo(Meaning.ofAnswers(content(report()), Defaults.NOW));
    }

    @Provide
    Arbitrary<List<Integer>> spellings() {
        return Arbitraries.integers().between(0, SPELLINGS.size() - 1).list().ofMaxSize(8);
    }

    @Provide
    Arbitrary<Integer> changes() {
        return Arbitraries.integers().between(0, CHANGES.size() - 1);
    }

    private static Meaning said(ObjectNode report) {
        return Meaning.of(content(report), Defaults.NOW);
    }

    /** With the lists in their first order again, so that a change finds the entry that it means. */
    private static ObjectNode sorted(ObjectNode report) {
        for (String list : List.of("activities", "deposits", "symptoms")) {
            ArrayNode first = (ArrayNode) report().get(list);
            List<JsonNode> entries = new ArrayList<>();
            report.get(list).forEach(entries::add);
            String key = list.equals("symptoms") ? "symptom" : list.equals("deposits") ? "depositId" : "activityId";
            ArrayNode ordered = report.putArray(list);
            first.forEach(wanted -> entries.stream()
                    .filter(entry -> entry.get(key)
                            .textValue()
                            .equalsIgnoreCase(wanted.get(key).textValue()))
                    .forEach(ordered::add));
        }
        return report;
    }

    private static ObjectNode report() {
        try {
            return (ObjectNode) JSON.readTree(WHOLE);
        } catch (JsonProcessingException e) {
            throw new AssertionError(e);
        }
    }

    private static ReportContent content(ObjectNode report) {
        ReportReading.Result read = ReportReading.of(
                REPORT,
                new Sent(report),
                Purpose.FILED_BY_PATIENT,
                new KnownItems(Set.of(GRIP, SIT), Set.of(FINGER, HIP)),
                new UsualLimits());
        return ((ReportReading.Result.Readable) read).content();
    }

    private static void shuffle(ObjectNode report, String list, Random random) {
        List<JsonNode> entries = new ArrayList<>();
        report.get(list).forEach(entries::add);
        Collections.shuffle(entries, random);
        report.set(list, JsonNodeFactory.instance.arrayNode().addAll(entries));
    }

    private static void elsewhere(ObjectNode report, String field, Random random) {
        ZoneOffset offset = ZoneOffset.ofTotalSeconds(60 * (random.nextInt(1681) - 840));
        report.put(
                field,
                OffsetDateTime.parse(report.get(field).textValue())
                        .withOffsetSameInstant(offset)
                        .toString());
    }

    private static void finer(ObjectNode report, String field, Random random) {
        OffsetDateTime time = OffsetDateTime.parse(report.get(field).textValue());
        report.put(
                field,
                time.withNano(time.getNano() / 1000 * 1000 + random.nextInt(1000))
                        .toString());
    }

    private static void capitals(ObjectNode object, String id) {
        object.put(id, object.get(id).textValue().toUpperCase(Locale.ROOT));
    }
}
