package org.softstone.outcomes.openapi;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.Components;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.media.Schema.SchemaType;
import org.softstone.outcomes.instrument.CodeList;
import org.softstone.outcomes.instrument.Fact;
import org.softstone.outcomes.instrument.ItemList;
import org.softstone.outcomes.instrument.Kind;
import org.softstone.outcomes.instrument.Question;
import org.softstone.outcomes.instrument.Question.Need;

/** The schema of a report as it is sent, out of the instrument. */
final class ReportSchemas {

    private ReportSchemas() {}

    static void describe(Components components) {
        Schema report = object().description(
                        "A weekly report. pain.average (or its being declined) is required; of a patient also "
                                + "submittedAt, of staff mode, and in a sync reportId");
        for (Fact fact : Fact.values()) {
            report.addProperty(fact.field(), schema(fact.kind()).description(fact.description()));
        }
        for (Question question : Question.askedOnce()) {
            Schema schema = schema(question.kind());
            if (question.path().size() == 1) {
                report.addProperty(question.field(), schema);
            } else {
                String group = question.path().getFirst();
                String name = capitalized(group) + "Answer";
                if (!report.getProperties().containsKey(group)) {
                    components.addSchema(name, object());
                    report.addProperty(group, reference(name));
                }
                components.getSchemas().get(name).addProperty(question.field(), schema);
            }
        }
        for (ItemList list : ItemList.values()) {
            String name = capitalized(nameOfEntry(list)) + "Answer";
            components.addSchema(name, entry(list));
            report.addProperty(list.id(), array(reference(name)));
        }
        components.addSchema("Report", report);
        components.setSchemas(new TreeMap<>(components.getSchemas()));
    }

    private static Schema entry(ItemList list) {
        Schema entry = object().addProperty(list.key(), single(list.keyKind()));
        List<String> required = new ArrayList<>(List.of(list.key()));
        for (Question question : list.questions()) {
            entry.addProperty(question.field(), schema(question.kind()));
            if (question.need() != Need.OPTIONAL) {
                required.add(question.field());
            }
        }
        return entry.required(required);
    }

    private static String nameOfEntry(ItemList list) {
        return switch (list) {
            case ACTIVITIES -> "activity";
            case DEPOSITS -> "deposit";
            case SYMPTOMS -> "symptom";
        };
    }

    private static Schema schema(Kind kind) {
        return kind.isList() ? array(single(kind)) : single(kind);
    }

    private static Schema single(Kind kind) {
        return switch (kind) {
            case Kind.Score(int lowest, int highest, String _) ->
                type(SchemaType.INTEGER)
                        .format("int32")
                        .minimum(BigDecimal.valueOf(lowest))
                        .maximum(BigDecimal.valueOf(highest));
            case Kind.Measured measured ->
                type(SchemaType.NUMBER)
                        .description("As measured by the patient, at most %d decimals. GET /me/form gives the range"
                                .formatted(measured.decimals()));
            case Kind.Choice choice -> reference(nameOf(choice.codes()));
            case Kind.YesNo _ -> type(SchemaType.BOOLEAN);
            case Kind.Note _ ->
                type(SchemaType.STRING)
                        .description(
                                "In characters as a person counts them (extended grapheme clusters) at most as many as "
                                        + "GET /me/form says, usually 2,000, and 8 bytes in UTF-8 for each. Every line end becomes "
                                        + "a line feed, a tab or another control character a blank; NUL, unpaired surrogates and "
                                        + "noncharacters are refused");
            case Kind.Names _, Kind.Text _ -> type(SchemaType.STRING);
            case Kind.Id _ -> type(SchemaType.STRING).format("uuid");
            case Kind.Time _ -> type(SchemaType.STRING).format("date-time");
            case Kind.Version _ -> type(SchemaType.INTEGER).format("int32").minimum(BigDecimal.ONE);
            case Kind.Part _ -> object();
        };
    }

    /** {@code red-flag} is {@code RedFlag}. */
    private static String nameOf(CodeList list) {
        StringBuilder name = new StringBuilder();
        for (String word : list.title().split("-")) {
            name.append(capitalized(word));
        }
        return name.toString();
    }

    private static String capitalized(String word) {
        return Character.toUpperCase(word.charAt(0)) + word.substring(1);
    }

    private static Schema type(SchemaType type) {
        return OASFactory.createSchema().addType(type);
    }

    private static Schema object() {
        return type(SchemaType.OBJECT);
    }

    private static Schema array(Schema items) {
        return type(SchemaType.ARRAY).items(items);
    }

    private static Schema reference(String name) {
        return OASFactory.createSchema().ref("#/components/schemas/" + name);
    }
}
