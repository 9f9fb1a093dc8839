package org.softstone.benchmark;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.softstone.local.Service;

/**
 * Whether a request takes longer because millions of reports are stored. Interleaving would need two databases behind two
 * processes that are warm alike; instead the same requests for patients with the same history are measured on emptied
 * tables at the beginning of the run, on full ones, and on emptied ones once more, so that what the processes and the
 * machine became meanwhile stands on both sides. Each round has a control beside it that is the same in all: the limit's
 * rows written by one connection into small tables of their own.
 */
final class MeasureFullTables {

    private static final double GOAL = 1.3;
    private static final int PATIENTS = 200;

    private enum Request {
        SUBMIT("submit"),
        TREND("trend"),
        WINDOWS("windows");

        private final String what;

        Request(String what) {
            this.what = what;
        }
    }

    /** p50 and p99 of the rounds, in milliseconds. */
    private static final class Side {
        private final Map<Request, List<Double>> medians = new EnumMap<>(Request.class);
        private final Map<Request, List<Double>> tails = new EnumMap<>(Request.class);
        private final List<Double> controls = new ArrayList<>();
        private final List<Double> steals = new ArrayList<>();
    }

    private final Bench bench;
    private final FullTables tables;
    private Side emptyBefore;

    MeasureFullTables(Bench bench) {
        this.bench = bench;
        this.tables = new FullTables(bench.stack().ownedDatabase(Service.OUTCOMES), bench.progress());
    }

    void measureEmpty() {
        emptyBefore = emptySide();
    }

    private Side emptySide() {
        empty();
        List<LoadPatient> patients = bench.loadPatients().enrol(PATIENTS);
        tables.fillWithHistoryOf(patients);
        return side("empty", patients);
    }

    private void empty() {
        bench.awaitFeeds();
        tables.empty();
        bench.windows().forget();
    }

    /** Code and pages: the load until now was reports only, and what is read would be cold. */
    private void warm(List<LoadPatient> patients, String path) {
        if (answers(patients, path)) {
            Load.run(
                    Bench.CLIENTS,
                    () -> reader(patients, path),
                    Load.asFastAsPossible(bench.options().seconds(15, 6)));
        }
    }

    void measureFull() {
        if (emptyBefore == null) {
            throw new BenchmarkException("There is nothing to compare with: the empty tables could not be measured.");
        }
        long reports = bench.options().storedReports();
        empty();
        List<LoadPatient> patients = bench.loadPatients().enrol(PATIENTS);
        tables.fill(reports, patients);
        bench.stack().postgres().checkpoint();
        Side full = side("full", patients);
        Side emptyAfter = emptySide();
        for (Request request : full.medians.keySet()) {
            double before = Median.of(emptyBefore.medians.get(request));
            double filled = Median.of(full.medians.get(request));
            double after = Median.of(emptyAfter.medians.get(request));
            double ratio = filled / ((before + after) / 2);
            bench.results()
                    .add(
                            Part.FULL_TABLES,
                            Results.number("%s with %,d stored reports against empty tables", request.what, reports),
                            "≤ 1.3 ×",
                            Results.number(
                                    "p50 %.2f ms against %.2f and %.2f ms, p99 %.2f ms against %.2f and %.2f ms",
                                    filled,
                                    before,
                                    after,
                                    Median.of(full.tails.get(request)),
                                    Median.of(emptyBefore.tails.get(request)),
                                    Median.of(emptyAfter.tails.get(request))),
                            Results.number("p50 %.2f × their mean", ratio),
                            ratio <= GOAL,
                            Results.number(
                                    "%d rounds each; the control took %.2f ms against %.2f and %.2f ms, steal %.0f"
                                            + " against %.0f and %.0f %%",
                                    bench.options().rounds(),
                                    Median.of(full.controls),
                                    Median.of(emptyBefore.controls),
                                    Median.of(emptyAfter.controls),
                                    Median.of(full.steals),
                                    Median.of(emptyBefore.steals),
                                    Median.of(emptyAfter.steals)));
        }
    }

    private Side side(String name, List<LoadPatient> patients) {
        bench.say("%s tables: %s", name, tables.spread(patients));
        warm(patients, "/me/trend");
        warm(patients, "/me/windows");
        OpenWindows windows =
                new OpenWindows(bench.stack(), bench.loadPatients(), patients, FullTables.WEEKS_OF_HISTORY + 1);
        Side side = new Side();
        Duration each = bench.options().seconds(3, 1);
        round(windows, patients, each, new Side());
        for (int i = 1; i <= bench.options().rounds(); i++) {
            round(windows, patients, each, side);
        }
        side.medians.forEach((request, medians) -> bench.say(
                "%s tables: %s p50 %.2f ms, control %.2f ms",
                name, request.what, Median.of(medians), Median.of(side.controls)));
        return side;
    }

    private void round(OpenWindows windows, List<LoadPatient> patients, Duration each, Side side) {
        Steal steal = new Steal();
        side.controls.add(bench.writePlainRows(1, each).latencies().p50());
        windows.provide((int) (300 * each.toSeconds()));
        note(side, Request.SUBMIT, Load.run(1, windows::client, Load.asFastAsPossible(each)));
        if (answers(patients, "/me/trend")) {
            note(side, Request.TREND, Load.run(1, () -> reader(patients, "/me/trend"), Load.asFastAsPossible(each)));
        }
        note(side, Request.WINDOWS, Load.run(1, () -> reader(patients, "/me/windows"), Load.asFastAsPossible(each)));
        side.steals.add(steal.percent());
    }

    private static void note(Side side, Request request, Load.Round round) {
        side.medians
                .computeIfAbsent(request, _ -> new ArrayList<>())
                .add(round.latencies().p50());
        side.tails
                .computeIfAbsent(request, _ -> new ArrayList<>())
                .add(round.latencies().p99());
    }

    private boolean answers(List<LoadPatient> patients, String path) {
        try (HttpConnection outcomes =
                new HttpConnection(bench.stack().service(Service.OUTCOMES).port())) {
            return outcomes.send(HttpConnection.request(
                                    "GET",
                                    "/outcomes/v1" + path,
                                    patients.getFirst().token(),
                                    null))
                            .status()
                    == 200;
        } catch (IOException e) {
            throw new BenchmarkException("Outcomes does not answer: " + e, e);
        }
    }

    private Load.Client reader(List<LoadPatient> patients, String path) throws IOException {
        HttpConnection outcomes =
                new HttpConnection(bench.stack().service(Service.OUTCOMES).port());
        AtomicInteger next = new AtomicInteger();
        return new Load.Client(outcomes, () -> {
            LoadPatient patient = patients.get(next.getAndIncrement() % patients.size());
            HttpConnection.Answer answer =
                    outcomes.send(HttpConnection.request("GET", "/outcomes/v1" + path, patient.token(), null));
            if (answer.status() != 200) {
                throw new BenchmarkException("GET " + path + " answered " + answer.status());
            }
        });
    }
}
