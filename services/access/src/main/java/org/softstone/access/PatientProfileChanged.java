package org.softstone.access;

import org.softstone.contracts.PatientProfile;

/**
 * A newer snapshot of a known patient has been taken over. Fired as a CDI event to the services that follow the topic, in
 * the transaction of the change.
 */
public record PatientProfileChanged(PatientProfile before, PatientProfile after) {}
