package org.softstone.outcomes.deposit;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A list of deposits as staff read it. */
@Schema(name = "DepositList")
record DepositsView(long version, List<Item> deposits) {

    @Schema(name = "Deposit")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Item(UUID depositId, BodySite site, Laterality laterality, LocalDate firstNoted) {}

    static DepositsView from(DepositList list) {
        return new DepositsView(
                list.version(),
                list.deposits().stream()
                        .map(deposit -> new Item(
                                deposit.depositId(), deposit.site(), deposit.laterality(), deposit.firstNoted()))
                        .toList());
    }
}
