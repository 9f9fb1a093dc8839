package org.softstone.notifications;

import static org.softstone.notifications.testing.Care.publish;
import static org.softstone.notifications.testing.Reports.aMissedReport;
import static org.softstone.notifications.testing.Reports.newId;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URI;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.softstone.notifications.testing.Care;
import org.softstone.testing.EndpointManners;
import org.softstone.testing.EndpointMatrix;
import org.softstone.testing.RealInfrastructure;

@QuarkusTest
@WithTestResource(RealInfrastructure.class)
class AccessComponentTest {

    private static final String[] TEAM = {"nurse", "physician", "coordinator"};

    @TestHTTPResource(management = true)
    URI management;

    @TestHTTPResource("/notifications/v1")
    URI api;

    @Test
    void every_endpoint_tells_its_methods_and_takes_no_query_that_it_does_not_know() {
        new EndpointManners(management, api).verify();
    }

    @Test
    void every_endpoint_is_open_to_those_who_may_and_to_nobody_else() {
        Care care = Care.aTeam();
        Care another = Care.aTeam();
        UUID patient = care.patient();
        another.patient();
        // On a missed report a coordinator may act like everybody else.
        publish(aMissedReport(patient, newId(), 4));
        Object alertId = care.alertOf(patient, "M-1").get("alertId");

        new EndpointMatrix(EndpointMatrix.documentAt(management), api)
                .allow("GET /feed", TEAM)
                .allow("GET /feed/stream", TEAM)
                .allow("GET /alerts", TEAM)
                .allow("GET /alerts/{alertId}", TEAM)
                .subject("GET /alerts/{alertId}", "alertId", alertId)
                .allow("GET /alerts/{alertId}/history", TEAM)
                .subject("GET /alerts/{alertId}/history", "alertId", alertId)
                .allow("POST /alerts/{alertId}/acknowledge", TEAM)
                .subject("POST /alerts/{alertId}/acknowledge", "alertId", alertId)
                .allow("POST /alerts/{alertId}/hand-over", TEAM)
                .subject("POST /alerts/{alertId}/hand-over", "alertId", alertId)
                .body("POST /alerts/{alertId}/hand-over", "{\"to\": \"" + care.nurse + "\"}")
                .allow("GET /teams/unattended", "admin")
                .allow("POST /alerts/{alertId}/resolve", TEAM)
                .subject("POST /alerts/{alertId}/resolve", "alertId", alertId)
                .body("POST /alerts/{alertId}/resolve", "{\"outcome\": \"call\"}")
                .treated(patient, care.nurse, another.nurse)
                .verify();
    }
}
