package org.softstone.local;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * How the JVMs of the stack are started. A JDK's ahead-of-time cache is only used with the same collector and header layout
 * as in the training run, so both runs take their flags from here.
 */
record Jvm(Path aotCache, boolean training) {

    /** Small and quick to start rather than fast for hours: a service must fit into 300 MiB. */
    private static final List<String> FLAGS = List.of(
            "-XX:+UseSerialGC",
            "-XX:+UseCompactObjectHeaders",
            "-Xlog:disable",
            "-Xlog:all=error:stderr",
            "--enable-native-access=ALL-UNNAMED",
            "--sun-misc-unsafe-memory-access=allow",
            "-Dfile.encoding=UTF-8",
            "-Duser.timezone=UTC");

    static Jvm plain() {
        return new Jvm(null, false);
    }

    /** With the cache when there is one. */
    static Jvm with(Path aotCache) {
        return new Jvm(Files.exists(aotCache) ? aotCache : null, false);
    }

    /** Writes the cache when it ends. */
    static Jvm trainingFor(Path aotCache) {
        return new Jvm(aotCache, true);
    }

    List<String> command() {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(FLAGS);
        if (aotCache != null) {
            command.add((training ? "-XX:AOTCacheOutput=" : "-XX:AOTCache=") + aotCache);
        }
        return command;
    }
}
