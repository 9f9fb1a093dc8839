package org.softstone.testing.examples.cycle.one;

import org.softstone.testing.examples.cycle.two.Two;

public record One(Two two) {}
