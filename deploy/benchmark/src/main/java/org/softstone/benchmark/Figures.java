package org.softstone.benchmark;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SequencedMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Named numbers that came of one measurement, as one line between the programs that {@code --against} runs. */
record Figures(SequencedMap<String, Double> byName) {

    private static final String BETWEEN_FIGURES = ";";

    static Figures none() {
        return new Figures(new LinkedHashMap<>());
    }

    static Figures of(String text) {
        Figures figures = none();
        if (!text.isBlank()) {
            Stream.of(text.split(BETWEEN_FIGURES)).forEach(figure -> {
                String[] parts = figure.split("=", 2);
                if (parts.length < 2) {
                    throw new IllegalArgumentException("No figures: " + text);
                }
                figures.byName.put(parts[0], Double.valueOf(parts[1]));
            });
        }
        return figures;
    }

    Figures with(String name, double value) {
        byName.put(name, value);
        return this;
    }

    Figures withAll(Map<String, Double> others) {
        byName.putAll(others);
        return this;
    }

    double get(String name) {
        Double value = byName.get(name);
        if (value == null) {
            throw new IllegalArgumentException("There is no figure " + name + " in " + text());
        }
        return value;
    }

    String text() {
        return byName.entrySet().stream()
                .map(figure -> figure.getKey() + "=" + figure.getValue())
                .collect(Collectors.joining(BETWEEN_FIGURES));
    }
}
