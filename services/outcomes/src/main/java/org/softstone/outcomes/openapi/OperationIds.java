package org.softstone.outcomes.openapi;

import java.util.Map;

/** What clients call the operations: their method names, so that they change when somebody means it to. */
final class OperationIds {

    private static final Map<String, String> IDS = Map.ofEntries(
            Map.entry("GET /me/form", "readForm"),
            Map.entry("GET /me/draft", "readDraft"),
            Map.entry("PUT /me/draft", "saveDraft"),
            Map.entry("DELETE /me/draft", "deleteDraft"),
            Map.entry("GET /me/windows", "listWindows"),
            Map.entry("GET /me/pauses", "listPauses"),
            Map.entry("POST /me/pauses", "addPause"),
            Map.entry("DELETE /me/pauses/{pauseId}", "removePause"),
            Map.entry("POST /me/sync", "sync"),
            Map.entry("GET /me/reports", "listReports"),
            Map.entry("PUT /me/reports/{reportId}", "submitReport"),
            Map.entry("GET /me/reports/{reportId}", "readReport"),
            Map.entry("GET /me/reports/{reportId}/versions", "listReportVersions"),
            Map.entry("POST /me/reports/{reportId}/amendments", "amendReport"),
            Map.entry("GET /me/trend", "readTrend"),
            Map.entry("GET /me/adherence", "readAdherence"),
            Map.entry("GET /me/export", "exportReports"),
            Map.entry("GET /patients/{patientId}/activities", "readPatientActivities"),
            Map.entry("PUT /patients/{patientId}/activities", "definePatientActivities"),
            Map.entry("GET /patients/{patientId}/deposits", "readPatientDeposits"),
            Map.entry("PUT /patients/{patientId}/deposits", "definePatientDeposits"),
            Map.entry("GET /patients/{patientId}/windows", "listPatientWindows"),
            Map.entry("GET /patients/{patientId}/pauses", "listPatientPauses"),
            Map.entry("POST /patients/{patientId}/pauses", "addPatientPause"),
            Map.entry("DELETE /patients/{patientId}/pauses/{pauseId}", "removePatientPause"),
            Map.entry("GET /patients/{patientId}/reports", "listPatientReports"),
            Map.entry("POST /patients/{patientId}/reports", "enterPatientReport"),
            Map.entry("GET /patients/{patientId}/reports/{reportId}", "readPatientReport"),
            Map.entry("GET /patients/{patientId}/reports/{reportId}/versions", "listPatientReportVersions"),
            Map.entry("POST /patients/{patientId}/reports/{reportId}/amendments", "amendPatientReport"),
            Map.entry("POST /patients/{patientId}/reports/{reportId}/retraction", "retractPatientReport"),
            Map.entry("GET /patients/{patientId}/trend", "readPatientTrend"),
            Map.entry("GET /patients/{patientId}/adherence", "readPatientAdherence"),
            Map.entry("GET /patients/{patientId}/export", "exportPatient"),
            Map.entry("GET /export-dictionary", "readExportDictionary"),
            Map.entry("GET /sites/{siteId}/report-windows", "readWindowSettings"),
            Map.entry("PUT /sites/{siteId}/report-windows", "defineWindowSettings"));

    private OperationIds() {}

    /** @param path without the service's prefix */
    static String of(String method, String path) {
        return IDS.get(method + " " + path);
    }
}
