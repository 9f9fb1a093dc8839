package org.softstone.outcomes.export.fhir;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.softstone.outcomes.export.ExportWording;
import org.softstone.outcomes.instrument.CodeList;
import org.softstone.outcomes.instrument.ItemList;
import org.softstone.outcomes.instrument.Kind;
import org.softstone.outcomes.instrument.Question;

/**
 * What the questions and codes mean, in one language: every version of the Questionnaire, the present one first, and our own
 * CodeSystems.
 */
final class FormResources {

    private static final String CORE = "http://hl7.org/fhir/StructureDefinition/";

    private final Canonical canonical;
    private final ExportWording wording;
    private final int formVersion;
    private final int noteLength;

    FormResources(Canonical canonical, ExportWording wording, int formVersion, int noteLength) {
        this.canonical = canonical;
        this.wording = wording;
        this.formVersion = formVersion;
        this.noteLength = noteLength;
    }

    List<ObjectNode> all() {
        List<ObjectNode> resources = new ArrayList<>();
        resources.add(questionCodes());
        Stream.of(CodeList.values()).map(this::codes).forEach(resources::add);
        for (int version = formVersion; version >= 1; version--) {
            resources.add(questionnaire(version, wording.ofForm(version)));
        }
        return resources;
    }

    private ObjectNode codes(CodeList list) {
        ObjectNode system = codeSystem(canonical.codes(list), "sts-" + list.title(), "codes." + list.title());
        list.exportedCodes().forEach(code -> concept(system, code, wording.text(list, code)));
        return system;
    }

    /** The names that the report itself gives its items. */
    private ObjectNode questionCodes() {
        ObjectNode system = codeSystem(canonical.questions(), "sts-question", "codes.question");
        for (Question question : Question.values()) {
            concept(system, question.id(), wording.text(question));
        }
        for (ItemList list : ItemList.values()) {
            concept(system, list.id(), wording.title(list));
        }
        return system;
    }

    private ObjectNode codeSystem(String url, String id, String titleKey) {
        return definition("CodeSystem", id, url, wording.text(titleKey))
                .put("caseSensitive", true)
                .put("content", "complete");
    }

    private static void concept(ObjectNode system, String code, String display) {
        system.withArray("concept").addObject().put("code", code).put("display", display);
    }

    private ObjectNode definition(String type, String id, String url, String title) {
        return Elements.resource(type, id)
                .put("language", wording.languageTag())
                .put("url", url)
                .put("version", Integer.toString(formVersion))
                .put("name", nameOf(id))
                .put("title", title)
                .put("status", "active")
                .put("experimental", false)
                .put("publisher", "Softstone");
    }

    /** {@code sts-body-site} becomes {@code StsBodySite}: names are for programs. */
    private static String nameOf(String id) {
        StringBuilder name = new StringBuilder();
        for (String word : id.split("-")) {
            name.append(Character.toUpperCase(word.charAt(0))).append(word.substring(1));
        }
        return name.toString();
    }

    /** @param asked the questions in the words of that version */
    private ObjectNode questionnaire(int version, ExportWording asked) {
        ObjectNode questionnaire = definition(
                        "Questionnaire",
                        "weekly-report-" + version,
                        canonical.questionnaire(),
                        wording.text("questionnaire.title"))
                .put("version", Integer.toString(version))
                .put("description", wording.text("questionnaire.description"));
        questionnaire.withArray("subjectType").add("Patient");
        ItemList current = null;
        ObjectNode group = questionnaire;
        for (Question question : Question.values()) {
            if (question.list() == null) {
                group = questionnaire;
            } else if (question.list() != current) {
                group = listGroup(questionnaire, question.list());
            }
            current = question.list();
            group.withArray("item").add(item(question, asked));
        }
        questionnaire.withArray("item").add(filing());
        return questionnaire;
    }

    private ObjectNode listGroup(ObjectNode questionnaire, ItemList list) {
        ObjectNode group = questionnaire
                .withArray("item")
                .addObject()
                .put("linkId", list.id())
                .put("text", wording.title(list))
                .put("type", "group")
                .put("repeats", true);
        ObjectNode subject = group.withArray("item")
                .addObject()
                .put("linkId", LinkIds.subjectOf(list))
                .put("text", wording.text(LinkIds.subjectOf(list)));
        if (list == ItemList.SYMPTOMS) {
            options(subject.put("type", "choice"), CodeList.SYMPTOM);
        } else {
            subject.put("type", "reference");
        }
        return group;
    }

    private ObjectNode item(Question question, ExportWording asked) {
        ObjectNode item = Elements.node().put("linkId", question.id());
        switch (question.kind()) {
            case Kind.Score score -> {
                limit(item, "minValue", score.lowest());
                limit(item, "maxValue", score.highest());
                item.put("text", "%s (%s)".formatted(asked.text(question), asked.meaning(score)))
                        .put("type", "integer");
            }
            case Kind.Measured _ -> item.put("text", asked.text(question)).put("type", "quantity");
            case Kind.Choice choice -> {
                item.put("text", asked.text(question)).put("type", "choice");
                if (choice.several()) {
                    item.put("repeats", true);
                }
                options(item, choice.codes());
            }
            case Kind.YesNo _ -> item.put("text", asked.text(question)).put("type", "boolean");
            case Kind.Note _ ->
                item.put("text", asked.text(question)).put("type", "text").put("maxLength", noteLength);
        }
        return item;
    }

    private static void limit(ObjectNode item, String name, int value) {
        item.withArray("extension").addObject().put("url", CORE + name).put("valueInteger", value);
    }

    private void options(ObjectNode item, CodeList list) {
        for (String code : list.exportedCodes()) {
            item.withArray("answerOption")
                    .addObject()
                    .set(
                            "valueCoding",
                            Elements.coding(canonical.codes(list), code).put("display", wording.text(list, code)));
        }
    }

    /** What FHIR has no place for and a reader must know; nobody is asked for it. */
    private ObjectNode filing() {
        ObjectNode group = Elements.node();
        group.withArray("extension")
                .addObject()
                .put("url", CORE + "questionnaire-hidden")
                .put("valueBoolean", true);
        group.put("linkId", LinkIds.FILING).put("text", wording.text("filing")).put("type", "group");
        for (FilingFact fact : FilingFact.values()) {
            ObjectNode item = group.withArray("item")
                    .addObject()
                    .put("linkId", fact.linkId())
                    .put("text", wording.text(fact.linkId()))
                    .put("type", fact.type())
                    .put("readOnly", true);
            fact.codes().ifPresent(list -> options(item, list));
        }
        return group;
    }
}
