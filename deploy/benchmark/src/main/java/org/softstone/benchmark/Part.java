package org.softstone.benchmark;

/** What can be measured, by the letter that selects it, in the order of measuring. */
enum Part {
    SUBMISSIONS('a', "durable submissions per second, 16 clients"),
    SUSTAINED('b', "the same, sustained through to the feeds"),
    SUBMIT_LATENCY('c', "submit latency, 1 client"),
    NEWS_LATENCY('d', "report to the clinician's stream, idle and at half of the sustained rate"),
    FULL_TABLES('e', "latencies with millions of stored reports against an empty table"),
    MISSED_WINDOWS('f', "windows closed and announced per second"),
    START('g', "start to ready with and without ahead-of-time cache, memory under load"),
    SYNC('h', "a phone's sync of 50 new reports in one request"),
    CLIENTS('i', "submissions of 1, 4, 16 and 64 clients"),
    REPLICAS('j', "two replicas of notifications"),
    COLD('k', "processor time per report in the first 30 s after a start");

    private final char letter;
    private final String what;

    Part(char letter, String what) {
        this.letter = letter;
        this.what = what;
    }

    char letter() {
        return letter;
    }

    String what() {
        return what;
    }
}
