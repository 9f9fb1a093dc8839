package org.softstone.notifications.alert;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.softstone.contracts.AlertLevel;
import org.softstone.notifications.rule.Finding;

/**
 * Whether a finding is worse than what was known when somebody acknowledged its alert. Worse is a higher level than anything
 * that stands, a sign of danger that is new or stronger, and a critical finding in another report: a second chest pain is not
 * the first one.
 */
final class Worsening {

    private static final Map<String, Integer> SKIN = Map.of("open", 1, "draining", 2);

    private Worsening() {}

    /** @param known all evidence of the alert; what a report said before it was amended counts as known of that report */
    static boolean isWorse(Finding finding, Collection<Evidence> known) {
        List<Evidence> compared = known.stream()
                .filter(piece -> piece.kind().isFinding())
                .filter(piece -> piece.stands() || isEarlierVersion(piece, finding))
                .toList();
        return compared.stream().noneMatch(piece -> piece.level().compareTo(finding.level()) >= 0)
                || (finding.level() == AlertLevel.CRITICAL
                        && compared.stream().noneMatch(piece -> isOfSameReport(piece, finding)))
                || hasStrongerSign(signs(finding.judgement().inputs()), compared);
    }

    private static boolean isEarlierVersion(Evidence piece, Finding finding) {
        return piece.voided() == Evidence.Voided.AMENDED && isOfSameReport(piece, finding);
    }

    private static boolean isOfSameReport(Evidence piece, Finding finding) {
        UUID report = finding.subject().reportId();
        return report != null && report.equals(piece.subject().reportId());
    }

    private static boolean hasStrongerSign(Map<String, Integer> signs, List<Evidence> compared) {
        Map<String, Integer> strongest = new HashMap<>();
        compared.forEach(piece -> signs(piece.judgement().inputs())
                .forEach((sign, strength) -> strongest.merge(sign, strength, Math::max)));
        return signs.entrySet().stream().anyMatch(sign -> sign.getValue() > strongest.getOrDefault(sign.getKey(), 0));
    }

    /** The signs of danger among the inputs of S-4, S-1 and D-2, each with its strength. Scores of pain are none. */
    private static Map<String, Integer> signs(Map<String, Object> inputs) {
        Map<String, Integer> signs = new HashMap<>();
        for (Object flag : listOf(inputs, "redFlags")) {
            signs.put("red flag " + flag, 1);
        }
        for (Object severity : listOf(inputs, "severities")) {
            Map<?, ?> symptom = (Map<?, ?>) severity;
            signs.put("symptom " + symptom.get("symptom"), ((Number) symptom.get("severity")).intValue());
        }
        for (Object deposit : listOf(inputs, "deposits")) {
            Map<?, ?> inflamed = (Map<?, ?>) deposit;
            signs.put("skin " + inflamed.get("depositId"), SKIN.getOrDefault(inflamed.get("skin"), 1));
            if (Boolean.TRUE.equals(inflamed.get("spreadingRedness"))) {
                signs.put("redness " + inflamed.get("depositId"), 1);
            }
        }
        return signs;
    }

    private static List<?> listOf(Map<String, Object> inputs, String name) {
        return inputs.get(name) instanceof List<?> list ? list : List.of();
    }
}
