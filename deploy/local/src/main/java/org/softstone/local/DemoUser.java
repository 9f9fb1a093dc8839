package org.softstone.local;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Who can sign in at the local stack. The password is the user name. */
public enum DemoUser {
    PATIENT_1("patient-1", "patient", "Patient, DEMO-1"),
    PATIENT_2("patient-2", "patient", "Patient, DEMO-2"),
    PATIENT_3("patient-3", "patient", "Patient, DEMO-3"),
    NURSE_1("nurse-1", "nurse", "Nurse of the treating team"),
    NURSE_2("nurse-2", "nurse", "Nurse of the treating team"),
    PHYSICIAN_1("physician-1", "physician", "Physician of the treating team"),
    NURSE_OTHER("nurse-other", "nurse", "Nurse of another team at the same site"),
    COORDINATOR_1("coordinator-1", "coordinator", "Coordinator of the treating team"),
    ADMIN_1("admin-1", "admin", "Administrator"),
    PRIVACY_1("privacy-1", "privacy-officer", "Privacy officer");

    private final String userName;
    private final String group;
    private final String who;

    DemoUser(String userName, String group, String who) {
        this.userName = userName;
        this.group = group;
        this.who = who;
    }

    public String userName() {
        return userName;
    }

    /** As in the token's {@code groups}. */
    public List<String> groups() {
        return List.of(group);
    }

    String who() {
        return who;
    }

    /** The user of that name, if the password is theirs. */
    static Optional<DemoUser> signingIn(String userName, String password) {
        return Arrays.stream(values())
                .filter(user -> user.userName.equals(userName) && user.userName.equals(password))
                .findFirst();
    }
}
