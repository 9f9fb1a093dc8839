package org.softstone.access;

/**
 * A patient's access to their own data, as it was asked for: who called what. Their patient is found and the access recorded
 * later, together with others', see {@link PatientAccess#ofThem}.
 */
public final class OwnAccess {

    private final Caller caller;
    private final String action;
    private final CalledEndpoint endpoint;

    OwnAccess(Caller caller, String action, CalledEndpoint endpoint) {
        this.caller = caller;
        this.action = action;
        this.endpoint = endpoint;
    }

    Caller caller() {
        return caller;
    }

    String action() {
        return action;
    }

    CalledEndpoint endpoint() {
        return endpoint;
    }
}
