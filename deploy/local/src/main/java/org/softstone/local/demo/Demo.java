package org.softstone.local.demo;

import java.nio.file.Path;
import java.util.function.Consumer;
import org.softstone.local.LocalStack;

/** stub */
public final class Demo {
    public Demo(LocalStack stack, Path marker, Consumer<String> progress) {}

    public void playOnce() {}

    public void playWeeks(int weeks) {}
}
