package org.softstone.outcomes.export.fhir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.softstone.outcomes.export.ExportedHistory.FINGER;
import static org.softstone.outcomes.export.ExportedHistory.GRIP;
import static org.softstone.outcomes.export.ExportedHistory.RETRACTED;
import static org.softstone.outcomes.export.ExportedHistory.everyAnswer;
import static org.softstone.outcomes.export.ExportedHistory.everySort;
import static org.softstone.outcomes.export.ExportedHistory.leastPossible;
import static org.softstone.outcomes.export.ExportedHistory.report;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.BodyStructure;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.CodeSystem;
import org.hl7.fhir.r4.model.IntegerType;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Quantity;
import org.hl7.fhir.r4.model.Questionnaire;
import org.hl7.fhir.r4.model.QuestionnaireResponse;
import org.hl7.fhir.r4.model.Resource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.softstone.outcomes.export.ExportWording;
import org.softstone.outcomes.export.ExportedHistory;
import org.softstone.outcomes.export.ExportedReport;
import org.softstone.outcomes.export.History;
import org.softstone.outcomes.export.PagedReports;
import org.softstone.outcomes.instrument.CodeList;
import org.softstone.outcomes.instrument.Question;

class ReportBundleTest {

    /** Everything that the validator may warn of, and why that is left as it is. */
    private static final List<String> EXPLAINED = List.of(
            // A narrative would repeat every answer in XHTML; codes carry texts, and the CSV is for human eyes.
            "Constraint failed: dom-6",
            // LOINC is not shipped with the validator, nor here; the code stands in DOMAIN with its source.
            "CodeSystem is unknown and can't be validated: http://loinc.org",
            // A patient may write what they like; see ODD_NOTE.
            "unterminated bi-di control characters");

    @ParameterizedTest
    @ValueSource(strings = {"en", "de"})
    void the_validator_finds_nothing_wrong(String language) throws IOException {
        String json = json(ExportedHistory.of(everySort()), Locale.forLanguageTag(language));

        FhirVerdict verdict = FhirVerdict.on(json);

        System.out.println("FHIR validator, " + language + ": " + verdict.summary());
        assertThat(verdict.errors()).isEmpty();
        assertThat(verdict.warnings())
                .allSatisfy(warning -> assertThat(EXPLAINED).anyMatch(warning::contains));
    }

    @Test
    void the_validator_finds_nothing_wrong_with_a_patient_without_reports() throws IOException {
        History none = ExportedHistory.of(List.of());

        Bundle bundle = bundle(none);

        FhirVerdict verdict = FhirVerdict.on(json(none, Locale.ENGLISH));
        assertThat(verdict.errors()).isEmpty();
        assertThat(all(bundle, Patient.class)).hasSize(1);
        assertThat(all(bundle, Questionnaire.class)).hasSize(2);
        assertThat(responses(bundle)).isEmpty();
    }

    @Test
    void the_validator_would_find_something_wrong() throws IOException {
        String tooMuchPain = json(ExportedHistory.of(everySort()), Locale.ENGLISH)
                .replaceFirst(
                        "\"pain.average\",\"answer\":\\[\\{\"valueInteger\":4}",
                        "\"pain.average\",\"answer\":[{\"valueInteger\":11}");
        String unknownCode = json(ExportedHistory.of(everySort()), Locale.ENGLISH)
                .replaceFirst(
                        "sts-symptom\",\"code\":\"nausea\",\"display\":\"[^\"]*\"}]",
                        "sts-symptom\",\"code\":\"joy\"}]");

        assertThat(FhirVerdict.on(tooMuchPain).errors()).isNotEmpty();
        assertThat(FhirVerdict.on(unknownCode).errors()).isNotEmpty();
    }

    @Test
    void the_validator_would_miss_a_version_of_the_questionnaire_that_is_not_there() throws IOException {
        String unknownVersion = json(ExportedHistory.of(everySort()), Locale.ENGLISH)
                .replace("Questionnaire/weekly-report|1", "Questionnaire/weekly-report|3");

        FhirVerdict verdict = FhirVerdict.on(unknownVersion);

        assertThat(verdict.errors().toString() + verdict.warnings()).contains("weekly-report|3");
    }

    @Test
    void average_pain_has_the_verified_code_and_is_never_mixed_with_other_kinds_of_pain() throws IOException {
        Bundle bundle = bundle(ExportedHistory.of(List.of(report(3, everyAnswer()))));

        List<Observation> byLoinc = all(bundle, Observation.class).stream()
                .filter(observation -> observation.getCode().hasCoding("http://loinc.org", "72514-3"))
                .toList();

        assertThat(byLoinc).hasSize(1);
        assertThat(byLoinc.getFirst()
                        .getCode()
                        .hasCoding("https://softstone.org/fhir/CodeSystem/sts-question", "pain.average"))
                .isTrue();
        assertThat(((IntegerType) byLoinc.getFirst().getValue()).getValue()).isEqualTo(4);
        assertThat(all(bundle, Observation.class).stream()
                        .flatMap(observation -> observation.getCode().getCoding().stream())
                        .filter(coding -> !coding.getSystem().startsWith("https://softstone.org/fhir/CodeSystem/sts-"))
                        .map(coding -> coding.getSystem() + "|" + coding.getCode()))
                .containsOnly("http://loinc.org|72514-3");
    }

    @Test
    void what_was_declined_or_left_blank_says_so_and_has_no_value() throws IOException {
        Bundle bundle = bundle(ExportedHistory.of(everySort().subList(1, 3)));

        List<Observation> declined = of(bundle, ExportedHistory.id(1001));
        List<Observation> blank = of(bundle, ExportedHistory.id(1002));

        assertThat(declined).hasSize(10).allSatisfy(observation -> {
            assertThat(observation.hasValue()).isFalse();
            assertThat(observation.getDataAbsentReason().getCodingFirstRep().getCode())
                    .isEqualTo("asked-declined");
        });
        assertThat(blank).filteredOn(Observation::hasValue).hasSize(1);
        assertThat(blank)
                .filteredOn(Observation::hasDataAbsentReason)
                .hasSize(5)
                .allSatisfy(observation -> assertThat(observation
                                .getDataAbsentReason()
                                .getCodingFirstRep()
                                .getCode())
                        .isEqualTo("unknown"));
        QuestionnaireResponse response = responses(bundle).getFirst();
        assertThat(response.getItem().stream().filter(item -> !item.getLinkId().equals("filing")))
                .hasSize(11)
                .allSatisfy(
                        item -> assertThat(FhirVerdict.CONTEXT.newJsonParser().encodeToString(item))
                                .contains("asked-declined"));
    }

    @Test
    void every_code_of_every_list_is_defined_in_the_bundle() throws IOException {
        Bundle bundle = bundle(ExportedHistory.of(List.of()));

        for (CodeList list : CodeList.values()) {
            CodeSystem system = codeSystem(bundle, "sts-" + list.title());
            assertThat(system.getConcept().stream().map(CodeSystem.ConceptDefinitionComponent::getCode))
                    .containsExactlyElementsOf(list.exportedCodes());
        }
        assertThat(codeSystem(bundle, "sts-question").getConcept().stream()
                        .map(CodeSystem.ConceptDefinitionComponent::getCode))
                .containsAll(Stream.of(Question.values()).map(Question::id).toList());
    }

    @Test
    void the_questionnaire_asks_every_question_in_the_words_of_the_form() throws IOException {
        Questionnaire english =
                all(bundle(ExportedHistory.of(List.of())), Questionnaire.class).getFirst();
        Questionnaire german = all(
                        FhirVerdict.read(json(ExportedHistory.of(List.of()), Locale.GERMAN)), Questionnaire.class)
                .getFirst();

        assertThat(english.getUrl()).isEqualTo("https://softstone.org/fhir/Questionnaire/weekly-report");
        assertThat(english.getVersion()).isEqualTo("2");
        assertThat(linkIds(english))
                .containsAll(Stream.of(Question.values()).map(Question::id).toList());
        assertThat(linkIds(german)).isEqualTo(linkIds(english));
        assertThat(english.getItem().get(1).getText())
                .startsWith("In the past 7 days, what number best describes your pain on average?");
        assertThat(german.getLanguage()).isEqualTo("de");
        assertThat(german.getTitle()).isEqualTo("Wochenbericht");
    }

    @Test
    void a_report_on_a_former_version_of_the_form_is_told_in_the_words_that_were_asked() throws IOException {
        Bundle bundle = bundle(ExportedHistory.of(List.of(ExportedHistory.onVersion1(report(3, everyAnswer())))));
        Questionnaire first = all(bundle, Questionnaire.class).stream()
                .filter(one ->
                        responses(bundle).getFirst().getQuestionnaire().equals(one.getUrl() + "|" + one.getVersion()))
                .findFirst()
                .orElseThrow();

        assertThat(textOf(first, "temperatureCelsius"))
                .isEqualTo("If you took your temperature: how many degrees Celsius?");
        assertThat(textOf(first, "globalChange"))
                .isEqualTo(
                        "Compared with the time before your first infusion, how are your deposits and what they do to"
                                + " you? (1 = very much improved, 4 = no change, 7 = very much worse)");
        assertThat(all(bundle, Observation.class).stream()
                        .filter(one ->
                                one.getCode().getCodingFirstRep().getCode().equals("temperatureCelsius"))
                        .map(one -> one.getCode().getText()))
                .containsExactly("If you took your temperature: how many degrees Celsius?");
    }

    private static String textOf(Questionnaire questionnaire, String linkId) {
        return questionnaire.getItem().stream()
                .filter(item -> item.getLinkId().equals(linkId))
                .findFirst()
                .orElseThrow()
                .getText();
    }

    @Test
    void a_report_is_a_response_with_its_author_version_and_state() throws IOException {
        Bundle bundle = bundle(ExportedHistory.of(everySort()));
        List<QuestionnaireResponse> responses = responses(bundle);

        QuestionnaireResponse first = responses.getFirst();
        assertThat(first.getIdElement().getIdPart())
                .isEqualTo(ExportedHistory.id(1000).toString());
        assertThat(first.getStatus()).isEqualTo(QuestionnaireResponse.QuestionnaireResponseStatus.COMPLETED);
        assertThat(first.getQuestionnaire()).isEqualTo("https://softstone.org/fhir/Questionnaire/weekly-report|2");
        assertThat(first.getMeta().getVersionId()).isEqualTo("1");
        assertThat(first.getAuthored()).isEqualTo("2026-03-02T18:03:42.120Z");
        assertThat(first.getAuthor().getReference()).isEqualTo("Patient/" + ExportedHistory.PATIENT);
        assertThat(first.getSource().getReference()).isEqualTo("Patient/" + ExportedHistory.PATIENT);

        QuestionnaireResponse amended = responses.get(3);
        assertThat(amended.getStatus()).isEqualTo(QuestionnaireResponse.QuestionnaireResponseStatus.AMENDED);
        assertThat(amended.getMeta().getVersionId()).isEqualTo("3");
        assertThat(amended.getAuthored()).isEqualTo("2026-03-24T18:03:42.120Z");
        assertThat(of(bundle, ExportedHistory.id(1003))).isNotEmpty().allSatisfy(observation -> {
            assertThat(observation.getStatus()).isEqualTo(Observation.ObservationStatus.AMENDED);
            assertThat(observation.getEffectiveDateTimeType().getValue()).isEqualTo("2026-03-23T18:03:42.120Z");
        });

        QuestionnaireResponse byPhone = responses.get(4);
        assertThat(byPhone.getAuthor().getDisplay()).isEqualTo("Treating team");
        assertThat(byPhone.getSource().getReference()).isEqualTo("Patient/" + ExportedHistory.PATIENT);
        assertThat(responses.get(5).getSource().getDisplay()).isEqualTo("Somebody on the patient's behalf");
        assertThat(responses.get(4).getQuestionnaire()).endsWith("weekly-report|1");
    }

    @Test
    void a_deposit_is_a_place_on_the_body_and_its_observation_has_all_parts() throws IOException {
        Bundle bundle = bundle(ExportedHistory.of(List.of(report(3, everyAnswer()))));

        BodyStructure finger = all(bundle, BodyStructure.class).getFirst();
        Observation observation = all(bundle, Observation.class).stream()
                .filter(one -> one.getFocusFirstRep().getReference() != null
                        && one.getFocusFirstRep().getReference().equals("BodyStructure/" + FINGER.depositId()))
                .findFirst()
                .orElseThrow();

        assertThat(finger.getLocation().getCodingFirstRep().getCode()).isEqualTo("finger");
        assertThat(finger.getLocationQualifierFirstRep().getCodingFirstRep().getCode())
                .isEqualTo("right");
        assertThat(finger.getDescription()).isEqualTo("First noted: 2024-05-01");
        assertThat(observation.getBodySite().getText()).isEqualTo("Finger, right");
        assertThat(observation.getComponent().stream()
                        .map(part -> part.getCode().getCodingFirstRep().getCode() + "="
                                + part.getValue().primitiveValue()))
                .contains("deposits.firmness=2", "deposits.tenderness=3", "deposits.spreadingRedness=false");
    }

    @Test
    void an_activity_keeps_its_identity_and_the_patients_words() throws IOException {
        Bundle bundle = bundle(ExportedHistory.of(List.of(report(3, everyAnswer()))));

        Observation grip = all(bundle, Observation.class).stream()
                .filter(one -> GRIP.activityId()
                        .toString()
                        .equals(one.getFocusFirstRep().getIdentifier().getValue()))
                .findFirst()
                .orElseThrow();

        assertThat(grip.getFocusFirstRep().getDisplay()).isEqualTo("grip a drinking glass");
        assertThat(((IntegerType) grip.getValue()).getValue()).isEqualTo(7);
    }

    @Test
    void that_she_ticked_no_sign_of_an_emergency_is_an_answer() throws IOException {
        Bundle bundle = bundle(ExportedHistory.of(List.of(report(3, ExportedHistory.noRedFlag()))));

        Observation observation = all(bundle, Observation.class).stream()
                .filter(one -> one.getCode().getCodingFirstRep().getCode().equals("redFlags"))
                .findFirst()
                .orElseThrow();

        assertThat(observation.getValueCodeableConcept().getCodingFirstRep().getCode())
                .isEqualTo("none");
        assertThat(observation.hasDataAbsentReason()).isFalse();
        assertThat(responses(bundle)
                        .getFirst()
                        .getItemFirstRep()
                        .getAnswerFirstRep()
                        .getValueCoding()
                        .getCode())
                .isEqualTo("none");
    }

    @Test
    void temperature_is_in_degrees_celsius_as_measured() throws IOException {
        Bundle bundle = bundle(ExportedHistory.of(List.of(report(3, everyAnswer()))));

        Quantity temperature = all(bundle, Observation.class).stream()
                .filter(Observation::hasValueQuantity)
                .map(Observation::getValueQuantity)
                .findFirst()
                .orElseThrow();

        assertThat(temperature.getValue()).isEqualTo("36.90");
        assertThat(temperature.getSystem()).isEqualTo("http://unitsofmeasure.org");
        assertThat(temperature.getCode()).isEqualTo("Cel");
    }

    @Test
    void a_note_arrives_as_it_was_written() throws IOException {
        Bundle bundle = bundle(ExportedHistory.of(List.of(report(3, everyAnswer()))));

        assertThat(note(bundle).getAnswerFirstRep().getValue().primitiveValue())
                .isEqualTo(ExportedHistory.ODD_NOTE.strip());
    }

    @Test
    void whoever_may_not_read_notes_cannot_even_tell_whether_there_is_one() throws IOException {
        for (ExportedReport one : List.of(report(3, everyAnswer()), report(3, leastPossible()))) {
            History withoutNotes = ExportedHistory.without(ExportedHistory.of(List.of(one)), false);

            Bundle bundle = bundle(withoutNotes);

            assertThat(json(withoutNotes, Locale.ENGLISH)).doesNotContain("HYPERLINK");
            assertThat(FhirVerdict.CONTEXT.newJsonParser().encodeToString(note(bundle)))
                    .contains("\"masked\"")
                    .doesNotContain("\"valueString\"");
            assertThat(FhirVerdict.on(json(withoutNotes, Locale.ENGLISH)).errors())
                    .isEmpty();
        }
    }

    @Test
    void the_same_export_twice_has_the_same_ids_and_each_only_once() throws IOException {
        List<String> first = ids(bundle(ExportedHistory.of(everySort())));
        List<String> second = ids(bundle(ExportedHistory.of(everySort())));

        assertThat(second).isEqualTo(first).doesNotHaveDuplicates();
        assertThat(first).allSatisfy(id -> assertThat(id).matches("[A-Za-z]+/[A-Za-z0-9.-]{1,64}"));
    }

    @Test
    void names_are_made_under_the_configured_base() throws IOException {
        ByteArrayOutputStream sink = new ByteArrayOutputStream();

        new ReportBundle(URI.create("https://hospital.example/fhir/"), ExportWording.in(Locale.ENGLISH), 2, 2000)
                .write(ExportedHistory.of(everySort()), sink);

        assertThat(sink.toString(StandardCharsets.UTF_8))
                .contains("https://hospital.example/fhir/CodeSystem/sts-symptom")
                .doesNotContain("softstone.org");
    }

    @Test
    void half_a_bundle_does_not_look_like_a_whole_one() {
        ByteArrayOutputStream sink = new ByteArrayOutputStream();
        PagedReports breaking = new PagedReports(last -> {
            if (last != null) {
                throw new IllegalStateException("the database went away");
            }
            return everySort();
        });

        assertThatThrownBy(() -> new ReportBundle(
                                URI.create("https://softstone.org/fhir"), ExportWording.in(Locale.ENGLISH), 2, 2000)
                        .write(ExportedHistory.of(breaking), sink))
                .isInstanceOf(IllegalStateException.class);

        assertThat(sink.toString(StandardCharsets.UTF_8)).doesNotEndWith("]}");
        assertThatThrownBy(() -> FhirVerdict.read(sink.toString(StandardCharsets.UTF_8)))
                .isNotNull();
    }

    @Test
    void a_retracted_report_is_marked_as_an_error_and_tells_nothing_else() throws IOException {
        Bundle bundle = bundle(ExportedHistory.of(everySort()));

        QuestionnaireResponse retracted = all(bundle, QuestionnaireResponse.class).stream()
                .filter(one -> one.getStatus() == QuestionnaireResponse.QuestionnaireResponseStatus.ENTEREDINERROR)
                .findFirst()
                .orElseThrow();

        assertThat(FhirVerdict.CONTEXT.newJsonParser().encodeToString(retracted))
                .isEqualTo("{\"resourceType\":\"QuestionnaireResponse\",\"id\":\"" + RETRACTED.reportId()
                        + "\",\"meta\":{\"versionId\":\"2-retracted\",\"lastUpdated\":\"2026-03-05T08:00:00Z\"}"
                        + ",\"questionnaire\":\"https://softstone.org/fhir/Questionnaire/weekly-report|2\""
                        + ",\"status\":\"entered-in-error\",\"subject\":{\"reference\":\"Patient/"
                        + ExportedHistory.PATIENT + "\"}}");
        assertThat(of(bundle, RETRACTED.reportId())).isEmpty();
    }

    /** Without those that were retracted. */
    private static List<QuestionnaireResponse> responses(Bundle bundle) {
        return all(bundle, QuestionnaireResponse.class).stream()
                .filter(one -> one.getStatus() != QuestionnaireResponse.QuestionnaireResponseStatus.ENTEREDINERROR)
                .toList();
    }

    private static QuestionnaireResponse.QuestionnaireResponseItemComponent note(Bundle bundle) {
        return responses(bundle).getFirst().getItem().stream()
                .filter(item -> item.getLinkId().equals("note"))
                .findFirst()
                .orElseThrow();
    }

    private static Set<String> linkIds(Questionnaire questionnaire) {
        return questionnaire.getItem().stream()
                .flatMap(item -> Stream.concat(Stream.of(item), item.getItem().stream()))
                .map(Questionnaire.QuestionnaireItemComponent::getLinkId)
                .collect(Collectors.toSet());
    }

    private static CodeSystem codeSystem(Bundle bundle, String id) {
        return all(bundle, CodeSystem.class).stream()
                .filter(system -> system.getIdElement().getIdPart().equals(id))
                .findFirst()
                .orElseThrow();
    }

    private static List<Observation> of(Bundle bundle, java.util.UUID reportId) {
        return all(bundle, Observation.class).stream()
                .filter(observation ->
                        observation.getDerivedFromFirstRep().getReference().equals("QuestionnaireResponse/" + reportId))
                .toList();
    }

    private static List<String> ids(Bundle bundle) {
        return all(bundle, Resource.class).stream()
                .map(resource ->
                        resource.fhirType() + "/" + resource.getIdElement().getIdPart())
                .toList();
    }

    private static <T extends Resource> List<T> all(Bundle bundle, Class<T> type) {
        return bundle.getEntry().stream()
                .map(Bundle.BundleEntryComponent::getResource)
                .filter(type::isInstance)
                .map(type::cast)
                .toList();
    }

    private static Bundle bundle(History history) throws IOException {
        return FhirVerdict.read(json(history, Locale.ENGLISH));
    }

    private static String json(History history, Locale language) throws IOException {
        ByteArrayOutputStream sink = new ByteArrayOutputStream();
        new ReportBundle(URI.create("https://softstone.org/fhir"), ExportWording.in(language), 2, 2000)
                .write(history, sink);
        return sink.toString(StandardCharsets.UTF_8);
    }
}
