package org.softstone.outcomes.draft;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.LinkedHashMap;
import java.util.Map;
import org.softstone.outcomes.answer.ReportRequest;

/** What kind of value a field of a report takes, as {@link ReportRequest} has it. */
sealed interface Kind {

    /** Of a whole report. */
    Fields REPORT = new Fields(fieldsOf(ReportRequest.class));

    record Text() implements Kind {}

    record Number() implements Kind {}

    record YesNo() implements Kind {}

    record Fields(Map<String, Kind> byName) implements Kind {}

    record Many(Kind entry) implements Kind {}

    private static Map<String, Kind> fieldsOf(Class<?> request) {
        Map<String, Kind> fields = new LinkedHashMap<>();
        for (RecordComponent field : request.getRecordComponents()) {
            fields.put(field.getName(), of(field.getGenericType()));
        }
        return fields;
    }

    private static Kind of(Type type) {
        if (type instanceof ParameterizedType list) {
            return new Many(of(list.getActualTypeArguments()[0]));
        }
        Class<?> plain = (Class<?>) type;
        if (plain.isRecord()) {
            return new Fields(fieldsOf(plain));
        }
        if (java.lang.Number.class.isAssignableFrom(plain)) {
            return new Number();
        }
        return plain == Boolean.class ? new YesNo() : new Text();
    }
}
