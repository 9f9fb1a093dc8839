package org.softstone.infusions.order;

import java.util.UUID;

/**
 * What may be infused now: the dose of the order's highest signed version, which is never above that version's ceiling.
 * Another dose is another signed version.
 */
public record OrderInForce(UUID orderId, Grams dose) {}
