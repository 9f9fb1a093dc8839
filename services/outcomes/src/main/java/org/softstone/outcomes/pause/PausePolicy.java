package org.softstone.outcomes.pause;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.softstone.http.FieldError;

/**
 * Which pauses are possible. A stay in hospital is often entered after it began, and planned weeks ahead at most; one that
 * lasts for months is entered again, so that nobody is forgotten. All limits are assumptions, to be approved by a clinician.
 */
final class PausePolicy {

    static final int MOST_DAYS_AGO = 14;
    static final int MOST_DAYS_AHEAD = 60;
    static final int MOST_DAYS_LONG = 60;

    /** The outcome of adding a pause. */
    sealed interface Addition {
        record Added(Pause pause, List<Pause> pauses) implements Addition {}

        record Repeated(Pause pause) implements Addition {}

        /** The id was used for another pause, or that pause was withdrawn. */
        record Differs() implements Addition {}

        record Refused(List<FieldError> errors) implements Addition {}
    }

    /** The outcome of removing a pause. */
    sealed interface Removal {
        record Changed(List<Pause> pauses) implements Removal {}

        record Unchanged() implements Removal {}

        /** It is over: only staff can withdraw it. */
        record Over() implements Removal {}

        record Unknown() implements Removal {}
    }

    private PausePolicy() {}

    /**
     * @param first what this id was first used for, if it ever was
     * @param today in the patient's zone
     */
    static Addition add(
            PauseList current, Optional<Pause> first, PauseRequest wish, LocalDate today, Supplier<UUID> newId) {
        List<FieldError> missing = missingIn(wish);
        if (!missing.isEmpty()) {
            return new Addition.Refused(missing);
        }
        if (first.isPresent()) {
            return first.filter(wish::asks)
                    .flatMap(same -> current.find(same.pauseId()))
                    .<Addition>map(Addition.Repeated::new)
                    .orElseGet(Addition.Differs::new);
        }
        Optional<Pause> same = current.pauses().stream()
                .filter(pause -> wish.pauseId() == null && wish.asks(pause))
                .findFirst();
        if (same.isPresent()) {
            return new Addition.Repeated(same.get());
        }
        List<FieldError> errors = errorsIn(current, wish, today);
        if (!errors.isEmpty()) {
            return new Addition.Refused(errors);
        }
        UUID pauseId = wish.pauseId() == null ? newId.get() : wish.pauseId();
        Pause pause = new Pause(pauseId, wish.from(), wish.until(), wish.reason());
        return new Addition.Added(
                pause,
                Stream.concat(current.pauses().stream(), Stream.of(pause))
                        .sorted(Comparator.comparing(Pause::from))
                        .toList());
    }

    private static List<FieldError> missingIn(PauseRequest wish) {
        List<FieldError> errors = new ArrayList<>();
        if (wish.from() == null) {
            errors.add(new FieldError("/from", "is required"));
        }
        if (wish.until() == null) {
            errors.add(new FieldError("/until", "is required"));
        }
        if (wish.reason() == null) {
            errors.add(new FieldError("/reason", "is required"));
        }
        return errors;
    }

    private static List<FieldError> errorsIn(PauseList current, PauseRequest wish, LocalDate today) {
        List<FieldError> errors = new ArrayList<>();
        if (wish.from().isBefore(today.minusDays(MOST_DAYS_AGO))) {
            errors.add(new FieldError("/from", "must not be more than " + MOST_DAYS_AGO + " days ago"));
        } else if (wish.from().isAfter(today.plusDays(MOST_DAYS_AHEAD))) {
            errors.add(new FieldError("/from", "must not be more than " + MOST_DAYS_AHEAD + " days ahead"));
        }
        if (wish.until().isBefore(wish.from())) {
            errors.add(new FieldError("/until", "must not be before from"));
        } else if (wish.until().isAfter(wish.from().plusDays(MOST_DAYS_LONG - 1L))) {
            errors.add(new FieldError("/until", "must not make it longer than " + MOST_DAYS_LONG + " days"));
        }
        current.pauses().stream()
                .filter(pause -> pause.meets(wish.from(), wish.until()))
                .findFirst()
                .ifPresent(pause -> errors.add(new FieldError(
                        "/from", "shares days with the pause from " + pause.from() + " until " + pause.until())));
        return errors;
    }

    /**
     * Withdraws a pause that has not begun, and ends one that goes on with today. One that is over is withdrawn by staff
     * only, when it was entered by mistake, because it counts in the patient's adherence.
     *
     * @param everDefined whether this patient ever had such a pause
     * @param today in the patient's zone
     */
    static Removal remove(PauseList current, UUID pauseId, boolean everDefined, LocalDate today, Requester requester) {
        Optional<Pause> known = current.find(pauseId);
        if (known.isEmpty()) {
            return everDefined ? new Removal.Unchanged() : new Removal.Unknown();
        }
        Pause pause = known.get();
        boolean over = pause.until().isBefore(today);
        if (over && requester == Requester.PATIENT) {
            return new Removal.Over();
        }
        if (pause.until().equals(today) && !pause.from().isAfter(today)) {
            return new Removal.Unchanged();
        }
        Stream<Pause> left = over || pause.from().isAfter(today)
                ? Stream.empty()
                : Stream.of(new Pause(pauseId, pause.from(), today, pause.reason()));
        return new Removal.Changed(Stream.concat(current.pauses().stream().filter(other -> !other.equals(pause)), left)
                .sorted(Comparator.comparing(Pause::from))
                .toList());
    }
}
