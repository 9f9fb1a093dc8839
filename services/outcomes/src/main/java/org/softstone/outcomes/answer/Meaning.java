package org.softstone.outcomes.answer;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.DecimalNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;
import org.softstone.contracts.ReportSubmitted.Mode;
import org.softstone.outcomes.instrument.Code;

/**
 * What a report says, however it is spelt, so that a phone which writes it anew is known to repeat itself. The one comparison
 * of reports, corrections and drafts: moments to the microsecond whatever their offset, lists whose entries have a key as sets,
 * numbers by value, ids in either case, what is absent as null or as an empty list, and what counts where nothing is said.
 *
 * @param canonical the one spelling of it
 */
public record Meaning(String canonical) {

    /**
     * What counts where a report says nothing.
     *
     * @param mode who answered
     * @param formVersion of the form that was answered
     */
    public record Defaults(Mode mode, int formVersion) {
        /** For one that comes now from a patient's phone. */
        public static final Defaults NOW = new Defaults(Mode.SELF, FormVersion.CURRENT);
    }

    private static final String WINDOW_ID = "windowId";
    private static final String SENT_AT = "sentAt";
    private static final String MODE = "mode";
    private static final String FORM_VERSION = "formVersion";

    private static final Set<String> MOMENTS = Set.of("openedAt", "submittedAt");

    /** Lists in which the order says nothing. Emergency signs are one too, but there an empty list is an answer. */
    private static final Set<String> SETS = Set.of("activities", "deposits", "symptoms", "declined");

    private static final String RED_FLAGS = "redFlags";
    private static final Set<String> IDS = Set.of("reportId", WINDOW_ID, "activityId", "depositId");

    private static final Pattern NAME_WITH_ID = Pattern.compile("((?:activities|deposits)\\.)(.+)");

    /** Of a whole report; the same for two that say the same. */
    public static Meaning of(ReportContent content, Defaults defaults) {
        return of(ReportJson.tree(content), defaults);
    }

    /** Of what a report says beside the window that it names. */
    public static Meaning ofAnswers(ReportContent content, Defaults defaults) {
        ObjectNode answers = ReportJson.tree(content);
        answers.remove(WINDOW_ID);
        return of(answers, defaults);
    }

    /** Of any part of a report, as JSON; what cannot be read as what it should be stands for itself. */
    public static Meaning of(JsonNode report, Defaults defaults) {
        TreeMap<String, JsonNode> fields = new TreeMap<>();
        report.properties().forEach(field -> {
            JsonNode meant = field(field.getKey(), field.getValue());
            if (meant != null && !field.getKey().equals(SENT_AT)) {
                fields.put(field.getKey(), meant);
            }
        });
        fields.putIfAbsent(MODE, TextNode.valueOf(Code.of(defaults.mode())));
        fields.putIfAbsent(FORM_VERSION, number(BigDecimal.valueOf(defaults.formVersion())));
        return new Meaning(object(fields).toString());
    }

    /** @return null when nothing is said */
    private static JsonNode field(String name, JsonNode value) {
        return switch (value.getNodeType()) {
            case NULL, MISSING -> null;
            case ARRAY -> value.isEmpty() && !name.equals(RED_FLAGS) ? null : list(name, value);
            case OBJECT -> parts(value);
            case STRING -> TextNode.valueOf(text(name, value.textValue()));
            case NUMBER -> number(value.decimalValue());
            case BOOLEAN, BINARY, POJO -> value;
        };
    }

    private static JsonNode list(String name, JsonNode list) {
        ArrayNode meant = JsonNodeFactory.instance.arrayNode();
        boolean ordered = !SETS.contains(name) && !name.equals(RED_FLAGS);
        var entries = StreamSupport.stream(list.spliterator(), false)
                .map(entry -> entry.isObject() ? object(members(entry)) : field(name, entry))
                .map(entry -> entry == null ? JsonNodeFactory.instance.nullNode() : entry);
        (ordered ? entries : entries.sorted((one, other) -> one.toString().compareTo(other.toString())))
                .forEach(meant::add);
        return meant;
    }

    private static JsonNode parts(JsonNode object) {
        Map<String, JsonNode> members = members(object);
        return members.isEmpty() ? null : object(members);
    }

    private static Map<String, JsonNode> members(JsonNode object) {
        TreeMap<String, JsonNode> members = new TreeMap<>();
        object.properties().forEach(member -> {
            JsonNode meant = field(member.getKey(), member.getValue());
            if (meant != null) {
                members.put(member.getKey(), meant);
            }
        });
        return members;
    }

    private static String text(String name, String text) {
        if (MOMENTS.contains(name)) {
            return moment(text);
        }
        if (IDS.contains(name)) {
            return idIn(text);
        }
        return name.equals("declined") ? item(text) : text;
    }

    private static String moment(String text) {
        try {
            return OffsetDateTime.parse(text)
                    .toInstant()
                    .truncatedTo(ChronoUnit.MICROS)
                    .toString();
        } catch (DateTimeException _) {
            return text;
        }
    }

    /** In our spelling, when it is an id: some phones write them in capitals. */
    static String idIn(String text) {
        return WireText.uuid(text).map(Object::toString).orElse(text);
    }

    /** The name of an item of the form, with the id in it in our spelling. */
    static String item(String name) {
        Matcher withId = NAME_WITH_ID.matcher(name);
        return withId.matches() ? withId.group(1) + idIn(withId.group(2)) : name;
    }

    private static DecimalNode number(BigDecimal value) {
        BigDecimal stripped = value.stripTrailingZeros();
        return DecimalNode.valueOf(stripped.scale() < 0 ? stripped.setScale(0) : stripped);
    }

    private static ObjectNode object(Map<String, JsonNode> members) {
        ObjectNode object = JsonNodeFactory.instance.objectNode();
        members.forEach(object::set);
        return object;
    }

    @Override
    public String toString() {
        return "Meaning[…]";
    }
}
