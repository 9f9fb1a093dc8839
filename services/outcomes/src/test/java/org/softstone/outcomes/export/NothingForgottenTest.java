package org.softstone.outcomes.export;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.reflect.Constructor;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.math.BigDecimal;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.softstone.contracts.ReportSubmitted;
import org.softstone.contracts.ReportSubmitted.RedFlag;
import org.softstone.contracts.ReportSubmitted.Skin;
import org.softstone.contracts.ReportSubmitted.Symptom;
import org.softstone.contracts.ReportSubmitted.Timing;
import org.softstone.contracts.ReportSubmitted.WantsContact;
import org.softstone.outcomes.answer.ReportContent;
import org.softstone.outcomes.export.csv.ReportTable;
import org.softstone.outcomes.export.fhir.ReportBundle;

/**
 * Whatever a report holds, its export tells: each component of each record is changed alone, and both formats must
 * differ. A component that is added to a report fails here until it is exported.
 */
class NothingForgottenTest {

    private static final ExportedReport REPORT = ExportedHistory.report(4, ExportedHistory.everyAnswer());

    /** One component of one of the records, by its path. */
    record Change(String path, ExportedReport changed) {
        @Override
        public String toString() {
            return path;
        }
    }

    static List<Change> changes() {
        List<Change> changes = new ArrayList<>();
        for (RecordComponent component : ExportedReport.class.getRecordComponents()) {
            if (component.getType() == ReportContent.class) {
                contentChanges().forEach(content -> changes.add(content));
            } else {
                changes.add(new Change(component.getName(), with(REPORT, component, otherThan(REPORT, component))));
            }
        }
        return changes;
    }

    private static List<Change> contentChanges() {
        RecordComponent content = component(ExportedReport.class, "content");
        List<Change> changes = new ArrayList<>();
        for (RecordComponent component : ReportContent.class.getRecordComponents()) {
            for (Object other : othersThan(REPORT.content(), component)) {
                ReportContent changed = with(REPORT.content(), component, other);
                changes.add(new Change("content." + component.getName(), with(REPORT, content, changed)));
            }
        }
        return changes;
    }

    /** For records and lists of records: each component of the (first) record changed alone, and the list emptied. */
    private static List<Object> othersThan(Record owner, RecordComponent component) {
        Object value = valueOf(owner, component);
        if (value instanceof Record record) {
            return new ArrayList<>(variantsOf(record));
        }
        if (value instanceof List<?> list && list.getFirst() instanceof Record first) {
            List<Object> others = new ArrayList<>();
            others.add(List.of());
            variantsOf(first).forEach(variant -> others.add(replaceFirst(list, variant)));
            return others;
        }
        return List.of(otherThan(owner, component));
    }

    private static List<Record> variantsOf(Record record) {
        List<Record> variants = new ArrayList<>();
        for (RecordComponent component : record.getClass().getRecordComponents()) {
            variants.add(with(record, component, otherThan(record, component)));
        }
        return variants;
    }

    private static List<Object> replaceFirst(List<?> list, Record first) {
        List<Object> replaced = new ArrayList<>(list);
        replaced.set(0, first);
        return replaced;
    }

    @ParameterizedTest
    @MethodSource("changes")
    void every_component_of_a_report_is_exported_as_json(Change change) throws IOException {
        assertThat(bundle(change.changed())).isNotEqualTo(bundle(REPORT));
    }

    @ParameterizedTest
    @MethodSource("changes")
    void every_component_of_a_report_is_exported_as_csv(Change change) throws IOException {
        // When an amendment arrived is FHIR's lastUpdated; a table says when it was made.
        if (change.path().equals("amendmentReceivedAt")) {
            return;
        }
        assertThat(table(change.changed())).isNotEqualTo(table(REPORT));
    }

    /** Another legal value of the component's type. */
    private static Object otherThan(Record owner, RecordComponent component) {
        Object value = valueOf(owner, component);
        Class<?> type = component.getType();
        if (type == UUID.class) {
            return component.getName().equals("activityId")
                    ? ExportedHistory.id(77)
                    : component.getName().equals("depositId") ? ExportedHistory.id(78) : ExportedHistory.id(79);
        } else if (type == int.class || type == Integer.class) {
            return value == null ? 1 : (Integer) value + 1;
        } else if (type == boolean.class || type == Boolean.class) {
            return !(Boolean) value;
        } else if (type == Instant.class) {
            return value == null ? REPORT.receivedAt().plusSeconds(60) : ((Instant) value).plusSeconds(60);
        } else if (type == OffsetDateTime.class) {
            return ((OffsetDateTime) value).plusMinutes(1);
        } else if (type == BigDecimal.class) {
            return ((BigDecimal) value).add(BigDecimal.ONE);
        } else if (type == String.class) {
            return value + " and more";
        } else if (type.isEnum()) {
            return value == null ? ReportSubmitted.Mode.PROXY : another((Enum<?>) value);
        } else if (type == Set.class) {
            return elementOf(component) == RedFlag.class ? Set.of(RedFlag.CONFUSION) : Set.of("symptoms.nausea");
        }
        throw new AssertionError("Say what another " + type + " would be, and see to it that it is exported");
    }

    private static Class<?> elementOf(RecordComponent component) {
        return (Class<?>) ((ParameterizedType) component.getGenericType()).getActualTypeArguments()[0];
    }

    private static Enum<?> another(Enum<?> constant) {
        Enum<?>[] all = switch (constant) {
            case Timing _ -> Timing.values();
            case ReportSubmitted.Mode _ -> ReportSubmitted.Mode.values();
            case Skin _ -> Skin.values();
            case Symptom _ -> Symptom.values();
            case WantsContact _ -> WantsContact.values();
            default -> throw new AssertionError("Which other " + constant.getDeclaringClass() + "?");
        };
        return all[(constant.ordinal() + 1) % all.length];
    }

    private static RecordComponent component(Class<? extends Record> type, String name) {
        return List.of(type.getRecordComponents()).stream()
                .filter(component -> component.getName().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static Object valueOf(Record owner, RecordComponent component) {
        try {
            return component.getAccessor().invoke(owner);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    @SuppressWarnings("unchecked")
    private static <R extends Record> R with(R owner, RecordComponent changed, Object value) {
        RecordComponent[] components = owner.getClass().getRecordComponents();
        Object[] values = new Object[components.length];
        Class<?>[] types = new Class<?>[components.length];
        for (int i = 0; i < components.length; i++) {
            types[i] = components[i].getType();
            values[i] = components[i].getName().equals(changed.getName()) ? value : valueOf(owner, components[i]);
        }
        try {
            Constructor<?> constructor = owner.getClass().getDeclaredConstructor(types);
            return (R) constructor.newInstance(values);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String bundle(ExportedReport report) throws IOException {
        ByteArrayOutputStream sink = new ByteArrayOutputStream();
        new ReportBundle(URI.create("https://softstone.org/fhir"), ExportWording.in(Locale.ENGLISH), 2, 2000)
                .write(ExportedHistory.of(List.of(report)), sink);
        return sink.toString(StandardCharsets.UTF_8);
    }

    private static String table(ExportedReport report) throws IOException {
        ByteArrayOutputStream sink = new ByteArrayOutputStream();
        ReportTable.write(ExportedHistory.of(List.of(report)), ExportWording.in(Locale.ENGLISH), sink);
        return sink.toString(StandardCharsets.UTF_8);
    }
}
