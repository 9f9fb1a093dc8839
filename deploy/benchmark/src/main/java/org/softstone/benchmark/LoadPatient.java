package org.softstone.benchmark;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;

/** A patient made for the measurement, with what their phone holds. */
record LoadPatient(
        UUID patientId,
        UUID courseId,
        LoadPatients.Team team,
        String token,
        List<String> activityIds,
        List<String> depositIds) {

    /** In one of so many reports pain is much higher than before, so that alerts are part of the work. */
    private static final int ALERTS_ONE_IN = 20;

    LoadPatient with(List<String> activities, List<String> deposits) {
        return new LoadPatient(patientId, courseId, team, token, activities, deposits);
    }

    /** A weekly report of usual size: two activities, a deposit, two symptoms, a note of a sentence or two. */
    String report(UUID windowId, int week) {
        boolean alarming = Math.floorMod(patientId.hashCode() + week, ALERTS_ONE_IN) == 0;
        Instant now = Instant.now().truncatedTo(ChronoUnit.MILLIS);
        return """
                {"windowId":"%s","openedAt":"%s","submittedAt":"%s","sentAt":"%s",\
                "pain":{"average":%d,"worst":%d,"now":3},\
                "activities":[{"activityId":"%s","score":7},{"activityId":"%s","score":%d}],\
                "deposits":[{"depositId":"%s","firmness":2,"tenderness":3,"skin":"intact","spreadingRedness":false}],\
                "symptoms":[{"symptom":"nausea","severity":1,"interference":0},{"symptom":"headache","severity":0}],\
                "temperatureCelsius":36.9,"redFlags":[],"wantsContact":"no",\
                "note":"Slept better since Tuesday. The fingers of the right hand are still stiff in the morning."}""".formatted(
                        windowId,
                        now.minusSeconds(120),
                        now.minusSeconds(2),
                        now,
                        alarming ? 8 : 3 + week % 2,
                        alarming ? 9 : 5,
                        activityIds.get(0),
                        activityIds.get(1),
                        5 + week % 3,
                        depositIds.get(0));
    }
}
