package org.softstone.testing.examples.cycle.two;

import org.softstone.testing.examples.cycle.one.One;

public record Two(One one) {}
