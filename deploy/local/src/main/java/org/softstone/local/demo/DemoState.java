package org.softstone.local.demo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Whether the demo has been played on a data folder; kept there, so that it is never played twice. */
public enum DemoState {
    /** The folder is new. */
    NONE,
    /** It was begun and not ended: what is there is half a demo. */
    INTERRUPTED,
    PLAYED,
    /** The folder was begun without the demo and business time there is the present. */
    LEFT_OUT;

    public static DemoState of(Path file) {
        try {
            return Files.exists(file) ? valueOf(Files.readString(file).strip()) : NONE;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (IllegalArgumentException e) {
            return INTERRUPTED;
        }
    }

    public void writeTo(Path file) {
        try {
            Files.createDirectories(file.getParent());
            Files.writeString(file, name());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
