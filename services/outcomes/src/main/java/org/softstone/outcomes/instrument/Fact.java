package org.softstone.outcomes.instrument;

/** What a report says beside its answers. */
public enum Fact {
    REPORT_ID("reportId", new Kind.Id(), "Its id, where the path does not name it; where it does, the same"),
    WINDOW_ID("windowId", new Kind.Id(), "The window that the report answers; chosen by the server when absent"),
    OPENED_AT("openedAt", new Kind.Time(), "When the patient opened the form, by their phone's clock"),
    SUBMITTED_AT(
            "submittedAt",
            new Kind.Time(),
            "When the patient sent it, by their phone's clock; required of a patient's report"),
    SENT_AT("sentAt", new Kind.Time(), "When the phone sends this request, by the same clock"),
    DECLINED("declined", new Kind.Names(), "Names of items that the patient chose not to answer"),
    MODE(
            "mode",
            new Kind.Choice(CodeList.MODE, false),
            "Who answered: self, proxy (somebody on the patient's behalf) or phone (staff asked the patient); "
                    + "self when absent"),
    FORM_VERSION("formVersion", new Kind.Version(), "Version of the form that was shown; the current one when absent");

    private final String field;
    private final Kind kind;
    private final String description;

    Fact(String field, Kind kind, String description) {
        this.field = field;
        this.kind = kind;
        this.description = description;
    }

    public String field() {
        return field;
    }

    public Kind kind() {
        return kind;
    }

    /** For the API's document. */
    public String description() {
        return description;
    }
}
