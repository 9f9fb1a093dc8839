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
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.softstone.contracts.ReportSubmitted.Mode;
import org.softstone.database.Code;
import org.softstone.outcomes.instrument.Fact;
import org.softstone.outcomes.instrument.ItemList;
import org.softstone.outcomes.instrument.Kind;
import org.softstone.outcomes.instrument.Question;

/**
 * What a report says in one canonical spelling, so that a retry which spells it differently is recognised. The only comparison
 * of reports, corrections and drafts: times to the microsecond whatever their offset, lists whose entries have a key as sets,
 * numbers by value, ids in either case, absent values as null or an empty list, and defaults filled in.
 *
 * @param canonical the one spelling of it
 */
public record Meaning(String canonical) {

    /**
     * The values of fields that a report leaves out.
     *
     * @param mode who answered
     * @param formVersion of the form that was answered
     */
    public record Defaults(Mode mode, int formVersion) {
        /** Of a report that arrives now from a patient's phone. */
        public static final Defaults NOW = new Defaults(Mode.SELF, FormVersion.CURRENT);
    }

    private static final Set<String> TIMES = factsOf(Kind.Time.class);

    private static final Set<String> IDS = Stream.concat(
                    factsOf(Kind.Id.class).stream(),
                    Stream.of(ItemList.values()).map(ItemList::key))
            .collect(Collectors.toUnmodifiableSet());

    /** Lists of codes: there an empty one is an answer. */
    private static final Set<String> CHOICES = Question.askedOnce().stream()
            .filter(question -> question.kind().isList())
            .map(Question::id)
            .collect(Collectors.toUnmodifiableSet());

    /** Lists whose order has no meaning. */
    private static final Set<String> SETS = Stream.of(
                    Stream.of(ItemList.values()).map(ItemList::id),
                    factsOf(Kind.Names.class).stream(),
                    CHOICES.stream())
            .flatMap(names -> names)
            .collect(Collectors.toUnmodifiableSet());

    private static Set<String> factsOf(Class<? extends Kind> kind) {
        return Stream.of(Fact.values())
                .filter(fact -> kind.isInstance(fact.kind()))
                .map(Fact::field)
                .collect(Collectors.toUnmodifiableSet());
    }

    /** Of a whole report; the same for two that say the same. */
    public static Meaning of(ReportContent content, Defaults defaults) {
        return of(ReportJson.tree(content), defaults);
    }

    /** Of a report without the window that it names. */
    public static Meaning ofAnswers(ReportContent content, Defaults defaults) {
        ObjectNode answers = ReportJson.tree(content);
        answers.remove(Fact.WINDOW_ID.field());
        return of(answers, defaults);
    }

    /** Of any part of a report, as JSON; values that cannot be read are compared as they are. */
    public static Meaning of(JsonNode report, Defaults defaults) {
        Map<String, JsonNode> fields = members(report);
        fields.remove(Fact.SENT_AT.field());
        fields.putIfAbsent(Fact.MODE.field(), TextNode.valueOf(Code.of(defaults.mode())));
        fields.putIfAbsent(Fact.FORM_VERSION.field(), number(BigDecimal.valueOf(defaults.formVersion())));
        return new Meaning(object(fields).toString());
    }

    /** @return null when there is no value */
    private static JsonNode field(String name, JsonNode value) {
        return switch (value.getNodeType()) {
            case NULL, MISSING -> null;
            case ARRAY -> value.isEmpty() && !CHOICES.contains(name) ? null : list(name, value);
            case OBJECT -> parts(value);
            case STRING -> TextNode.valueOf(text(name, value.textValue()));
            case NUMBER -> number(value.decimalValue());
            case BOOLEAN, BINARY, POJO -> value;
        };
    }

    private static JsonNode list(String name, JsonNode list) {
        ArrayNode meant = JsonNodeFactory.instance.arrayNode();
        boolean ordered = !SETS.contains(name);
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
        if (TIMES.contains(name)) {
            return moment(text);
        }
        if (IDS.contains(name)) {
            return idIn(text);
        }
        return name.equals(Fact.DECLINED.field()) ? item(text) : text;
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
        int dot = name.indexOf('.');
        return name.substring(0, dot + 1) + idIn(name.substring(dot + 1));
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
