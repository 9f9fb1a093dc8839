package org.softstone.access;

/** The replica or the audit trail cannot be read or written: no decision, no access. */
class ReplicaException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    ReplicaException(Exception cause) {
        super("Replica or audit trail cannot be read or written", cause);
    }
}
