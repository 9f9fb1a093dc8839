package org.softstone.outcomes.form;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Locale.LanguageRange;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Chooses the language of the form, of pictures and exports, among those that they have words in. */
public final class FormLanguage {

    /** The last is the default. */
    static final List<Locale> SPOKEN = List.of(Locale.GERMAN, Locale.ENGLISH);

    private FormLanguage() {}

    /**
     * What the phone asks for comes first, then the patient's own language, then English. A language that the phone rules
     * out ({@code q=0}) is taken only where nothing is left.
     *
     * @param acceptLanguage the header; null when absent. What cannot be read in it is left out: words in another language
     *     are better than none
     * @param profileLanguage of the patient, BCP 47
     */
    public static Locale choose(String acceptLanguage, String profileLanguage) {
        List<LanguageRange> ranges = rangesIn(acceptLanguage);
        List<Locale> candidates = candidates(ranges);
        List<LanguageRange> wanted =
                ranges.stream().filter(range -> range.getWeight() > 0).toList();
        LanguageRange own =
                new LanguageRange(Locale.forLanguageTag(profileLanguage).toLanguageTag());
        return Stream.of(Locale.lookup(wanted, candidates), Locale.lookup(List.of(own), candidates))
                .filter(Objects::nonNull)
                .findFirst()
                .orElseGet(candidates::getLast);
    }

    private static List<Locale> candidates(List<LanguageRange> ranges) {
        Set<String> refused = ranges.stream()
                .filter(range -> range.getWeight() == 0)
                .map(LanguageRange::getRange)
                .collect(Collectors.toSet());
        List<Locale> left = SPOKEN.stream()
                .filter(language -> !refused.contains(language.toLanguageTag()))
                .toList();
        return left.isEmpty() ? SPOKEN : left;
    }

    /** The best first, without those that cannot be read. */
    private static List<LanguageRange> rangesIn(String acceptLanguage) {
        return Stream.ofNullable(acceptLanguage)
                .flatMap(header -> Arrays.stream(header.split(",")))
                .flatMap(FormLanguage::rangesOf)
                .sorted(Comparator.comparingDouble(LanguageRange::getWeight).reversed())
                .toList();
    }

    private static Stream<LanguageRange> rangesOf(String element) {
        try {
            return element.isBlank() ? Stream.empty() : LanguageRange.parse(element.strip()).stream();
        } catch (IllegalArgumentException e) {
            return Stream.empty();
        }
    }
}
