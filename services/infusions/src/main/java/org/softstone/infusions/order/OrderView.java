package org.softstone.infusions.order;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.UUID;

/** A signed order; doses in grams of the named salt. */
public record OrderView(
        UUID orderId,
        UUID courseId,
        int version,
        String product,
        Salt salt,
        BigDecimal concentrationMgPerMl,
        BigDecimal startDoseGrams,
        BigDecimal ceilingGrams,
        int infusionMinutes,
        String signedBy,
        Instant signedAt) {}
