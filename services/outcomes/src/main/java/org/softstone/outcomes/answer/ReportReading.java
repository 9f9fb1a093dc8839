package org.softstone.outcomes.answer;

import java.math.BigDecimal;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.softstone.contracts.ReportSubmitted.Mode;
import org.softstone.contracts.ReportSubmitted.RedFlag;
import org.softstone.contracts.ReportSubmitted.Skin;
import org.softstone.contracts.ReportSubmitted.Symptom;
import org.softstone.contracts.ReportSubmitted.WantsContact;
import org.softstone.http.FieldError;
import org.softstone.http.FreeText;
import org.softstone.http.Ids;
import org.softstone.outcomes.answer.ReportRequest.ActivityAnswer;
import org.softstone.outcomes.answer.ReportRequest.DepositAnswer;
import org.softstone.outcomes.answer.ReportRequest.PainAnswer;
import org.softstone.outcomes.answer.ReportRequest.SymptomAnswer;

/**
 * Reads one request into a {@link ReportContent}, noting every field that cannot be accepted. Pain, tenderness and scores
 * go from 0 to 10, firmness from 1 to 5, severity and interference from 0 to 4, global change from 1 to 7.
 */
public final class ReportReading {

    /** What came of it. */
    public sealed interface Result {
        /** @param sentAt by the phone's clock, null when not said */
        record Readable(ReportContent content, OffsetDateTime sentAt) implements Result {}

        record Refused(List<FieldError> errors) implements Result {}
    }

    private final UUID reportId;
    private final ReportRequest request;
    private final Purpose purpose;
    private final KnownItems known;
    private final AnswerLimits limits;
    private final List<FieldError> errors = new ArrayList<>();

    /** Names of items that have an answer, and of those that may be declined. */
    private final Set<String> answered = new HashSet<>();

    private ReportReading(
            UUID reportId, ReportRequest request, Purpose purpose, KnownItems known, AnswerLimits limits) {
        this.reportId = reportId;
        this.request = request;
        this.purpose = purpose;
        this.known = known;
        this.limits = limits;
    }

    /** @param reportId as it is known from elsewhere: when the report names it too, it must be the same */
    public static Result of(
            UUID reportId, ReportRequest request, Purpose purpose, KnownItems known, AnswerLimits limits) {
        return new ReportReading(reportId, request, purpose, known, limits).read();
    }

    private Result read() {
        if (!Ids.isOne(reportId)) {
            refuse("/reportId", "must be made for this report, not all zeros or all ones");
        }
        id("/reportId", request.reportId())
                .filter(named -> !named.equals(reportId))
                .ifPresent(_ -> refuse("/reportId", "is not the id that this report is sent under"));
        Optional<UUID> windowId = id("/windowId", request.windowId());
        Optional<OffsetDateTime> openedAt = time("/openedAt", request.openedAt());
        Optional<OffsetDateTime> submittedAt = time("/submittedAt", request.submittedAt());
        Optional<OffsetDateTime> sentAt = time("/sentAt", request.sentAt());
        if (request.submittedAt() == null && purpose.needsSubmittedAt()) {
            refuse("/submittedAt", "is required");
        }
        ReportContent.Pain pain = pain();
        List<ReportContent.Activity> activities = activities();
        List<ReportContent.Deposit> deposits = deposits();
        List<ReportContent.SymptomRating> symptoms = symptoms();
        BigDecimal temperature = temperature();
        Set<RedFlag> redFlags = redFlags();
        WantsContact wantsContact =
                answer("wantsContact", code(WantsContact.class, "/wantsContact", request.wantsContact()));
        Integer globalChange = answer("globalChange", whole("/globalChange", request.globalChange(), 1, 7));
        String note = answer("note", note());
        Set<String> declined = declined();
        Mode mode = mode();
        Integer formVersion = formVersion();
        if (request.pain() == null || request.pain().average() == null) {
            requireDeclined(declined);
        }
        if (!errors.isEmpty()) {
            return new Result.Refused(List.copyOf(errors));
        }
        ReportContent content = new ReportContent(
                windowId.orElse(null),
                openedAt.orElse(null),
                submittedAt.orElse(null),
                pain,
                activities,
                deposits,
                symptoms,
                temperature,
                redFlags,
                wantsContact,
                globalChange,
                note,
                declined,
                kept(mode),
                formVersion);
        return new Result.Readable(content, sentAt.orElse(null));
    }

    private void requireDeclined(Set<String> declined) {
        if (!declined.contains("pain.average")) {
            refuse("/pain/average", "is required unless pain.average is declined");
        }
    }

    private ReportContent.Pain pain() {
        PainAnswer pain = request.pain();
        if (pain == null) {
            return ReportContent.Pain.UNANSWERED;
        }
        return new ReportContent.Pain(
                answer("pain.average", whole("/pain/average", pain.average(), 0, 10)),
                answer("pain.worst", whole("/pain/worst", pain.worst(), 0, 10)),
                answer("pain.now", whole("/pain/now", pain.now(), 0, 10)));
    }

    private List<ReportContent.Activity> activities() {
        List<ReportContent.Activity> read = new ArrayList<>();
        Set<UUID> seen = new HashSet<>();
        List<ActivityAnswer> answers = entries(request.activities());
        for (int i = 0; i < answers.size(); i++) {
            ActivityAnswer entry = answers.get(i);
            String at = "/activities/" + i;
            Optional<UUID> id = known(at + "/activityId", entry.activityId(), known.activities(), seen);
            Integer score = required(at + "/score", whole(at + "/score", entry.score(), 0, 10), entry.score());
            id.ifPresent(activityId -> answer("activities." + activityId, activityId));
            if (id.isPresent() && score != null) {
                read.add(new ReportContent.Activity(id.get(), score));
            }
        }
        answer("activities", answers.isEmpty() ? null : answers);
        return read;
    }

    private List<ReportContent.Deposit> deposits() {
        List<ReportContent.Deposit> read = new ArrayList<>();
        Set<UUID> seen = new HashSet<>();
        List<DepositAnswer> answers = entries(request.deposits());
        for (int i = 0; i < answers.size(); i++) {
            DepositAnswer entry = answers.get(i);
            String at = "/deposits/" + i;
            Optional<UUID> id = known(at + "/depositId", entry.depositId(), known.deposits(), seen);
            Integer firmness = whole(at + "/firmness", entry.firmness(), 1, 5);
            Integer tenderness = whole(at + "/tenderness", entry.tenderness(), 0, 10);
            Skin skin = code(Skin.class, at + "/skin", entry.skin());
            id.ifPresent(depositId -> {
                answer("deposits." + depositId, depositId);
                read.add(new ReportContent.Deposit(depositId, firmness, tenderness, skin, entry.spreadingRedness()));
            });
        }
        answer("deposits", answers.isEmpty() ? null : answers);
        return read;
    }

    private List<ReportContent.SymptomRating> symptoms() {
        List<ReportContent.SymptomRating> read = new ArrayList<>();
        Set<Symptom> seen = EnumSet.noneOf(Symptom.class);
        List<SymptomAnswer> answers = entries(request.symptoms());
        for (int i = 0; i < answers.size(); i++) {
            SymptomAnswer entry = answers.get(i);
            String at = "/symptoms/" + i;
            Symptom symptom =
                    required(at + "/symptom", code(Symptom.class, at + "/symptom", entry.symptom()), entry.symptom());
            Integer severity =
                    required(at + "/severity", whole(at + "/severity", entry.severity(), 0, 4), entry.severity());
            Integer interference = whole(at + "/interference", entry.interference(), 0, 4);
            if (symptom != null && !seen.add(symptom)) {
                refuse(at + "/symptom", "stands in the list already");
            }
            if (symptom != null) {
                answer("symptoms." + codeOf(symptom), symptom);
            }
            if (symptom != null && severity != null) {
                read.add(new ReportContent.SymptomRating(symptom, severity, interference));
            }
        }
        answer("symptoms", answers.isEmpty() ? null : answers);
        return read;
    }

    private BigDecimal temperature() {
        BigDecimal value = request.temperatureCelsius();
        if (value != null
                && (value.compareTo(limits.lowestTemperatureCelsius()) < 0
                        || value.compareTo(limits.highestTemperatureCelsius()) > 0
                        || value.stripTrailingZeros().scale() > AnswerLimits.TEMPERATURE_DECIMALS)) {
            refuse(
                    "/temperatureCelsius",
                    "must be degrees Celsius from %s to %s with at most %d decimals"
                            .formatted(
                                    limits.lowestTemperatureCelsius(),
                                    limits.highestTemperatureCelsius(),
                                    AnswerLimits.TEMPERATURE_DECIMALS));
        }
        return answer("temperatureCelsius", value);
    }

    /** None ticked is an answer, nothing said is none. */
    private Set<RedFlag> redFlags() {
        if (request.redFlags() == null) {
            return null;
        }
        Set<RedFlag> read = EnumSet.noneOf(RedFlag.class);
        List<String> answers = entries(request.redFlags());
        for (int i = 0; i < answers.size(); i++) {
            String at = "/redFlags/" + i;
            RedFlag flag = required(at, code(RedFlag.class, at, answers.get(i)), answers.get(i));
            if (flag != null && !read.add(flag)) {
                refuse(at, "stands in the list already");
            }
        }
        answer("redFlags", answers.isEmpty() ? null : answers);
        return read;
    }

    private String note() {
        String note = FreeText.tidied(request.note());
        if (note == null) {
            return null;
        }
        FreeText.faultOfNote(note, limits.noteLength()).ifPresent(fault -> refuse("/note", fault));
        return note;
    }

    private Mode mode() {
        Mode mode = code(Mode.class, "/mode", request.mode());
        if (request.mode() == null && purpose.needsMode()) {
            refuse("/mode", "is required");
        }
        if (mode != null && !purpose.modes().contains(mode)) {
            refuse(
                    "/mode",
                    "must be "
                            + purpose.modes().stream()
                                    .map(ReportReading::codeOf)
                                    .sorted()
                                    .collect(Collectors.joining(" or ")));
        }
        return mode;
    }

    /** A patient who corrects answers herself unless she says otherwise, whoever had answered before. */
    private Mode kept(Mode mode) {
        return switch (purpose) {
            case FILED_BY_PATIENT -> mode == Mode.SELF ? null : mode;
            case AMENDED_BY_PATIENT -> mode == null ? Mode.SELF : mode;
            case FILED_BY_STAFF, AMENDED_BY_STAFF -> mode;
        };
    }

    private Integer formVersion() {
        Integer version = request.formVersion();
        if (version != null && !FormVersion.exists(version)) {
            refuse("/formVersion", "must be a version of the form, 1 to %d".formatted(FormVersion.CURRENT));
        }
        return version;
    }

    private Set<String> declined() {
        Set<String> read = new LinkedHashSet<>();
        List<String> names = entries(request.declined());
        for (int i = 0; i < names.size(); i++) {
            String name = names.get(i) == null ? null : Meaning.item(names.get(i));
            String at = "/declined/" + i;
            if (name == null || !isItem(name)) {
                refuse(at, "is none of the form's items");
            } else if (!read.add(name)) {
                refuse(at, "stands in the list already");
            } else if (answered.contains(name)) {
                refuse(at, "is answered as well");
            }
        }
        return read;
    }

    private boolean isItem(String name) {
        return ReportItem.names().contains(name)
                || known.activities().stream().anyMatch(id -> name.equals("activities." + id))
                || known.deposits().stream().anyMatch(id -> name.equals("deposits." + id));
    }

    /** Notes that the item has an answer. */
    private <T> T answer(String item, T value) {
        if (value != null) {
            answered.add(item);
        }
        return value;
    }

    /** @param given whether there was anything: what cannot be read has been refused by its own words */
    private <T> T required(String pointer, T value, Object given) {
        if (given == null) {
            refuse(pointer, "is required");
        }
        return value;
    }

    private Integer whole(String pointer, Integer value, int lowest, int highest) {
        if (value != null && (value < lowest || value > highest)) {
            refuse(pointer, "must be a whole number from %d to %d".formatted(lowest, highest));
        }
        return value;
    }

    private Optional<UUID> id(String pointer, String value) {
        Optional<UUID> id = WireText.uuid(value);
        if (value != null && id.isEmpty()) {
            refuse(pointer, "must be a UUID");
        }
        return id;
    }

    private Optional<UUID> known(String pointer, String value, Set<UUID> knownIds, Set<UUID> seen) {
        if (value == null) {
            refuse(pointer, "is required");
            return Optional.empty();
        }
        Optional<UUID> id = id(pointer, value);
        if (id.isPresent() && !knownIds.contains(id.get())) {
            refuse(pointer, "is none of this patient's");
            return Optional.empty();
        }
        if (id.isPresent() && !seen.add(id.get())) {
            refuse(pointer, "stands in the list already");
            return Optional.empty();
        }
        return id;
    }

    private Optional<OffsetDateTime> time(String pointer, String value) {
        Optional<OffsetDateTime> time = WireText.time(value);
        if (value != null && time.isEmpty()) {
            refuse(pointer, WireText.TIME_EXPECTED);
        }
        return time;
    }

    private <E extends Enum<E>> E code(Class<E> type, String pointer, String value) {
        if (value == null) {
            return null;
        }
        Optional<E> found = Stream.of(type.getEnumConstants())
                .filter(constant -> codeOf(constant).equals(value))
                .findFirst();
        if (found.isEmpty()) {
            refuse(
                    pointer,
                    Stream.of(type.getEnumConstants())
                            .map(ReportReading::codeOf)
                            .collect(Collectors.joining(", ", "must be one of ", "")));
        }
        return found.orElse(null);
    }

    /** As the contract writes its constants. */
    public static String codeOf(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static <T> List<T> entries(List<T> list) {
        return list == null ? List.of() : list;
    }

    private void refuse(String pointer, String detail) {
        errors.add(new FieldError(pointer, detail));
    }
}
