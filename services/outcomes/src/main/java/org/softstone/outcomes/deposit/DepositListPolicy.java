package org.softstone.outcomes.deposit;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import org.softstone.http.FieldError;
import org.softstone.outcomes.deposit.DepositsRequest.Entry;
import org.softstone.outcomes.version.Decision;

/** Validates a list of deposits, and recognises the entries that it had before. */
final class DepositListPolicy {

    /** An assumption: more would be too many to answer for each week. */
    static final int MOST = 20;

    private DepositListPolicy() {}

    /**
     * @param everHad ids of all deposits that were ever on this patient's list
     * @param today where the patient is
     * @param newId makes the id of a new deposit
     */
    static Decision<List<Deposit>> decide(
            List<Deposit> current, Set<UUID> everHad, DepositsRequest wish, LocalDate today, Supplier<UUID> newId) {
        List<FieldError> errors = errorsIn(wish, everHad, today);
        if (!errors.isEmpty()) {
            return new Decision.Refused<>(errors);
        }
        List<Deposit> wished = identified(current, wish, newId);
        return new Decision.Accepted<>(wished);
    }

    /**
     * Each entry under its own id, or that of an equal deposit of the current list which nothing else claims: repeating
     * a request is idempotent, and two deposits on one finger stay two.
     */
    private static List<Deposit> identified(List<Deposit> current, DepositsRequest wish, Supplier<UUID> newId) {
        Set<UUID> claimed = new HashSet<>();
        wish.deposits().forEach(entry -> claimed.add(entry.depositId()));
        List<Deposit> wished = new ArrayList<>();
        for (Entry entry : wish.deposits()) {
            UUID id = entry.depositId() != null
                    ? entry.depositId()
                    : current.stream()
                            .filter(deposit -> deposit.isAt(entry.site(), entry.laterality(), entry.firstNoted()))
                            .map(Deposit::depositId)
                            .filter(known -> !claimed.contains(known))
                            .findFirst()
                            .orElseGet(newId);
            claimed.add(id);
            wished.add(new Deposit(id, entry.site(), entry.laterality(), entry.firstNoted()));
        }
        return wished;
    }

    private static List<FieldError> errorsIn(DepositsRequest wish, Set<UUID> everHad, LocalDate today) {
        if (wish.deposits() == null || wish.deposits().size() > MOST) {
            return List.of(new FieldError("/deposits", "must have from 0 to " + MOST + " entries"));
        }
        List<FieldError> errors = new ArrayList<>();
        Set<UUID> seen = new HashSet<>();
        for (int i = 0; i < wish.deposits().size(); i++) {
            Entry entry = wish.deposits().get(i);
            String at = "/deposits/" + i;
            if (entry.depositId() != null && !everHad.contains(entry.depositId())) {
                errors.add(new FieldError(at + "/depositId", "does not belong to this patient"));
            } else if (entry.depositId() != null && !seen.add(entry.depositId())) {
                errors.add(new FieldError(at + "/depositId", "stands in the list already"));
            }
            if (entry.site() == null) {
                errors.add(new FieldError(at + "/site", "is required"));
            }
            if (entry.firstNoted() != null && entry.firstNoted().isAfter(today)) {
                errors.add(new FieldError(at + "/firstNoted", "must not be after today"));
            }
        }
        return errors;
    }
}
