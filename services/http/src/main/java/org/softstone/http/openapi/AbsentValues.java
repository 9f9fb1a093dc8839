package org.softstone.http.openapi;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.media.Content;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.jboss.jandex.AnnotationInstance;
import org.jboss.jandex.ClassInfo;
import org.jboss.jandex.DotName;
import org.jboss.jandex.IndexView;
import org.jboss.jandex.RecordComponentInfo;
import org.jboss.jandex.Type;

/**
 * What an answer may lack, out of the records that are written. One rule for all services:
 *
 * <ul>
 *   <li>A record that leaves out what has no value ({@code @JsonInclude(NON_NULL)}): nothing in it is ever null, and only
 *       what always has a value is required, that is a primitive, or what {@code @Schema(requiredProperties = …)} lists.
 *   <li>Any other: everything is there, thus required, and what may be null says so with {@code @Schema(nullable = true)}.
 * </ul>
 *
 * What a request needs is said with each of its records; null there is the same as nothing.
 */
final class AbsentValues {

    private static final DotName SCHEMA =
            DotName.createSimple("org.eclipse.microprofile.openapi.annotations.media.Schema");
    private static final DotName JSON_INCLUDE = DotName.createSimple("com.fasterxml.jackson.annotation.JsonInclude");
    private static final String REFERENCE = "#/components/schemas/";

    private final Map<String, Schema> schemas;
    private final Map<String, List<ClassInfo>> records;

    private AbsentValues(OpenAPI document, IndexView classes) {
        schemas = document.getComponents().getSchemas();
        records = classes.getKnownClasses().stream()
                .filter(ClassInfo::isRecord)
                .collect(Collectors.groupingBy(AbsentValues::schemaName, TreeMap::new, Collectors.toList()));
    }

    static void describe(OpenAPI document, IndexView classes) {
        AbsentValues values = new AbsentValues(document, classes);
        values.answered(document).forEach(values::describe);
    }

    /** The names of all schemas that an answer consists of. */
    private Set<String> answered(OpenAPI document) {
        Set<String> names = new HashSet<>();
        document.getPaths().getPathItems().values().stream()
                .flatMap(item -> item.getOperations().values().stream())
                .flatMap(operation -> operation.getResponses().getAPIResponses().values().stream())
                .forEach(response -> collect(response.getContent(), names));
        return names;
    }

    private void collect(Content content, Set<String> names) {
        if (content != null) {
            content.getMediaTypes().values().forEach(type -> collect(type.getSchema(), names));
        }
    }

    private void collect(Schema schema, Set<String> names) {
        if (schema == null) {
            return;
        }
        if (schema.getRef() != null && names.add(nameIn(schema))) {
            collect(schemas.get(nameIn(schema)), names);
        }
        collect(schema.getItems(), names);
        collect(schema.getAdditionalPropertiesSchema(), names);
        propertiesOf(schema).values().forEach(property -> collect(property, names));
        if (schema.getAnyOf() != null) {
            schema.getAnyOf().forEach(either -> collect(either, names));
        }
    }

    private void describe(String name) {
        Schema schema = schemas.get(name);
        Map<String, Schema> properties = propertiesOf(schema);
        if (properties.isEmpty()) {
            return;
        }
        Set<String> required = new TreeSet<>(properties.keySet());
        List<ClassInfo> candidates = recordsOf(name).stream()
                .filter(written -> properties.keySet().equals(componentsOf(written)))
                .toList();
        // Where two records have one name and the same components, only what both always write is promised.
        candidates.forEach(written -> required.retainAll(alwaysWritten(written)));
        if (!candidates.isEmpty()) {
            required.addAll(schema.getRequired() == null ? List.of() : schema.getRequired());
            schema.setRequired(required.isEmpty() ? null : List.copyOf(required));
        }
    }

    private Collection<ClassInfo> recordsOf(String schemaName) {
        List<ClassInfo> named = records.get(schemaName);
        if (named != null) {
            return named;
        }
        // Page<AlertView> is PageAlertView
        return records.entrySet().stream()
                .filter(record -> schemaName.startsWith(record.getKey()))
                .flatMap(record -> record.getValue().stream())
                .filter(record -> !record.typeParameters().isEmpty())
                .toList();
    }

    private static Set<String> componentsOf(ClassInfo written) {
        return written.recordComponents().stream()
                .map(RecordComponentInfo::name)
                .collect(Collectors.toSet());
    }

    private static Set<String> alwaysWritten(ClassInfo written) {
        return written.recordComponents().stream()
                .filter(component -> component.type().kind() == Type.Kind.PRIMITIVE || !leavesOut(written, component))
                .map(RecordComponentInfo::name)
                .collect(Collectors.toSet());
    }

    /** What is said of a component goes before what is said of its record; the compiler keeps it with the field. */
    private static boolean leavesOut(ClassInfo written, RecordComponentInfo component) {
        AnnotationInstance own = written.field(component.name()).annotation(JSON_INCLUDE);
        AnnotationInstance include = own != null ? own : written.declaredAnnotation(JSON_INCLUDE);
        return include != null
                && include.value() != null
                && include.value().asEnum().equals("NON_NULL");
    }

    private static Map<String, Schema> propertiesOf(Schema schema) {
        return schema.getProperties() == null ? Map.of() : schema.getProperties();
    }

    private static String nameIn(Schema schema) {
        return schema.getRef().substring(REFERENCE.length());
    }

    private static String schemaName(ClassInfo type) {
        AnnotationInstance schema = type.declaredAnnotation(SCHEMA);
        return schema != null && schema.value("name") != null
                ? schema.value("name").asString()
                : type.simpleName();
    }
}
