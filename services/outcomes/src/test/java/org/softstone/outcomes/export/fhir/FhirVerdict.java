package org.softstone.outcomes.export.fhir;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.context.support.DefaultProfileValidationSupport;
import ca.uhn.fhir.context.support.IValidationSupport;
import ca.uhn.fhir.validation.FhirValidator;
import ca.uhn.fhir.validation.ResultSeverityEnum;
import ca.uhn.fhir.validation.SingleValidationMessage;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.hl7.fhir.common.hapi.validation.support.CommonCodeSystemsTerminologyService;
import org.hl7.fhir.common.hapi.validation.support.InMemoryTerminologyServerValidationSupport;
import org.hl7.fhir.common.hapi.validation.support.PrePopulatedValidationSupport;
import org.hl7.fhir.common.hapi.validation.support.ValidationSupportChain;
import org.hl7.fhir.common.hapi.validation.validator.FhirInstanceValidator;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.CodeSystem;
import org.hl7.fhir.r4.model.Questionnaire;

/**
 * What the HAPI validator says of a bundle, without a network. It knows FHIR R4's own definitions and, like a receiver who
 * has stored the bundle, the questionnaire and code systems in it.
 */
final class FhirVerdict {

    static final FhirContext CONTEXT = FhirContext.forR4Cached();

    private static final DefaultProfileValidationSupport DEFINITIONS = new DefaultProfileValidationSupport(CONTEXT);

    /** By language: definitions are the same in every bundle of one, and a validator takes long to begin. */
    private static final Map<String, FhirValidator> VALIDATORS = new ConcurrentHashMap<>();

    private final List<SingleValidationMessage> messages;

    private FhirVerdict(List<SingleValidationMessage> messages) {
        this.messages = messages;
    }

    static Bundle read(String json) {
        return CONTEXT.newJsonParser().parseResource(Bundle.class, json);
    }

    static FhirVerdict on(String json) {
        Bundle bundle = read(json);
        FhirValidator validator = VALIDATORS.computeIfAbsent(bundle.getLanguage(), _ -> validator(bundle));
        return new FhirVerdict(validator.validateWithResult(json).getMessages());
    }

    private static FhirValidator validator(Bundle bundle) {
        PrePopulatedValidationSupport codes = new PrePopulatedValidationSupport(CONTEXT);
        List<Questionnaire> questionnaires = new ArrayList<>();
        for (Bundle.BundleEntryComponent entry : bundle.getEntry()) {
            switch (entry.getResource()) {
                case CodeSystem system -> codes.addCodeSystem(system);
                case Questionnaire asked -> questionnaires.add(asked);
                default -> {} // no definition
            }
        }
        ValidationSupportChain chain = new ValidationSupportChain(
                DEFINITIONS,
                codes,
                new StoredQuestionnaires(questionnaires),
                new CommonCodeSystemsTerminologyService(CONTEXT),
                new InMemoryTerminologyServerValidationSupport(CONTEXT));
        return CONTEXT.newValidator().registerValidatorModule(new FhirInstanceValidator(chain));
    }

    /** Each version for itself. */
    private record StoredQuestionnaires(List<Questionnaire> questionnaires) implements IValidationSupport {
        @Override
        public FhirContext getFhirContext() {
            return CONTEXT;
        }

        @Override
        public <T extends IBaseResource> T fetchResource(Class<T> type, String canonical) {
            return questionnaires.stream()
                    .filter(one -> canonical.equals(one.getUrl() + "|" + one.getVersion()) && type.isInstance(one))
                    .map(type::cast)
                    .findFirst()
                    .orElse(null);
        }
    }

    List<String> errors() {
        return messages.stream()
                .filter(message -> message.getSeverity().compareTo(ResultSeverityEnum.ERROR) >= 0)
                .map(FhirVerdict::text)
                .toList();
    }

    List<String> warnings() {
        return messages.stream()
                .filter(message -> message.getSeverity() == ResultSeverityEnum.WARNING)
                .map(FhirVerdict::text)
                .toList();
    }

    /** How many messages of each sort. */
    String summary() {
        return messages.stream()
                .collect(Collectors.groupingBy(
                        message -> message.getSeverity() + " "
                                + message.getMessage()
                                        .replaceAll("(?s)['(].*", "")
                                        .strip(),
                        TreeMap::new,
                        Collectors.counting()))
                .toString();
    }

    private static String text(SingleValidationMessage message) {
        return "%s %s: %s".formatted(message.getSeverity(), message.getLocationString(), message.getMessage());
    }
}
