package org.softstone.infusions.order;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.time.Instant;
import java.util.UUID;

/** An order as a physician signed it. It is never changed: a new version is signed. */
@Entity
public class InfusionOrder {

    @Id
    private UUID orderId;

    private UUID courseId;
    private int version;
    private Prescription prescription;
    private String signedBy;
    private Instant signedAt;

    protected InfusionOrder() {}

    public InfusionOrder(
            UUID orderId, UUID courseId, int version, Prescription prescription, String signedBy, Instant signedAt) {
        this.orderId = orderId;
        this.courseId = courseId;
        this.version = version;
        this.prescription = prescription;
        this.signedBy = signedBy;
        this.signedAt = signedAt;
    }

    public int version() {
        return version;
    }

    public Prescription prescription() {
        return prescription;
    }

    public OrderInForce toInfuse() {
        return new OrderInForce(orderId, prescription.startDose());
    }

    public OrderView toView() {
        return new OrderView(
                orderId,
                courseId,
                version,
                prescription.product(),
                prescription.salt(),
                prescription.concentration().milligramsPerMillilitre(),
                prescription.startDose().value(),
                prescription.ceiling().value(),
                prescription.infusionMinutes(),
                signedBy,
                signedAt);
    }

    public boolean is(UUID otherCourse, Prescription other, String otherSigner) {
        return courseId.equals(otherCourse) && prescription.equals(other) && signedBy.equals(otherSigner);
    }
}
