package org.softstone.outcomes.instrument;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/** How the values of a report are nested in JSON. */
public sealed interface Shape {

    record Value(Kind kind) implements Shape {}

    record Fields(Map<String, Shape> byName) implements Shape {
        public Fields {
            byName = Collections.unmodifiableMap(new LinkedHashMap<>(byName));
        }
    }

    record Many(Shape entry) implements Shape {}

    /** A whole report. */
    Fields REPORT = report();

    static Shape of(Kind kind) {
        return kind.isList() ? new Many(new Value(kind)) : new Value(kind);
    }

    private static Fields report() {
        Map<String, Shape> fields = new LinkedHashMap<>();
        for (Fact fact : Fact.values()) {
            fields.put(fact.field(), of(fact.kind()));
        }
        for (Question question : Question.askedOnce()) {
            fields.merge(question.path().getFirst(), nested(question), Shape::united);
        }
        for (ItemList list : ItemList.values()) {
            Map<String, Shape> entry = new LinkedHashMap<>();
            entry.put(list.key(), new Value(list.keyKind()));
            list.questions().forEach(question -> entry.put(question.field(), of(question.kind())));
            fields.put(list.id(), new Many(new Fields(entry)));
        }
        return new Fields(fields);
    }

    private static Shape nested(Question question) {
        Shape value = of(question.kind());
        return question.path().size() == 1 ? value : new Fields(Map.of(question.field(), value));
    }

    private static Shape united(Shape one, Shape other) {
        Map<String, Shape> all = new LinkedHashMap<>(((Fields) one).byName());
        all.putAll(((Fields) other).byName());
        return new Fields(all);
    }
}
