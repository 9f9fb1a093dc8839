package org.softstone.testing.examples.field;

import jakarta.inject.Inject;

class Holder {
    @Inject
    Runnable injected;
}
