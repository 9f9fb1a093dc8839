package org.softstone.journeys;

import java.net.URI;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.softstone.phone.MeApi;
import org.softstone.phone.http.ApiClient;
import org.softstone.phone.http.ApiException;
import org.softstone.phone.model.Amendment;
import org.softstone.phone.model.DraftToSave;
import org.softstone.phone.model.Report;
import org.softstone.phone.model.Sync;
import org.softstone.phone.model.SyncAnswer;

/**
 * A patient's phone, made of nothing but the client that anybody can generate from the checked-in OpenAPI document. What it
 * cannot send waits.
 */
final class Phone {

    private static final URI NOWHERE = URI.create("http://localhost:1");

    private final URI service;
    private final ApiClient client = new ApiClient();
    private final MeApi me = new MeApi(client);
    private final List<Report> reports = new ArrayList<>();
    private final List<Amendment> amendments = new ArrayList<>();
    private DraftToSave draft;

    Phone(URI service, String token) {
        this.service = service;
        client.setRequestInterceptor(request -> request.header("Authorization", "Bearer " + token));
        online();
    }

    /** The service, as the phone's programmer sees it. */
    MeApi me() {
        return me;
    }

    void online() {
        connectTo(service);
    }

    void offline() {
        connectTo(NOWHERE);
    }

    private void connectTo(URI uri) {
        client.setScheme(uri.getScheme());
        client.setHost(uri.getHost());
        client.setPort(uri.getPort());
        client.setBasePath("");
    }

    /** Sends it, or keeps it until there is a connection. @return whether it was sent */
    boolean submit(Report report) throws ApiException {
        try {
            me.submitReport(report.getReportId(), report);
            return true;
        } catch (ApiException e) {
            if (e.getCode() != 0) {
                throw e;
            }
            reports.add(report);
            return false;
        }
    }

    void amendWhenOnline(Amendment amendment) {
        amendments.add(amendment);
    }

    void keep(DraftToSave newDraft) {
        draft = newDraft;
    }

    /** Sends all that waits, as often as it takes; forgetting what is safe is left to {@link #forgetAll}. */
    SyncAnswer sync(Instant now) throws ApiException {
        return me.sync(new Sync()
                .sentAt(OffsetDateTime.ofInstant(now, CareSetting.ZONE))
                .reports(reports)
                .amendments(amendments)
                .draft(draft));
    }

    List<UUID> waiting() {
        return reports.stream().map(Report::getReportId).toList();
    }
}
