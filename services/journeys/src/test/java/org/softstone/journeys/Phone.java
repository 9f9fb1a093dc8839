package org.softstone.journeys;

import java.net.URI;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import org.softstone.phone.MeApi;
import org.softstone.phone.http.ApiClient;
import org.softstone.phone.http.ApiException;
import org.softstone.phone.model.Amendment;
import org.softstone.phone.model.DraftToSave;
import org.softstone.phone.model.Report;
import org.softstone.phone.model.Sync;
import org.softstone.phone.model.SyncAnswer;

/**
 * A patient's phone: only the client that is generated from the checked-in OpenAPI document. It keeps what it cannot send.
 */
final class Phone {

    private static final URI NOWHERE = URI.create("http://localhost:1");

    private final URI service;
    private final String token;
    private final List<Report> reports = new ArrayList<>();
    private final List<Amendment> amendments = new ArrayList<>();
    private MeApi me;
    private DraftToSave draft;

    Phone(URI service, String token) {
        this.service = service;
        this.token = token;
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
        ApiClient client = new ApiClient();
        client.updateBaseUri(uri.toString());
        client.setRequestInterceptor(request -> request.header("Authorization", "Bearer " + token));
        me = new MeApi(client);
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

    /** Sends everything that it keeps, and keeps it: it may be sent again. */
    SyncAnswer sync(Instant now) throws ApiException {
        return me.sync(new Sync()
                .sentAt(OffsetDateTime.ofInstant(now, CareSetting.ZONE))
                .reports(reports)
                .amendments(amendments)
                .draft(draft));
    }
}
