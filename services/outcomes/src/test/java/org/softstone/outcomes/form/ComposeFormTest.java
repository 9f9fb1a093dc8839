package org.softstone.outcomes.form;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.softstone.outcomes.activity.Activity;
import org.softstone.outcomes.deposit.BodySite;
import org.softstone.outcomes.deposit.Deposit;
import org.softstone.outcomes.deposit.Laterality;
import org.softstone.outcomes.form.Form.Each;
import org.softstone.outcomes.form.Form.Item;
import org.softstone.outcomes.form.Form.Type;
import org.softstone.outcomes.instrument.Section;
import org.softstone.outcomes.instrument.UsualLimits;
import org.softstone.outcomes.window.ReportWindow;
import org.softstone.outcomes.window.WindowState;
import org.softstone.outcomes.window.WindowTimes;

class ComposeFormTest {

    private static final UUID PATIENT = UUID.fromString("01990000-0000-7000-8000-000000000001");
    private static final Instant DUE = Instant.parse("2026-03-02T18:00:00Z");
    static final List<Activity> ONE_ACTIVITY = List.of(new Activity(UUID.randomUUID(), "grip a drinking glass"));
    private static final List<Activity> NO_ACTIVITIES = List.of();

    private final ComposeForm english = new ComposeForm(FormWording.in(Locale.ENGLISH), new UsualLimits());
    private final ComposeForm german = new ComposeForm(FormWording.in(Locale.GERMAN), new UsualLimits());

    static ReportWindow window(int week) {
        return new ReportWindow(
                UUID.randomUUID(),
                PATIENT,
                UUID.randomUUID(),
                week,
                null,
                new WindowTimes(DUE.minusSeconds(86400), DUE, DUE.plusSeconds(3 * 86400)),
                WindowState.OPEN,
                null);
    }

    private static List<Deposit> oneDeposit() {
        return List.of(new Deposit(UUID.randomUUID(), BodySite.THUMB, Laterality.LEFT, LocalDate.parse("2024-05-01")));
    }

    private Form form(Integer week) {
        return english.of(week == null ? null : window(week), ONE_ACTIVITY, oneDeposit());
    }

    private static List<String> names(Form form) {
        return form.items().stream().map(Item::name).toList();
    }

    private static Item item(Form form, String name) {
        return form.items().stream()
                .filter(item -> item.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void global_change_is_asked_for_every_fourth_week_and_at_no_other_time() {
        assertThat(IntStream.rangeClosed(0, 17)
                        .filter(week -> names(form(week)).contains("globalChange"))
                        .boxed())
                .containsExactly(4, 8, 12, 16);
        assertThat(names(form(null))).doesNotContain("globalChange");
        assertThat(form(3).sections()).extracting(Form.Section::code).doesNotContain(Section.OVERALL);
        assertThat(form(4).sections()).extracting(Form.Section::code).containsExactly(Section.values());
    }

    @Test
    void signs_of_an_emergency_come_before_everything_else() {
        Form form = form(2);

        assertThat(form.emergency())
                .isEqualTo("This app is not for emergencies and nobody reads it continuously. If you have trouble"
                        + " breathing, chest pain, swelling of the face or throat, fainting, or sudden loss of vision,"
                        + " call your local emergency number now.");
        assertThat(form.items().getFirst().name()).isEqualTo("redFlags");
        assertThat(form.items().getFirst().options()).isEqualTo(form.redFlags());
        assertThat(form.redFlags())
                .extracting(Form.Choice::code)
                .containsExactly(
                        "breathing", "chest-pain", "face-swelling", "fainting", "sudden-visual-loss", "confusion");
    }

    @Test
    void only_average_pain_is_required_and_of_a_symptom_its_severity() {
        assertThat(form(4).items().stream().filter(Item::required).map(Item::name))
                .containsExactly("pain.average", "symptoms.severity");
    }

    @Test
    void pain_is_asked_for_in_the_agreed_words() {
        Item average = item(form(1), "pain.average");

        assertThat(average.text()).isEqualTo("In the past 7 days, what number best describes your pain on average?");
        assertThat(average.minimum()).isEqualTo(0);
        assertThat(average.maximum()).isEqualTo(10);
        assertThat(average.labels())
                .containsExactly(new Form.Label(0, "no pain"), new Form.Label(10, "worst pain you can imagine"));
    }

    @Test
    void every_scale_says_what_its_ends_mean_and_short_ones_what_each_number_means() {
        for (ComposeForm language : List.of(english, german)) {
            Form form = language.of(window(4), ONE_ACTIVITY, oneDeposit());

            assertThat(form.items().stream().filter(item -> item.type() == Type.SCALE))
                    .hasSize(9)
                    .allSatisfy(item -> {
                        int minimum = item.minimum().intValue();
                        int maximum = item.maximum().intValue();
                        List<Integer> labelled =
                                item.labels().stream().map(Form.Label::value).toList();
                        assertThat(labelled).as(item.name()).startsWith(minimum).endsWith(maximum);
                        if (maximum < 10) {
                            assertThat(labelled).hasSize(maximum - minimum + 1);
                        }
                    });
        }
    }

    @Test
    void what_is_asked_for_each_entry_says_so_and_how_it_is_declined() {
        Form form = form(1);

        assertThat(item(form, "activities").each()).isEqualTo(Each.ACTIVITY);
        assertThat(item(form, "activities").declinedAs()).isEqualTo("activities.{activityId}");
        assertThat(item(form, "deposits.skin").declinedAs()).isEqualTo("deposits.{depositId}");
        assertThat(item(form, "symptoms.severity").declinedAs()).isEqualTo("symptoms.{symptom}");
        assertThat(item(form, "pain.worst").each()).isNull();
        assertThat(item(form, "pain.worst").declinedAs()).isEqualTo("pain.worst");
    }

    @Test
    void without_activities_or_deposits_nothing_is_asked_about_them() {
        Form form = english.of(window(1), NO_ACTIVITIES, List.of());

        assertThat(form.items())
                .extracting(Item::section)
                .doesNotContain(Section.ACTIVITIES, Section.DEPOSITS)
                .contains(Section.PAIN, Section.SYMPTOMS, Section.TEAM);
        assertThat(form.sections()).extracting(Form.Section::code).doesNotContain(Section.DEPOSITS);
    }

    @Test
    void the_form_says_which_week_it_is_about() {
        ReportWindow window = window(4);

        Form form = german.of(window, ONE_ACTIVITY, oneDeposit());

        assertThat(form.windowId()).isEqualTo(window.windowId());
        assertThat(form.week()).isEqualTo(4);
        assertThat(form.dueAt()).isEqualTo(DUE);
        assertThat(form.closesAt()).isEqualTo(window.times().closesAt());
        assertThat(form.title()).isEqualTo("Ihr Bericht für Woche 4");
        assertThat(form(0).title()).isEqualTo("Before your first infusion");
    }

    @Test
    void when_no_window_is_open_it_says_so_and_asks_all_the_same() {
        Form form = form(null);

        assertThat(form.windowId()).isNull();
        assertThat(form.week()).isNull();
        assertThat(form.dueAt()).isNull();
        assertThat(form.introduction()).startsWith("No weekly report is open at the moment.");
        assertThat(names(form)).contains("pain.average", "note");
    }

    @Test
    void activities_and_deposits_are_in_it() {
        Form form = german.of(window(1), ONE_ACTIVITY, oneDeposit());

        assertThat(form.activities()).extracting(Form.ActivityToRate::label).containsExactly("grip a drinking glass");
        assertThat(form.deposits()).extracting(Form.DepositToRate::label).containsExactly("Daumen, links");
    }

    @Test
    void limits_are_those_that_a_report_is_held_to() {
        assertThat(item(form(1), "note").maximumLength()).isEqualTo(2000);
        assertThat(item(form(1), "note").maximumBytes()).isEqualTo(16_000);
        assertThat(item(form(1), "temperatureCelsius").minimum()).hasToString("30.0");
        assertThat(item(form(1), "temperatureCelsius").decimals()).isEqualTo(2);
    }

    @Test
    void a_form_in_a_log_shows_none_of_the_patients_words() {
        assertThat(form(1).toString() + form(1).activities()).doesNotContain("glass");
    }
}
